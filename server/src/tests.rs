//! The app driven without a port: each test reads as what somebody does and what they are told.

mod assets;
mod bodies;
mod erasing;
mod founding;
mod invitations;
mod logging;
mod logs;
mod members;
mod openers;
mod origins;
mod people;
mod running;
mod sessions;
mod stream;
pub(crate) mod world;
