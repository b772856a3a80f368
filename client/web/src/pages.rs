//! The screens.

pub mod admin;
pub mod beneficiary;
pub mod ended;
pub mod experiments;
pub mod join;
pub mod manager;
pub mod open;
pub mod policies;
mod prevention;
pub mod referent;
pub mod settings;
pub mod setup;
pub mod staff;
pub mod talks;
pub mod verify;
pub mod worker;
