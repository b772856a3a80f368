//! The whole job in real browsers.

mod job;
mod languages;
mod trial;
