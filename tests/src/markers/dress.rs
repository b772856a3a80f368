//! The forms in which a word may lie in bytes.

use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// How a word was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dress {
    /// UTF-8.
    Utf8,
    /// UTF-16, small byte first.
    Utf16Le,
    /// UTF-16, big byte first.
    Utf16Be,
    /// Base64, the word beginning this many bytes (0, 1 or 2) into a group of three.
    Base64(u8),
    /// Base64 with the alphabet for addresses.
    Base64Url(u8),
    /// Hexadecimal, small letters.
    HexLower,
    /// Hexadecimal, capitals.
    HexUpper,
    /// `%C3%A9`, as in addresses.
    Percent,
    /// `\u00e9`, as in JSON.
    JsonEscape,
}

impl fmt::Display for Dress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf8 => f.write_str("UTF-8"),
            Self::Utf16Le => f.write_str("UTF-16LE"),
            Self::Utf16Be => f.write_str("UTF-16BE"),
            Self::Base64(offset) => write!(f, "base64 at offset {offset}"),
            Self::Base64Url(offset) => write!(f, "base64url at offset {offset}"),
            Self::HexLower => f.write_str("hexadecimal"),
            Self::HexUpper => f.write_str("hexadecimal capitals"),
            Self::Percent => f.write_str("percent-encoding"),
            Self::JsonEscape => f.write_str("JSON escapes"),
        }
    }
}

/// All forms of a word, as typed, in small letters and in capitals; forms that are the same bytes come once.
pub(super) fn all(word: &str) -> Vec<(Dress, Vec<u8>)> {
    let cases: BTreeSet<String> = [word.to_owned(), word.to_lowercase(), word.to_uppercase()].into();
    let mut seen = BTreeSet::new();
    cases.iter().flat_map(|case| forms(case)).filter(|(_, bytes)| seen.insert(bytes.clone())).collect()
}

fn forms(word: &str) -> Vec<(Dress, Vec<u8>)> {
    let mut forms = vec![
        (Dress::Utf8, word.as_bytes().to_vec()),
        (Dress::Utf16Le, word.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        (Dress::Utf16Be, word.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        (Dress::HexLower, hex(word, |text, byte| write!(text, "{byte:02x}"))),
        (Dress::HexUpper, hex(word, |text, byte| write!(text, "{byte:02X}"))),
        (Dress::Percent, percent(word)),
        (Dress::JsonEscape, json_escapes(word)),
    ];
    for offset in 0..3_u8 {
        forms.push((
            Dress::Base64(offset),
            base64_inside(word, offset, |bytes| STANDARD_NO_PAD.encode(bytes)),
        ));
        forms.push((
            Dress::Base64Url(offset),
            base64_inside(word, offset, |bytes| URL_SAFE_NO_PAD.encode(bytes)),
        ));
    }
    forms
}

/// The characters of base64 that depend on the word alone, whatever stands before and after it.
fn base64_inside(word: &str, offset: u8, encode: impl Fn(&[u8]) -> String) -> Vec<u8> {
    let offset = usize::from(offset);
    let mut bytes = vec![0; offset];
    bytes.extend_from_slice(word.as_bytes());
    let (first, end) = ((offset * 8).div_ceil(6), bytes.len() * 8 / 6);
    encode(&bytes).as_bytes()[first..end].to_vec()
}

fn hex(word: &str, write: impl Fn(&mut String, u8) -> fmt::Result) -> Vec<u8> {
    let mut text = String::new();
    word.bytes().for_each(|byte| write(&mut text, byte).expect("a string takes any text"));
    text.into_bytes()
}

fn percent(word: &str) -> Vec<u8> {
    let mut text = String::new();
    for byte in word.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("a string takes any text");
        }
    }
    text.into_bytes()
}

fn json_escapes(word: &str) -> Vec<u8> {
    let mut text = String::new();
    for unit in word.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii_graphic() || byte == b' ' => text.push(char::from(byte)),
            _ => write!(text, "\\u{unit:04x}").expect("a string takes any text"),
        }
    }
    text.into_bytes()
}
