//! The six digits of an invitation.

/// Exactly six digits, whatever stands between them and however they are written; `None` otherwise.
pub fn six(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{200e}' | '\u{200f}'))
        .map(|c| latin(c).unwrap_or(c))
        .collect();
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Arabic and Persian keyboards have digits of their own.
fn latin(c: char) -> Option<char> {
    let value = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Two groups of three, as they are read out.
pub fn grouped(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((first, last)) if !last.is_empty() => format!("{first} {last}"),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_read_in_any_shape() {
        for typed in ["123456", " 123 456 ", "123-456", "١٢٣٤٥٦", "۱۲۳ ۴۵۶"] {
            assert_eq!(six(typed).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["12345", "1234567", "12345a", ""] {
            assert_eq!(six(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_shown_in_two_groups() {
        assert_eq!(grouped("012345"), "012 345");
        assert_eq!(grouped("01"), "01");
    }
}
