//! A manager's page, opened in Chromium with what a large service sends: `cargo xtask bench web team`.
//!
//! The same page with the demonstration's own people alone is measured beside it: what is left of its time with hardly
//! anything to show is the limit.

use std::time::{Duration, Instant};

use tdu_demo::Crowd;
use tdu_tests::{
    browser::{Browser, Person, Scheme, Viewport},
    people::House,
    places,
};

use crate::{Figures, ms, unlimited};

const CROWD: Crowd = Crowd { workers: 200, weeks: 150 };
/// Each step: fetching and verifying 30,000 reports takes what it takes, here without an optimised server's help.
const PATIENCE: Duration = Duration::from_mins(10);

/// How long the page's own thread was busy in one piece, over 50 ms each (a 'long task').
const WATCH: &str = "window.busy = []; \
    new PerformanceObserver((list) => list.getEntries().forEach((one) => busy.push(one.duration))) \
    .observe({ type: 'longtask' }); 0";

pub(crate) async fn measure(figures: &mut Figures) {
    team(None, "3_workers_7_weeks", figures).await;
    team(Some(CROWD), &format!("{}_workers_{}_weeks", CROWD.workers, CROWD.weeks), figures).await;
}

async fn team(crowd: Option<Crowd>, of: &str, figures: &mut Figures) {
    let web = places::target().join("web/release/dist");
    let house = House::serving(unlimited(), Some(web)).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let filling = Instant::now();
    let (origin, trust) = (house.origin(), house.trust());
    let people = Box::pin(tdu_demo::fill(origin, &trust, house.setup(), folder.path(), crowd)).await;
    let people = people.expect("an empty server is filled");
    if crowd.is_some() {
        figures.put(&format!("team_fill_{of}_s"), filling.elapsed().as_secs_f64());
    }
    let manager =
        people.everybody.iter().find(|person| person.id == "karim").expect("the story has a manager");
    let words = manager.words.as_deref().expect("staff have words");

    let requests = places::target().join("bench-requests-team.bin");
    let browser = Browser::launch_recording(house.certificate(), house.origin(), requests).await;
    let person = browser.person("manager", Viewport::Laptop, Scheme::Light).await;
    person.has_patience(PATIENCE);
    let mut put = |what: &str, value: f64| figures.put(&format!("team_page_{of}_{what}"), value);

    person.opens("/").await;
    put("open_new_device_ms", ms(opens(&person, words).await));
    put("longest_busy_ms", longest(&person).await);
    let kept = person.evaluates("navigator.storage.estimate().then((is) => is.usage / 1048576)").await;
    put("kept_mib", kept.as_f64().expect("a number"));
    person.reloads().await;
    put("open_again_ms", ms(opens(&person, words).await));
    put("longest_busy_again_ms", longest(&person).await);
    put("150_weeks_ms", chooses(&person, 150).await);
    put("150_weeks_longest_busy_ms", longest(&person).await);
    put("12_weeks_ms", chooses(&person, 12).await);
    // The stream is often still being opened, and is cut off by the leaving: no figure waits for it.
    person.forgives("WebSocket connection");
    person.leaves().await;
    browser.closes().await;
}

/// From the words to the weeks as they are drawn, all that was sent being there: before, the page says what the device has.
async fn opens(person: &Person, words: &str) -> Duration {
    person.evaluates(WATCH).await;
    person.clicks("Mes huit mots").await;
    person.types("Vos huit mots", words).await;
    let start = Instant::now();
    person.clicks("Ouvrir").await;
    person.sees("Semaine après semaine").await;
    person.sees("Tout est à jour").await;
    drawn(person, ".trend .plot svg").await;
    start.elapsed()
}

/// Chooses how far back the weeks go; milliseconds until they are drawn.
async fn chooses(person: &Person, weeks: u8) -> f64 {
    person.evaluates("busy.length = 0").await;
    // The drawing is changed where it stands.
    let choose = format!(
        "new Promise((done) => {{ \
           const trend = document.querySelector('.trend'); \
           const reach = [...trend.querySelectorAll('select')].find((one) => one.querySelector('[value=\"150\"]')); \
           const start = performance.now(); \
           const frame = (then) => requestAnimationFrame(() => requestAnimationFrame(then)); \
           new MutationObserver((changes, watch) => {{ \
             const plot = trend.querySelector('.plot svg'); \
             if (!plot || !changes.some((one) => plot.contains(one.target))) return; \
             watch.disconnect(); \
             frame(() => done(performance.now() - start)); \
           }}).observe(trend, {{ subtree: true, childList: true, attributes: true, characterData: true }}); \
           reach.value = '{weeks}'; \
           reach.dispatchEvent(new Event('change', {{ bubbles: true }})); \
         }})"
    );
    person.evaluates(&choose).await.as_f64().expect("a number")
}

async fn drawn(person: &Person, what: &str) {
    let wait = format!(
        "(async () => {{ while (!document.querySelector('{what}')) await new Promise((next) => requestAnimationFrame(next)); }})()"
    );
    person.evaluates(&wait).await;
}

/// Of what kept the page's own thread busy, the longest; 0 if nothing took 50 ms.
async fn longest(person: &Person) -> f64 {
    let longest = person.evaluates("Math.max(0, ...busy)").await;
    longest.as_f64().expect("a number")
}
