//! On which page and how high each line stands.

use super::{Cell, Kind, MARGIN, PAGE, Row};
use crate::text::{self, Line, Typeface};

/// A line in its place.
pub struct Placed {
    /// Which cell of the row.
    pub cell: usize,
    /// Whether the cell begins with it.
    pub first: bool,
    pub page: usize,
    /// Of the line's foot on which letters stand, from the top of the page, in points.
    pub foot: f32,
    /// From the left edge of the page, in points.
    pub x: f32,
    pub line: Line,
}

/// A row in its place.
pub struct PlacedRow {
    /// From top to bottom; none for a picture.
    pub lines: Vec<Placed>,
    /// Where it begins: a page, and points from its top.
    pub page: usize,
    pub top: f32,
}

/// Where nothing more is put.
const BOTTOM: f32 = PAGE.1 - MARGIN - 12.0;
/// The foot of a line, as a part of its height.
const FOOT: f32 = 0.72;
/// So many lines of a paragraph stand together at least, below what announces them.
const FEW: usize = 2;

/// Free above a picture, in points.
const PICTURE_ABOVE: f32 = 14.0;

/// A row whose lines are broken.
struct Measured {
    above: f32,
    leading: f32,
    /// How many lines the longest cell has; a picture is one.
    steps: usize,
    keeps_next: bool,
    cells: Vec<Vec<Line>>,
}

impl Measured {
    fn of(face: &Typeface<'_>, row: &Row) -> Self {
        let cells = match row {
            Row::Squares(squares) => {
                return Self {
                    above: PICTURE_ABOVE,
                    leading: squares.length,
                    steps: 1,
                    keeps_next: false,
                    cells: Vec::new(),
                };
            }
            Row::Texts(cells) => cells,
        };
        let most = |of: fn(Kind) -> f32| cells.iter().map(|cell| of(cell.kind)).fold(0.0, f32::max);
        let broken: Vec<Vec<Line>> = cells.iter().map(|cell| lines_of(face, cell)).collect();
        Self {
            above: most(Kind::above),
            leading: most(Kind::leading),
            steps: broken.iter().map(Vec::len).max().unwrap_or(0),
            keeps_next: cells.iter().any(|cell| cell.kind.keeps_next()),
            cells: broken,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "lines are thousands at most")]
    fn height(&self, steps: usize) -> f32 {
        self.above + self.leading * steps as f32
    }
}

fn lines_of(face: &Typeface<'_>, cell: &Cell) -> Vec<Line> {
    text::lines(face, &cell.text, cell.lang, cell.kind.hand(), cell.width - cell.kind.indent())
}

/// How high a row stands with what may not be parted from it.
fn together(rows: &[Measured]) -> f32 {
    let mut height = 0.0;
    for row in rows {
        if !row.keeps_next {
            // A long paragraph may go on overleaf, a short one does not.
            let steps = if row.steps <= 2 * FEW + 1 { row.steps } else { FEW };
            return height + row.height(steps);
        }
        height += row.height(row.steps);
    }
    height
}

/// Places all rows.
pub fn place(face: &Typeface<'_>, rows: &[Row]) -> Vec<PlacedRow> {
    let measured: Vec<Measured> = rows.iter().map(|row| Measured::of(face, row)).collect();
    let heights: Vec<f32> = (0..measured.len()).map(|number| together(&measured[number..])).collect();
    let (mut page, mut top) = (0, MARGIN);
    let mut placed = Vec::new();
    for ((row, from), height) in measured.into_iter().zip(rows).zip(heights) {
        if top + height > BOTTOM && top > MARGIN {
            (page, top) = (page + 1, MARGIN);
        }
        if top > MARGIN {
            top += row.above;
        }
        let (begins_on, begins_at) = (page, top);
        let mut lines = Vec::new();
        let mut columns: Vec<_> = row.cells.into_iter().map(Vec::into_iter).collect();
        for step in 0..row.steps {
            if top + row.leading > BOTTOM && top > MARGIN {
                (page, top) = (page + 1, MARGIN);
            }
            for (cell, column) in columns.iter_mut().enumerate() {
                if let (Some(line), Row::Texts(cells)) = (column.next(), from) {
                    let x = start(&cells[cell], &line);
                    let (first, foot) = (step == 0, top + row.leading * FOOT);
                    lines.push(Placed { cell, first, page, foot, x, line });
                }
            }
            top += row.leading;
        }
        placed.push(PlacedRow { lines, page: begins_on, top: begins_at });
    }
    placed
}

/// Where a line begins on the left, so that it lies at the side where its language begins.
fn start(cell: &Cell, line: &Line) -> f32 {
    let indent = cell.kind.indent();
    if cell.lang.is_rtl() { cell.x + cell.width - indent - line.width } else { cell.x + indent }
}
