//! What every member of staff goes through once: a link, six digits, eight words, a passkey.

use tdu_tests::browser::Person;

use super::world::World;

/// An invitation as the inviter sees it: a link to send, six digits to say.
pub(super) struct Invitation {
    pub(super) link: String,
    pub(super) code: String,
}

/// Reads the link and the digits off the inviter's screen.
pub(super) async fn read_invitation(world: &World, inviter: &Person) -> Invitation {
    let link = inviter.picks(r"https://localhost:\d+/[is]/\S+#\S+").await;
    let code = inviter.picks(r"\b(\d(?: \d){5}|\d{3} \d{3})\b").await;
    let (_, secret) = link.split_once('#').expect("picked with one");
    world.keeps_an_eye_on(secret.split('.').next().unwrap_or(secret)).await;
    Invitation { link, code: code.chars().filter(char::is_ascii_digit).collect() }
}

/// The eight words: shown, written down, three asked back; a mistake is told and nothing goes on.
pub(super) async fn writes_down_eight_words(world: &World, person: &Person) -> String {
    person.sees("Vos huit mots").await;
    person.sees("Ces mots sont montrés une seule fois.").await;
    let words = person
        .evaluates("[...document.querySelectorAll('ol[lang=fr] li')].map((word) => word.textContent.trim()).join(' ')")
        .await;
    let words = words.as_str().expect("words").to_owned();
    assert_eq!(words.split(' ').count(), 8, "« {words} »");
    world.keeps_an_eye_on(&words).await;
    person.clicks("Je les ai écrits").await;
    person.sees("Vérifions votre feuille").await;
    let asked = person.page_text().await.replace(['\u{2068}', '\u{2069}'], "");
    let is_asked = |number: &usize| {
        person.would_read(&format!("Mot numéro {number}")).iter().any(|label| asked.contains(label))
    };
    let numbers: Vec<usize> = (1..=8).filter(is_asked).collect();
    assert_eq!(numbers.len(), 3, "{asked}");
    let all: Vec<&str> = words.split(' ').collect();
    for number in &numbers {
        person.types(&format!("Mot numéro {number}"), "zythum").await;
    }
    person.clicks("Continuer").await;
    person.sees("Ce n'est pas ce mot.").await;
    for number in &numbers {
        person.types(&format!("Mot numéro {number}"), all[number - 1]).await;
    }
    person.clicks("Continuer").await;
    words
}

/// The offer to open faster next time, taken.
pub(super) async fn adds_a_passkey(person: &Person) {
    person.sees("Ouvrir plus vite la prochaine fois").await;
    person.clicks("Ajouter cet appareil").await;
    person.sees_not("Ouvrir plus vite la prochaine fois").await;
    assert_eq!(person.passkeys().await, 1);
}
