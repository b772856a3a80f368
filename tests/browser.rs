//! The whole job in real browsers, and every screen by itself.

mod job;
mod screens;
mod trial;
