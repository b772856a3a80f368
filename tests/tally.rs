//! Totals of check-ins: real workers' clients, the real referent's, the real server, and what happens when one of them lies.

mod liars;
mod limits;
mod minutes;
mod neighbours;
pub(crate) mod team;
mod truth;
pub(crate) mod weekly;
