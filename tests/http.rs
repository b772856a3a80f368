//! The server over TLS: as a process, and in this process with what should not happen on its way.

mod bodies;
mod clock;
mod erasing;
mod invitations;
mod lost;
mod lost_beginnings;
mod origins;
mod passkeys;
mod process;
mod rates;
mod ready;
mod sessions;
mod unknown;
