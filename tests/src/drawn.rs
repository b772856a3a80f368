//! What varies in the size of something sealed. Shared by the core's suite and the whole system's.

/// Bytes that age draws for the header of all that it seals, so that no reader relies on knowing every line: a tag, some words and a
/// body, each of a drawn length. They are drawn before anything is sealed, and are the one thing whose size varies.
pub fn by_age(sealed: &[u8]) -> usize {
    let header = sealed.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    let mut within = false;
    let lines = header.filter(|line| {
        if let Some(stanza) = line.strip_prefix(b"-> ") {
            within = stanza.split(|byte| *byte == b' ').next().is_some_and(|tag| tag.ends_with(b"-grease"));
        }
        within
    });
    lines.map(|line| line.len() + 1).sum()
}
