//! Pages: rows of cells one below the other, and the tree that tells a screen reader what is what.
//!
//! A row's cells stand beside each other, but each belongs to a group of its own in the tree: what stands beside is read
//! aloud after, not between.

mod draw;
mod place;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind};
use std::num::NonZeroU16;
use tdu_policies::Lang;

use crate::text::Hand;

pub use draw::{About, Attachment};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.276, 841.89);
/// The same on its side.
pub const WIDE: (f32, f32) = (PAGE.1, PAGE.0);
/// Free on each side; the page's number stands in the lower one.
pub const MARGIN: f32 = 56.0;
/// Between two columns.
pub const GUTTER: f32 = 26.0;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title, once in each language.
    Title,
    /// The title of a part.
    Part,
    /// The title of an idea.
    Idea,
    /// A paragraph.
    Plain,
    /// A remark.
    Small,
    /// What the next paragraph is about.
    Label,
    /// One of several, with a dash before it.
    Item,
    /// What a column of a table is.
    Head,
    /// What stands in a table.
    Entry,
}

impl Kind {
    pub(crate) const fn hand(self) -> Hand {
        match self {
            Self::Title => Hand { size: 21.0, bold: true },
            Self::Part => Hand { size: 14.0, bold: true },
            Self::Idea => Hand { size: 11.0, bold: true },
            Self::Plain | Self::Item => Hand { size: 10.5, bold: false },
            Self::Label => Hand { size: 9.0, bold: true },
            Self::Small => Hand { size: 9.0, bold: false },
            Self::Head => Hand { size: 8.5, bold: true },
            Self::Entry => Hand { size: 8.5, bold: false },
        }
    }

    /// From one line to the next.
    pub(crate) fn leading(self) -> f32 {
        let open = if matches!(self, Self::Title | Self::Part) { 1.35 } else { 1.5 };
        self.hand().size * open
    }

    /// Free above, in points.
    pub(crate) const fn above(self) -> f32 {
        match self {
            Self::Title => 4.0,
            Self::Part => 24.0,
            Self::Idea => 11.0,
            Self::Plain | Self::Item => 3.0,
            Self::Label => 8.0,
            Self::Head => 16.0,
            Self::Entry => 5.0,
            Self::Small => 2.0,
        }
    }

    /// Whether what comes next stands on the same page.
    pub(crate) const fn keeps_next(self) -> bool {
        matches!(self, Self::Title | Self::Part | Self::Idea | Self::Label | Self::Head)
    }

    /// Free before the text, at the side where its language begins.
    pub(crate) fn indent(self) -> f32 {
        if self == Self::Item { 13.0 } else { 0.0 }
    }

    pub(crate) const fn level(self) -> Option<NonZeroU16> {
        match self {
            Self::Title => NonZeroU16::new(1),
            Self::Part => NonZeroU16::new(2),
            Self::Idea => NonZeroU16::new(3),
            _ => None,
        }
    }
}

/// A group of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group(usize);

/// One text of a row.
pub struct Cell {
    pub(crate) group: Group,
    pub(crate) kind: Kind,
    pub(crate) lang: Lang,
    pub(crate) text: String,
    /// From the left edge of the page, in points.
    pub(crate) x: f32,
    pub(crate) width: f32,
    /// It stands at the side where its language ends, as numbers do.
    pub(crate) at_end: bool,
}

/// A picture made of squares.
pub struct Squares {
    pub(crate) group: Group,
    /// What it says, for who does not see it.
    pub(crate) alt: String,
    pub(crate) lang: Lang,
    /// Squares on a side.
    pub(crate) side: usize,
    /// Row by row; `true` is dark.
    pub(crate) dark: Vec<bool>,
    pub(crate) x: f32,
    /// Length of a side, in points.
    pub(crate) length: f32,
}

pub(crate) enum Row {
    Texts(Vec<Cell>),
    /// A line of a table: a rule above it, and the headings of the row with this number again on each new page.
    Line(Vec<Cell>, usize),
    Squares(Squares),
}

impl Row {
    pub(crate) fn cells(&self) -> &[Cell] {
        match self {
            Self::Texts(cells) | Self::Line(cells, _) => cells,
            Self::Squares(_) => &[],
        }
    }
}

enum Branch {
    Group(usize),
    Leaf(Identifier),
}

struct Limb {
    tag: TagKind,
    below: Vec<Branch>,
}

/// A document while it is put together.
pub struct Sheet {
    /// Width and height of its pages, in points.
    size: (f32, f32),
    rows: Vec<Row>,
    limbs: Vec<Limb>,
    roots: Vec<usize>,
}

impl Sheet {
    /// Nothing yet, on pages of this width and height.
    pub const fn new(size: (f32, f32)) -> Self {
        Self { size, rows: Vec::new(), limbs: Vec::new(), roots: Vec::new() }
    }

    /// A part of the document in one language, read aloud after those made before.
    pub fn section(&mut self, lang: Lang) -> Group {
        let group = self.limb(Tag::Section.with_lang(Some(lang.code().to_owned())).into());
        self.roots.push(group.0);
        group
    }

    /// A list in a group.
    pub fn list(&mut self, within: Group) -> Group {
        self.below(within, Tag::L(ListNumbering::None).into())
    }

    /// A table in a group: where its headings go, and where its lines go.
    pub fn table(&mut self, within: Group) -> (Group, Group) {
        let table = self.below(within, Tag::Table.into());
        (self.below(table, Tag::THead.into()), self.below(table, Tag::TBody.into()))
    }

    /// A line of a table, among its headings or its lines.
    pub fn table_row(&mut self, within: Group) -> Group {
        self.below(within, Tag::TR.into())
    }

    /// A table's line, drawn under headings that were put in the row with this number.
    pub fn line(&mut self, cells: Vec<Cell>, heads: usize) {
        self.rows.push(Row::Line(cells, heads));
    }

    /// The number of the row that comes next.
    pub const fn next_row(&self) -> usize {
        self.rows.len()
    }

    /// A row of texts beside each other.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Texts(cells));
    }

    /// A picture in a row of its own.
    pub fn squares(&mut self, squares: Squares) {
        self.rows.push(Row::Squares(squares));
    }

    fn below(&mut self, within: Group, tag: TagKind) -> Group {
        let group = self.limb(tag);
        self.limbs[within.0].below.push(Branch::Group(group.0));
        group
    }

    fn limb(&mut self, tag: TagKind) -> Group {
        self.limbs.push(Limb { tag, below: Vec::new() });
        Group(self.limbs.len() - 1)
    }

    /// What was drawn for a cell, put where it belongs in the tree.
    pub(crate) fn hang(&mut self, cell: &Cell, drawn: Vec<Identifier>) {
        let tag: TagKind = match (cell.kind, cell.kind.level()) {
            (_, Some(level)) => Tag::Hn(level, Some(cell.text.clone())).into(),
            (Kind::Item, _) => Tag::LBody.into(),
            (Kind::Head, _) => Tag::TH(TableHeaderScope::Column).into(),
            (Kind::Entry, _) => Tag::TD.into(),
            _ => Tag::P.into(),
        };
        let limb = self.limb(tag);
        self.limbs[limb.0].below = drawn.into_iter().map(Branch::Leaf).collect();
        let hung = if cell.kind == Kind::Item {
            let item = self.limb(Tag::LI.into());
            self.limbs[item.0].below.push(Branch::Group(limb.0));
            item
        } else {
            limb
        };
        self.limbs[cell.group.0].below.push(Branch::Group(hung.0));
    }

    /// The same for a picture.
    pub(crate) fn hang_picture(&mut self, group: Group, alt: &str, lang: Lang, drawn: Identifier) {
        let figure = Tag::Figure(Some(alt.to_owned())).with_lang(Some(lang.code().to_owned()));
        let limb = self.limb(figure.into());
        self.limbs[limb.0].below.push(Branch::Leaf(drawn));
        self.limbs[group.0].below.push(Branch::Group(limb.0));
    }

    fn grown(&mut self, limb: usize) -> TagGroup {
        let Limb { tag, below } = &mut self.limbs[limb];
        let (tag, below) = (tag.clone(), std::mem::take(below));
        let mut group = TagGroup::new(tag);
        for branch in below {
            let node: Node = match branch {
                Branch::Group(limb) => self.grown(limb).into(),
                Branch::Leaf(drawn) => drawn.into(),
            };
            group.push(node);
        }
        group
    }
}
