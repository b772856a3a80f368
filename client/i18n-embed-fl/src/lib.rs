//! age writes its errors in eight languages, and looks the sentence up even where the caller drops the error. Trait
//! d'union never shows them: `tdu_core::seal` says one thing for every failure, in its own words. This package takes
//! the place of the macro that looks them up (`[patch.crates-io]`) and gives the message's name instead of its
//! sentence, so that the web app does not carry the texts and the reader of Fluent that goes with them.
//!
//! Nothing of what age seals, opens or checks passes here.

/// The name of the message, whatever the loader and the arguments.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $message:literal $($arguments:tt)*) => {
        ::std::string::String::from($message)
    };
}
