//! Somebody leaves the service.

mod story;
