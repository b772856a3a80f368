//! Documents that people keep: PDF made from what the client holds, and read back.
//!
//! Data in, bytes out: no input or output, no clock, no randomness. The same proof gives the same bytes, on any machine,
//! so a PDF can be verified by making it once more ([`inside`]).
//!
//! Where things are: [`charter_pdf`] says what stands in a charter's copy, `sheet` places rows on pages and draws them,
//! `text` breaks lines and joins letters, [`inside`] reads what others hand in.

mod charter;
mod fonts;
mod inside;
mod sheet;
mod text;
mod words;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(test)]
mod tests;

pub use charter::charter_pdf;
pub use fonts::Fonts;
pub use inside::{Inside, LONGEST_PDF, Pages, inside};

/// What keeps a document from being made or read.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The file is not the proof of a charter.
    #[error("this is not the proof of a charter")]
    NotAProof,
    /// What it claims is not so: no page is made of it.
    #[error("the proof does not hold")]
    DoesNotHold,
    /// Longer than any charter is.
    #[error("longer than any charter is")]
    TooLong,
    /// The PDF cannot be read, or no proof is attached to it.
    #[error("no proof can be taken out of this PDF")]
    NothingInside,
    /// A font cannot be read.
    #[error("a font cannot be read")]
    Font,
    /// The PDF cannot be written as the standards want it.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}
