//! Photographs without what the device wrote into them: where and when, which telephone, smaller copies of what was cut off.
//!
//! Only parts that make up the picture stay: whatever a maker adds tomorrow goes as well. What is shown is not
//! touched: the compressed picture is copied byte for byte, with its colour profile and which way up it is.

use img_parts::{
    Bytes, ImageEXIF as _,
    jpeg::{Jpeg, JpegSegment, markers},
    png::{Png, PngChunk},
    riff::{RiffChunk, RiffContent},
    webp::{
        CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_EXIF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP,
    },
};

#[cfg(test)]
mod tests;

/// How a JPEG begins.
const START: [u8; 2] = [markers::P, markers::SOI];

/// Parts of a PNG that make up the picture: its colours, its transparency, its size on paper, its frames.
const PNG: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"sBIT", b"gAMA", b"cHRM", b"sRGB", b"iCCP",
    b"cICP", b"mDCV", b"cLLI", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Those of a WebP. Frames of an animated one are taken whole.
const WEBP: [[u8; 4]; 7] =
    [CHUNK_VP8X, CHUNK_ICCP, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];

/// Most passes over one JPEG: no camera makes more than some twenty, and each costs a copy of what follows.
const MAX_SCANS: usize = 64;

/// Bits of `VP8X` that say that a WebP has details (EXIF) and a description (XMP).
const WEBP_EXIF: u8 = 0b1000;
const WEBP_XMP: u8 = 0b0100;

/// A file that says that it is a picture and cannot be taken apart: nobody can say what is hidden in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this picture cannot be taken apart")]
pub struct Unreadable;

/// Whether files of a media type leave without what the device wrote into them.
pub fn is_cleaned(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
}

/// A picture as it may leave; `None` for a file of another kind, which stays as it is.
///
/// # Errors
/// [`Unreadable`] for a JPEG, PNG or WebP that is damaged, and for what only says that it is one.
pub fn cleaned(media_type: &str, file: &[u8]) -> Result<Option<Vec<u8>>, Unreadable> {
    if file.starts_with(&START) {
        jpeg(file).map(Some)
    } else if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(file).map(Some)
    } else if file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP") {
        webp(file).map(Some)
    } else if is_cleaned(media_type) {
        Err(Unreadable)
    } else {
        Ok(None)
    }
}

/// A JPEG is headers, then scans of coded picture with more headers between them, then an end that some devices write more
/// after: a second picture with details of its own, a film.
fn jpeg(file: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut out = START.to_vec();
    let mut rest = Bytes::copy_from_slice(file);
    for scan in 0..=MAX_SCANS {
        let mut part = Jpeg::from_bytes(rest).map_err(|_| Unreadable)?;
        let turned = if scan == 0 { orientation(part.exif()) } else { None };
        part.set_exif(turned);
        for segment in part.segments().iter().filter(|segment| !segment.has_entropy()) {
            if let Some(kept) = kept_segment(segment) {
                out.extend_from_slice(&kept.encoder().bytes());
            }
        }
        let Some(coded) = part.segments().last().filter(|last| last.has_entropy()) else {
            out.extend([markers::P, markers::EOI]);
            return if scan == 0 { Err(Unreadable) } else { Ok(out) };
        };
        // Its bytes go to the end of the file: the scan itself ends at the next marker.
        let head = coded.len();
        let bytes = coded.clone().encoder().bytes();
        let end = head + next_marker(&bytes[head..]).ok_or(Unreadable)?;
        out.extend_from_slice(&bytes[..end]);
        rest = [&START[..], &bytes[end..]].concat().into();
    }
    Err(Unreadable)
}

/// Where a scan ends: at a marker that is neither a stuffed byte nor one that only lets a decoder start anew.
fn next_marker(coded: &[u8]) -> Option<usize> {
    coded.windows(2).position(|pair| {
        pair[0] == markers::P && !matches!(pair[1], markers::Z | markers::P | markers::RST0..=markers::RST7)
    })
}

/// What of a JPEG's headers makes up the picture. Its details were replaced before.
fn kept_segment(segment: &JpegSegment) -> Option<JpegSegment> {
    let contents = segment.contents();
    match segment.marker() {
        markers::SOF0..=markers::SOF15 | markers::DQT..=markers::EXP => Some(segment.clone()),
        // Without the small picture that may follow.
        markers::APP0 if contents.starts_with(b"JFIF\0") => {
            let head = [contents.get(..12)?, &[0, 0]].concat();
            Some(JpegSegment::new_with_contents(markers::APP0, head.into()))
        }
        markers::APP1 if contents.starts_with(b"Exif\0\0") => Some(segment.clone()),
        markers::APP2 if contents.starts_with(b"ICC_PROFILE\0") => Some(segment.clone()),
        // How colours are coded.
        markers::APP14 if contents.starts_with(b"Adobe") => {
            Some(JpegSegment::new_with_contents(markers::APP14, contents.get(..12)?.to_vec().into()))
        }
        _ => None,
    }
}

fn png(file: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(file)).map_err(|_| Unreadable)?;
    let turned = orientation(png.chunk_by_type(*b"eXIf").map(|chunk| chunk.contents().clone()));
    let chunks = png.chunks_mut();
    let has = |kind: &[u8; 4]| chunks.iter().any(|chunk| chunk.kind() == *kind);
    // A capital letter says that the picture cannot be understood without this part.
    let unknown =
        chunks.iter().any(|chunk| chunk.kind()[0].is_ascii_uppercase() && !PNG.contains(&&chunk.kind()));
    if unknown || !has(b"IHDR") || !has(b"IDAT") || !has(b"IEND") {
        return Err(Unreadable);
    }
    chunks.retain(|chunk| PNG.contains(&&chunk.kind()));
    if let Some(turned) = turned {
        chunks.insert(1, PngChunk::new(*b"eXIf", turned));
    }
    Ok(png.encoder().bytes().to_vec())
}

fn webp(file: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(file)).map_err(|_| Unreadable)?;
    // Only the extended form may say which way up it is.
    let turned = orientation(webp.exif()).filter(|_| webp.has_chunk(CHUNK_VP8X));
    if ![CHUNK_VP8, CHUNK_VP8L, CHUNK_ANMF].into_iter().any(|picture| webp.has_chunk(picture)) {
        return Err(Unreadable);
    }
    let chunks = webp.chunks_mut();
    chunks.retain(|chunk| WEBP.contains(&chunk.id()));
    for chunk in chunks.iter_mut().filter(|chunk| chunk.id() == CHUNK_VP8X) {
        if let RiffContent::Data(data) = chunk.content_mut() {
            let mut said = data.to_vec();
            if let Some(flags) = said.first_mut() {
                *flags &= !(WEBP_EXIF | WEBP_XMP);
                *flags |= if turned.is_some() { WEBP_EXIF } else { 0 };
            }
            *data = said.into();
        }
    }
    if let Some(turned) = turned {
        chunks.push(RiffChunk::new(CHUNK_EXIF, RiffContent::Data(turned)));
    }
    Ok(webp.encoder().bytes().to_vec())
}

/// Details that say which way up a picture is, and nothing else; `None` where it is upright or nothing readable says so.
fn orientation(details: Option<Bytes>) -> Option<Bytes> {
    let read = exif::Reader::new().continue_on_error(true).read_raw(details?.to_vec());
    let read = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let field = read.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?;
    let turned = u8::try_from(field.value.get_uint(0)?).ok().filter(|turned| matches!(turned, 2..=8))?;
    // TIFF, little end first: one directory at byte 8, with one entry (tag 274, a short), and none after it.
    let mut made = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    made.extend([turned, 0, 0, 0, 0, 0, 0, 0]);
    Some(made.into())
}
