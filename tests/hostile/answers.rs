//! Answers that are no answers: cut, endless, of another kind, or somebody else's.

use tdu_core::app::FailureKind;
use tdu_protocol::api::{Appended, Page};
use tdu_protocol::problem::{PROBLEM_JSON, Problem, ProblemKind};
use tdu_tests::people::{Course, Desk, Said, noise};

use super::{FIRST, assert_nothing_leaked};

const APPEND: &str = "/logs/*/entries";

/// Each append gets this answer instead of its own; the note stays, and leaves once the server is honest.
async fn assert_kept(
    desk: &Desk,
    what: &str,
    kind: FailureKind,
    answer: impl FnMut() -> Course + Send + 'static,
) {
    let mut answer = answer;
    let before = desk.anna.entries().await;
    let notes = desk.anna.texts(desk.case).await;
    desk.between.takes("POST", APPEND, move |_| answer());
    desk.anna.notes(desk.case, FIRST).await;
    let failure = desk.anna.settles().await.expect_err(what);
    assert_eq!(failure.kind, kind, "{what}: {failure:?}");
    assert_eq!(desk.anna.waiting().await, 1, "{what}");
    assert_eq!(desk.anna.entries().await, before, "{what}");
    desk.between.is_honest();
    desk.anna.settles().await.expect(what);
    assert_eq!(desk.anna.waiting().await, 0, "{what}");
    assert_eq!(desk.anna.texts(desk.case).await.len(), notes.len() + 1, "{what}: once");
    assert_eq!(desk.anna.warning().await, None, "{what}");
}

fn problem(kind: ProblemKind, change: impl FnOnce(&mut Problem)) -> Said {
    let mut problem = Problem::new(kind);
    change(&mut problem);
    Said::bytes(kind.status(), PROBLEM_JSON, serde_json::to_vec(&problem).expect("a problem is JSON"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_none_is_told_as_what_it_is_and_the_note_is_kept() {
    use FailureKind::{Offline, ServerFailed, Wait};
    let desk = Desk::open().await;
    let html = || Said::bytes(200, "text/html", b"<h1>Bienvenue sur ce r\xc3\xa9seau</h1>".to_vec());
    assert_kept(&desk, "half an answer", Offline, || Course::Half).await;
    assert_kept(&desk, "no answer", Offline, || Course::LoseRequest).await;
    assert_kept(&desk, "an endless answer", ServerFailed, || Course::Flood).await;
    assert_kept(&desk, "the page of a portal", ServerFailed, move || Course::Say(html())).await;
    assert_kept(&desk, "nothing at all", ServerFailed, || {
        Course::Say(Said::bytes(200, "application/cbor", vec![]))
    })
    .await;
    assert_kept(&desk, "noise", ServerFailed, || {
        Course::Say(Said::bytes(200, "application/cbor", noise(4_000)))
    })
    .await;
    let page = || Said::value(&Page { entries: Vec::new(), next: 0, more: false });
    assert_kept(&desk, "an answer to another question", ServerFailed, move || Course::Say(page())).await;
    let two = || Said::bytes(200, "application/cbor", b"\xa1\x68receipts\x80\x00".to_vec());
    assert_kept(&desk, "an answer and more", ServerFailed, move || Course::Say(two())).await;
    assert_kept(&desk, "a proxy's refusal", ServerFailed, || {
        Course::Say(Said::bytes(502, "text/html", noise(200)))
    })
    .await;
    let busy = || problem(ProblemKind::Unavailable, |problem| problem.retry_after = Some(7));
    assert_kept(&desk, "a busy server", Wait, move || Course::Say(busy())).await;
    let internal = || problem(ProblemKind::Internal, |_| {});
    assert_kept(&desk, "a server that failed", ServerFailed, move || Course::Say(internal())).await;
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_that_shows_nothing_is_not_argued_with() {
    let desk = Desk::open().await;
    let nothing = tdu_protocol::cbor::to_vec(&Page { entries: Vec::new(), next: 0, more: false });
    let conflict = problem(ProblemKind::Conflict, |problem| problem.missing = Some(nothing.into()));
    let bare = problem(ProblemKind::Conflict, |_| {});
    let noisy = problem(ProblemKind::Conflict, |problem| problem.missing = Some(noise(300).into()));
    for said in [conflict, bare, noisy] {
        desk.between.forgets();
        desk.between.takes("POST", APPEND, move |_| Course::Say(said.clone()));
        desk.anna.notes(desk.case, FIRST).await;
        // Told or not, it ends: the client does not ask for ever.
        let told = desk.anna.settles().await;
        assert!(told.as_ref().err().is_none_or(|f| f.kind == FailureKind::ServerFailed), "{told:?}");
        let asked = desk.between.seen().iter().filter(|request| request.is("POST", APPEND)).count();
        assert_eq!((asked, desk.anna.waiting().await), (1, 1));
        desk.between.is_honest();
        desk.anna.settles().await.expect("the server is honest again");
        assert_eq!(desk.anna.waiting().await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_follows_a_server_to_another_address() {
    let desk = Desk::open().await;
    let elsewhere = Desk::open().await;
    elsewhere.between.forgets();
    let target = format!("location: {}/api/v1/server", elsewhere.between.origin());
    desk.between.judges(move |_| Course::Say(Said::bytes(307, "text/plain", Vec::new()).with(&target)));
    desk.anna.notes(desk.case, FIRST).await;
    let failure = desk.anna.settles().await.expect_err("sent away");
    assert_eq!(failure.kind, FailureKind::ServerFailed);
    assert!(elsewhere.between.seen().is_empty(), "nobody came");
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_for_somebody_elses_entries_are_no_answer() {
    let desk = Desk::open().await;
    let nothing = || Said::value(&Appended { receipts: Vec::new() });
    desk.between.takes("POST", APPEND, move |_| Course::Say(nothing()));
    desk.anna.notes(desk.case, FIRST).await;
    let failure = desk.anna.settles().await.expect_err("no receipts");
    assert_eq!((failure.kind, desk.anna.waiting().await), (FailureKind::HistoryChanged, 1));
}
