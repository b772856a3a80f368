//! A PDF that somebody hands in: the proof inside, and whether its pages are to be believed.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use crate::charter::{PROOF_NAME, charter_pdf};
use crate::{Fonts, PaperError};

/// Longest PDF that is read, in bytes: the copy of a charter is a tenth of it.
pub const LONGEST_PDF: usize = 2 << 20;
/// Most bytes that one stream of it may inflate to.
const MOST_INFLATED: usize = 1 << 20;

/// What a PDF holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The proof attached to it, as it lies there.
    pub proof: Vec<u8>,
    /// Its pages.
    pub pages: Pages,
}

/// Whether the pages of a PDF say what its proof says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// The file is, byte for byte, what this program makes of the proof.
    AsMade,
    /// It was changed, or made by another version, or its proof does not hold: nobody vouches for the pages.
    Other,
}

/// Takes the proof out of a PDF, makes the PDF of it once more, and compares. Whoever calls examines the proof.
///
/// # Errors
/// [`PaperError::NothingInside`], [`PaperError::TooLong`], [`PaperError::Font`].
pub fn inside(pdf: &[u8], fonts: &Fonts) -> Result<Inside, PaperError> {
    if pdf.len() > LONGEST_PDF {
        return Err(PaperError::TooLong);
    }
    let proof = attached(pdf).ok_or(PaperError::NothingInside)?;
    let pages = match charter_pdf(&proof, fonts) {
        Ok(made) if made == pdf => Pages::AsMade,
        Err(PaperError::Font) => return Err(PaperError::Font),
        _ => Pages::Other,
    };
    Ok(Inside { proof, pages })
}

/// The file attached as the document's data under the name that this program gives to proofs.
fn attached(pdf: &[u8]) -> Option<Vec<u8>> {
    let options = LoadOptions::with_max_decompressed_size(MOST_INFLATED);
    let document = Document::load_mem_with_options(pdf, options).ok()?;
    let files = followed(&document, document.catalog().ok()?.get(b"AF").ok()?)?.as_array().ok()?;
    files.iter().find_map(|file| {
        let file = dictionary(&document, file)?;
        let named = file.get(b"F").ok()?.as_str().ok()? == PROOF_NAME.as_bytes();
        let streams = dictionary(&document, file.get(b"EF").ok()?).filter(|_| named)?;
        let stream = followed(&document, streams.get(b"F").ok()?)?.as_stream().ok()?;
        stream.get_plain_content_with_limit(MOST_INFLATED).ok()
    })
}

fn followed<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    followed(document, object)?.as_dict().ok()
}
