//! The text changes, or the person changes their mind.

use tdu_core::payload::Payload;
use tdu_core::policy;
use tdu_demo::complete_charter;
use tdu_policies::{CharterText, Lang, Parameters, PolicyFiles, PolicySet};
use tdu_tests::browser::Person;
use tdu_tests::people::{Hand, Service, now};

use super::{CHOICE, Tongues};

/// The charter as it ships.
fn text_in(lang: Lang) -> CharterText {
    PolicySet::embedded().charter.text(lang, &Parameters::new())
}

/// An administrator signs other words; what was signed stays signed, and what changes is shown word by word.
pub(super) async fn the_text_changes_and_she_signs_again(
    tongues: Tongues,
    service: &Service,
    anna: &Person,
    samira: &Person,
) {
    let (file, former, new) = match tongues.person {
        Lang::Ar => ("charter/ar.toml", ("نجيب خلال شهر.", "شهر."), ("نجيب خلال أسبوعين.", "أسبوعين.")),
        _ => (
            "charter/fr.toml",
            ("Nous répondons en un mois.", "un mois"),
            ("Nous répondons en deux semaines.", "deux semaines"),
        ),
    };
    let complete = complete_charter().expect("the made-up values fit");
    let mut files = policy::replaced(PolicyFiles::embedded(), &complete);
    let text = files.get(file).expect("a file").replace(former.0, new.0);
    files.insert(file, text);
    let mut hand = Hand::of(&service.administrator, &service.house).await;
    let signed =
        policy::sign(files, now(), hand.chain.clone(), &hand.root, hand.keys.account, &hand.keys.signing);
    let payload = Payload::Policies(Box::new(signed.expect("they parse")));
    let (key, head) = (hand.key_of(service.directory).await, hand.head(service.directory).await);
    let entry = hand.sealed_payload(service.directory, head, &key, payload);
    assert_eq!(hand.appends(vec![entry]).await.status, 200);

    anna.sees(tongues.staff("worker-charter-outdated")).await;
    anna.clicks(tongues.staff("worker-charter-present-new")).await;
    anna.sees(tongues.staff("worker-charter-renewed")).await;
    samira.sees(tongues.person("charter-is-renewed")).await;
    samira.sees(tongues.person("charter-changes")).await;
    let struck = samira.evaluates("document.querySelector('.changes del').textContent").await;
    let added = samira.evaluates("document.querySelector('.changes ins').textContent").await;
    assert!(struck.as_str().expect("a text").contains(former.1), "{struck}");
    assert!(added.as_str().expect("a text").contains(new.1), "{added}");
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-changes").await;
    samira.downloads(tongues.person("charter-copy")).await;
    hears_the_whole_text(tongues, samira, tongues.person).await;
    samira.chooses(tongues.person("charter-whose-device"), tongues.person("charter-device-ours")).await;
    samira.chooses(tongues.person("charter-where-service"), tongues.person("charter-service-away")).await;
    samira.checks(tongues.person("charter-understood")).await;
    samira.holds(tongues.person("charter-hold"), tongues.person("charter-is-signed")).await;
    samira.sees_not(tongues.person("charter-changes")).await;
    anna.sees(tongues.staff("worker-charter-signed")).await;
}

/// Each idea is read aloud by a voice of the text's language, and the device says every sentence of it. In her own language she asks for
/// each, in the other one for all of them at once.
async fn hears_the_whole_text(tongues: Tongues, samira: &Person, lang: Lang) {
    let before = samira.heard().await.len();
    samira.clicks(tongues.person("charter-whole")).await;
    if lang == tongues.person {
        samira.hears_each().await;
    } else {
        samira.clicks(tongues.person("aloud-read-all")).await;
    }
    let spoken = samira.heard().await.split_off(before);
    assert!(spoken.iter().all(|(voice, _)| voice.starts_with(lang.code())), "{spoken:?}");
    let said: String = spoken.into_iter().map(|(_, words)| words).collect();
    let text = text_in(lang);
    let ideas = text.sections.iter().map(|section| &section.title).chain([&text.comprehension_title]);
    for idea in ideas {
        assert!(said.contains(idea), "{idea} is read aloud: {said}");
    }
}

/// She changes her mind, with a text that she has not read: her telephone reads it to her.
pub(super) async fn she_hears_it_in_another_language_and_signs_anew(tongues: Tongues, samira: &Person) {
    samira.chooses(tongues.person("charter-language"), tongues.other().own_name()).await;
    samira.sees(&text_in(tongues.other()).title).await;
    hears_the_whole_text(tongues, samira, tongues.other()).await;
    samira.chooses(tongues.person("charter-whose-device"), tongues.person("charter-device-mine")).await;
    samira.chooses(tongues.person("charter-where-service"), tongues.person("charter-service-here")).await;
    samira.checks(tongues.person("charter-understood")).await;
    samira.holds(tongues.person("charter-hold"), tongues.person("charter-is-signed")).await;
}

/// The charter says that she can, whenever she wants: her agreement goes on, and the worker signs in turn again.
pub(super) async fn she_changes_one_choice(tongues: Tongues, anna: &Person, samira: &Person) {
    let text = text_in(tongues.other());
    let choice = text.consents.iter().find(|choice| choice.id.as_str() == CHOICE);
    let choice = choice.expect("the charter has it").text.as_str();
    samira.sees(tongues.person("charter-choices-none")).await;
    samira.clicks(tongues.person("charter-choices-change")).await;
    samira.sees(tongues.person("charter-choices-about")).await;
    samira.finds_no(tongues.person("charter-refuse")).await;
    samira.checks(choice).await;
    samira.chooses(tongues.person("charter-whose-device"), tongues.person("charter-device-mine")).await;
    samira.chooses(tongues.person("charter-where-service"), tongues.person("charter-service-here")).await;
    samira.checks(tongues.person("charter-understood")).await;
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-choices-change").await;
    samira.holds(tongues.person("charter-hold"), tongues.person("charter-choices-change")).await;
    samira.sees_not(tongues.person("charter-choices-none")).await;
    samira.sees(choice).await;
    samira.takes_picture("charter-choices").await;
    anna.sees(tongues.staff("worker-charter-signed")).await;
}
