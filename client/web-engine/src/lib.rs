//! The core inside a Web Worker: fetch, WebSocket, IndexedDB.

pub mod channel;
