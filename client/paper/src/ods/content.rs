//! The sheets.

use tdu_core::table::{Cell, Table};

use super::xml::{self, Xml};
use crate::PaperError;
use crate::words::Words;

/// Width of a letter, and what a column has at least and at most, in millimetres.
const LETTER: usize = 2;
const NARROWEST: usize = 22;
const WIDEST: usize = 110;
/// The width of the sentences' column, in millimetres.
const SENTENCES: usize = 160;
/// The most letters that every program takes for the name of a sheet.
const NAME: usize = 31;

/// `content.xml`
pub fn content(table: &Table) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::begin()?;
    xml.open(
        "office:document-content",
        &[
            xml::OFFICE,
            xml::STYLE,
            ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
            ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
            ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
            ("office:version", "1.3"),
        ],
    )?;
    let widths: Vec<usize> = (0..table.heads.len()).map(|column| width(table, column)).collect();
    styles(&mut xml, table, &widths)?;
    xml.open("office:body", &[])?;
    xml.open("office:spreadsheet", &[])?;
    figures(&mut xml, table)?;
    sentences(&mut xml, table)?;
    xml.close("office:spreadsheet")?;
    xml.close("office:body")?;
    xml.close("office:document-content")?;
    Ok(xml.into_bytes())
}

/// What the longest of a column's texts takes, within reason.
fn width(table: &Table, column: usize) -> usize {
    let letters = |cell: &Cell| match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Number(number) => number.to_string().len(),
    };
    let cells = table.lines.iter().filter_map(|line| line.get(column)).map(letters);
    let head = table.heads.get(column).map_or(0, |head| head.chars().count() + 2);
    cells.chain([head]).max().unwrap_or(0).saturating_mul(LETTER).clamp(NARROWEST, WIDEST)
}

/// How columns, sheets and cells look.
fn styles(xml: &mut Xml, table: &Table, widths: &[usize]) -> Result<(), PaperError> {
    xml.open("office:automatic-styles", &[])?;
    for (number, width) in widths.iter().copied().chain([SENTENCES]).enumerate() {
        xml.open("style:style", &[("style:name", &column(number)), ("style:family", "table-column")])?;
        xml.empty("style:table-column-properties", &[("style:column-width", &format!("{width}mm"))])?;
        xml.close("style:style")?;
    }
    xml.open("style:style", &[("style:name", "sheet"), ("style:family", "table")])?;
    let direction = if table.lang.is_rtl() { "rl-tb" } else { "lr-tb" };
    xml.empty("style:table-properties", &[("table:display", "true"), ("style:writing-mode", direction)])?;
    xml.close("style:style")?;
    for (name, bold) in [("head", true), ("words", false)] {
        xml.open("style:style", &[("style:name", name), ("style:family", "table-cell")])?;
        let place = [("fo:wrap-option", "wrap"), ("style:vertical-align", "top")];
        xml.empty("style:table-cell-properties", &place)?;
        if bold {
            let bold = [
                ("fo:font-weight", "bold"),
                ("style:font-weight-asian", "bold"),
                ("style:font-weight-complex", "bold"),
            ];
            xml.empty("style:text-properties", &bold)?;
        }
        xml.close("style:style")?;
    }
    xml.close("office:automatic-styles")
}

fn column(number: usize) -> String {
    format!("column{number}")
}

/// The table alone; its headings are repeated on each page that is printed.
fn figures(xml: &mut Xml, table: &Table) -> Result<(), PaperError> {
    let columns: Vec<usize> = (0..table.heads.len()).collect();
    sheet(xml, &table.name, &columns)?;
    xml.open("table:table-header-rows", &[])?;
    xml.open("table:table-row", &[])?;
    for head in &table.heads {
        words(xml, "head", head)?;
    }
    xml.close("table:table-row")?;
    xml.close("table:table-header-rows")?;
    for line in &table.lines {
        xml.open("table:table-row", &[])?;
        for cell in line {
            match cell {
                Cell::Text(text) => words(xml, "words", text)?,
                Cell::Number(number) => numeral(xml, *number)?,
            }
        }
        xml.close("table:table-row")?;
    }
    xml.close("table:table")
}

/// What is said about the table, a sentence a row.
fn sentences(xml: &mut Xml, table: &Table) -> Result<(), PaperError> {
    sheet(xml, &Words::of(table.lang).say("paper-about"), &[table.heads.len()])?;
    let all = table.about.iter().map(|sentence| ("words", sentence));
    for (style, text) in [("head", &table.title)].into_iter().chain(all) {
        xml.open("table:table-row", &[])?;
        words(xml, style, text)?;
        xml.close("table:table-row")?;
    }
    xml.close("table:table")
}

/// Begins a sheet with these columns.
fn sheet(xml: &mut Xml, name: &str, columns: &[usize]) -> Result<(), PaperError> {
    // Spreadsheets use these to name a sheet in a formula.
    let plain = |letter: &char| !matches!(letter, '[' | ']' | '*' | '?' | ':' | '/' | '\\' | '\'' | '#');
    let name: String = xml::written(name).chars().filter(plain).take(NAME).collect();
    xml.open("table:table", &[("table:name", name.trim()), ("table:style-name", "sheet")])?;
    for number in columns {
        xml.empty("table:table-column", &[("table:style-name", &column(*number))])?;
    }
    Ok(())
}

/// A cell of words: said to be a text, it is never taken for a formula, a number or a date.
fn words(xml: &mut Xml, style: &str, text: &str) -> Result<(), PaperError> {
    let about = [("table:style-name", style), ("office:value-type", "string")];
    xml.open("table:table-cell", &about)?;
    xml.paragraphs(text)?;
    xml.close("table:table-cell")
}

fn numeral(xml: &mut Xml, number: u64) -> Result<(), PaperError> {
    let digits = number.to_string();
    let about =
        [("table:style-name", "words"), ("office:value-type", "float"), ("office:value", digits.as_str())];
    xml.open("table:table-cell", &about)?;
    xml.paragraphs(&digits)?;
    xml.close("table:table-cell")
}
