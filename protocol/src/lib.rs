//! What the server and every client must agree on: identifiers, entries, chain, certificates, log state, API.
