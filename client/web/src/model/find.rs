//! Search as one types: case and accents do not matter, every word must be somewhere.

pub use tdu_core::views::fold;

/// The words of a query, ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        Self { words: fold(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether nothing was typed.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is somewhere in a [folded](fold) text.
    pub fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there_in_any_order() {
        let line = fold("Amadou Diallo, logement à Évreux");
        assert!(Query::new("diallo AMA").is_in(&line));
        assert!(Query::new("evreux").is_in(&line));
        assert!(Query::new("  ").is_empty() && Query::new("").is_in(&line));
        assert!(!Query::new("diallo santé").is_in(&line));
    }
}
