//! From rows to bytes.

use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagTree};
use krilla::{Document, SerializeSettings};
use tdu_core::calendar::Day;
use tdu_policies::Lang;
use tdu_protocol::Timestamp;

use super::place::{self, Placed, PlacedRow};
use super::{Cell, Kind, MARGIN, Row, Sheet, Squares};
use crate::PaperError;
use crate::text::{self, Hand, Line, Typeface};
use crate::words::Words;

/// What a reader program is told about a document.
pub struct About {
    pub title: String,
    pub lang: Lang,
    /// When what the document tells of happened.
    pub date: Timestamp,
    /// Says which page of how many: what stands at the foot of each.
    pub foot: Box<dyn Fn(usize, usize) -> String>,
}

impl About {
    /// Pages numbered in the words of the document.
    pub fn of(title: String, lang: Lang, date: Timestamp, words: Words) -> Self {
        let foot = move |page: usize, pages: usize| {
            words.say_with("paper-page", &[("page", page.into()), ("pages", pages.into())])
        };
        Self { title, lang, date, foot: Box::new(foot) }
    }
}

/// A file attached to a document.
pub struct Attachment {
    pub name: String,
    pub media_type: &'static str,
    pub about: String,
    pub bytes: Vec<u8>,
}

const INK: [u8; 3] = [0x1c, 0x26, 0x2a];
const ACCENT: [u8; 3] = [0x1f, 0x5f, 0x6b];
const QUIET: [u8; 3] = [0x4d, 0x5b, 0x60];
const RULE: [u8; 3] = [0xc9, 0xd3, 0xd5];
const FOOT: Hand = Hand { size: 8.5, bold: false };

const fn ink(kind: Kind) -> [u8; 3] {
    match kind {
        Kind::Title | Kind::Part => ACCENT,
        Kind::Idea | Kind::Plain | Kind::Item | Kind::Entry => INK,
        Kind::Label | Kind::Small | Kind::Head => QUIET,
    }
}

fn fill([red, green, blue]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

impl Sheet {
    /// The document: PDF/A-3 and PDF/UA-1, the file attached as its data if there is one.
    ///
    /// # Errors
    /// [`PaperError::Pdf`] if the standards are not met.
    pub fn pdf(
        mut self,
        face: &Typeface<'_>,
        about: &About,
        attachment: Option<Attachment>,
    ) -> Result<Vec<u8>, PaperError> {
        let (rows, size) = (std::mem::take(&mut self.rows), self.size);
        let placed = place::place(face, &rows, size.1);
        let mut document = Document::new_with(settings()?);
        let pages =
            placed.iter().flat_map(|row| row.lines.iter().map(|line| line.page)).max().unwrap_or(0) + 1;
        let mut drawn: Vec<Vec<Vec<Identifier>>> =
            rows.iter().map(|row| vec![Vec::new(); row.cells().len().max(1)]).collect();
        for page in 0..pages {
            let a4 = PageSettings::from_wh(size.0, size.1);
            let mut sheet = document.start_page_with(a4.ok_or_else(|| PaperError::Pdf("A4".to_owned()))?);
            let mut surface = sheet.surface();
            for (number, (row, placed)) in rows.iter().zip(&placed).enumerate() {
                match row {
                    Row::Squares(squares) if placed.page == page => {
                        drawn[number][0].push(paint(&mut surface, squares, placed.top));
                    }
                    Row::Line(_, heads) => {
                        announce(&mut surface, rows[*heads].cells(), placed, page);
                        if placed.page == page {
                            rule(&mut surface, placed.top, size.0);
                        }
                    }
                    Row::Texts(_) | Row::Squares(_) => {}
                }
                for line in placed.lines.iter().filter(|line| line.page == page) {
                    let cell = &row.cells()[line.cell];
                    drawn[number][line.cell].push(write(&mut surface, cell, line, face));
                }
            }
            number_page(&mut surface, face, about, size, (page + 1, pages));
            surface.finish();
            sheet.finish();
        }
        document.set_outline(outline(&rows, &placed));
        document.set_metadata(metadata(about));
        for (row, drawn) in rows.iter().zip(drawn) {
            self.grow(row, drawn);
        }
        document.set_tag_tree(self.tree(about.lang));
        if let Some(attachment) = attachment {
            attach(&mut document, attachment, about.date)?;
        }
        document.finish().map_err(|error| PaperError::Pdf(format!("{error:?}")))
    }

    fn grow(&mut self, row: &Row, drawn: Vec<Vec<Identifier>>) {
        match row {
            Row::Texts(cells) | Row::Line(cells, _) => {
                for (cell, drawn) in cells.iter().zip(drawn) {
                    self.hang(cell, drawn);
                }
            }
            Row::Squares(Squares { group, alt, lang, .. }) => {
                for drawn in drawn.into_iter().flatten() {
                    self.hang_picture(*group, alt, *lang, drawn);
                }
            }
        }
    }

    fn tree(&mut self, lang: Lang) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.code().to_owned()));
        for root in std::mem::take(&mut self.roots) {
            tree.push(self.grown(root));
        }
        tree
    }
}

fn settings() -> Result<SerializeSettings, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn write(surface: &mut Surface<'_>, cell: &Cell, placed: &Placed, face: &Typeface<'_>) -> Identifier {
    surface.set_fill(Some(fill(ink(cell.kind))));
    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(Some(cell.lang.code()))));
    glyphs(surface, &placed.line, placed.x, placed.foot, cell.kind.hand().size);
    surface.end_tagged();
    if cell.kind == Kind::Item && placed.first {
        dash(surface, cell, placed, face);
    }
    id
}

/// The headings of a table once more, at the top of a page: whoever hears the table knows them already.
fn announce(surface: &mut Surface<'_>, heads: &[Cell], placed: &PlacedRow, page: usize) {
    for line in placed.again.iter().filter(|line| line.page == page) {
        let kind = heads[line.cell].kind;
        surface.set_fill(Some(fill(ink(kind))));
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
        glyphs(surface, &line.line, line.x, line.foot, kind.hand().size);
        surface.end_tagged();
    }
}

/// A thin line above a table's line.
fn rule(surface: &mut Surface<'_>, top: f32, page_width: f32) {
    surface.set_fill(Some(fill(RULE)));
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    let mut path = PathBuilder::new();
    let height = top - Kind::Entry.above() / 2.0;
    if let Some(thin) = Rect::from_xywh(MARGIN, height, page_width - 2.0 * MARGIN, 0.5) {
        path.push_rect(thin);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.end_tagged();
}

/// A dash before an item; its place in the list says the same to whoever hears it.
fn dash(surface: &mut Surface<'_>, cell: &Cell, placed: &Placed, face: &Typeface<'_>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    for line in text::lines(face, "–", Lang::Fr, cell.kind.hand(), cell.width) {
        let x = if cell.lang.is_rtl() { cell.x + cell.width - line.width } else { cell.x };
        glyphs(surface, &line, x, placed.foot, cell.kind.hand().size);
    }
    surface.end_tagged();
}

fn glyphs(surface: &mut Surface<'_>, line: &Line, mut x: f32, foot: f32, size: f32) {
    for run in &line.runs {
        surface.draw_glyphs(Point::from_xy(x, foot), &run.glyphs, run.font.clone(), &run.text, size, false);
        x += run.width;
    }
}

/// Draws a picture of squares, those beside each other as one.
#[expect(clippy::cast_precision_loss, reason = "squares are a hundred at most")]
fn paint(surface: &mut Surface<'_>, squares: &Squares, top: f32) -> Identifier {
    surface.set_fill(Some(fill([0, 0, 0])));
    let id = surface.start_tagged(ContentTag::Other);
    let unit = squares.length / squares.side as f32;
    let mut path = PathBuilder::new();
    for (row, dark) in squares.dark.chunks(squares.side).enumerate() {
        let mut column = 0;
        for stretch in dark.chunk_by(|one, other| one == other) {
            let (x, y) = (squares.x + column as f32 * unit, top + row as f32 * unit);
            if stretch[0]
                && let Some(rect) = Rect::from_xywh(x, y, stretch.len() as f32 * unit, unit)
            {
                path.push_rect(rect);
            }
            column += stretch.len();
        }
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.end_tagged();
    id
}

fn number_page(
    surface: &mut Surface<'_>,
    face: &Typeface<'_>,
    about: &About,
    size: (f32, f32),
    (page, pages): (usize, usize),
) {
    surface.set_fill(Some(fill(QUIET)));
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let width = size.0 - 2.0 * MARGIN;
    for line in text::lines(face, &(about.foot)(page, pages), about.lang, FOOT, width).into_iter().take(1) {
        glyphs(surface, &line, (size.0 - line.width) / 2.0, size.1 - MARGIN * 0.6, FOOT.size);
    }
    surface.end_tagged();
}

/// The titles, for the list beside the pages.
fn outline(rows: &[Row], placed: &[PlacedRow]) -> Outline {
    let mut outline = Outline::new();
    for (row, placed) in rows.iter().zip(placed) {
        if let Row::Texts(cells) = row {
            for cell in cells.iter().filter(|cell| matches!(cell.kind, Kind::Title | Kind::Part)) {
                let place = XyzDestination::new(placed.page, Point::from_xy(cell.x, placed.top));
                outline.push_child(OutlineNode::new(cell.text.clone(), place));
            }
        }
    }
    outline
}

fn metadata(about: &About) -> Metadata {
    Metadata::new()
        .title(about.title.clone())
        .language(about.lang.code().to_owned())
        .creator(format!("Trait d'union {}", env!("CARGO_PKG_VERSION")))
        .producer("krilla".to_owned())
        .creation_date(date_time(about.date))
        .text_direction(if about.lang.is_rtl() {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        })
}

fn attach(document: &mut Document, attachment: Attachment, date: Timestamp) -> Result<(), PaperError> {
    let file = EmbeddedFile {
        path: attachment.name,
        mime_type: MimeType::new(attachment.media_type),
        description: Some(attachment.about),
        association_kind: AssociationKind::Data,
        data: attachment.bytes.into(),
        modification_date: Some(date_time(date)),
        // Whoever opens the PDF in an editor finds it as it is.
        compress: Some(false),
        location: None,
    };
    document.embed_file(file).ok_or_else(|| PaperError::Pdf("the same file twice".to_owned()))
}

fn date_time(at: Timestamp) -> DateTime {
    let (year, month, day) = Day::of(at, 0).ymd();
    let minutes = at.0 / Timestamp::MINUTE % (24 * 60);
    let number = |number: u64| u8::try_from(number).unwrap_or_default();
    DateTime::new(u16::try_from(year).unwrap_or_default())
        .month(month)
        .day(day)
        .hour(number(minutes / 60))
        .minute(number(minutes % 60))
        .second(number(at.0 / 1000 % 60))
        .utc_offset_hour(0)
}
