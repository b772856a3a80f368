//! The protocol's own tests: the state machine under property tests, and frozen vectors.

#[path = "suite/chain.rs"]
mod chain;
#[path = "suite/encoding.rs"]
mod encoding;
#[path = "../../tests/vectors/frozen.rs"]
mod frozen;
#[path = "suite/journal.rs"]
mod journal;
#[path = "suite/membership.rs"]
mod membership;
#[path = "suite/quarters.rs"]
mod quarters;
#[path = "suite/vectors.rs"]
mod vectors;
#[path = "suite/verified.rs"]
mod verified;
#[path = "suite/world.rs"]
mod world;
