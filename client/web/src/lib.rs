//! The web app's screens.
