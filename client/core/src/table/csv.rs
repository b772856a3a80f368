//! Tables as text that spreadsheets open (RFC 4180, UTF-8 with a byte order mark).

use super::without_marks;

/// Lines of cells.
#[derive(Clone, Debug)]
pub struct Csv {
    separator: char,
    text: String,
}

impl Csv {
    /// An empty table. French spreadsheets expect a semicolon, others a comma.
    pub fn new(separator: char) -> Self {
        Self { separator, text: String::from('\u{feff}') }
    }

    /// Adds a line.
    pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (rank, cell) in cells.into_iter().enumerate() {
            if rank > 0 {
                self.text.push(self.separator);
            }
            self.cell(cell);
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        // First: what stands behind a mark is then at the beginning.
        let cell = without_marks(cell);
        // A spreadsheet would compute a cell that begins so, whatever a person meant by it.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let clean = if formula { format!("'{cell}") } else { cell };
        if clean.contains([self.separator, '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&clean.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&clean);
        }
    }

    /// The file.
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut csv = Csv::new(';');
        csv.line(cells.iter().copied());
        csv.into_text().trim_start_matches('\u{feff}').to_owned()
    }

    #[test]
    fn separators_quotes_and_line_breaks_are_kept_inside_a_cell() {
        assert_eq!(written(&["a", "b c", "3"]), "a;b c;3\r\n");
        assert_eq!(written(&["a;b", "dit \"oui\"", "x\ny"]), "\"a;b\";\"dit \"\"oui\"\"\";\"x\ny\"\r\n");
    }

    #[test]
    fn a_word_from_a_worker_is_never_computed() {
        assert_eq!(written(&["=1+1", "@SUM(A1)", "-2"]), "'=1+1;'@SUM(A1);'-2\r\n");
        assert_eq!(written(&["\u{2068}=1+1\u{2069}"]), "'=1+1\r\n", "behind a mark of direction, too");
    }

    #[test]
    fn the_file_says_that_it_is_utf_8_and_holds_no_direction_marks() {
        assert!(Csv::new(',').into_text().starts_with('\u{feff}'));
        assert_eq!(written(&["\u{2068}5\u{2069} contacts"]), "5 contacts\r\n");
    }
}
