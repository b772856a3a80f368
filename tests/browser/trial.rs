//! Trials of the instruments themselves, on a small page: a verb that cannot fail would prove nothing.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures::FutureExt as _;
use serde_json::Value;
use tdu_tests::browser::{Browser, Clock, Person, Scheme, Step, Viewport};
use tdu_tests::markers::Search;
use tdu_tests::places;
use tdu_tests::site::Site;
use tdu_tests::tls::TestCertificate;

const PAGE: &str = include_str!("trial/index.html");
const SCRIPT: &str = include_str!("trial/script.js");
const WORKER: &str = include_str!("trial/worker.js");
const SERVICE: &str = include_str!("trial/service.js");

struct Trial {
    site: Site,
    browser: Browser,
    requests: tempfile::TempDir,
}

impl Trial {
    async fn begin() -> Self {
        let certificate = TestCertificate::make();
        let texts =
            [("/index.html", PAGE), ("/script.js", SCRIPT), ("/worker.js", WORKER), ("/service.js", SERVICE)];
        let site = Site::of_texts(&texts, &certificate).await.expect("a free port");
        let requests = tempfile::tempdir().expect("a temporary folder");
        let recording = requests.path().join("requests.bin");
        let browser = Browser::launch_recording(&certificate, &site.origin(), recording).await;
        Self { site, browser, requests }
    }

    async fn person(&self, viewport: Viewport) -> Person {
        let person = self.browser.person("camille", viewport, Scheme::Light).await;
        person.opens("/").await;
        person.sees("Page d'essai").await;
        person
    }

    async fn ends(self) {
        self.browser.closes().await;
        drop(self.site);
    }
}

/// The account of a step that must fail.
async fn failure<T>(step: Step<'_, T>) -> String {
    let panic = AssertUnwindSafe(step).catch_unwind().await.err().expect("this step must fail");
    panic.downcast_ref::<String>().expect("an account in words").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_read_and_filled_by_its_names() {
    let trial = Trial::begin().await;
    for viewport in [Viewport::Laptop, Viewport::Phone] {
        let person = trial.person(viewport).await;
        person.types("Prénom d'usage", "Zoé أمينة").await;
        person.types("Prénom d'usage", "Noé").await;
        person.types("Texte libre", "Première ligne\nDeuxième").await;
        person.types("Date prévue", "2027-03-09").await;
        person.chooses("Canal", "Appel vidéo").await;
        person.chooses("Durée", "30 min").await;
        person.checks("D'accord").await;
        person.clicks("Enregistrer").await;
        person.sees("Noé | Première ligne Deuxième | 2027-03-09 | video | 30 | oui").await;
        person.unchecks("D'accord").await;
        person.clicks("Enregistrer").await;
        person.sees("Noé | Première ligne Deuxième | 2027-03-09 | video | 30 | non").await;
        assert_eq!(person.reads("Prénom d’usage").await, "Noé");
        assert_eq!(person.reads("Code").await, "123 456");
        assert_eq!(person.picks(r"https://\S+/i/(\w+)").await, "abc9");
        person.clicks_in("Amina", "Ouvrir").await;
        person.sees_in("Amina", "ouvert").await;
        person.sees_in("Bilal", "fermé").await;
        person.leaves().await;
    }
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_cannot_do_fails_and_says_why() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    person.has_patience(Duration::from_millis(600));
    let absent = failure(person.clicks("Absent")).await;
    assert!(absent.contains("no button or link called « Absent »; there are: « Enregistrer »"), "{absent}");
    assert!(absent.contains("browser/trial.rs"), "the place of the step is told: {absent}");
    assert!(
        absent.contains("--- the page\nhttps://localhost") && absent.contains("Page d’essai"),
        "{absent}"
    );
    assert!(failure(person.clicks("Ouvrir")).await.contains("2 times a button or link called « Ouvrir »"));
    assert!(failure(person.clicks("Interdit")).await.contains("cannot be used now"));
    assert!(failure(person.clicks("Couvert")).await.contains("covered by <div id=cover"));
    assert!(failure(person.clicks("Inerte")).await.contains("no button or link"));
    assert!(failure(person.sees("Caché aux lecteurs")).await.contains("is not on the page"));
    assert!(failure(person.sees("Invisible")).await.contains("is not on the page"));
    assert!(failure(person.sees_not("Page d'essai")).await.contains("is on the page"));
    assert!(failure(person.chooses("Canal", "Pigeon")).await.contains("« Appel vidéo »"));
    assert!(failure(person.types("Court", "trop long")).await.contains("« Court » holds « tro »"));
    assert!(failure(person.takes_picture("large")).await.contains("wider than the window"));
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_later_is_waited_for() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    person.clicks("Plus tard").await;
    person.sees("Enfin là").await;
    person.sees_not("Bientôt parti").await;
    person.clicks("Redessiner").await;
    person.sees("Pressé enfin").await;
    person.clicks("Autre page").await;
    person.is_at("/autre").await;
    person.sees("Page d'essai").await;
    person.goes_back().await;
    person.is_at("/").await;
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_reach_the_page() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    for keys in ["n", "Escape", "Control+Enter", "Shift+Tab"] {
        person.presses(keys).await;
        person.sees(&format!("touche {keys}.")).await;
    }
    person.presses("Tab").await;
    person.types("Prénom d'usage", "").await;
    person.types_letters("Éa").await;
    assert_eq!(person.reads("Prénom d'usage").await, "Éa");
    person.has_focus_on("Prénom d'usage").await;
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_gives_the_same_secret_again_and_another_person_has_another() {
    let trial = Trial::begin().await;
    let mut secrets = Vec::new();
    for _ in 0..2 {
        let person = trial.person(Viewport::Phone).await;
        assert_eq!(person.passkeys().await, 0);
        person.clicks("Créer une clé d'accès").await;
        person.sees("clé créée").await;
        assert_eq!(person.passkeys().await, 1);
        person.clicks("Utiliser la clé d'accès").await;
        let first = person.picks("secret ([0-9a-f]{64})").await;
        person.reloads().await;
        person.sees_not(&first).await;
        person.clicks("Utiliser la clé d'accès").await;
        assert_eq!(person.picks("secret ([0-9a-f]{64})").await, first);
        secrets.push(first);
        person.is_refused_by_device().await;
        person.clicks("Utiliser la clé d'accès").await;
        person.sees("NotAllowedError").await;
        person.leaves().await;
    }
    assert_ne!(secrets[0], secrets[1]);
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaves_the_browser_is_recorded_from_page_worker_and_service_worker() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    person.clicks("Envoyer de partout").await;
    person.sees("page: 200, atelier: 200, service: 200").await;
    person.leaves().await;
    let words = ["Mot-de-la-page", "Mot-de-l-atelier", "Mot-du-service", "Mot-jamais-dit"];
    let report =
        Search::for_words(words).in_paths([trial.requests.path()]).expect("the recording can be read");
    let found: Vec<_> = report.findings.iter().map(|finding| finding.word.as_str()).collect();
    assert_eq!(found, ["Mot-de-l-atelier", "Mot-de-la-page", "Mot-du-service"]);
    assert!(trial.browser.strangers().is_empty(), "{:?}", trial.browser.strangers());
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_line_is_a_lost_network_for_all_and_a_service_worker_still_answers() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    person.clicks("Installer").await;
    person.sees("installé").await;
    person.goes_offline().await;
    person.sees("réseau: non").await;
    person.clicks("Envoyer de partout").await;
    person.sees("page: TypeError, atelier: TypeError, service: TypeError").await;
    person.opens("/").await;
    person.sees("Page d'essai").await;
    person.comes_back_online().await;
    person.sees("réseau: oui").await;
    person.clicks("Envoyer de partout").await;
    person.sees("page: 200, atelier: 200, service: 200").await;
    person.line().cut_after(10);
    person.clicks("Envoyer de partout").await;
    person.sees("page: TypeError").await;
    person.line().is_cut().await;
    person.line().mend();
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn complaints_of_the_browser_are_heard_from_everywhere() {
    let trial = Trial::begin().await;
    for (button, sign) in [
        ("Se plaindre", "plainte de la page"),
        ("Se plaindre dans l'atelier", "plainte de l'atelier"),
        ("Lever une exception", "exception de la page"),
        ("Lever une exception dans l'atelier", "exception de l'atelier"),
        ("Enfreindre la règle", "Content Security Policy"),
    ] {
        let person = trial.person(Viewport::Laptop).await;
        person.clicks(button).await;
        person.sees("c'est fait").await;
        let account = failure(person.leaves()).await;
        assert!(account.contains(sign), "after « {button} »: {account}");
    }
    let person = trial.person(Viewport::Laptop).await;
    person.forgives("plainte de la page");
    person.clicks("Se plaindre").await;
    person.sees("c'est fait").await;
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_saved_and_strangers_are_met() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    for _ in 0..2 {
        let copy = person.downloads("Garder une copie").await;
        assert_eq!((copy.name.as_str(), copy.bytes.as_slice()), ("copie.txt", "ma copie é".as_bytes()));
    }
    person.clicks("Ailleurs").await;
    person.is_at("/ailleurs").await;
    let title = person.evaluates("document.title").await;
    assert_eq!(title, Value::from("Neutre"));
    person.leaves().await;
    let strangers = trial.browser.strangers();
    assert!(strangers.contains_key("www.example.org (for camille)"), "{strangers:?}");
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_follow_size_language_and_scheme() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Phone).await;
    let light = person.takes_picture("trial").await;
    person.prefers(Scheme::Dark).await;
    person.sees("schéma: sombre").await;
    let dark = person.takes_picture("trial").await;
    assert_eq!(light, places::browser_run().join("pictures/trial-360-fr-light.png"));
    assert_eq!(dark, places::browser_run().join("pictures/trial-360-fr-dark.png"));
    let png = std::fs::read(&light).expect("the picture is there");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    assert_eq!((size(16), size(20)), (720, 1480), "two device pixels for one");
    assert_ne!(png, std::fs::read(&dark).expect("the picture is there"));
    for picture in [light, dark] {
        std::fs::remove_file(picture).expect("a trial leaves no picture");
    }
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn obstacles_are_found_by_axe_and_told() {
    let trial = Trial::begin().await;
    let person = trial.person(Viewport::Laptop).await;
    person.has_no_axe_violation().await;
    person.clicks("Mettre des obstacles").await;
    person.sees("gris sur gris").await;
    let account = failure(person.has_no_axe_violation()).await;
    for rule in ["color-contrast (serious)", "image-alt (critical)", "label (critical)"] {
        assert!(account.contains(rule), "{rule} in {account}");
    }
    assert!(account.contains("<img"), "{account}");
    person.leaves().await;
    trial.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_is_set_for_page_and_workers_and_time_passes_in_a_moment() {
    let trial = Trial::begin().await;
    let clock = Clock::thursday_afternoon();
    let person = trial.browser.person_at(clock, "camille", Viewport::Laptop, Scheme::Light).await;
    for _ in 0..2 {
        person.opens("/").await;
        person.clicks("Quelle heure").await;
        person.sees("page: jeudi, atelier: jeudi").await;
    }
    let early = person.evaluates("Date.now()").await.as_f64().expect("a number");
    person.lets_time_pass(Duration::from_hours(24)).await;
    person.clicks("Quelle heure").await;
    person.sees("page: vendredi, atelier: vendredi").await;
    let late = person.evaluates("Date.now()").await.as_f64().expect("a number");
    assert!(late - early >= 24.0 * 3_600_000.0);
    let zone = person.evaluates("Intl.DateTimeFormat().resolvedOptions().timeZone").await;
    assert_eq!(zone, Value::from("Europe/Paris"));
    person.reloads().await;
    person.clicks("Quelle heure").await;
    person.sees("page: vendredi, atelier: vendredi").await;
    person.leaves().await;

    let person = trial.person(Viewport::Laptop).await;
    let ahead = person.evaluates("Date.now()").await.as_f64().expect("a number");
    let machine = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64() * 1000.0;
    assert!((machine - ahead).abs() < 10_000.0, "without a clock of their own, people have the machine's");
    person.leaves().await;
    trial.ends().await;
}
