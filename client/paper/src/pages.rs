//! A table as pages: its title, what must be said about it, and its lines under headings that come again on each page.

use std::collections::HashSet;

use tdu_core::table::{self, Table};
use tdu_policies::Lang;

use crate::sheet::{About, Cell, Kind, MARGIN, PAGE, Sheet, WIDE};
use crate::text::{self, Hand, Typeface};
use crate::words::Words;
use crate::{Fonts, PaperError, whole};

/// Between two columns, in points.
const GAP: f32 = 12.0;
/// The most columns that pages stand upright for, however wide their texts are.
const UPRIGHT: usize = 6;

/// Makes the PDF of a table: PDF/A-3 and PDF/UA-1, its headings told to screen readers as such.
///
/// # Errors
/// [`PaperError::NotATable`], [`PaperError::TooLong`], [`PaperError::Pdf`].
pub fn table_pdf(table: &Table, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    whole(table)?;
    let face = Typeface::read(fonts)?;
    let size = if table.heads.len() > UPRIGHT { WIDE } else { PAGE };
    let columns = columns(&face, table, size.0 - 2.0 * MARGIN);
    let mut sheet = Sheet::new(size);
    let section = sheet.section(table.lang);
    let title = (Kind::Title, &table.title);
    for (kind, text) in [title].into_iter().chain(table.about.iter().map(|sentence| (Kind::Plain, sentence)))
    {
        let (x, width) = (MARGIN, size.0 - 2.0 * MARGIN);
        let text = text.clone();
        sheet.row(vec![Cell { group: section, kind, lang: table.lang, text, x, width, at_end: false }]);
    }
    let (heads, lines) = sheet.table(section);
    let group = sheet.table_row(heads);
    let row = sheet.next_row();
    let cells = columns.iter().zip(&table.heads);
    sheet.row(cells.map(|(column, head)| column.cell(group, Kind::Head, table.lang, head.clone())).collect());
    for line in &table.lines {
        let group = sheet.table_row(lines);
        let cells = columns.iter().zip(line);
        let cells = cells.map(|(column, cell)| column.cell(group, Kind::Entry, table.lang, written(cell)));
        sheet.line(cells.collect(), row);
    }
    let words = Words::of(table.lang);
    let title = table::without_marks(&table.title);
    sheet.pdf(&face, &About::of(title, table.lang, table.made, words), None)
}

fn written(cell: &table::Cell) -> String {
    match cell {
        table::Cell::Text(text) => text.clone(),
        table::Cell::Number(number) => number.to_string(),
    }
}

/// Where a column stands.
struct Column {
    /// From the left edge of the page, in points.
    x: f32,
    width: f32,
    /// It has numbers, which stand below each other at its end.
    numbers: bool,
}

impl Column {
    fn cell(&self, group: crate::sheet::Group, kind: Kind, lang: Lang, text: String) -> Cell {
        Cell { group, kind, lang, text, x: self.x, width: self.width, at_end: self.numbers }
    }
}

/// Shares a width among the columns, the first at the side where the language begins.
#[expect(clippy::cast_precision_loss, reason = "columns are a dozen")]
fn columns(face: &Typeface<'_>, table: &Table, whole: f32) -> Vec<Column> {
    let needs: Vec<Need> = (0..table.heads.len()).map(|column| Need::of(face, table, column)).collect();
    let widths = shared(&needs, whole - GAP * (needs.len() - 1) as f32);
    let mut from = 0.0;
    let placed = needs.iter().zip(widths).map(|(need, width)| {
        let x = MARGIN + if table.lang.is_rtl() { whole - from - width } else { from };
        from += width + GAP;
        Column { x, width, numbers: need.numbers }
    });
    placed.collect()
}

/// What a column would like, and what it needs at least, in points.
struct Need {
    /// Each text on one line.
    natural: f32,
    /// No word broken.
    least: f32,
    numbers: bool,
}

impl Need {
    fn of(face: &Typeface<'_>, table: &Table, column: usize) -> Self {
        let head = table.heads.get(column).map(String::as_str).unwrap_or_default();
        let mut need = Self { natural: 0.0, least: 0.0, numbers: false };
        need.grow(face, head, table.lang, Kind::Head.hand());
        // The same words come again and again.
        let mut seen = HashSet::new();
        for cell in table.lines.iter().filter_map(|line| line.get(column)) {
            need.numbers |= matches!(cell, table::Cell::Number(_));
            let text = written(cell);
            if seen.insert(text.clone()) {
                need.grow(face, &text, table.lang, Kind::Entry.hand());
            }
        }
        need
    }

    fn grow(&mut self, face: &Typeface<'_>, text: &str, lang: Lang, hand: Hand) {
        let widest = |width: f32| {
            let lines = text::lines(face, text, lang, hand, width);
            lines.iter().map(|line| line.width).fold(0.0, f32::max)
        };
        self.natural = self.natural.max(widest(f32::INFINITY));
        let words = text.split_whitespace().map(|word| {
            let lines = text::lines(face, word, lang, hand, f32::INFINITY);
            lines.first().map_or(0.0, |line| line.width)
        });
        self.least = words.fold(self.least, f32::max);
    }
}

/// Each column gets what it needs, then its part of the rest; where even that is too little, the longest words are broken.
fn shared(needs: &[Need], whole: f32) -> Vec<f32> {
    let sum = |of: fn(&Need) -> f32| needs.iter().map(of).sum::<f32>();
    let (natural, least) = (sum(|need| need.natural), sum(|need| need.least));
    let longest = longest_word(needs, whole);
    let width = |need: &Need| {
        if natural <= whole {
            // What is left over is shared, so that the lines fill the page.
            need.natural + (whole - natural) * need.natural / natural.max(1.0)
        } else if least <= whole {
            need.least + (whole - least) * (need.natural - need.least) / (natural - least).max(1.0)
        } else {
            need.least.min(longest)
        }
    };
    needs.iter().map(width).collect()
}

/// How long words may be for all columns to find room: those with short words keep theirs whole.
#[expect(clippy::cast_precision_loss, reason = "columns are a dozen")]
fn longest_word(needs: &[Need], whole: f32) -> f32 {
    let mut least: Vec<f32> = needs.iter().map(|need| need.least).collect();
    least.sort_by(f32::total_cmp);
    let mut left = whole;
    for (number, need) in least.iter().enumerate() {
        let each = left / (least.len() - number) as f32;
        if *need > each {
            return each;
        }
        left -= need;
    }
    f32::INFINITY
}
