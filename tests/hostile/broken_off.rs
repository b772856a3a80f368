//! A caseload on its way, when the line breaks in the middle.

use tdu_core::app::FailureKind;
use tdu_protocol::api::MAX_ENTRIES;
use tdu_tests::people::{Course, Desk};

use super::{FIRST, assert_nothing_leaked};

/// Three pages, of which half an answer holds at least one.
const NOTES: usize = 2 * MAX_ENTRIES + 100;

#[tokio::test(flavor = "multi_thread")]
async fn a_caseload_that_broke_off_is_kept_as_far_as_it_came_and_goes_on_from_there() {
    let desk = Desk::open().await;
    for _ in 0..NOTES {
        desk.anna.notes(desk.case, FIRST).await;
    }
    desk.anna.settles().await.expect("the server is honest");
    let device = desk.new_device();
    desk.between.takes("GET", "/sync", |_| Course::Half);
    let failure = device.opens().await.expect_err("half of it came");
    assert_eq!(failure.kind, FailureKind::Offline, "{failure:?}");

    desk.between.is_honest();
    desk.between.forgets();
    device.opens().await.expect("the words are right");
    let came = device.texts(desk.case).await.len();
    assert!((1..NOTES).contains(&came), "{came} of {NOTES} came");
    device.settles().await.expect("the server is honest again");
    assert_eq!(device.texts(desk.case).await.len(), NOTES);
    assert_eq!(device.warning().await, None, "a line that breaks is no attack");
    let asked = desk.between.seen().into_iter().find(|seen| seen.is("GET", "/sync")).expect("it asked");
    let since = asked.path.rsplit_once("since=").expect("it says from where").1;
    assert!(since.parse::<usize>().expect("a number") > MAX_ENTRIES, "not from the beginning: {since}");
    assert_nothing_leaked(&desk.between);
}
