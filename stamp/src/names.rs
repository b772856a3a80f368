//! Names in certificates, as people can read them. They are what their owner wants them to be.

use x509_cert::name::Name;

/// Longest name that is told, in letters.
const LONGEST: usize = 120;

/// The common name, else the organisation's, else all of it. Nothing in it can change how the rest of a page or a terminal is read.
pub(crate) fn readable(name: &Name) -> String {
    let said = |part: Option<x509_cert::ext::pkix::name::DirectoryString>| {
        part.map(|text| text.value().into_owned()).filter(|text| !text.trim().is_empty())
    };
    let common = name.common_name().ok().and_then(said);
    let text = common.or_else(|| name.organization().ok().and_then(said)).unwrap_or_else(|| name.to_string());
    text.chars().filter(|letter| !letter.is_control() && !is_direction(*letter)).take(LONGEST).collect()
}

/// Marks that turn the direction of what follows.
const fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
