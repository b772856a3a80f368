//! What the paper worker calls (`client/web/shell/paper.js`): bytes in, bytes out. The fonts are files of the app and come along.

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;

use tdu_core::table::Table;

use crate::{Fonts, Pages, PaperError, blank_pdf, charter_pdf, inside, table_ods, table_pdf};

/// The spreadsheet of a table, as the page writes it down.
///
/// # Errors
/// Why not, in English, for whoever helps.
#[wasm_bindgen]
pub fn ods(table: &[u8]) -> Result<Vec<u8>, String> {
    table_ods(&read::<Table>(table)?).map_err(|error| error.to_string())
}

/// Page and worker are files of one build, so the encoding needs no names.
fn read<T: DeserializeOwned>(question: &[u8]) -> Result<T, String> {
    postcard::from_bytes(question).map_err(|error| error.to_string())
}

/// All that a proof proves, its time stamp included, as JSON; nothing if it is none.
#[wasm_bindgen]
pub fn examine(proof: &[u8]) -> Option<Vec<u8>> {
    serde_json::to_vec(&crate::examine(proof, None).ok()?).ok()
}

/// Whether a time stamp (JSON of a `NewStamp`) holds.
#[wasm_bindgen]
pub fn stamp(stamp: &[u8]) -> bool {
    serde_json::from_slice(stamp).is_ok_and(|stamp| crate::stamp_holds(&stamp).is_ok())
}

/// The four font files.
#[wasm_bindgen]
pub struct Letters(Fonts);

#[wasm_bindgen]
impl Letters {
    /// From their bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(latin: Vec<u8>, latin_bold: Vec<u8>, arabic: Vec<u8>, arabic_bold: Vec<u8>) -> Self {
        Self(Fonts {
            latin: latin.into(),
            latin_bold: latin_bold.into(),
            arabic: arabic.into(),
            arabic_bold: arabic_bold.into(),
        })
    }

    /// The PDF of a proof.
    ///
    /// # Errors
    /// Why not, in English, for whoever helps.
    pub fn charter(&self, proof: &[u8]) -> Result<Vec<u8>, String> {
        charter_pdf(proof, &self.0).map_err(|error: PaperError| error.to_string())
    }

    /// The PDF of a table, as the page writes it down.
    ///
    /// # Errors
    /// Why not, in English, for whoever helps.
    pub fn pages(&self, table: &[u8]) -> Result<Vec<u8>, String> {
        table_pdf(&read::<Table>(table)?, &self.0).map_err(|error| error.to_string())
    }

    /// The PDF of a charter to sign with a pen, of what the page writes down.
    ///
    /// # Errors
    /// Why not, in English, for whoever helps.
    pub fn blank(&self, blank: &[u8]) -> Result<Vec<u8>, String> {
        blank_pdf(&read(blank)?, &self.0).map_err(|error| error.to_string())
    }

    /// What is inside a PDF; nothing if no proof is.
    pub fn inside(&self, pdf: &[u8]) -> Option<Found> {
        let found = inside(pdf, &self.0).ok()?;
        Some(Found { as_made: found.pages == Pages::AsMade, proof: found.proof })
    }
}

/// What was inside a PDF.
#[wasm_bindgen]
pub struct Found {
    proof: Vec<u8>,
    as_made: bool,
}

#[wasm_bindgen]
impl Found {
    /// The proof, as it was attached.
    #[wasm_bindgen(getter)]
    pub fn proof(&self) -> Vec<u8> {
        self.proof.clone()
    }

    /// Whether the PDF is byte for byte the one that is made of it.
    #[wasm_bindgen(getter)]
    pub fn as_made(&self) -> bool {
        self.as_made
    }
}
