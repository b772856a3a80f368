//! Workers and people who read different languages, on a telephone or without one: the ways of answering the charter.

mod anew;
mod told;

use tdu_core::app::{Command, Reply};
use tdu_core::evidence::Facts;
use tdu_driver::examine_proof;
use tdu_policies::Lang;
use tdu_protocol::LogId;
use tdu_server::Limits;
use tdu_tests::browser::{Browser, Person, Scheme, Viewport};
use tdu_tests::interpreter::WHATEVER;
use tdu_tests::people::{self, House, Service};
use tdu_tests::places;

use super::screens::words::{say, say_with};

/// A choice that the charter offers, by its id.
const CHOICE: &str = "demande-d-avis";

/// What the service's staff read, and what the people read whom it accompanies.
#[derive(Clone, Copy)]
struct Tongues {
    staff: Lang,
    person: Lang,
}

impl Tongues {
    /// What a button is called for a member of staff.
    fn staff(self, id: &str) -> &'static str {
        say(self.staff, id)
    }

    /// What it is called for an accompanied person.
    fn person(self, id: &str) -> &'static str {
        say(self.person, id)
    }

    /// What a member of staff reads of somebody.
    fn staff_about(self, id: &str, name: &str) -> String {
        say_with(self.staff, id, &[("name", name)])
    }

    /// A language that the person reads as well, and the staff too.
    fn other(self) -> Lang {
        if self.person == Lang::Fr { Lang::Ar } else { Lang::Fr }
    }
}

/// A member of staff at a laptop.
async fn at_work(tongues: Tongues, browser: &Browser, staff: &people::Person) -> Person {
    let person = browser.person(&staff.name, Viewport::Laptop, Scheme::Light).await;
    person.prefers_languages(tongues.staff.code()).await;
    person.opens("/").await;
    person.clicks(tongues.staff("open-words")).await;
    person.types(tongues.staff("words-label"), staff.words.as_deref().expect("staff have words")).await;
    person.clicks(tongues.staff("open-open")).await;
    person.sees(tongues.staff("status-well")).await;
    person
}

/// Somebody who follows the link of an invitation on a telephone that can read aloud, and chooses their language.
async fn with_a_telephone(
    tongues: Tongues,
    browser: &Browser,
    anna: &people::Person,
    name: &str,
) -> (LogId, Person) {
    let case = anna.opens_case(name).await;
    let invitation = anna.invites_person_of(case).await;
    anna.settles().await.expect("the server is there");
    let person = browser.person(name, Viewport::Phone, Scheme::Light).await;
    person.has_voices().await;
    person.opens(&invitation.link).await;
    person.clicks_in(say(Lang::Fr, "join-language"), tongues.person.own_name()).await;
    person.types(tongues.person("join-code"), &invitation.code).await;
    person.clicks(tongues.person("common-continue")).await;
    person.sees(tongues.person("join-verified")).await;
    person.clicks(tongues.person("join-enter")).await;
    person.sees(tongues.person("charter-short-presented")).await;
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
async fn looks_up(tongues: Tongues, worker: &Person, name: &str) {
    worker.clicks(tongues.staff("worker-nav-cases")).await;
    worker.clicks(name).await;
    worker.sees(tongues.staff("worker-file-charter")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_of_answering_the_charter_is_of_the_same_rank() {
    Box::pin(answers(Tongues { staff: Lang::Fr, person: Lang::Ar })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_who_read_arabic_and_people_who_read_french_have_the_same_ways() {
    Box::pin(answers(Tongues { staff: Lang::Ar, person: Lang::Fr })).await;
}

async fn answers(tongues: Tongues) {
    let house = House::serving(Limits::default(), Some(places::web_app())).await;
    let service = Service::at(house).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let requests = folder.path().join("requests.bin");
    let certificate = service.house.certificate();
    let browser = Browser::launch_recording(certificate, service.house.origin(), requests).await;
    let anna = at_work(tongues, &browser, &service.anna).await;

    let (case, samira) = with_a_telephone(tongues, &browser, &service.anna, "Samira").await;
    let heard = async || {
        let facts = proved(&service.anna, case).await;
        (facts.lang, facts.heard)
    };
    she_thinks_it_over_asks_and_refuses(tongues, &anna, &samira).await;
    she_signs_with_an_interpreter(tongues, &anna, &samira).await;
    assert_eq!(heard().await, (tongues.person, false), "one idea alone is not the charter");
    anew::the_text_changes_and_she_signs_again(tongues, &service, &anna, &samira).await;
    assert_eq!(heard().await, (tongues.person, true));
    she_takes_it_back_on_the_telephone(tongues, &anna, &samira).await;
    anew::she_hears_it_in_another_language_and_signs_anew(tongues, &samira).await;
    assert_eq!(heard().await, (tongues.other(), true));
    anew::she_changes_one_choice(tongues, &anna, &samira).await;
    let facts = proved(&service.anna, case).await;
    assert_eq!((facts.consents, facts.heard), (vec![CHOICE.to_owned()], true), "the rest is as it was");
    samira.leaves().await;
    told::without_a_telephone_two_people_hear_it(tongues, &browser, &service, &anna).await;
    told::on_paper_it_is_written_down(tongues, &service, &anna).await;
    anna.leaves().await;
    browser.closes().await;
}

async fn she_thinks_it_over_asks_and_refuses(tongues: Tongues, anna: &Person, samira: &Person) {
    samira.clicks(&format!("{}…", tongues.person("nav-my-charter"))).await;
    samira.sees(tongues.person("charter-messages-anyway")).await;
    samira.clicks(tongues.person("charter-later")).await;
    samira.sees(tongues.person("charter-later-about")).await;
    samira.has_no_axe_violation().await;
    samira.clicks(tongues.person("charter-later-do")).await;
    samira.sees(tongues.person("charter-is-later")).await;
    samira.clicks(tongues.person("charter-question")).await;
    samira.types(tongues.person("charter-question-label"), "من يقرأ رسائلي؟").await;
    samira.has_no_axe_violation().await;
    samira.clicks_in(tongues.person("charter-question-about"), tongues.person("thread-send")).await;
    samira.sees(tongues.person("charter-is-asked")).await;

    looks_up(tongues, anna, "Samira").await;
    anna.sees(tongues.staff("worker-charter-asked")).await;
    anna.clicks(&format!("{}…", tongues.staff("worker-nav-today"))).await;
    anna.clicks_in("Samira", &format!("{WHATEVER} {}", tongues.staff("worker-go-messages"))).await;
    anna.sees(tongues.staff("thread-about-charter")).await;
    anna.types(tongues.staff("thread-write"), "Moi seule, et vous le voyez dans « Qui peut lire ? ».").await;
    anna.clicks(tongues.staff("thread-send")).await;
    samira.sees(tongues.person("charter-is-presented")).await;

    samira.clicks(tongues.person("charter-refuse")).await;
    samira.clicks_in(tongues.person("charter-refuse-text"), tongues.person("charter-refuse")).await;
    samira.sees(tongues.person("charter-is-refused")).await;
    samira.sees(tongues.person("charter-messages-anyway")).await;
    samira.clicks(tongues.person("nav-messages")).await;
    samira.types(tongues.person("thread-write"), "شكرا على المساعدة").await;
    samira.clicks(tongues.person("thread-send")).await;
    anna.sees("شكرا على المساعدة").await;
    anna.sees(tongues.staff("worker-charter-refused")).await;
}

async fn she_signs_with_an_interpreter(tongues: Tongues, anna: &Person, samira: &Person) {
    samira.clicks(tongues.person("nav-charter")).await;
    samira.clicks(tongues.person("aloud-read")).await;
    samira.clicks(tongues.person("charter-whole")).await;
    assert_eq!(samira.heard().await.len(), 1, "one idea was read aloud");
    samira.chooses(tongues.person("charter-who-helps"), tongues.person("charter-helps-interpreter")).await;
    samira.types(tongues.person("charter-helper-name"), "Rachid").await;
    samira.chooses(tongues.person("charter-whose-device"), tongues.person("charter-device-mine")).await;
    samira.chooses(tongues.person("charter-where-service"), tongues.person("charter-service-here")).await;
    samira.checks(tongues.person("charter-understood")).await;
    samira.has_no_axe_violation().await;
    samira.takes_picture("charter-decides").await;
    samira.holds(tongues.person("charter-hold"), tongues.person("charter-is-signed")).await;

    looks_up(tongues, anna, "Samira").await;
    anna.chooses(tongues.staff("worker-charter-identity"), tongues.staff("charter-identity-document-seen"))
        .await;
    anna.chooses(tongues.staff("worker-charter-enrolled"), tongues.staff("charter-enrolled-face-to-face"))
        .await;
    anna.has_no_axe_violation().await;
    anna.clicks(tongues.staff("worker-charter-countersign")).await;
    anna.sees(tongues.staff("worker-charter-done")).await;
    for (person, lang) in [(anna, tongues.staff), (samira, tongues.person)] {
        person.sees(say(lang, "charter-how")).await;
        person
            .evaluates("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
            .await;
        person.sees(say(lang, "charter-level-advanced")).await;
        person.sees("Rachid").await;
    }
    samira.has_no_axe_violation().await;
}

/// She said it to Anna: it must not take a telephone that works to take an agreement back.
async fn she_takes_it_back_on_the_telephone(tongues: Tongues, anna: &Person, samira: &Person) {
    anna.clicks(tongues.staff("worker-charter-record-withdrawal")).await;
    anna.chooses(tongues.staff("worker-record-answer"), tongues.staff("charter-way-withdrawn")).await;
    anna.chooses(tongues.staff("worker-record-channel"), tongues.staff("charter-channel-phone")).await;
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-record-identity-missing")).await;
    anna.chooses(tongues.staff("worker-charter-identity"), tongues.staff("charter-identity-known")).await;
    anna.has_no_axe_violation().await;
    anna.takes_picture("charter-withdrawal").await;
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-charter-withdrawn")).await;
    samira.sees(tongues.person("charter-is-withdrawn-told")).await;
    samira.takes_picture("charter-withdrawn-told").await;
}
