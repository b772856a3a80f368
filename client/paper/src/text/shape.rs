//! From letters to glyphs.

use std::ops::Range;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, UnicodeBuffer};

use super::Hand;
use crate::{Fonts, PaperError};

/// A piece of a line in one font and one direction, its glyphs from left to right.
pub struct Run {
    /// The font, as it is written into the PDF.
    pub font: Font,
    /// Measured in the font's size.
    pub glyphs: Vec<KrillaGlyph>,
    /// The letters, in the order in which they are read.
    pub text: String,
    /// In points.
    pub width: f32,
}

/// One font file.
struct Cut<'a> {
    face: Face<'a>,
    font: Font,
}

impl<'a> Cut<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, PaperError> {
        let face = Face::from_slice(bytes, 0).ok_or(PaperError::Font)?;
        let font = Font::new(bytes.to_vec().into(), 0).ok_or(PaperError::Font)?;
        Ok(Self { face, font })
    }

    fn has(&self, letter: char) -> bool {
        self.face.glyph_index(letter).is_some()
    }
}

/// The four files together: one family in two scripts and two weights.
pub struct Typeface<'a> {
    latin: [Cut<'a>; 2],
    arabic: [Cut<'a>; 2],
}

impl<'a> Typeface<'a> {
    /// Reads the files.
    ///
    /// # Errors
    /// [`PaperError::Font`].
    pub fn read(fonts: &'a Fonts) -> Result<Self, PaperError> {
        Ok(Self {
            latin: [Cut::read(&fonts.latin)?, Cut::read(&fonts.latin_bold)?],
            arabic: [Cut::read(&fonts.arabic)?, Cut::read(&fonts.arabic_bold)?],
        })
    }

    /// Whether a letter can be written, in both weights.
    pub fn has(&self, letter: char) -> bool {
        [&self.latin, &self.arabic].into_iter().any(|cuts| cuts.iter().all(|cut| cut.has(letter)))
    }

    /// A piece of text of one direction, from left to right. Signs that both scripts have are of the script around them.
    pub fn shape(&self, text: &str, rtl: bool, hand: Hand) -> Vec<Run> {
        let weight = usize::from(hand.bold);
        let (own, other) = if rtl {
            (&self.arabic[weight], &self.latin[weight])
        } else {
            (&self.latin[weight], &self.arabic[weight])
        };
        let mut pieces: Vec<(Range<usize>, &Cut<'a>)> = Vec::new();
        // Isolates have done their work once the order is known.
        let letters = text.char_indices().filter(|(_, letter)| !('\u{2066}'..='\u{2069}').contains(letter));
        for (at, letter) in letters {
            let cut = if own.has(letter) || !other.has(letter) { own } else { other };
            let end = at + letter.len_utf8();
            match pieces.last_mut() {
                Some((range, last)) if std::ptr::eq(*last, cut) && range.end == at => range.end = end,
                _ => pieces.push((at..end, cut)),
            }
        }
        if rtl {
            pieces.reverse();
        }
        pieces.into_iter().map(|(range, cut)| cut.run(&text[range], rtl, hand.size)).collect()
    }
}

impl Cut<'_> {
    #[expect(clippy::cast_precision_loss, reason = "a font's units are thousands")]
    fn run(&self, text: &str, rtl: bool, size: f32) -> Run {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = rustybuzz::shape(&self.face, &[], buffer);
        // Where each group of glyphs begins in the text; it ends where the next one begins.
        let mut begins: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        begins.sort_unstable();
        begins.dedup();
        let end = |begin: usize| {
            let next = begins.partition_point(|other| *other <= begin);
            begins.get(next).copied().unwrap_or(text.len())
        };
        let unit = self.font.units_per_em();
        let glyphs: Vec<KrillaGlyph> = (shaped.glyph_infos().iter().zip(shaped.glyph_positions()))
            .map(|(info, place)| {
                let begin = info.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    place.x_advance as f32 / unit,
                    place.x_offset as f32 / unit,
                    place.y_offset as f32 / unit,
                    place.y_advance as f32 / unit,
                    begin..end(begin),
                    None,
                )
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance * size).sum();
        Run { font: self.font.clone(), glyphs, text: text.to_owned(), width }
    }
}
