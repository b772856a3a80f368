use img_parts::{ImageICC as _, riff::RiffChunk};
use proptest::prelude::*;
use zune_jpeg::{JpegDecoder, zune_core::bytestream::ZCursor};

use super::*;
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// 16 by 8 dots in one scan, and in several.
const PLAIN: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAXEAEAAwAAAAAAAAAAAAAAAAAAAwVi/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAaEQACAgMAAAAAAAAAAAAAAAAAAgEDBBJR/9oADAMBAAIRAxEAPwCKKuysircgn7tIMa9+n//Z";
const IN_PASSES: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wgARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAVAQEBAAAAAAAAAAAAAAAAAAACBP/aAAwDAQACEAMQAAABhYnP/8QAFhAAAwAAAAAAAAAAAAAAAAAAAAED/9oACAEBAAEFAlMUz//EABcRAAMBAAAAAAAAAAAAAAAAAAABAgP/2gAIAQMBAT8Bztn/xAAWEQADAAAAAAAAAAAAAAAAAAAAARH/2gAIAQIBAT8BrP/EABQQAQAAAAAAAAAAAAAAAAAAABD/2gAIAQEABj8CP//EABUQAQEAAAAAAAAAAAAAAAAAAABh/9oACAEBAAE/IYIv/9oADAMBAAIAAwAAABD3/8QAFREBAQAAAAAAAAAAAAAAAAAAAFH/2gAIAQMBAT8Qvf/EABURAQEAAAAAAAAAAAAAAAAAAAAR/9oACAECAQE/ELP/xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/EDT/2Q==";
const PNG_FILE: &str = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAAANUlEQVR4nGNkYGAQIAWxMCgwMDAwEo/gGpiIRMgamIlBaBpYCCJMDaz4EVYNbHgQLg3suBAAyVIDWhSBCdwAAAAASUVORK5CYII=";
const WEBP_FILE: &str = "UklGRjIAAABXRUJQVlA4TCUAAAAvD8ABALkyRPQ/dlH/6H9AQds2TKCUP9G3ARiICYgJAHYFuv8BAA==";

/// What a telephone writes, little end first: the picture is turned (6), was taken by a device with this serial number, at
/// this place.
fn details() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let mut out = b"II*\0\x08\0\0\0\x03\0".to_vec();
    out.extend(entry(0x0112, 3, 1, [6, 0, 0, 0]));
    out.extend(entry(0xc62f, 2, 8, 50_u32.to_le_bytes()));
    out.extend(entry(0x8825, 4, 1, 58_u32.to_le_bytes()));
    out.extend([0; 4]);
    assert_eq!(out.len(), 50);
    out.extend(b"SN-4711\0");
    out.extend(2_u16.to_le_bytes());
    out.extend(entry(1, 2, 2, *b"N\0\0\0"));
    out.extend(entry(2, 5, 3, 88_u32.to_le_bytes()));
    out.extend([0; 4]);
    assert_eq!(out.len(), 88);
    for part in [48_u32, 1, 51, 1, 24, 1] {
        out.extend(part.to_le_bytes());
    }
    out
}

/// Marks of whatever must not leave.
const MARKS: [&str; 5] = ["SN-4711", "adobe.com/xap", "Marguerite", "preview", "second"];

fn decoded(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

/// A photograph as a telephone makes it: details, a description, a comment, and a second picture after the end.
fn photograph(base64: &str) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(decoded(base64).into()).unwrap();
    jpeg.set_icc_profile(Some(Bytes::from_static(b"a profile of colours")));
    jpeg.set_exif(Some(details().into()));
    let more = [
        (markers::APP0, &b"JFXX\0\x10preview"[..]),
        (markers::APP1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        (markers::APP2, b"MPF\0second"),
        (markers::APP13, b"Photoshop 3.0\08BIM Marguerite"),
        (markers::COM, b"Marguerite"),
    ];
    for (marker, contents) in more {
        jpeg.segments_mut().insert(2, JpegSegment::new_with_contents(marker, Bytes::from_static(contents)));
    }
    [&jpeg.encoder().bytes()[..], &decoded(PLAIN), b"second"].concat()
}

fn dots(jpeg: &[u8]) -> Vec<u8> {
    JpegDecoder::new(ZCursor::new(jpeg)).decode().unwrap()
}

fn assert_no_mark(file: &[u8]) {
    for mark in MARKS {
        assert!(!file.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark}");
    }
    // Latitude: 48 degrees, 51 minutes.
    let place = [48, 0, 0, 0, 1, 0, 0, 0, 51];
    assert!(!file.windows(place.len()).any(|window| window == place), "the place");
}

fn turned(details: &[u8]) -> (u32, usize) {
    let read = exif::Reader::new().read_raw(details.to_vec()).unwrap();
    let field = read.get_field(exif::Tag::Orientation, exif::In::PRIMARY).unwrap();
    (field.value.get_uint(0).unwrap(), read.fields().count())
}

#[test]
fn a_photograph_keeps_its_dots_its_colours_and_its_way_up_and_nothing_that_tells_of_the_device() {
    for base64 in [PLAIN, IN_PASSES] {
        let file = photograph(base64);
        let out = cleaned("image/jpeg", &file).unwrap().expect("a picture");
        assert_eq!(dots(&out), dots(&file));
        assert_eq!(dots(&out), dots(&decoded(base64)));
        assert_no_mark(&out);
        let jpeg = Jpeg::from_bytes(out.clone().into()).unwrap();
        assert_eq!(jpeg.icc_profile().unwrap(), &b"a profile of colours"[..]);
        assert_eq!(turned(&jpeg.exif().unwrap()), (6, 1), "which way up it is, and nothing else");
        assert!(out.ends_with(&[0xff, 0xd9]));
        // What the device called it does not matter.
        assert_eq!(cleaned("", &file).unwrap().as_ref(), Some(&out));
        assert_eq!(cleaned("image/jpeg", &out).unwrap(), Some(out), "nothing is left to take away");
    }
}

#[test]
fn a_small_picture_in_the_first_header_goes_too() {
    let mut file = decoded(PLAIN);
    // A preview of one dot, announced in the header of 16 bytes.
    assert_eq!(file[4..6], [0, 16]);
    file[5] = 19;
    file.splice(18..20, [1, 1, 77, 78, 79]);
    let out = cleaned("image/jpeg", &file).unwrap().unwrap();
    assert_eq!(out, decoded(PLAIN));
}

#[test]
fn a_png_and_a_webp_keep_what_makes_up_the_picture() {
    let mut png = Png::from_bytes(decoded(PNG_FILE).into()).unwrap();
    let coded = png.chunk_by_type(*b"IDAT").unwrap().clone();
    for (kind, contents) in [(*b"eXIf", details()), (*b"tEXt", b"Author\0Marguerite".to_vec())] {
        png.chunks_mut().insert(1, PngChunk::new(kind, contents.into()));
    }
    let file = [&png.encoder().bytes()[..], b"second"].concat();
    let out = cleaned("image/png", &file).unwrap().unwrap();
    assert_no_mark(&out);
    let png = Png::from_bytes(out.into()).unwrap();
    assert_eq!(png.chunk_by_type(*b"IDAT"), Some(&coded));
    assert_eq!(turned(png.chunk_by_type(*b"eXIf").unwrap().contents()), (6, 1));
    assert_eq!(png.chunks().len(), 4);

    let mut webp = WebP::from_bytes(decoded(WEBP_FILE).into()).unwrap();
    let coded = webp.chunk_by_id(CHUNK_VP8L).unwrap().clone();
    let data = |bytes: &[u8]| RiffContent::Data(Bytes::copy_from_slice(bytes));
    let extended = [WEBP_EXIF | WEBP_XMP, 0, 0, 0, 15, 0, 0, 7, 0, 0];
    webp.chunks_mut().insert(0, RiffChunk::new(CHUNK_VP8X, data(&extended)));
    webp.chunks_mut().push(RiffChunk::new(CHUNK_EXIF, data(&details())));
    webp.chunks_mut().push(RiffChunk::new(*b"XMP ", data(b"http://ns.adobe.com/xap/1.0/")));
    let out = cleaned("image/webp", &webp.encoder().bytes()).unwrap().unwrap();
    assert_no_mark(&out);
    let webp = WebP::from_bytes(out.into()).unwrap();
    assert_eq!(webp.chunk_by_id(CHUNK_VP8L), Some(&coded));
    assert_eq!(webp.chunk_by_id(CHUNK_VP8X).unwrap().content().data().unwrap()[0], WEBP_EXIF);
    assert_eq!(turned(&webp.exif().unwrap()), (6, 1));
    let plain = decoded(WEBP_FILE);
    assert_eq!(cleaned("image/webp", &plain).unwrap(), Some(plain), "a plain one has nothing to lose");
}

#[test]
fn what_is_no_picture_stays_and_what_only_says_so_is_not_promised_for() {
    assert_eq!(cleaned("application/pdf", b"%PDF-1.7"), Ok(None));
    assert_eq!(cleaned("image/heic", b"\0\0\0\x18ftypheic"), Ok(None));
    for kind in ["image/jpeg", "image/png", "image/webp"] {
        assert_eq!(cleaned(kind, b"%PDF-1.7"), Err(Unreadable));
        assert_eq!(cleaned(kind, b""), Err(Unreadable));
    }
    // Cut short anywhere, one of these is either whole or refused.
    for file in [PLAIN, IN_PASSES, PNG_FILE, WEBP_FILE].map(decoded) {
        for end in 12..file.len() {
            assert_eq!(cleaned("", &file[..end]), Err(Unreadable), "{end} of {}", file.len());
        }
    }
    // A part without which the picture cannot be understood.
    let mut png = Png::from_bytes(decoded(PNG_FILE).into()).unwrap();
    png.chunks_mut().insert(1, PngChunk::new(*b"CgBI", Bytes::new()));
    assert_eq!(cleaned("image/png", &png.encoder().bytes()), Err(Unreadable));
}

proptest! {
    #[test]
    fn hostile_bytes_do_no_harm(
        which in 0..4_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = match which {
            0 => photograph(PLAIN),
            1 => photograph(IN_PASSES),
            2 => decoded(PNG_FILE),
            _ => decoded(WEBP_FILE),
        };
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        // What comes out is a picture that comes out the same once more.
        if let Ok(Some(out)) = cleaned("", &file) {
            prop_assert_eq!(cleaned("", &out), Ok(Some(out.clone())));
        }
    }

    #[test]
    fn details_that_are_anything_at_all_do_no_harm(said in proptest::collection::vec(any::<u8>(), 0..200)) {
        for said in [said.clone(), [&b"II*\0\x08\0\0\0"[..], &said].concat(), [&b"MM\0*\0\0\0\x08"[..], &said].concat()] {
            if let Some(made) = orientation(Some(said.into())) {
                prop_assert_eq!(turned(&made).1, 1);
            }
        }
    }
}
