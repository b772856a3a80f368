//! Eight words of BIP39's French list: 88 bits, stretched by scrypt (RFC 7914).
//!
//! Accents and case do not matter when typing: BIP39's French list holds no two words that differ by them alone.

use bip39::Language;
use scrypt::{Params, scrypt};
use tdu_protocol::{
    Hash32, OpenerId, OrgId, Secret32,
    api::{OpenerKind, OpenerRegistration},
};
use zeroize::Zeroizing;

use crate::{
    app::Words,
    secret::{Key, Random, random_id},
};

/// How many words.
pub const COUNT: usize = 8;
/// scrypt's cost: 2^15 blocks of 1 KiB, 32 MiB.
const LOG_N: u8 = 15;

/// Why words are not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Another number of words than eight.
    #[error("eight words are needed")]
    Count(usize),
    /// A word that is not in the list, by its place from 1.
    #[error("word {0} is not in the list")]
    Unknown(usize),
}

/// What opens an account without a passkey: three values, of which the last never leaves the client.
pub struct Opener {
    /// Where the server finds the account.
    pub locator: Hash32,
    /// Proof for the server.
    pub verifier: Secret32,
    /// Opens the vault.
    pub unlocking: Key,
}

/// Draws eight words.
pub fn draw(rng: &mut dyn Random) -> Words {
    let list = Language::French.word_list();
    let mut text = Zeroizing::new(String::with_capacity(96));
    for index in 0..COUNT {
        if index > 0 {
            text.push(' ');
        }
        // 2048 divides 2^32: no bias.
        text.push_str(list[(rng.next_u32() % 2048) as usize]);
    }
    Words(text)
}

/// Reads words as typed.
///
/// # Errors
/// [`WordsError`], with the place of the word to look at.
pub fn read(typed: &str) -> Result<Words, WordsError> {
    let folded = Zeroizing::new(fold(typed));
    let parts: Vec<&str> = folded.split_whitespace().collect();
    if parts.len() != COUNT {
        return Err(WordsError::Count(parts.len()));
    }
    let list = Language::French.word_list();
    let mut text = Zeroizing::new(String::with_capacity(96));
    for (place, part) in parts.iter().enumerate() {
        let word = list.iter().find(|word| fold(word) == **part).ok_or(WordsError::Unknown(place + 1))?;
        if place > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
    Ok(Words(text))
}

/// The words of the list that begin as typed, at most `limit`: help while typing.
pub fn suggestions(typed: &str, limit: usize) -> Vec<&'static str> {
    let start = fold(typed);
    if start.is_empty() {
        return Vec::new();
    }
    Language::French.word_list().iter().copied().filter(|w| fold(w).starts_with(&start)).take(limit).collect()
}

/// Stretches the words for an organisation. Takes a tenth of a second natively, about half a second in a browser:
/// off the page's thread.
///
/// # Errors
/// [`WordsError`].
pub fn stretch(words: &Words, org: OrgId) -> Result<Opener, WordsError> {
    let words = read(&words.0)?;
    let password = Zeroizing::new(fold(&words.0));
    let salt = [b"trait-d-union/words/v1\0" as &[u8], &org.0].concat();
    let params = Params::new(LOG_N, 8, 1, 32).expect("constants that scrypt accepts");
    let mut stretched = Zeroizing::new([0; 32]);
    scrypt(password.as_bytes(), &salt, &params, &mut *stretched)
        .expect("32 bytes is a length that scrypt gives");
    Ok(Opener::derive(&*stretched, "words"))
}

impl Opener {
    /// From a secret that a remembered device keeps.
    pub fn of_device(secret: &Key) -> Self {
        Self::derive(secret.expose(), "device")
    }

    fn derive(secret: &[u8], kind: &str) -> Self {
        let part = |name: &str| Key::derive(secret, b"trait-d-union/opener/v1", &format!("{kind}/{name}"));
        Self {
            locator: Hash32(*part("locator").expose()),
            verifier: part("verifier").to_proof(),
            unlocking: part("unlocking"),
        }
    }

    /// What the server is told of it, under a new id.
    pub fn registration(&self, rng: &mut dyn Random, kind: OpenerKind) -> OpenerRegistration {
        let verifier = Secret32::new(*self.verifier.expose());
        OpenerRegistration { id: random_id::<OpenerId>(rng), kind, locator: self.locator, verifier }
    }
}

/// Lower case without the accents of French, composed or not.
fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn folding_keeps_the_2048_words_apart() {
        let folded: BTreeSet<_> = Language::French.word_list().iter().map(|w| fold(w)).collect();
        assert_eq!(folded.len(), 2048);
        assert!(folded.iter().all(|w| w.chars().all(|c| c.is_ascii_lowercase())));
    }

    #[test]
    fn accents_case_and_spaces_do_not_matter() {
        let words = read("  Académie ABEILLE abolir aborder\taboyer Zèbre zoologie xénon ").expect("words");
        let plain = read("academie abeille abolir aborder aboyer zebre zoologie xenon").expect("words");
        assert_eq!(*words.0, *plain.0);
        let org = OrgId([7; 16]);
        let (a, b) = (stretch(&words, org).expect("words"), stretch(&plain, org).expect("words"));
        assert_eq!(a.locator, b.locator);
        assert_ne!(a.locator, stretch(&plain, OrgId([8; 16])).expect("words").locator);
        assert_ne!(a.locator.0, *a.unlocking.expose());
    }

    #[test]
    fn a_wrong_word_is_named_by_its_place() {
        assert_eq!(read("abeille abeille xyz a b c d e").err(), Some(WordsError::Unknown(3)));
        assert_eq!(read("abeille").err(), Some(WordsError::Count(1)));
    }
}
