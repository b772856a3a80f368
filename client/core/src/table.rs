//! A table that people keep: what every export is made of, whatever the format.
//!
//! Text for spreadsheets is made here; `tdu-paper` makes a spreadsheet and pages of the same table.

mod csv;

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::Timestamp;

use self::csv::Csv;

/// A form in which a table is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A spreadsheet: ODF 1.3.
    Ods,
    /// Pages.
    Pdf,
    /// Text that every program reads (RFC 4180).
    Csv,
}

impl Format {
    /// All of them; those that most people can open with what they have stand first.
    pub const ALL: [Self; 3] = [Self::Ods, Self::Pdf, Self::Csv];

    /// How the file's name ends, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Ods => "ods",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
        }
    }

    /// What the file is, for a browser.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// Lines under headings, and what must be said about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Name of the file, without its ending.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// Sentences about the whole: which period, what is hidden and why. Text for spreadsheets has no place for them.
    pub about: Vec<String>,
    /// The language of all its words.
    pub lang: Lang,
    /// When it was put together.
    pub made: Timestamp,
    /// Headings, one a column.
    pub heads: Vec<String>,
    /// Lines, as long as the headings.
    pub lines: Vec<Vec<Cell>>,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, to be computed with.
    Number(u64),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl Table {
    /// An empty table; invisible direction marks have no place in a file's name.
    pub fn new(
        name: &str,
        title: String,
        lang: Lang,
        made: Timestamp,
        heads: impl IntoIterator<Item = String>,
    ) -> Self {
        let (about, heads) = (Vec::new(), heads.into_iter().collect());
        Self { name: without_marks(name), title, about, lang, made, heads, lines: Vec::new() }
    }

    /// Adds a sentence about the whole.
    #[must_use]
    pub fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.about.push(sentence.into());
        self
    }

    /// Adds a line.
    pub fn line(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.lines.push(cells.into_iter().collect());
    }

    /// Name of the file in a form.
    pub fn file_name(&self, format: Format) -> String {
        format!("{}.{}", self.name, format.ending())
    }

    /// The table as text that spreadsheets open; those of French and Arabic readers expect a semicolon.
    pub fn csv(&self) -> String {
        let mut csv = Csv::new(if self.lang == Lang::En { ',' } else { ';' });
        csv.line(self.heads.iter().map(String::as_str));
        for line in &self.lines {
            let words = line.iter().map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => number.to_string(),
            });
            let words: Vec<_> = words.collect();
            csv.line(words.iter().map(String::as_str));
        }
        csv.into_text()
    }
}

/// A text without the marks that keep a value's direction apart on a screen: files have no use for them.
pub fn without_marks(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_as_the_readers_spreadsheet_expects_it() {
        let heads = ["a".to_owned(), "b".to_owned()];
        let title = "Bilan".to_owned();
        let mut table = Table::new("bilan-\u{2068}2026-W48\u{2069}", title, Lang::Ar, Timestamp(0), heads);
        table.line([Cell::from("x".to_owned()), 3_u32.into()]);
        assert_eq!(table.file_name(Format::Ods), "bilan-2026-W48.ods");
        assert_eq!(table.csv().trim_start_matches('\u{feff}'), "a;b\r\nx;3\r\n");
        let table = Table { lang: Lang::En, ..table };
        assert_eq!(table.csv().trim_start_matches('\u{feff}'), "a,b\r\nx,3\r\n");
    }
}
