//! Histories that are replayed, reordered, rewritten, or end too early.

use tdu_core::app::FailureKind;
use tdu_protocol::api::{LogInfo, Logs, Page, Stored};
use tdu_protocol::entry::{Body, Head};
use tdu_protocol::{Entry, LogId};
use tdu_tests::people::{Between, Course, Desk, Hand, now};

use super::{FIRST, SECOND, THIRD, assert_nothing_leaked};

/// Two notes that the worker's own device has seen.
async fn two_notes() -> Desk {
    let desk = Desk::open().await;
    desk.anna.notes(desk.case, FIRST).await;
    desk.anna.notes(desk.case, SECOND).await;
    desk.anna.settles().await.expect("the server is honest");
    desk
}

/// From now on, every page of entries is changed.
fn pages_are(between: &Between, change: impl Fn(&mut Vec<Stored>) + Clone + Send + 'static) {
    between.judges(move |seen| {
        if seen.is("GET", "/sync") || seen.is("GET", "/logs/*/entries") {
            let change = change.clone();
            return seen.rewritten(move |page: &mut Page| change(&mut page.entries));
        }
        Course::Pass
    });
}

fn of(log: LogId, entries: &mut [Stored]) -> impl Iterator<Item = &mut Stored> {
    entries.iter_mut().filter(move |stored| stored.entry.log == log)
}

/// The newest entry of the file, and where the file ends.
async fn end_of(desk: &Desk) -> (Entry, Head) {
    let mut hand = Hand::of(&desk.anna, &desk.house).await;
    let last = hand.entries(desk.case).await.pop().expect("the file has entries");
    let head = Head::after(&last);
    (last, head)
}

/// One more entry at the end of each answer, and in the list of logs where it makes the log longer.
fn and_one_more(between: &Between, entry: Entry) {
    between.judges(move |seen| {
        let (entry, end) = (entry.clone(), Head::after(&entry));
        if seen.is("GET", "/sync") || seen.is("GET", "/logs/*/entries") {
            return seen.rewritten(move |page: &mut Page| {
                page.entries.push(Stored { position: 1_000_000, received: now(), entry: entry.clone() });
            });
        }
        if seen.is("GET", "/logs") {
            return seen.rewritten(move |logs: &mut Logs| {
                let longer = |info: &&mut LogInfo| info.log == entry.log && info.head.next < end.next;
                if let Some(info) = logs.logs.iter_mut().find(longer) {
                    info.head = end;
                }
            });
        }
        Course::Pass
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_repeated_in_another_place_is_told_and_not_believed() {
    let desk = two_notes().await;
    let (last, head) = end_of(&desk).await;
    and_one_more(&desk.between, Entry { seq: head.next, prev: head.hash, ..last });
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::IntruderRefused));
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST, SECOND], "not twice");
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_repeated_as_it_is_changes_nothing() {
    let desk = two_notes().await;
    let before = desk.anna.entries().await;
    let (last, _) = end_of(&desk).await;
    and_one_more(&desk.between, last);
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, None, "the same thing said twice is no lie");
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST, SECOND]);
    assert_eq!(desk.anna.entries().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_was_rewritten_is_told_to_whoever_has_seen_it() {
    let desk = two_notes().await;
    let before = desk.anna.entries().await;
    let (mut last, _) = end_of(&desk).await;
    last.body = Body::Present(vec![7; 400].into());
    and_one_more(&desk.between, last);
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::HistoryChanged));
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST, SECOND]);
    assert_eq!(desk.anna.entries().await, before, "what was verified stays as it was");

    desk.between.is_honest();
    desk.anna.notes(desk.case, THIRD).await;
    desk.anna.settles().await.expect("the server is honest again");
    assert_eq!((desk.anna.waiting().await, desk.anna.texts(desk.case).await.len()), (0, 3), "work goes on");
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reordered_history_is_told_to_a_new_device_and_not_shown() {
    let desk = two_notes().await;
    let case = desk.case;
    pages_are(&desk.between, move |entries| {
        let mut notes: Vec<_> = of(case, entries).filter(|stored| stored.entry.seq >= 2).collect();
        if let [first, second] = &mut notes[..] {
            std::mem::swap(&mut first.entry.body, &mut second.entry.body);
        }
    });
    let device = desk.new_device();
    device.opens().await.expect("the words are right");
    assert_eq!(device.warning().await, Some(FailureKind::HistoryChanged));
    let shown = device.texts(case).await;
    assert!(!shown.contains(&FIRST.to_owned()) && !shown.contains(&SECOND.to_owned()), "{shown:?}");
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_that_ends_earlier_than_before_is_told() {
    let desk = two_notes().await;
    let before = desk.anna.entries().await;
    let (last, _) = end_of(&desk).await;
    let shorter = Head { next: last.seq, hash: last.prev };
    let case = desk.case;
    desk.between.rewrites("GET", "/logs", move |logs: &mut Logs| {
        logs.logs.iter_mut().filter(|info| info.log == case).for_each(|info| info.head = shorter);
    });
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::HistoryShortened));
    assert_eq!(desk.anna.texts(case).await, [FIRST, SECOND], "what was seen stays");
    assert_eq!(desk.anna.entries().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_is_listed_and_not_given_is_told_to_a_new_device() {
    let desk = two_notes().await;
    let (last, _) = end_of(&desk).await;
    let case = desk.case;
    pages_are(&desk.between, move |entries| {
        entries.retain(|stored| stored.entry.log != case || stored.entry.seq != last.seq);
    });
    let device = desk.new_device();
    device.opens().await.expect("the words are right");
    assert_eq!(device.warning().await, Some(FailureKind::HistoryShortened));
    assert_eq!(device.texts(case).await, [FIRST], "what was given holds");

    desk.between.is_honest();
    device.settles().await.expect("the server is honest again");
    assert_eq!(device.texts(case).await, [FIRST, SECOND]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hole_in_the_news_is_filled_by_asking_for_it() {
    let desk = two_notes().await;
    let case = desk.case;
    desk.between.rewrites("GET", "/sync", move |page: &mut Page| {
        page.entries.retain(|stored| stored.entry.log != case || stored.entry.seq != 2);
    });
    let device = desk.new_device();
    device.opens().await.expect("the words are right");
    assert_eq!(device.warning().await, None);
    assert_eq!(device.texts(case).await, [FIRST, SECOND]);
    assert!(desk.between.seen().iter().any(|request| request.is("GET", "/logs/*/entries")));
}
