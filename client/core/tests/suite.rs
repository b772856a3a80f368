//! The core's own tests: several clients around one ledger, and frozen vectors of everything that is sealed.

#[path = "../../../tests/src/drawn.rs"]
mod drawn;
#[path = "suite/experiments.rs"]
mod experiments;
#[path = "../../../tests/vectors/frozen.rs"]
mod frozen;
#[path = "suite/handover.rs"]
mod handover;
#[path = "suite/hostile.rs"]
mod hostile;
#[path = "suite/leaving.rs"]
mod leaving;
#[path = "suite/ledger.rs"]
mod ledger;
#[path = "suite/near.rs"]
mod near;
#[path = "suite/rules.rs"]
mod rules;
#[path = "suite/story.rs"]
mod story;
#[path = "suite/tally.rs"]
mod tally;
#[path = "suite/vectors.rs"]
mod vectors;
#[path = "suite/warm.rs"]
mod warm;
