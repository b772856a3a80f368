//! The whole job in real browsers.

mod trial;
