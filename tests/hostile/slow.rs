//! A server that never ends its answer. These tests last as long as the client's patience: half a minute.

use std::time::{Duration, Instant};

use tdu_core::app::FailureKind;
use tdu_tests::people::{Course, Desk};

use super::{FIRST, assert_nothing_leaked};

async fn gives_up_on(course: fn() -> Course) {
    let desk = Desk::open().await;
    let before = desk.anna.entries().await;
    desk.anna.notes(desk.case, FIRST).await;
    desk.between.forgets();
    desk.between.takes("POST", "/logs/*/entries", move |_| course());
    let begun = Instant::now();
    let settled = desk.anna.settles().await;
    assert!(begun.elapsed() < Duration::from_secs(50), "after half a minute: {:?}", begun.elapsed());
    let failure = settled.expect_err("nobody answers");
    assert_eq!(failure.kind, FailureKind::Offline);
    assert_eq!((desk.anna.waiting().await, desk.anna.texts(desk.case).await), (1, vec![FIRST.to_owned()]));
    assert_eq!(desk.anna.entries().await, before);
    desk.between.is_honest();
    desk.anna.settles().await.expect("the server is honest again");
    assert_eq!(desk.anna.waiting().await, 0);
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_never_answers_is_given_up_after_half_a_minute_and_the_note_is_kept() {
    gives_up_on(|| Course::Silence).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_answers_one_byte_and_no_more_is_given_up_too() {
    gives_up_on(|| Course::OneByte).await;
}
