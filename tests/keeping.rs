//! The commands that look after the data, on a real server process: backup, restore, check, journal.

mod attachments;
mod backup;
mod commands;
mod dump;
mod left;
mod talks;
mod term;
mod totals;
mod world;
