//! Documents that people keep: PDF made from what the client holds, and read back.
//!
//! Data in, bytes out: no input or output, no clock, no randomness. The same proof gives the same bytes, on any machine,
//! so a PDF can be verified by making it once more ([`inside`]).
//!
//! Where things are: [`charter_pdf`] says what stands in a charter's copy and [`blank_pdf`] on one to sign with a pen, `sheet` places rows on pages and draws them,
//! `text` breaks lines and joins letters, [`inside`] reads what others hand in, [`table_ods`] makes a spreadsheet
//! of a table and [`table_pdf`] pages.

mod charter;
mod fonts;
mod inside;
mod ods;
mod pages;
mod sheet;
mod stamp;
mod text;
mod words;

use tdu_core::table::Table;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(test)]
mod tests;

pub use charter::{Blank, blank_pdf, charter_pdf};
pub use fonts::Fonts;
pub use inside::{Inside, LONGEST_PDF, Pages, inside};
pub use ods::table_ods;
pub use pages::table_pdf;
pub use stamp::{examine, stamp_holds};

/// The most cells of a table of which a document is made: 5,000 lines of ten, some 400 pages.
const MOST_CELLS: usize = 50_000;

/// Refuses what is no table, and one that is longer than any of this program.
fn whole(table: &Table) -> Result<(), PaperError> {
    let columns = table.heads.len();
    if columns == 0 || table.lines.iter().any(|line| line.len() != columns) {
        return Err(PaperError::NotATable);
    }
    if columns.saturating_mul(table.lines.len()) > MOST_CELLS {
        return Err(PaperError::TooLong);
    }
    Ok(())
}

/// What keeps a document from being made or read.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The file is not the proof of a charter.
    #[error("this is not the proof of a charter")]
    NotAProof,
    /// What it claims is not so: no page is made of it.
    #[error("the proof does not hold")]
    DoesNotHold,
    /// Longer than a charter or a table of this program is.
    #[error("longer than any document of this program")]
    TooLong,
    /// Lines that are not as long as the headings, or no headings.
    #[error("this is not a table")]
    NotATable,
    /// The PDF cannot be read, or no proof is attached to it.
    #[error("no proof can be taken out of this PDF")]
    NothingInside,
    /// A font cannot be read.
    #[error("a font cannot be read")]
    Font,
    /// The PDF cannot be written as the standards want it.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// The spreadsheet cannot be written.
    #[error("the spreadsheet cannot be written: {0}")]
    Ods(String),
}
