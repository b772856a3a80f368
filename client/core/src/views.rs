//! Pure functions from what logs say to what is shown.
