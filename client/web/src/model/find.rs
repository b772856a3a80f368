//! Search as one types: case, accents and vowel marks do not matter, every word must be somewhere.

/// A text as it is compared: small letters, without accents, ligatures taken apart.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '’' | 'ʼ' => folded.push('\''),
            other => folded.extend(plain(other)),
        }
    }
    folded
}

/// The letter without its accent; `None` for marks that stand on another letter.
const fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'š' | 'ş' | 'ś' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        // Combining accents of Latin; vowel marks and the lengthening stroke of Arabic.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' => return None,
        other => other,
    })
}

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
    pub fn is_empty(&self) -> bool {
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
    fn case_accents_and_vowel_marks_do_not_matter() {
        assert_eq!(fold("Hélène Œuvré"), "helene oeuvre");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("مُحَمَّد"), fold("محمد"));
        assert_eq!(fold("أمينة"), fold("امينه"));
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        let line = fold("Amadou Diallo, logement");
        assert!(Query::new("diallo AMA").is_in(&line));
        assert!(Query::new("  ").is_empty() && Query::new("").is_in(&line));
        assert!(!Query::new("diallo santé").is_in(&line));
    }
}
