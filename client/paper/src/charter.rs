//! A charter's copy: what was signed, by whom, and what it proves, beside each other in the language read and in French.

mod blank;
pub(crate) mod says;
mod signed;

use qrcode::{Color, EcLevel, QrCode};
use sha2::{Digest, Sha256};
use tdu_core::proof::{CharterProof, Examination};
use tdu_policies::Lang;

pub use self::blank::{Blank, blank_pdf};
use self::says::{Chunk, Piece};
use crate::sheet::{About, Attachment, Cell, GUTTER, Group, Kind, MARGIN, PAGE, Sheet, Squares};
use crate::stamp::judged;
use crate::text::Typeface;
use crate::words::Words;
use crate::{Fonts, PaperError};

/// Name of the proof among the files attached to the PDF.
pub const PROOF_NAME: &str = "preuve-charte.json";
/// The longest proof of which pages are made, in bytes: a charter in two languages is a tenth of it.
const LONGEST_PROOF: usize = 512 << 10;
/// A line is read with ease up to this width, in points.
const ALONE: f32 = 420.0;
/// Length of the QR code's side, in points.
const CODE: f32 = 92.0;

/// Makes the PDF of a proof: readable pages for people, the proof itself attached for programs.
///
/// # Errors
/// [`PaperError::NotAProof`], [`PaperError::DoesNotHold`] (no page is made of what is false), [`PaperError::TooLong`].
pub fn charter_pdf(file: &[u8], fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    if file.len() > LONGEST_PROOF {
        return Err(PaperError::TooLong);
    }
    let proof: CharterProof = serde_json::from_slice(file).map_err(|_| PaperError::NotAProof)?;
    let found = judged(&proof, None)?;
    let signed = found.signed.and_then(|act| act.at).filter(|_| found.holds());
    let signed = signed.ok_or(PaperError::DoesNotHold)?;
    let face = Typeface::read(fonts)?;
    let digest = digest(file);
    let (sheet, title) = put_together(&proof, &found, &digest)?;
    let words = Words::of(proof.lang);
    let attachment = Attachment {
        name: PROOF_NAME.to_owned(),
        media_type: "application/json",
        about: words.say("paper-attached"),
        bytes: file.to_vec(),
    };
    sheet.pdf(&face, &About::of(title, proof.lang, signed, words), Some(attachment))
}

fn put_together(
    proof: &CharterProof,
    found: &Examination,
    digest: &str,
) -> Result<(Sheet, String), PaperError> {
    let mut sheet = Sheet::new(PAGE);
    let own = says::in_language(proof, found, proof.lang, digest);
    let title = Words::of(proof.lang).say("paper-title");
    let code = code(digest)?;
    let columns = columns(&mut sheet, proof.lang);
    let (read, x) = (columns[0].group, columns[0].x);
    let x = if proof.lang.is_rtl() { PAGE.0 - MARGIN - CODE } else { x };
    let reference = (columns.len() > 1).then(|| says::in_language(proof, found, Lang::Fr, digest));
    fill(&mut sheet, columns.into_iter().zip([own].into_iter().chain(reference)).collect());
    let alt = Words::of(proof.lang).say_with("paper-picture", &[("digest", digest.to_owned().into())]);
    let (group, lang, side) = (read, proof.lang, code.width());
    let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
    sheet.squares(Squares { group, alt, lang, side, dark, x, length: CODE });
    Ok((sheet, title))
}

/// One column for French alone; else the language that is read and French beside each other, each at the side where its lines begin.
fn columns(sheet: &mut Sheet, lang: Lang) -> Vec<Column> {
    let read = sheet.section(lang);
    if lang == Lang::Fr {
        return vec![Column::new(read, Lang::Fr, (PAGE.0 - ALONE) / 2.0, ALONE)];
    }
    let french = sheet.section(Lang::Fr);
    let width = (PAGE.0 - 2.0 * MARGIN - GUTTER) / 2.0;
    let (left, right) = (MARGIN, MARGIN + width + GUTTER);
    let (x, other) = if lang.is_rtl() { (right, left) } else { (left, right) };
    vec![Column::new(read, lang, x, width), Column::new(french, Lang::Fr, other, width)]
}

fn code(digest: &str) -> Result<QrCode, PaperError> {
    QrCode::with_error_correction_level(format!("sha256:{digest}"), EcLevel::M)
        .map_err(|error| PaperError::Pdf(error.to_string()))
}

/// A column, and where its texts go in the tree.
struct Column {
    group: Group,
    /// The list that goes on, if the last text was an item.
    list: Option<Group>,
    lang: Lang,
    x: f32,
    width: f32,
}

impl Column {
    const fn new(group: Group, lang: Lang, x: f32, width: f32) -> Self {
        Self { group, list: None, lang, x, width }
    }

    fn cell(&mut self, sheet: &mut Sheet, Piece { kind, text }: Piece) -> Cell {
        if kind != Kind::Item {
            self.list = None;
        } else if self.list.is_none() {
            self.list = Some(sheet.list(self.group));
        }
        let group = self.list.unwrap_or(self.group);
        Cell { group, kind, lang: self.lang, text, x: self.x, width: self.width, at_end: false }
    }
}

/// Puts columns beside each other, idea by idea and sentence by sentence.
fn fill(sheet: &mut Sheet, columns: Vec<(Column, Vec<Chunk>)>) {
    let (mut columns, chunks): (Vec<Column>, Vec<_>) = columns.into_iter().unzip();
    let mut chunks: Vec<_> = chunks.into_iter().map(Vec::into_iter).collect();
    loop {
        let beside: Vec<Option<Chunk>> = chunks.iter_mut().map(Iterator::next).collect();
        if beside.iter().all(Option::is_none) {
            return;
        }
        let mut pieces: Vec<_> =
            beside.into_iter().map(|chunk| chunk.unwrap_or_default().into_iter()).collect();
        loop {
            let mut cells = Vec::new();
            for (column, pieces) in columns.iter_mut().zip(&mut pieces) {
                if let Some(piece) = pieces.next() {
                    cells.push(column.cell(sheet, piece));
                }
            }
            if cells.is_empty() {
                break;
            }
            sheet.row(cells);
        }
    }
}

/// SHA-256 of a proof file, as `sha256sum` prints it.
pub(crate) fn digest(file: &[u8]) -> String {
    Sha256::digest(file).iter().fold(String::new(), |letters, byte| letters + &format!("{byte:02x}"))
}
