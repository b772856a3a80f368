//! A plain table: what every export is made of, whatever the format.

use tdu_policies::Lang;

use super::csv::Csv;

/// Lines under headings, with the file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the file, without its ending.
    pub name: String,
    /// Headings, one a column.
    pub heads: Vec<String>,
    /// Lines, as long as the headings.
    pub lines: Vec<Vec<Cell>>,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub fn new(name: &str, heads: impl IntoIterator<Item = String>) -> Self {
        let name = name.replace(['\u{2068}', '\u{2069}'], "");
        Self { name, heads: heads.into_iter().collect(), lines: Vec::new() }
    }

    /// Adds a line.
    pub fn line(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.lines.push(cells.into_iter().collect());
    }

    /// The table as text that spreadsheets open; those of French and Arabic readers expect a semicolon.
    pub fn csv(&self, lang: Lang) -> String {
        let mut csv = Csv::new(if lang == Lang::En { ',' } else { ';' });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_as_the_readers_spreadsheet_expects_it() {
        let mut table = Table::new("bilan-\u{2068}2026-W48\u{2069}", ["a".to_owned(), "b".to_owned()]);
        table.line([Cell::from("x".to_owned()), 3_u32.into()]);
        assert_eq!(table.name, "bilan-2026-W48");
        assert_eq!(table.csv(Lang::Ar).trim_start_matches('\u{feff}'), "a;b\r\nx;3\r\n");
        assert_eq!(table.csv(Lang::En).trim_start_matches('\u{feff}'), "a,b\r\nx,3\r\n");
    }
}
