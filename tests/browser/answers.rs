//! A French worker and people who read Arabic, on a telephone or without one: the ways of answering the charter.

use tdu_core::app::{Command, Reply};
use tdu_core::evidence::Facts;
use tdu_core::payload::Payload;
use tdu_core::policy;
use tdu_demo::complete_charter;
use tdu_driver::examine_proof;
use tdu_policies::{Lang, Parameters, PolicyFiles, PolicySet};
use tdu_protocol::LogId;
use tdu_server::Limits;
use tdu_tests::browser::{Browser, Person, Scheme, Viewport};
use tdu_tests::people::{self, Hand, House, Service, now};
use tdu_tests::places;

use super::screens::words::say;

/// What a button is called for somebody who reads Arabic.
fn ar(id: &str) -> &'static str {
    say(Lang::Ar, id)
}

fn fr(id: &str) -> &'static str {
    say(Lang::Fr, id)
}

/// A member of staff at a laptop.
async fn at_work(browser: &Browser, staff: &people::Person) -> Person {
    let person = browser.person(&staff.name, Viewport::Laptop, Scheme::Light).await;
    person.opens("/").await;
    person.clicks(fr("open-words")).await;
    person.types(fr("words-label"), staff.words.as_deref().expect("staff have words")).await;
    person.clicks(fr("open-open")).await;
    person.sees(fr("status-well")).await;
    person
}

/// Somebody who follows the link of an invitation on a telephone that can read aloud, and chooses Arabic.
async fn with_a_telephone(browser: &Browser, anna: &people::Person, name: &str) -> (LogId, Person) {
    let case = anna.opens_case(name).await;
    let invitation = anna.invites_person_of(case).await;
    anna.settles().await.expect("the server is there");
    let person = browser.person(name, Viewport::Phone, Scheme::Light).await;
    person.has_voices().await;
    person.opens(&invitation.link).await;
    person.clicks_in(fr("join-language"), "العربية").await;
    person.types(ar("join-code"), &invitation.code).await;
    person.clicks(ar("common-continue")).await;
    person.sees(ar("join-verified")).await;
    person.clicks(ar("join-enter")).await;
    person.sees(ar("charter-short-presented")).await;
    (case, person)
}

/// What the newest proof says of how the charter was answered, as it arrived at the worker's other device.
async fn proved(anna: &people::Person, case: LogId) -> Facts {
    anna.settles().await.expect("the server is there");
    let conversation = anna.case(case).await.conversation.expect("the person was invited");
    match anna.ask(Command::CharterCopy { conversation, of: None }).await {
        Ok(Reply::File { bytes, .. }) => examine_proof(&bytes).expect("a proof").charter.expect("an answer"),
        other => panic!("{other:?}"),
    }
}

/// Opens somebody's file.
async fn looks_up(worker: &Person, name: &str) {
    worker.clicks(fr("worker-nav-cases")).await;
    worker.clicks(name).await;
    worker.sees(fr("worker-file-charter")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_of_answering_the_charter_is_of_the_same_rank() {
    let house = House::serving(Limits::default(), Some(places::web_app())).await;
    let service = Service::at(house).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let requests = folder.path().join("requests.bin");
    let certificate = service.house.certificate();
    let browser = Browser::launch_recording(certificate, service.house.origin(), requests).await;
    let anna = at_work(&browser, &service.anna).await;

    let (case, samira) = with_a_telephone(&browser, &service.anna, "Samira").await;
    let heard = async || {
        let facts = proved(&service.anna, case).await;
        (facts.lang, facts.heard)
    };
    she_thinks_it_over_asks_and_refuses(&anna, &samira).await;
    she_signs_with_an_interpreter(&anna, &samira).await;
    assert_eq!(heard().await, (Lang::Ar, false), "one idea alone is not the charter");
    the_text_changes_and_she_signs_again(&service, &anna, &samira).await;
    assert_eq!(heard().await, (Lang::Ar, true));
    she_takes_it_back_on_the_telephone(&anna, &samira).await;
    she_hears_it_in_french_and_signs_anew(&samira).await;
    assert_eq!(heard().await, (Lang::Fr, true));
    she_changes_one_choice(&anna, &samira).await;
    let facts = proved(&service.anna, case).await;
    assert_eq!(
        (facts.consents, facts.heard),
        (vec!["demande-d-avis".to_owned()], true),
        "the rest is as it was"
    );
    samira.leaves().await;
    without_a_telephone_two_people_hear_it(&browser, &service, &anna).await;
    anna.leaves().await;
    browser.closes().await;
}

async fn she_thinks_it_over_asks_and_refuses(anna: &Person, samira: &Person) {
    samira.clicks(&format!("{}…", ar("nav-my-charter"))).await;
    samira.sees(ar("charter-messages-anyway")).await;
    samira.clicks(ar("charter-later")).await;
    samira.sees(ar("charter-later-about")).await;
    samira.has_no_axe_violation().await;
    samira.clicks(ar("charter-later-do")).await;
    samira.sees(ar("charter-is-later")).await;
    samira.clicks(ar("charter-question")).await;
    samira.types(ar("charter-question-label"), "من يقرأ رسائلي؟").await;
    samira.has_no_axe_violation().await;
    samira.clicks_in(ar("charter-question-about"), ar("thread-send")).await;
    samira.sees(ar("charter-is-asked")).await;

    looks_up(anna, "Samira").await;
    anna.sees(fr("worker-charter-asked")).await;
    anna.clicks(&format!("{}…", fr("worker-nav-today"))).await;
    anna.clicks_in("Samira", &format!("Un nouveau message {}", fr("worker-go-messages"))).await;
    anna.sees(fr("thread-about-charter")).await;
    anna.types(fr("thread-write"), "Moi seule, et vous le voyez dans « Qui peut lire ? ».").await;
    anna.clicks(fr("thread-send")).await;
    samira.sees(ar("charter-is-presented")).await;

    samira.clicks(ar("charter-refuse")).await;
    samira.clicks_in(ar("charter-refuse-text"), ar("charter-refuse")).await;
    samira.sees(ar("charter-is-refused")).await;
    samira.sees(ar("charter-messages-anyway")).await;
    samira.clicks(ar("nav-messages")).await;
    samira.types(ar("thread-write"), "شكرا على المساعدة").await;
    samira.clicks(ar("thread-send")).await;
    anna.sees("شكرا على المساعدة").await;
    anna.sees(fr("worker-charter-refused")).await;
}

async fn she_signs_with_an_interpreter(anna: &Person, samira: &Person) {
    samira.clicks(ar("nav-charter")).await;
    samira.clicks(ar("aloud-read")).await;
    samira.clicks(ar("charter-whole")).await;
    assert_eq!(samira.heard().await.len(), 1, "one idea was read aloud");
    samira.chooses(ar("charter-who-helps"), ar("charter-helps-interpreter")).await;
    samira.types(ar("charter-helper-name"), "Rachid").await;
    samira.chooses(ar("charter-whose-device"), ar("charter-device-mine")).await;
    samira.chooses(ar("charter-where-service"), ar("charter-service-here")).await;
    samira.checks(ar("charter-understood")).await;
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-decides").await;
    samira.holds(ar("charter-hold"), ar("charter-is-signed")).await;

    looks_up(anna, "Samira").await;
    anna.chooses(fr("worker-charter-identity"), fr("charter-identity-document-seen")).await;
    anna.chooses(fr("worker-charter-enrolled"), fr("charter-enrolled-face-to-face")).await;
    anna.has_no_axe_violation().await;
    anna.clicks(fr("worker-charter-countersign")).await;
    anna.sees(fr("worker-charter-done")).await;
    for (person, say) in [(anna, fr as fn(&str) -> &'static str), (samira, ar)] {
        person.sees(say("charter-how")).await;
        person
            .evaluates("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
            .await;
        person.sees(say("charter-level-advanced")).await;
        person.sees("Rachid").await;
    }
    samira.has_no_axe_violation().await;
}

/// She said it to Anna: it must not take a telephone that works to take an agreement back.
async fn she_takes_it_back_on_the_telephone(anna: &Person, samira: &Person) {
    anna.clicks(fr("worker-charter-record-withdrawal")).await;
    anna.chooses(fr("worker-record-answer"), fr("charter-way-withdrawn")).await;
    anna.chooses(fr("worker-record-channel"), fr("charter-channel-phone")).await;
    anna.clicks(fr("worker-record-do")).await;
    anna.sees(fr("worker-record-identity-missing")).await;
    anna.chooses(fr("worker-charter-identity"), fr("charter-identity-known")).await;
    anna.has_no_axe_violation().await;
    anna.takes_picture("charter-withdrawal").await;
    anna.clicks(fr("worker-record-do")).await;
    anna.sees(fr("worker-charter-withdrawn")).await;
    samira.sees(ar("charter-is-withdrawn-told")).await;
    samira.takes_picture("charter-withdrawn-told").await;
}

/// A yes that is said in front of two: neither a telephone nor a signature is needed, and the second reads the conversation
/// for as long as it takes.
async fn without_a_telephone_two_people_hear_it(browser: &Browser, service: &Service, anna: &Person) {
    service.anna.opens_case("Nabil").await;
    service.anna.settles().await.expect("the server is there");
    looks_up(anna, "Nabil").await;
    anna.clicks(fr("worker-charter-present")).await;
    anna.sees(fr("worker-charter-present-done")).await;
    anna.clicks(fr("worker-charter-record")).await;
    anna.clicks(fr("worker-record-do")).await;
    anna.sees(fr("worker-record-answer-missing")).await;
    anna.chooses(fr("worker-record-answer"), fr("charter-way-aloud")).await;
    anna.chooses(fr("worker-record-lang"), "العربية").await;
    anna.chooses(fr("worker-charter-identity"), fr("charter-identity-known")).await;
    anna.has_no_axe_violation().await;
    anna.takes_picture("charter-record").await;
    anna.clicks(fr("worker-record-do")).await;
    anna.sees(fr("worker-charter-heard")).await;
    anna.clicks(fr("worker-charter-witness-ask")).await;
    anna.chooses(fr("worker-charter-witness-who"), "Omar").await;
    anna.has_no_axe_violation().await;
    anna.clicks(fr("worker-charter-witness-do")).await;
    anna.sees(fr("worker-charter-witness-asked")).await;

    let omar = at_work(browser, &service.omar).await;
    omar.clicks_in("Nabil", &format!("{} {}", fr("worker-why-witness"), fr("worker-go-witness"))).await;
    omar.sees("Anna a noté cette réponse à la charte.").await;
    omar.has_no_axe_violation().await;
    omar.takes_picture("charter-witness").await;
    omar.clicks(fr("worker-witness-do")).await;
    omar.sees(fr("worker-witness-done")).await;
    anna.sees(fr("worker-charter-witnessed")).await;
    anna.sees("Omar peut lire cette conversation, pour confirmer la réponse.").await;
    anna.clicks(fr("worker-charter-colleague-end")).await;
    anna.sees_not("Omar peut lire cette conversation").await;
    omar.leaves().await;
}

/// An administrator signs other words; what was signed stays signed, and what changes is shown word by word.
async fn the_text_changes_and_she_signs_again(service: &Service, anna: &Person, samira: &Person) {
    const FORMER: &str = "نجيب خلال شهر.";
    const NEW: &str = "نجيب خلال أسبوعين.";
    let complete = complete_charter().expect("the made-up values fit");
    let mut files = policy::replaced(PolicyFiles::embedded(), &complete);
    let text = files.get("charter/ar.toml").expect("a file").replace(FORMER, NEW);
    files.insert("charter/ar.toml", text);
    let mut hand = Hand::of(&service.administrator, &service.house).await;
    let signed =
        policy::sign(files, now(), hand.chain.clone(), &hand.root, hand.keys.account, &hand.keys.signing);
    let payload = Payload::Policies(Box::new(signed.expect("they parse")));
    let (key, head) = (hand.key_of(service.directory).await, hand.head(service.directory).await);
    let entry = hand.sealed_payload(service.directory, head, &key, payload);
    assert_eq!(hand.appends(vec![entry]).await.status, 200);

    anna.sees(fr("worker-charter-outdated")).await;
    anna.clicks(fr("worker-charter-present-new")).await;
    anna.sees(fr("worker-charter-renewed")).await;
    samira.sees(ar("charter-is-renewed")).await;
    samira.sees(ar("charter-changes")).await;
    let struck = samira.evaluates("document.querySelector('.changes del').textContent").await;
    let added = samira.evaluates("document.querySelector('.changes ins').textContent").await;
    assert!(struck.as_str().expect("a text").contains("شهر."), "{struck}");
    assert!(added.as_str().expect("a text").contains("أسبوعين."), "{added}");
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-changes").await;
    samira.downloads(ar("charter-copy")).await;
    hears_the_whole_text(samira, Lang::Ar).await;
    samira.chooses(ar("charter-whose-device"), ar("charter-device-ours")).await;
    samira.chooses(ar("charter-where-service"), ar("charter-service-away")).await;
    samira.checks(ar("charter-understood")).await;
    samira.holds(ar("charter-hold"), ar("charter-is-signed")).await;
    samira.sees_not(ar("charter-changes")).await;
    anna.sees(fr("worker-charter-signed")).await;
}

/// Each idea is read aloud by a voice of the text's language, and the device says every sentence of it. In Arabic she asks for
/// each, in French for all of them at once.
async fn hears_the_whole_text(samira: &Person, lang: Lang) {
    let before = samira.heard().await.len();
    samira.clicks(ar("charter-whole")).await;
    if lang == Lang::Ar {
        samira.hears_each().await;
    } else {
        samira.clicks(ar("aloud-read-all")).await;
    }
    let spoken = samira.heard().await.split_off(before);
    assert!(spoken.iter().all(|(voice, _)| voice.starts_with(lang.code())), "{spoken:?}");
    let said: String = spoken.into_iter().map(|(_, words)| words).collect();
    let text = PolicySet::embedded().charter.text(lang, &Parameters::new());
    let ideas = text.sections.iter().map(|section| &section.title).chain([&text.comprehension_title]);
    for idea in ideas {
        assert!(said.contains(idea), "{idea} is read aloud: {said}");
    }
}

/// She changes her mind, with a text that she has not read: her telephone reads it to her.
async fn she_hears_it_in_french_and_signs_anew(samira: &Person) {
    samira.chooses(ar("charter-language"), Lang::Fr.own_name()).await;
    samira.sees("Notre charte de confiance").await;
    hears_the_whole_text(samira, Lang::Fr).await;
    samira.chooses(ar("charter-whose-device"), ar("charter-device-mine")).await;
    samira.chooses(ar("charter-where-service"), ar("charter-service-here")).await;
    samira.checks(ar("charter-understood")).await;
    samira.holds(ar("charter-hold"), ar("charter-is-signed")).await;
}

/// The charter says that she can, whenever she wants: her agreement goes on, and the worker signs in turn again.
async fn she_changes_one_choice(anna: &Person, samira: &Person) {
    const CHOICE: &str = "Vous pouvez me demander mon avis sur l'accompagnement.";
    samira.sees(ar("charter-choices-none")).await;
    samira.clicks(ar("charter-choices-change")).await;
    samira.sees(ar("charter-choices-about")).await;
    samira.finds_no(ar("charter-refuse")).await;
    samira.checks(CHOICE).await;
    samira.chooses(ar("charter-whose-device"), ar("charter-device-mine")).await;
    samira.chooses(ar("charter-where-service"), ar("charter-service-here")).await;
    samira.checks(ar("charter-understood")).await;
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-choices-change").await;
    samira.holds(ar("charter-hold"), ar("charter-choices-change")).await;
    samira.sees_not(ar("charter-choices-none")).await;
    samira.sees(CHOICE).await;
    samira.takes_picture("charter-choices").await;
    anna.sees(fr("worker-charter-signed")).await;
}
