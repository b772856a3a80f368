//! A table as a spreadsheet: ODF 1.3, as little of it as a reader needs.
//!
//! The first sheet is the table alone, so that programs can read it; the second says what it shows and what is hidden.
//! No clock and no randomness: the same table gives the same bytes.

mod content;
mod xml;

use std::io::{Cursor, Write as _};

use tdu_core::calendar::Day;
use tdu_core::table::{Format, Table};
use tdu_policies::Lang;
use tdu_protocol::Timestamp;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use self::xml::Xml;
use crate::{PaperError, whole};

/// Makes the spreadsheet of a table. Words stay words, whatever they begin with: nothing in it is ever computed.
///
/// # Errors
/// [`PaperError::NotATable`], [`PaperError::TooLong`].
pub fn table_ods(table: &Table) -> Result<Vec<u8>, PaperError> {
    whole(table)?;
    let parts = [
        ("META-INF/manifest.xml", manifest()?),
        ("content.xml", content::content(table)?),
        ("styles.xml", styles(table.lang)?),
        ("meta.xml", meta(table)?),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let (stored, packed) = (
        plain.compression_method(CompressionMethod::Stored),
        plain.compression_method(CompressionMethod::Deflated),
    );
    let wrong = |error: &dyn std::fmt::Display| PaperError::Ods(error.to_string());
    // First and as it stands, so that the file says what it is from its first bytes.
    let mimetype = [("mimetype", Format::Ods.media_type().as_bytes().to_vec(), stored)];
    let parts = parts.into_iter().map(|(name, bytes)| (name, bytes, packed));
    for (name, bytes, options) in mimetype.into_iter().chain(parts) {
        package.start_file(name, options).map_err(|error| wrong(&error))?;
        package.write_all(&bytes).map_err(|error| wrong(&error))?;
    }
    Ok(package.finish().map_err(|error| wrong(&error))?.into_inner())
}

/// What is in the package.
fn manifest() -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::begin()?;
    let space = ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    xml.open("manifest:manifest", &[space, ("manifest:version", "1.3")])?;
    let parts = [
        ("/", Format::Ods.media_type()),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ];
    for (path, media_type) in parts {
        let entry = [("manifest:full-path", path), ("manifest:media-type", media_type)];
        xml.empty("manifest:file-entry", &entry)?;
    }
    xml.close("manifest:manifest")?;
    Ok(xml.into_bytes())
}

/// The language that words are checked and read aloud in.
fn styles(lang: Lang) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::begin()?;
    xml.open(
        "office:document-styles",
        &[
            xml::OFFICE,
            xml::STYLE,
            ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
            ("office:version", "1.3"),
        ],
    )?;
    xml.open("office:styles", &[])?;
    xml.open("style:default-style", &[("style:family", "table-cell")])?;
    // Scripts like the Arabic one have a language of their own.
    let which = if lang.is_rtl() { "style:language-complex" } else { "fo:language" };
    xml.empty("style:text-properties", &[(which, lang.code())])?;
    xml.close("style:default-style")?;
    xml.close("office:styles")?;
    xml.close("office:document-styles")?;
    Ok(xml.into_bytes())
}

/// Title, language, and when it was put together.
fn meta(table: &Table) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::begin()?;
    xml.open(
        "office:document-meta",
        &[
            xml::OFFICE,
            ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("office:version", "1.3"),
        ],
    )?;
    xml.open("office:meta", &[])?;
    let made = moment(table.made);
    let facts = [
        ("meta:generator", concat!("Trait d'union/", env!("CARGO_PKG_VERSION"))),
        ("dc:title", &table.title),
        ("meta:creation-date", &made),
        ("dc:language", table.lang.code()),
    ];
    for (name, fact) in facts {
        xml.open(name, &[])?;
        xml.words(fact)?;
        xml.close(name)?;
    }
    xml.close("office:meta")?;
    xml.close("office:document-meta")?;
    Ok(xml.into_bytes())
}

/// `2026-11-26T10:05:00Z`
fn moment(at: Timestamp) -> String {
    let seconds = at.0 / 1000 % (24 * 60 * 60);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", Day::of(at, 0).to_iso())
}
