//! What is known of a person, as a draft that is kept while it is typed.

use tdu_core::payload::Person;

/// The person as text; empty when nothing is known. One line a field; the safe hours come last and may hold several.
pub fn draft(person: &Person) -> String {
    if *person == Person::default() {
        return String::new();
    }
    let line = |text: &str| text.replace(['\n', '\r'], " ");
    [line(&person.name), line(&person.phone), line(&person.language), person.safe_hours.clone()].join("\n")
}

/// Reads a [draft]; what is missing stays empty.
pub fn from_draft(draft: &str) -> Person {
    let mut lines = draft.splitn(4, '\n').map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    Person { name: next(), phone: next(), language: next(), safe_hours: next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_brings_every_field_back() {
        let person = Person {
            name: "Amina".into(),
            phone: String::new(),
            language: "dari".into(),
            safe_hours: "le matin\npas le mercredi\n".into(),
        };
        assert_eq!(from_draft(&draft(&person)), person);
        assert_eq!(draft(&Person::default()), "");
        assert_eq!(from_draft("Amina"), Person { name: "Amina".into(), ..Person::default() });
    }
}
