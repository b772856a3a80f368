//! The client without input or output: keys, sealing, logs, views.
