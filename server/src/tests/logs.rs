//! Logs: opening, appending, reading, erasing.

use axum::http::StatusCode;
use tdu_protocol::{
    Entry, Hash32, Kind, LogId, LogKind, LogState,
    api::{Append, Appended, NewLog, Page},
    cbor,
    control::Control,
    entry::{Body, Head, MAX_BODY},
    problem::ProblemKind,
    receipt::Receipt,
};

use super::world::{Client, Organisation, TestApp, files_in, sealed};
use crate::random;

/// An administrator with a personal log.
pub(super) async fn with_log() -> (TestApp, Organisation, Client, LogId) {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    (app, organisation, admin, log)
}

#[tokio::test]
async fn an_entry_is_acknowledged_by_a_receipt_that_holds() {
    let (app, _, mut admin, log) = with_log().await;
    let entry = sealed(log, admin.head(log).await, 0, b"sealed");
    let appended: Appended = admin.append(vec![entry.clone()]).await.expect();
    let [receipt] = appended.receipts.as_slice() else { panic!("one receipt for one entry") };
    assert!(receipt.is_signed_by(&app.app.receipt_public_key()));
    assert_eq!((receipt.log, receipt.seq, receipt.hash), (log, 1, entry.hash()));
    let again: Receipt = admin.get(&format!("/logs/{log}/receipts/1")).await.expect();
    assert_eq!(&again, receipt);
    admin.get(&format!("/logs/{log}/receipts/2")).await.is(ProblemKind::NotFound);
    admin.get(&format!("/logs/{log}/receipts/-1")).await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn the_same_request_again_gets_the_same_answer_and_writes_nothing() {
    let (app, _, mut admin, log) = with_log().await;
    let first = sealed(log, admin.head(log).await, 0, b"one");
    let second = sealed(log, Head::after(&first), 0, b"two");
    let entries = vec![first, second];
    let once: Appended = admin.append(entries.clone()).await.expect();
    app.clock.pass(60_000);
    let twice: Appended = admin.append(entries.clone()).await.expect();
    assert_eq!(once, twice);
    let second_alone: Appended = admin.append(entries[1..].to_vec()).await.expect();
    assert_eq!(second_alone.receipts, once.receipts[1..]);
    assert_eq!(admin.read(log).await.len(), 3);
}

#[tokio::test]
async fn a_log_is_opened_once_and_the_same_opening_again_is_answered_alike() {
    let (_app, _, mut admin) = TestApp::founded().await;
    let log = LogId(random::bytes());
    let entries = vec![admin.person.genesis(log, LogKind::Personal, vec![])];
    let once: Appended = admin.post("/logs", &NewLog { entries: entries.clone() }).await;
    let twice: Appended = admin.post("/logs", &NewLog { entries: entries.clone() }).await;
    assert_eq!(once, twice);
    let more = vec![entries[0].clone(), sealed(log, Head::after(&entries[0]), 0, b"more")];
    let refused = admin.request("POST", "/logs", Some(&NewLog { entries: more })).await;
    refused.is(ProblemKind::AlreadyExists);
    assert_eq!(admin.read(log).await.len(), 1);
}

#[tokio::test]
async fn who_comes_second_is_told_what_is_missing_and_nothing_is_written() {
    let (_app, _, mut admin, log) = with_log().await;
    let head = admin.head(log).await;
    let winner = sealed(log, head, 0, b"winner");
    let loser = sealed(log, head, 0, b"loser");
    admin.append(vec![winner.clone()]).await.expect::<Appended>();
    let follow = sealed(log, Head::after(&loser), 0, b"and more");
    let refused = admin.append(vec![loser, follow]).await;
    refused.is(ProblemKind::Conflict);
    let missing: Page = cbor::from_slice(&refused.problem().missing.unwrap().0).unwrap();
    let entries: Vec<Entry> = missing.entries.into_iter().map(|stored| stored.entry).collect();
    assert_eq!((entries.as_slice(), missing.next, missing.more), (&[winner.clone()][..], 2, false));
    let rebased = sealed(log, Head::after(&winner), 0, b"loser");
    admin.append(vec![rebased]).await.expect::<Appended>();
    assert_eq!(admin.read(log).await.len(), 3);
}

#[tokio::test]
async fn of_several_entries_all_are_taken_or_none() {
    let (_app, _, mut admin, log) = with_log().await;
    let good = sealed(log, admin.head(log).await, 0, b"good");
    let other_epoch = sealed(log, Head::after(&good), 7, b"bad");
    let refused = admin.append(vec![good.clone(), other_epoch]).await;
    refused.is(ProblemKind::EntryRefused);
    assert_eq!(refused.problem().detail.as_deref(), Some("the entry is of another epoch"));
    assert_eq!(admin.read(log).await.len(), 1);
    admin.append(vec![good]).await.expect::<Appended>();
}

#[tokio::test]
async fn hundreds_who_race_for_one_log_each_get_one_place() {
    const WRITERS: usize = 24;
    let (app, _, mut admin, log) = with_log().await;
    let cookie = admin.cookies.clone();
    let head = admin.head(log).await;
    let racers = (0..WRITERS).map(|n| {
        let mut client = Client::new(&app.router, app.stranger().person);
        client.cookies.clone_from(&cookie);
        tokio::spawn(async move {
            let mut head = head;
            loop {
                let entry = sealed(log, head, 0, format!("writer {n}").as_bytes());
                let reply = client.append(vec![entry.clone()]).await;
                if reply.status.is_success() {
                    return entry.hash();
                }
                reply.is(ProblemKind::Conflict);
                let missing: Page = cbor::from_slice(&reply.problem().missing.unwrap().0).unwrap();
                head = Head::after(&missing.entries.last().expect("a conflict shows what came before").entry);
            }
        })
    });
    let mut written: Vec<Hash32> =
        futures::future::join_all(racers).await.into_iter().map(Result::unwrap).collect();
    let entries = admin.read(log).await;
    for pair in entries.windows(2) {
        assert_eq!((pair[1].seq, pair[1].prev), (pair[0].seq + 1, pair[0].hash()));
    }
    let mut stored: Vec<Hash32> = entries[1..].iter().map(Entry::hash).collect();
    written.sort();
    stored.sort();
    assert_eq!(stored, written, "each acknowledged entry is there, once");
}

#[tokio::test]
async fn a_log_is_read_in_pages() {
    let (_app, _, mut admin, log) = with_log().await;
    for n in 0..4 {
        admin.write(log, &[n]).await;
    }
    let page: Page = admin.get(&format!("/logs/{log}/entries?from=1&limit=2")).await.expect();
    let seqs: Vec<u64> = page.entries.iter().map(|stored| stored.entry.seq).collect();
    assert_eq!((seqs, page.next, page.more), (vec![1, 2], 3, true));
    let page: Page = admin.get(&format!("/logs/{log}/entries?from=3")).await.expect();
    assert_eq!((page.entries.len(), page.next, page.more), (2, 5, false));
    let page: Page = admin.get(&format!("/logs/{log}/entries?from=5")).await.expect();
    assert_eq!((page.entries.len(), page.next, page.more), (0, 5, false));
    admin.get(&format!("/logs/{log}/entries?from=x")).await.is(ProblemKind::BadRequest);
}

#[tokio::test]
async fn a_page_of_large_entries_stays_small_and_goes_on() {
    let (_app, _, mut admin, log) = with_log().await;
    let mut head = admin.head(log).await;
    for _ in 0..10 {
        let entry = sealed(log, head, 0, &vec![1; MAX_BODY]);
        head = Head::after(&entry);
        admin.append(vec![entry]).await.expect::<Appended>();
    }
    let page: Page = admin.get(&format!("/logs/{log}/entries")).await.expect();
    assert!(page.more && page.entries.len() < 11);
    let rest: Page = admin.get(&format!("/logs/{log}/entries?from={}", page.next)).await.expect();
    assert_eq!((page.entries.len() + rest.entries.len(), rest.more), (11, false));
}

#[tokio::test]
async fn an_erased_body_is_gone_from_the_disk_and_the_chain_still_verifies() {
    let (app, _, mut admin, log) = with_log().await;
    let marker = b"a body that must vanish from every file of the database";
    // Long enough for pages of its own, which a database would leave as they are when it frees them.
    let entry = admin.write(log, &marker.repeat(400)).await;
    let on_disk = |app: &TestApp| {
        let files = files_in(app.folder.path()).into_iter();
        files
            .map(|file| std::fs::read(file).unwrap())
            .any(|bytes| bytes.windows(marker.len()).any(|window| window == marker))
    };
    assert!(on_disk(&app));
    admin.control(log, &Control::Erase { seqs: vec![1] }).await;
    assert!(!on_disk(&app));
    let entries = admin.read(log).await;
    assert_eq!(entries[1].body, Body::Erased(entry.body.digest()));
    assert_eq!(entries[1].hash(), entry.hash());
    let root = LogState::root_named_by(&entries[0]).unwrap();
    let mut state = LogState::open(&entries[0], &root).unwrap();
    for entry in &entries[1..] {
        state.apply(entry).unwrap();
    }
    admin.get(&format!("/logs/{log}/receipts/1")).await.expect::<Receipt>();
}

#[tokio::test]
async fn only_sealed_entries_of_the_past_can_be_erased() {
    let (_app, _, mut admin, log) = with_log().await;
    admin.write(log, b"kept").await;
    admin.control(log, &Control::Erase { seqs: vec![1] }).await;
    let head = admin.head(log).await;
    // Place 2 is a control entry: that only the server's own table can tell.
    for seqs in [vec![0], vec![2], vec![1, 2], vec![9], vec![]] {
        let entry = admin.person.sign(&Control::Erase { seqs }, log, head, 0);
        admin.append(vec![entry]).await.is(ProblemKind::EntryRefused);
    }
    assert_eq!(admin.head(log).await, head);
    admin.write(log, b"the log goes on").await;
}

#[tokio::test]
async fn entries_that_make_no_sense_are_refused() {
    let (_app, _, mut admin, log) = with_log().await;
    let head = admin.head(log).await;
    let empty =
        admin.request("POST", &format!("/logs/{log}/entries"), Some(&Append { entries: vec![] })).await;
    empty.is(ProblemKind::BadRequest);
    let erased = Entry { body: Body::Erased(Hash32([1; 32])), ..sealed(log, head, 0, b"") };
    admin.append(vec![erased]).await.is(ProblemKind::BadRequest);
    admin.append(vec![sealed(log, head, 0, &vec![0; MAX_BODY + 1])]).await.is(ProblemKind::EntryTooLarge);
    let garbage = Entry { kind: Kind::Control, ..sealed(log, head, 0, b"not signed") };
    admin.append(vec![garbage]).await.is(ProblemKind::EntryRefused);
    let elsewhere = sealed(LogId([1; 16]), head, 0, b"");
    let path = format!("/logs/{log}/entries");
    let mixed = Append { entries: vec![sealed(log, head, 0, b"a"), elsewhere.clone()] };
    admin.request("POST", &path, Some(&mixed)).await.is(ProblemKind::BadRequest);
    admin.append(vec![elsewhere]).await.is(ProblemKind::NotFound);
    let no_genesis = NewLog { entries: vec![sealed(LogId([2; 16]), Head::EMPTY, 0, b"")] };
    admin.request("POST", "/logs", Some(&no_genesis)).await.is(ProblemKind::EntryRefused);
    let not_an_id = admin.get("/logs/not-an-id/entries").await;
    assert_eq!(not_an_id.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.head(log).await, head);
}
