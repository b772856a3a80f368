//! Mistakes in the file, told by line, with the line shown and the name that was probably meant.

use super::{Settings, database_url::without_secret};

/// Mistakes found in one go.
const MOST: usize = 20;
/// How alike two names must be for one to be suggested for the other (Jaro-Winkler).
const ALIKE: f64 = 0.8;

/// A mistake in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Line, from 1.
    pub line: usize,
    /// What the line says.
    pub shown: String,
    /// What is wrong with it, one sentence.
    pub text: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}\n  {} | {}", self.line, self.text, self.line, self.shown)
    }
}

/// Reads settings, or says all that is wrong with them.
///
/// # Errors
/// At least one mistake, in the order of the lines.
pub fn parse(text: &str) -> Result<Settings, Vec<Mistake>> {
    let mut left = text.to_owned();
    let mut mistakes = Vec::<Mistake>::new();
    loop {
        let error = match toml::from_str(&left) {
            Ok(settings) if mistakes.is_empty() => return Ok(settings),
            Ok(_) => break,
            Err(error) => error,
        };
        let at = error.span().map_or(0, |span| span.start.min(left.len()));
        let line = left.get(..at).unwrap_or_default().matches('\n').count() + 1;
        if mistakes.len() == MOST || mistakes.iter().any(|known| known.line == line) {
            break;
        }
        let shown = without_secret(text.lines().nth(line - 1).unwrap_or_default().trim_end());
        mistakes.push(Mistake { line, shown, text: sentence(error.message()) });
        // Without that line, the next mistake can be found.
        left = blank(&left, line);
    }
    mistakes.sort_by_key(|mistake| mistake.line);
    Err(mistakes)
}

/// The line on which a name is set, from 1, and the line itself.
pub(super) fn line_of<'a>(text: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let name = name.rsplit('.').next().unwrap_or(name);
    text.lines().enumerate().find_map(|(at, line)| {
        let rest = line.trim_start().strip_prefix(name)?.trim_start();
        rest.starts_with('=').then_some((at + 1, line))
    })
}

fn blank(text: &str, line: usize) -> String {
    let lines = text.lines().enumerate().map(|(at, kept)| if at + 1 == line { "" } else { kept });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the parser says, shorter, with the name that was probably meant.
fn sentence(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(name) if message.starts_with("unknown field") => {
            let nearest = quoted
                .map(|known| (strsim::jaro_winkler(name, known), known))
                .filter(|(alike, _)| *alike >= ALIKE)
                .max_by(|one, other| one.0.total_cmp(&other.0));
            match nearest {
                Some((_, known)) => format!("there is no setting `{name}`; did you mean `{known}`?"),
                None => format!("there is no setting `{name}`"),
            }
        }
        _ => message.lines().collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        parse(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_misspelt_name_is_told_with_its_line_and_the_right_one() {
        assert_eq!(
            told("data = '/srv'\nlisen = '0.0.0.0:443'\n"),
            ["line 2: there is no setting `lisen`; did you mean `listen`?\n  2 | lisen = '0.0.0.0:443'"]
        );
        assert_eq!(told("banana = 1")[0], "line 1: there is no setting `banana`\n  1 | banana = 1");
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let found =
            told("dta = 1\nlisten = 'nowhere'\nweb_dir = '/w'\n\n[limits]\nqueues = 3\nqueue = 'x'\n");
        assert_eq!(found.len(), 4, "{found:#?}");
        for (mistake, word) in found.iter().zip(["`data`", "line 2", "`queue`", "line 7"]) {
            assert!(mistake.contains(word), "{mistake}");
        }
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_too() {
        let found = told("data = '/srv\n");
        assert!(found[0].starts_with("line 1: "), "{found:?}");
    }

    #[test]
    fn the_line_of_a_name_is_not_that_of_another_that_begins_like_it() {
        let text = "tls_certificate = 1\n  tls_cert='a'\n";
        assert_eq!(line_of(text, "tls_cert"), Some((2, "  tls_cert='a'")));
        assert_eq!(line_of("[limits]\nqueue = 1", "limits.queue"), Some((2, "queue = 1")));
        assert_eq!(line_of(text, "data"), None);
    }
}
