//! What whole-system tests stand on: people in real browsers, a real server, the line between them and a search for
//! what must not be found.
//!
//! * [`browser`]: a Chromium whose people read, click and type as someone with a screen reader would.
//! * [`interpreter`]: what a French text of the app is in another language.
//! * [`recorder`]: the line of each person to the server; it keeps what leaves the browser and can be cut.
//! * [`server`]: a `tdu-server` process with its own folder.
//! * [`markers`]: looks for words in files, in every dress they may wear.
//! * [`drawn`]: what varies in the size of something sealed.
//! * [`authority`]: an authority for time stamps, which may fail in several ways.
//! * [`site`]: a folder of files served over TLS, for trials that need no server.
//! * [`tls`]: the certificate that the browser, the recorder and the server share.
//! * [`people`]: the real client and the real server without a browser, and what may come between them.
//! * [`places`]: where builds are found and where runs leave their traces.

pub mod authority;
pub mod browser;
pub mod drawn;
pub mod interpreter;
pub mod markers;
pub mod people;
pub mod places;
pub mod recorder;
pub mod server;
pub mod site;
pub mod tls;
