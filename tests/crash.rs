//! Crashes and failing disks: real processes that are killed while many write, and what must be there afterwards.

mod books;
mod broken;
mod clients;
mod disk;
mod failing;
mod full;
mod ground;
mod kills;
mod mounts;
mod uploads;
