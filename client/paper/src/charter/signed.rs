//! The text that was signed, out of the lines that its digest covers.

/// What a line of the canonical text is (`tdu_policies::CharterText::canonical`).
#[derive(Debug, PartialEq, Eq)]
pub enum Signed<'a> {
    /// Title of the whole.
    Title(&'a str),
    /// Title of an idea, of the choices, of the points.
    Idea(&'a str),
    /// A paragraph.
    Paragraph(&'a str),
    /// A choice: its id, its words.
    Choice(&'a str, &'a str),
    /// What the person confirmed having understood.
    Point(&'a str),
}

/// Reads the lines. What another version would write is shown as it stands, for nothing that was signed may be left out.
pub fn lines(text: &str) -> Vec<Signed<'_>> {
    let mut in_choices = false;
    let mut read = |line| {
        let (mark, words) = split(line);
        match mark {
            "=" => Signed::Title(words),
            "##" => Signed::Idea(split(words).1),
            "-" => Signed::Paragraph(words),
            // The title of the choices, then what is said before them.
            "?" if std::mem::replace(&mut in_choices, true) => Signed::Paragraph(words),
            "?" | "!" => Signed::Idea(words),
            "[ ]" => {
                let (id, words) = split(words);
                Signed::Choice(id, words)
            }
            "*" => Signed::Point(split(words).1),
            _ => Signed::Paragraph(line),
        }
    };
    // The first three say form, version and language; the facts above the text say these.
    text.lines().skip(3).map(&mut read).collect()
}

/// The mark or id before the first space, and the words after it.
fn split(line: &str) -> (&str, &str) {
    match line.strip_prefix("[ ] ") {
        Some(words) => ("[ ]", words),
        None => line.split_once(' ').unwrap_or(("", line)),
    }
}
