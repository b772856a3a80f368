//! Lines: where a text breaks, in which order its letters stand, and which glyph each of them is.

mod shape;

use std::ops::Range;

use tdu_policies::Lang;
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::linebreaks;

pub use shape::{Run, Typeface};

/// What stands for a letter that no font has.
const UNKNOWN: char = '\u{FFFD}';

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    /// In points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
}

/// One line, its pieces from left to right.
pub struct Line {
    /// Each in one font and one direction.
    pub runs: Vec<Run>,
    /// In points, the space at its end included.
    pub width: f32,
}

/// Breaks a text into lines of at most `width` points. An empty text has no line.
pub fn lines(face: &Typeface, text: &str, lang: Lang, hand: Hand, width: f32) -> Vec<Line> {
    let text = written(face, text);
    let base = if lang.is_rtl() { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&text, Some(base));
    let mut lines = Vec::new();
    // A paragraph of ours is one line of text; `written` sees to it.
    for paragraph in &info.paragraphs {
        let place = |range: Range<usize>| {
            let (levels, runs) = info.visual_runs(paragraph, range);
            let runs: Vec<Run> = runs
                .into_iter()
                .flat_map(|run| {
                    let rtl = levels[run.start].is_rtl();
                    face.shape(&text[run], rtl, hand)
                })
                .collect();
            let width = runs.iter().map(|run| run.width).sum();
            Line { runs, width }
        };
        let measure = |range: Range<usize>| place(range).width;
        for range in broken(&text, paragraph.range.clone(), width, &measure) {
            lines.push(place(range));
        }
    }
    lines
}

/// Where the lines of a text begin and end. The space at a break stays at the end of its line, where it takes no room: what is
/// copied or read aloud needs it between the words.
fn broken(
    text: &str,
    whole: Range<usize>,
    width: f32,
    measure: &dyn Fn(Range<usize>) -> f32,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The line so far, and its width with the space at its end. Letters do not join across a place where lines may break.
    let (mut start, mut end, mut filled) = (whole.start, whole.start, 0.0);
    for (at, _) in linebreaks(&text[whole.clone()]) {
        let at = whole.start + at;
        let seen = end..end + text[end..at].trim_end_matches(' ').len();
        if start < end && filled + measure(seen.clone()) > width {
            found.push(start..end);
            (start, filled) = (end, 0.0);
        }
        // A word that no line holds is broken where it is full.
        while start == end && measure(start..seen.end) > width {
            let fits = start + fitting(&text[start..seen.end], width, &|part| measure(start..start + part));
            found.push(start..fits);
            (start, end) = (fits, fits);
        }
        filled += measure(end..at);
        end = at;
    }
    if start < whole.end {
        found.push(start..whole.end);
    }
    found
}

/// How many bytes of a word fill a line: at least one letter.
fn fitting(word: &str, width: f32, measure: &dyn Fn(usize) -> f32) -> usize {
    let ends: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).chain([word.len()]).collect();
    let full = ends.partition_point(|end| measure(*end) <= width);
    ends[full.max(1) - 1]
}

/// The text on one line, with a sign in place of each letter that no font has, and nothing that cannot be seen.
fn written(face: &Typeface, text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        letter if letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{202F}') => Some(' '),
        // Joiners change how letters join, isolates in which order they stand; every other invisible letter is left out.
        '\u{200C}' | '\u{200D}' | '\u{2066}'..='\u{2069}' => Some(letter),
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\u{AD}' => None,
        letter if letter.is_control() => None,
        letter if face.has(letter) => Some(letter),
        _ => Some(UNKNOWN),
    });
    letters.collect()
}
