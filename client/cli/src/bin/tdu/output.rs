//! What is printed: tables and sentences for people, JSON for scripts. Notices and failures go to the error output.

use std::{cell::Cell, io, process::ExitCode};

use serde::Serialize;
use tdu_core::{
    app::{CharterState, Failure, FailureKind},
    calendar::Day,
    evidence::{Facts, Said},
};
use tdu_protocol::Timestamp;

use crate::{
    texts::{Texts, Value, value},
    trouble::{Trouble, code_of, sentence_of},
};

/// Where a command speaks.
pub struct Output {
    pub texts: Texts,
    pub json: bool,
    code: Cell<u8>,
}

impl Output {
    pub const fn new(texts: Texts, json: bool) -> Self {
        Self { texts, json, code: Cell::new(0) }
    }

    /// A text of the language files.
    pub fn say(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        self.texts.say(id, values)
    }

    /// A line for people.
    #[expect(clippy::unused_self, reason = "whoever prints holds the output")]
    pub fn line(&self, text: &str) {
        print(&mut io::stdout().lock(), text);
    }

    /// A value for scripts, on one line.
    pub fn value<T: Serialize + ?Sized>(&self, value: &T) {
        self.line(&serde_json::to_string(value).unwrap_or_default());
    }

    /// A table for people: columns as wide as they must be.
    pub fn table<const N: usize>(&self, titles: [&str; N], rows: &[[String; N]]) {
        let titles = titles.map(|id| self.say(id, &[]));
        for line in aligned(&titles, rows) {
            self.line(&line);
        }
    }

    /// Something to know beside the result.
    pub fn notice(&self, id: &str, values: &[(&'static str, Value)]) {
        if !self.json {
            print(&mut io::stderr().lock(), &self.say(id, values));
        }
    }

    /// Something that the person must know although the command goes on; the exit code will say it too.
    pub fn warn(&self, failure: &Failure) {
        self.report(
            &crate::trouble::name_of(failure.kind),
            &sentence_of(failure, &self.texts),
            Some(failure),
        );
        self.code.set(code_of(failure.kind));
    }

    /// The same, for what does not change the exit code: what is here can be used.
    pub fn excuse(&self, failure: &Failure) {
        self.report(
            &crate::trouble::name_of(failure.kind),
            &sentence_of(failure, &self.texts),
            Some(failure),
        );
    }

    /// Why the command did not do what was asked.
    pub fn trouble(&self, trouble: &Trouble) {
        let failure = match trouble {
            Trouble::Failure(failure) => Some(failure),
            _ => None,
        };
        self.report(&trouble.name(), &trouble.sentence(&self.texts), failure);
    }

    fn report(&self, name: &str, sentence: &str, failure: Option<&Failure>) {
        let mut err = io::stderr().lock();
        let detail = failure.and_then(|f| f.detail.as_deref());
        if self.json {
            let value = serde_json::json!({ "problem": name, "sentence": sentence, "detail": detail });
            print(&mut err, &value.to_string());
        } else {
            print(&mut err, &format!("tdu: {sentence}"));
            if let Some(detail) = detail {
                print(&mut err, &format!("     ({detail})"));
            }
        }
    }

    /// The exit code of a command that went to its end.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(self.code.get())
    }

    /// When and by whom something was written, and whether it still waits.
    pub fn written(&self, at: Timestamp, author: &str, waiting: bool) -> String {
        let waits = if waiting { format!("  ({})", self.say("not-left-yet", &[])) } else { String::new() };
        format!("{}  {author}{waits}", moment(at))
    }

    /// What is known of an answer to the charter, a line each.
    pub fn facts(&self, facts: &Facts) -> Vec<String> {
        let said = |said| match said {
            Said::Word(id) => self.say(id, &[]),
            Said::Named(id, name) => {
                self.say("charter-help-named", &[("role", value(self.say(id, &[]))), ("name", value(name))])
            }
            Said::Day(day) => day.to_iso(),
            Said::Text(text) => text,
        };
        let line = |(name, fact)| {
            let values = [("name", value(self.say(name, &[]))), ("fact", value(said(fact)))];
            self.say("charter-fact", &values)
        };
        facts.in_words().into_iter().map(line).collect()
    }

    /// A label of the charter's state.
    pub fn charter(&self, state: &CharterState) -> String {
        let id = match state {
            CharterState::None => "charter-none",
            CharterState::Presented => "charter-presented",
            CharterState::Renewed { .. } => "charter-renewed",
            CharterState::Asked { .. } => "charter-asked",
            CharterState::Later { .. } => "charter-later",
            CharterState::Heard { .. } => "charter-heard",
            CharterState::Witnessed { .. } => "charter-witnessed",
            CharterState::OnPaper { .. } => "charter-on-paper",
            CharterState::Signed { .. } => "charter-signed",
            CharterState::Countersigned { .. } => "charter-countersigned",
            CharterState::Refused { .. } => "charter-refused",
            CharterState::Withdrawn { .. } => "charter-withdrawn",
        };
        self.say(id, &[])
    }
}

/// A kind with nothing else to say.
pub fn bare(kind: FailureKind) -> Failure {
    kind.into()
}

/// `2026-11-22 14:05`, by the local clock.
pub fn moment(at: Timestamp) -> String {
    moment_at(at, tdu_cli::platform::system_offset(at))
}

/// `2026-11-22 13:05`, by universal time.
pub fn universal(at: Timestamp) -> String {
    moment_at(at, 0)
}

fn moment_at(at: Timestamp, offset_minutes: i32) -> String {
    let now = tdu_core::calendar::Now { at, offset_minutes };
    let minute = now.minute_of_day();
    format!("{} {:02}:{:02}", now.day().to_iso(), minute / 60, minute % 60)
}

/// `2026-11-22`, or nothing.
pub fn day(day: Option<Day>) -> String {
    day.map(Day::to_iso).unwrap_or_default()
}

/// A reader that went away is no reason to fail.
fn print(out: &mut impl io::Write, text: &str) {
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

fn aligned<const N: usize>(titles: &[String; N], rows: &[[String; N]]) -> Vec<String> {
    let widths: [usize; N] = std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| width(&row[column]));
        cells.chain([width(&titles[column])]).max().unwrap_or(0)
    });
    let line = |cells: &[String; N]| {
        let mut line = String::new();
        for (column, cell) in cells.iter().enumerate() {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', widths[column] - width(cell) + 2));
        }
        line.trim_end().to_owned()
    };
    std::iter::once(line(titles)).chain(rows.iter().map(line)).collect()
}

/// Places that a text takes on a line. Marks that stand on the letter before them take none; scripts whose signs take
/// two places are not among the languages here.
fn width(text: &str) -> usize {
    let stands_on_another = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}');
    text.chars().filter(|c| !stands_on_another(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_they_hold() {
        let titles = ["A".to_owned(), "Nom".to_owned(), "C".to_owned()];
        let row = |a: &str, b: &str, c: &str| [a.to_owned(), b.to_owned(), c.to_owned()];
        let rows = [row("é", "مُحمَّد", "x"), row("long one", "", ""), row("e\u{301}", "b", "y")];
        let lines = aligned(&titles, &rows);
        assert_eq!(lines[0], "A         Nom   C");
        assert_eq!(lines[1], "é         مُحمَّد  x");
        assert_eq!(lines[2], "long one");
        assert_eq!(lines[3], "e\u{301}         b     y");
    }
}
