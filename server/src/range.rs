//! The header `Range` (RFC 9110, section 14): one piece of what is there, or all of it.

use std::ops::Range;

use axum::http::{HeaderMap, header};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// All of it, or something that need not be understood: several pieces, another unit, no header.
    All,
    /// A piece.
    Piece(Range<u64>),
    /// A piece that begins after the end.
    Beyond,
}

/// Reads the header for something of `size` bytes, at least one, that `tag` names. With another tag in `If-Range`, all of it
/// is asked for.
pub(crate) fn asked(headers: &HeaderMap, size: u64, tag: &str) -> Asked {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(range) = text(header::RANGE) else { return Asked::All };
    if text(header::IF_RANGE).is_some_and(|condition| condition != tag) {
        return Asked::All;
    }
    let ends = range.strip_prefix("bytes=").and_then(|piece| piece.trim().split_once('-'));
    match ends {
        // The last so many bytes.
        Some(("", last)) => match number(last) {
            Some(0) => Asked::Beyond,
            Some(last) => Asked::Piece(size.saturating_sub(last)..size),
            None => Asked::All,
        },
        Some((from, to)) => match (number(from), to, number(to)) {
            (Some(from), _, _) if from >= size && (to.is_empty() || number(to).is_some()) => Asked::Beyond,
            (Some(from), "", _) => Asked::Piece(from..size),
            (Some(from), _, Some(to)) if from <= to => Asked::Piece(from..to.saturating_add(1).min(size)),
            _ => Asked::All,
        },
        None => Asked::All,
    }
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_piece_is_understood_and_everything_else_asks_for_all() {
        let of = |range: &str, condition: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, range.parse().unwrap());
            if let Some(condition) = condition {
                headers.insert(header::IF_RANGE, condition.parse().unwrap());
            }
            asked(&headers, 100, "\"tag\"")
        };
        for (range, expected) in [
            ("bytes=0-0", Asked::Piece(0..1)),
            ("bytes=10-", Asked::Piece(10..100)),
            ("bytes=10-19", Asked::Piece(10..20)),
            ("bytes=90-1000", Asked::Piece(90..100)),
            ("bytes=-7", Asked::Piece(93..100)),
            ("bytes=-1000", Asked::Piece(0..100)),
            ("bytes=-0", Asked::Beyond),
            ("bytes=100-", Asked::Beyond),
            ("bytes=100-200", Asked::Beyond),
            ("bytes=9-8", Asked::All),
            ("bytes=0-1,5-6", Asked::All),
            ("bytes=-", Asked::All),
            ("bytes=+1-2", Asked::All),
            ("bytes=99999999999999999999-", Asked::All),
            ("pages=1-2", Asked::All),
            ("", Asked::All),
        ] {
            assert_eq!(of(range, None), expected, "{range}");
        }
        assert_eq!(of("bytes=0-9", Some("\"tag\"")), Asked::Piece(0..10));
        assert_eq!(of("bytes=0-9", Some("\"other\"")), Asked::All);
        assert_eq!(asked(&HeaderMap::new(), 100, "\"tag\""), Asked::All);
    }
}
