//! On which page and how high each line stands.

use super::{Cell, Kind, MARGIN, Row};
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
    /// A table's headings again, on each page that begins with this row; `cell` is one of theirs.
    pub again: Vec<Placed>,
    /// Where it begins: a page, and points from its top.
    pub page: usize,
    pub top: f32,
}

/// Free above the lower margin, in points.
const LOWEST: f32 = 12.0;
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
    /// The lines of each cell that are not placed yet.
    cells: Vec<std::vec::IntoIter<Line>>,
}

impl Measured {
    fn of(face: &Typeface<'_>, row: &Row) -> Self {
        if let Row::Squares(squares) = row {
            return Self {
                above: PICTURE_ABOVE,
                leading: squares.length,
                steps: 1,
                keeps_next: false,
                cells: Vec::new(),
            };
        }
        let cells = row.cells();
        let most = |of: fn(Kind) -> f32| cells.iter().map(|cell| of(cell.kind)).fold(0.0, f32::max);
        let broken: Vec<Vec<Line>> = cells.iter().map(|cell| lines_of(face, cell)).collect();
        Self {
            above: most(Kind::above),
            leading: most(Kind::leading),
            steps: broken.iter().map(Vec::len).max().unwrap_or(0),
            keeps_next: cells.iter().any(|cell| cell.kind.keeps_next()),
            cells: broken.into_iter().map(Vec::into_iter).collect(),
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

/// Places all rows on pages of this height, in points.
pub fn place(face: &Typeface<'_>, rows: &[Row], height: f32) -> Vec<PlacedRow> {
    let measured: Vec<Measured> = rows.iter().map(|row| Measured::of(face, row)).collect();
    let heights: Vec<f32> = (0..measured.len()).map(|number| together(&measured[number..])).collect();
    let mut pen = Pen { face, page: 0, top: MARGIN, bottom: height - MARGIN - LOWEST };
    let mut placed = Vec::new();
    for ((mut row, from), height) in measured.into_iter().zip(rows).zip(heights) {
        let cells = from.cells();
        let heads = if let Row::Line(_, heads) = from { Some(&rows[*heads]) } else { None };
        let mut again = Vec::new();
        if !pen.has_room(height) {
            again.extend(pen.turn(heads));
        }
        if pen.top > MARGIN {
            pen.top += row.above;
        }
        let (page, top) = (pen.page, pen.top);
        let mut lines = Vec::new();
        for step in 0..row.steps {
            if !pen.has_room(row.leading) {
                again.extend(pen.turn(heads));
            }
            lines.extend(pen.step(&mut row, cells, step));
        }
        placed.push(PlacedRow { lines, again, page, top });
    }
    placed
}

/// Where the next line goes.
struct Pen<'a> {
    face: &'a Typeface<'a>,
    page: usize,
    top: f32,
    /// Where nothing more is put.
    bottom: f32,
}

impl Pen<'_> {
    /// Whether so much goes on this page; a page that is empty takes anything.
    fn has_room(&self, height: f32) -> bool {
        self.top + height <= self.bottom || self.top <= MARGIN
    }

    /// Turns the page, and puts these headings on top of it.
    fn turn(&mut self, heads: Option<&Row>) -> Vec<Placed> {
        (self.page, self.top) = (self.page + 1, MARGIN);
        let Some(heads) = heads else { return Vec::new() };
        let mut row = Measured::of(self.face, heads);
        (0..row.steps).flat_map(|step| self.step(&mut row, heads.cells(), step)).collect()
    }

    /// One line of each cell, beside each other.
    fn step(&mut self, row: &mut Measured, cells: &[Cell], step: usize) -> Vec<Placed> {
        let (page, foot) = (self.page, self.top + row.leading * FOOT);
        self.top += row.leading;
        let lines = row.cells.iter_mut().enumerate();
        lines
            .filter_map(|(cell, lines)| {
                let line = lines.next()?;
                let x = start(&cells[cell], &line);
                Some(Placed { cell, first: step == 0, page, foot, x, line })
            })
            .collect()
    }
}

/// Where a line begins on the left: at the side where its language begins, or where it ends.
fn start(cell: &Cell, line: &Line) -> f32 {
    let indent = cell.kind.indent();
    if cell.lang.is_rtl() == cell.at_end {
        cell.x + indent
    } else {
        cell.x + cell.width - indent - line.width
    }
}
