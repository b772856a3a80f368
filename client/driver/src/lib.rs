//! Carries the core's requests over any transport and keeps its records in any store.
