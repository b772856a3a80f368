//! From navigation to the first useful screen, opening a thousand follow-ups on a new device, and a round of totals, in
//! Chromium.

mod team;

use std::time::{Duration, Instant};

use base64::{Engine, prelude::BASE64_STANDARD};
use tdu_policies::PolicySet;
use tdu_protocol::Role;
use tdu_tally_bench::PEOPLE;
use tdu_tests::{
    browser::{Browser, Person, Scheme, Viewport},
    people::{House, found, hire},
    places,
};

use crate::{Figures, ms, unlimited};

const NOTES: usize = 1000;

pub(crate) async fn measure(figures: &mut Figures, part: Option<&str>) {
    match part {
        None => everyday(figures).await,
        Some("team") => team::measure(figures).await,
        Some(other) => panic!("no such part: {other}"),
    }
}

async fn everyday(figures: &mut Figures) {
    let web = places::target().join("web/release/dist");
    let house = House::serving(unlimited(), Some(web)).await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Made-up manager").await;
    let idle = hire(&house, &manager, Role::Worker, "Made-up worker without files").await;
    let busy = hire(&house, &manager, Role::Worker, "Made-up worker with a long file").await;
    let case = busy.opens_case("Made-up person").await;
    for number in 1..NOTES {
        busy.notes(case, &format!("Appel numéro {number} : point sur le logement, rappel prévu.")).await;
    }
    busy.settles().await.expect("everything leaves");

    let recording = places::target().join("bench-requests.bin");
    let browser = Browser::launch_recording(house.certificate(), house.origin(), recording).await;
    let first = browser.person("first", Viewport::Laptop, Scheme::Light).await;
    figures.put("first_screen_first_visit_ms", ms(arrives(&first).await));
    let mut later = Duration::MAX;
    for _ in 0..5 {
        later = later.min(arrives(&first).await);
    }
    figures.put("first_screen_later_visit_ms", ms(later));
    first.leaves().await;

    let words = |person: &tdu_tests::people::Person| person.words.clone().expect("drawn when they joined");
    let few = opens_with_words(&browser, "idle", &words(&idle)).await;
    let many = opens_with_words(&browser, "busy", &words(&busy)).await;
    figures.put("open_new_device_0_ms", ms(few));
    figures.put("open_new_device_1000_ms", ms(many));
    // What a thousand follow-ups add: fetched, verified, opened, kept.
    figures.put("open_1000_cold_browser_ms", ms(many.saturating_sub(few)));
    totals(&browser, figures).await;
    browser.closes().await;
}

/// Shares and totals, in a page that belongs to nobody: what is timed is compiled as the app is, and is no part of it.
async fn totals(browser: &Browser, figures: &mut Figures) {
    let file = |name: &str| {
        let file = places::target().join("bench-web").join(name);
        BASE64_STANDARD.encode(std::fs::read(file).expect("built before this program is started"))
    };
    let questions = PolicySet::embedded().check_in.tallied().count();
    let person = browser.person("totals", Viewport::Laptop, Scheme::Light).await;
    person.opens("about:blank").await;
    let load = format!(
        "import('data:text/javascript;base64,{}').then(round => {{ \
         round.initSync({{ module: Uint8Array.fromBase64('{}') }}); window.round = round; }})",
        file("round.js"),
        file("round.wasm")
    );
    person.evaluates(&load).await;
    for people in PEOPLE {
        for (what, name) in [("share", "share"), ("total", "total"), ("bare", "prio_alone")] {
            let time = person.evaluates(&format!("round.{what}({questions}, {people})")).await;
            figures.put(&format!("tally_{name}_{people}_browser_ms"), time.as_f64().expect("a number"));
        }
    }
    person.leaves().await;
}

async fn arrives(person: &Person) -> Duration {
    let start = Instant::now();
    person.opens("/").await;
    person.finds("Mes huit mots").await;
    start.elapsed()
}

async fn opens_with_words(browser: &Browser, name: &str, words: &str) -> Duration {
    let person = browser.person(name, Viewport::Laptop, Scheme::Light).await;
    person.has_patience(Duration::from_mins(1));
    person.opens("/").await;
    person.clicks("Mes huit mots").await;
    person.types("Vos huit mots", words).await;
    let start = Instant::now();
    person.clicks("Ouvrir").await;
    person.sees("Aujourd'hui").await;
    let time = start.elapsed();
    // The stream is often still being opened, and is cut off by the leaving: no figure waits for it.
    person.forgives("WebSocket connection");
    person.leaves().await;
    time
}
