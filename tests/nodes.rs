//! Two servers on one PostgreSQL: real processes, a real cluster, and what may happen to each of them.

mod attachments;
mod away;
mod bucket;
mod pair;
mod races;
mod sessions;
mod writer;
