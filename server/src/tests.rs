//! The app driven without a port: each test reads as what somebody does and what they are told.

mod assets;
mod attaching;
mod blobs;
mod bodies;
mod buckets;
mod clock;
mod erasing;
mod founding;
mod health;
mod invitations;
mod logging;
mod logs;
mod members;
mod metrics;
mod nodes;
mod openers;
mod origins;
pub(crate) mod people;
mod proxies;
mod quotas;
mod reload;
mod running;
mod sessions;
mod stream;
mod sync;
pub(crate) mod world;
