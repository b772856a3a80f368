//! The eight words as a person types them.

/// How many words there are.
pub const COUNT: usize = 8;

/// Lower case, single spaces; accents stay as typed, for the core to judge.
pub fn tidy(typed: &str) -> String {
    typed
        .split(|c: char| !c.is_alphabetic() && c != '\u{301}' && c != '\u{300}')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many words were typed.
pub fn count(typed: &str) -> usize {
    tidy(typed).split_whitespace().count()
}

/// Whether somebody copied a word right; accents do not matter.
pub fn same(shown: &str, typed: &str) -> bool {
    let plain = |word: &str| -> String { tidy(word).chars().filter_map(without_accent).collect() };
    !plain(shown).is_empty() && plain(shown) == plain(typed)
}

fn without_accent(c: char) -> Option<char> {
    Some(match c {
        '\u{300}' | '\u{301}' => return None,
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'ç' => 'c',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'û' | 'ù' => 'u',
        other => other,
    })
}

/// Three places to ask back, in order, each once. `draw` gives a number from 0 (included) to 1 (excluded).
pub fn three_places(count: usize, mut draw: impl FnMut() -> f64) -> Vec<usize> {
    let mut left: Vec<usize> = (0..count).collect();
    let mut chosen = Vec::new();
    while chosen.len() < 3 && !left.is_empty() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a handful of places"
        )]
        let at = ((draw() * left.len() as f64) as usize).min(left.len() - 1);
        chosen.push(left.remove(at));
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_are_tidied() {
        assert_eq!(tidy("  Abaisser,\tBADGE\n3. caduc "), "abaisser badge caduc");
        assert_eq!(count("1 abaisser 2 badge"), 2);
        assert_eq!(count(""), 0);
    }

    #[test]
    fn accents_do_not_matter_and_other_words_do() {
        assert!(same("évident", "Evident "));
        assert!(same("evident", "e\u{301}vident"));
        assert!(!same("évident", "evidemment"));
        assert!(!same("évident", ""));
    }

    #[test]
    fn three_different_places_are_asked_in_order() {
        for seed in 0..50 {
            let mut state = f64::from(seed) / 50.0;
            let places = three_places(COUNT, || {
                state = (state * 7.31 + 0.123).fract();
                state
            });
            assert_eq!(places.len(), 3);
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]) && places[2] < COUNT);
        }
    }
}
