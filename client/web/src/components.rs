//! The pieces that every page is made of.
//!
//! Texts are `Signal<String>`: [`crate::i18n::t`] gives one for a message, a `String` or `&str` turns into one.

mod aloud;
mod attach;
mod button;
mod changes;
mod charter_copy;
mod chips;
mod date;
mod dialog;
mod documents;
mod download;
mod facts;
mod field;
mod frame;
mod hand_over;
mod icon;
mod lacks;
mod loaded;
mod notice;
mod plot;
mod quit;
mod readers;
mod select;
mod status;
mod thread;
mod words;

pub use aloud::{HoldButton, NoVoice, ReadAllAloud, ReadAloud};
pub use button::{Button, ButtonKind, GoLink};
pub use changes::Changes;
pub use charter_copy::CharterCopy;
pub use chips::{Chips, Choice, ManyChips, Ticks};
pub use date::{DateField, DayText, Style, Time};
pub use dialog::{Confirm, Dialog};
pub use download::Download;
pub use facts::FactList;
pub use field::{Field, TextArea, go_to_wrong, told};
pub use frame::{Bare, Frame, LanguageLinks, LanguageNotLoaded, NavItem, Page};
pub use hand_over::HandOver;
pub use icon::{Icon, Shape};
pub use lacks::CharterLacks;
pub use loaded::Loaded;
pub use notice::{Busy, Empty, FailureNotice, Notice, NoticeKind};
pub(crate) use plot::figure;
pub use plot::{Drawing, Plot};
pub use quit::QuitNow;
pub use readers::{ReaderList, Readers};
pub use select::Select;
pub use status::StatusLine;
pub use thread::Thread;
pub use words::{WordsAsked, WordsInput, WordsShown};
