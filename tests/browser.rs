//! The whole job in real browsers, and every screen by itself.

mod answers;
mod job;
mod languages;
mod screens;
mod trial;
