//! Text as it is compared: without case, accents, or marks that people leave out when they type.
//!
//! Each letter is folded alone, so that a place in the folded text can be brought back to the text itself. Latin letters
//! of the languages around (and Vietnamese) lose their diacritics, ligatures come apart; Cyrillic letters lose theirs;
//! Arabic loses its vowel signs, and forms of a letter that are written one for the other become one. A letter that is
//! not listed is compared as it is, in lower case: a name in any script is found by its own letters.

use std::ops::Range;

/// The text, folded.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most letters are ASCII, and go by runs.
        let run = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let start = folded.len();
        folded.push_str(&rest[..run]);
        folded[start..].make_ascii_lowercase();
        let mut letters = rest[run..].chars();
        if let Some(letter) = letters.next() {
            push(letter, &mut folded);
        }
        rest = letters.as_str();
    }
    folded
}

/// Where a range of the folded text lies in the text, on whole letters with their marks.
pub fn origin(text: &str, folded: Range<usize>) -> Range<usize> {
    let mut reached = String::new();
    let mut length = 0;
    let (mut start, mut end) = (text.len(), text.len());
    for (place, letter) in text.char_indices() {
        reached.clear();
        push(letter, &mut reached);
        let next = length + reached.len();
        if next > folded.start && start == text.len() {
            start = place;
        }
        // A mark folds to nothing: it stays with the letter before it.
        if length >= folded.end && !reached.is_empty() {
            end = place;
            break;
        }
        length = next;
    }
    start.min(end)..end
}

fn push(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        match base(lower) {
            Some(base) => folded.push_str(base),
            None => folded.push(lower),
        }
    }
}

/// What a letter in lower case becomes; `None` if it stays.
const fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        // Combining marks, Arabic vowel signs and tatweel, soft hyphen, joiners, marks of direction.
        '\u{300}'..='\u{36F}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{640}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => "",
        '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => " ",
        '‘' | '’' | 'ʼ' | 'ʻ' | '´' | '`' => "'",
        '‐' | '‑' | '‒' | '–' => "-",
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ'
        | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' | 'ª' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ḍ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ'
        | 'ệ' | 'ə' | 'ɛ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' | 'ɣ' => "g",
        'ĥ' | 'ħ' | 'ḥ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' | 'ǩ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' | 'ɲ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ'
        | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' | 'ɔ' | 'º' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' | 'ṛ' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ṭ' | 'ŧ' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử'
        | 'ữ' | 'ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        'ё' => "е",
        'й' | 'ї' => "и",
        'ґ' => "г",
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => return None,
    })
}
