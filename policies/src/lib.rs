//! The organisation's rules as data: charter, vocabulary, check-ins, reporting, retention, telework, resources.
