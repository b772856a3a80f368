//! The card of a quarter's first week: other questions, answered once; what one answered is erased again. Each of the two ways of
//! looking is somebody's own.

use serde_json::Value;
use tdu_tests::browser::Clock;

use super::visitor::Visitor;
use super::{Look, Stage};

/// What can be erased of one's answers, a line a week.
const LINES: &str = ".answers ~ .erase .erase-line";

pub(super) async fn begins(stage: &Stage, looks: &[Look]) {
    let clock = Clock::thursday_of_the_next_quarter();
    for (look, id) in looks.iter().zip(["louise", "ines"]) {
        let worker = Visitor::inside_at(&stage.browser, clock, stage.person(id)).await;
        worker.settles_on(*look).await;
        worker.person.follows("/").await;
        worker.person.sees(worker.says("prompt-quarter-about")).await;
        worker.looks_at("worker-quarter").await;
        let asked = worker.person.evaluates("document.querySelectorAll('.checkin fieldset').length").await;
        assert_eq!(asked, 12, "two on each axis");
        // The first answer of each question; the last one is passed over.
        let answers = "[...document.querySelectorAll('.checkin fieldset')].slice(0, 11)\
                       .forEach((one) => one.querySelector('input').click())";
        worker.person.evaluates(answers).await;
        worker.presses("worker-checkin-keep").await;
        worker.person.sees(worker.says("worker-checkin-kept")).await;
        worker.person.sees_not(worker.says("prompt-quarter-about")).await;

        worker.person.follows("/work").await;
        worker.unfolds().await;
        let line = worker.person.evaluates(&format!("document.querySelector('{LINES}').textContent")).await;
        worker.presses_first(&format!("{LINES} button")).await;
        worker.person.sees_dialog().await;
        worker.looks_at("worker-work-erases-answers").await;
        worker.presses_first("dialog[open] .button.danger").await;
        worker.person.sees(worker.says("worker-work-erased")).await;
        // The list follows what was said.
        assert_eq!(worker.person.evaluates(&goes(&line)).await, true, "that week's answers are gone");
        worker.person.leaves().await;
    }
}

/// Comes true once no line says this any more.
fn goes(line: &Value) -> String {
    format!(
        "new Promise((gone) => {{
            const there = () => [...document.querySelectorAll('{LINES}')].some((one) => one.textContent === {line});
            const watch = new MutationObserver(() => look());
            const look = () => there() || (watch.disconnect(), gone(true));
            watch.observe(document.body, {{ childList: true, subtree: true, characterData: true }});
            look();
        }})"
    )
}
