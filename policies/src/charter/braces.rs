//! Names in braces: `{service}`.

use crate::Reason;

/// What stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words to keep.
    Words(&'t str),
    /// A name to fill.
    Name(&'t str),
}

/// Cuts a text at its names.
///
/// # Errors
/// What is wrong with the braces.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Reason> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let (words, from_brace) = rest.split_at(open);
        let inside = from_brace.strip_prefix('{').ok_or(Reason::BraceNotOpened)?;
        let close = inside.find('}').ok_or(Reason::BraceNotClosed)?;
        let name = &inside[..close];
        if !is_name(name) {
            return Err(Reason::NotAName(name.to_owned()));
        }
        pieces.extend([Piece::Words(words), Piece::Name(name)]);
        rest = &inside[close + 1..];
    }
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

/// Whether a text may stand between braces.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Fills the names. What cannot be filled stays as it stands, braces included, so that nothing vanishes.
pub(super) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let Ok(pieces) = pieces(text) else { return text.to_owned() };
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Name(name) => value(name).unwrap_or_else(|| format!("{{{name}}}")),
        })
        .collect()
}
