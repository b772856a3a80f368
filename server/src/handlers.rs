//! One file a subject: each handler reads its request, asks, answers.

pub(crate) mod blobs;
pub(crate) mod entries;
pub(crate) mod invitations;
pub(crate) mod journal;
pub(crate) mod logs;
pub(crate) mod openers;
pub(crate) mod organisation;
pub(crate) mod passkeys;
pub(crate) mod registration;
pub(crate) mod server;
pub(crate) mod sessions;
pub(crate) mod stream;
pub(crate) mod sync;
pub(crate) mod tallies;
pub(crate) mod time_stamps;
pub(crate) mod web;
