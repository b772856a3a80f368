//! Attachments: they come in parts, are what was announced, go to those who may read, and go for good.

mod room;

use std::{collections::BTreeSet, path::PathBuf};

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use tdu_protocol::{
    Hash32, LogId, LogKind, Rights, Role, Timestamp,
    api::{Appended, JournalPage},
    blob::{AppendHolding, BlobOffer, BlobProgress, Hold, OCTETS, PART},
    control::Control,
    journal::What,
    problem::ProblemKind,
};

use super::world::{Client, TestApp, files_in, sealed};
use crate::{random, state::digest};

/// So many bytes that occur once in the world.
fn photograph(length: usize) -> Vec<u8> {
    let seed = random::bytes::<32>();
    (0..length.div_ceil(32))
        .flat_map(|n| digest(&[&seed[..], &n.to_be_bytes()].concat()))
        .take(length)
        .collect()
}

/// Two parts and a half.
const LENGTH: usize = 2 * PART + PART / 2;

async fn with_log() -> (TestApp, Client, LogId) {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    (app, admin, log)
}

/// A worker with a file, and a colleague who is not in it.
async fn with_colleague() -> (TestApp, Client, Client, Client, LogId) {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut anna = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let omar = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let case = anna.open_log(LogKind::Case).await;
    (app, admin, anna, omar, case)
}

/// The files of attachments, without the mark.
fn files(app: &TestApp) -> BTreeSet<PathBuf> {
    let all = files_in(&app.folder.path().join("blobs")).into_iter();
    all.filter(|file| !file.ends_with(crate::blobs::MARK)).collect()
}

#[tokio::test]
async fn an_attachment_comes_back_as_it_came_and_only_whole() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    let blob = admin.uploads(log, &bytes).await;
    assert_eq!(blob, Hash32(digest(&bytes)));
    admin.writes_holding(log, &[blob]).await;
    let answer = admin.reads(log, blob, &[]).await;
    assert_eq!(
        (answer.status, answer.headers[header::CONTENT_TYPE].as_bytes()),
        (StatusCode::OK, OCTETS.as_bytes())
    );
    assert_eq!(answer.headers[header::CONTENT_LENGTH], LENGTH.to_string().as_str());
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    assert!(answer.body == bytes);
    assert_eq!(files(&app).len(), 1, "parts that were put together are gone");

    let small = admin.uploads(log, b"x").await;
    assert_eq!(&admin.reads(log, small, &[]).await.body[..], b"x");
    // Exactly whole parts.
    let even = photograph(2 * PART);
    let even_blob = admin.uploads(log, &even).await;
    assert!(admin.reads(log, even_blob, &[]).await.body == even);
}

#[tokio::test]
async fn a_piece_of_an_attachment_can_be_asked_for_and_what_is_known_is_not_sent_again() {
    let (_app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    let blob = admin.uploads(log, &bytes).await;
    let tag = format!("\"{blob}\"");
    let piece = admin.reads(log, blob, &[("range", "bytes=262143-262145")]).await;
    assert_eq!(piece.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(piece.headers[header::CONTENT_RANGE], format!("bytes 262143-262145/{LENGTH}").as_str());
    assert_eq!(piece.headers[header::ETAG], tag.as_str());
    assert!(piece.body == bytes[262_143..262_146]);
    let rest = admin.reads(log, blob, &[("range", "bytes=600000-"), ("if-range", &tag)]).await;
    assert!(rest.body == bytes[600_000..]);
    let other = admin.reads(log, blob, &[("range", "bytes=1-2"), ("if-range", "\"another\"")]).await;
    assert_eq!((other.status, other.body.len()), (StatusCode::OK, LENGTH));
    let beyond = admin.reads(log, blob, &[("range", "bytes=655360-")]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(beyond.headers[header::CONTENT_RANGE], format!("bytes */{LENGTH}").as_str());
    for known in [tag.as_str(), "\"another\", W/\"x\", *"] {
        let answer = admin.reads(log, blob, &[("if-none-match", known)]).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
    }
    let request = admin.to("HEAD", &format!("/logs/{log}/blobs/{blob}")).body(Body::empty()).unwrap();
    let head = admin.send(request).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(head.headers[header::CONTENT_LENGTH], LENGTH.to_string().as_str());
}

#[tokio::test]
async fn an_upload_that_was_cut_goes_on_where_it_stands() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    let fresh: BlobProgress = admin.offers(log, &bytes).await.expect();
    assert_eq!(fresh, BlobProgress { size: LENGTH as u64, received: 0 });
    admin.sends_part(log, &bytes, 0).await.expect::<BlobProgress>();
    // Cut in the middle of a part: nothing of it counts.
    let blob = Hash32(digest(&bytes));
    let path = format!("/logs/{log}/blobs/{blob}?offset={PART}");
    admin.sends(&path, &bytes[PART..PART + 1_000]).await.is(ProblemKind::BadRequest);

    let again: BlobProgress = admin.offers(log, &bytes).await.expect();
    assert_eq!(again.received, PART as u64);
    admin.reads(log, blob, &[]).await.is(ProblemKind::NotFound);
    admin.appends_holding(log, admin.head_of(log).await, &[blob]).await.is(ProblemKind::BlobMissing);
    // What arrived already is confirmed again, what comes too early is not taken.
    let repeated: BlobProgress = admin.sends_part(log, &bytes, 0).await.expect();
    assert_eq!(repeated.received, PART as u64);
    let early = admin.sends_part(log, &bytes, 2 * PART).await;
    early.is(ProblemKind::BlobElsewhere);
    assert!(early.problem().detail.unwrap().contains(&PART.to_string()));

    admin.sends_part(log, &bytes, PART).await.expect::<BlobProgress>();
    let done: BlobProgress = admin.sends_part(log, &bytes, 2 * PART).await.expect();
    assert!(done.is_complete());
    let repeated: BlobProgress = admin.sends_part(log, &bytes, 2 * PART).await.expect();
    assert!(repeated.is_complete(), "the answer that was lost comes again");
    let offered: BlobProgress = admin.offers(log, &bytes).await.expect();
    assert!(offered.is_complete(), "who has it too need not send it");
    assert_eq!(files(&app).len(), 1);
}

#[tokio::test]
async fn two_devices_that_send_the_same_attachment_bring_it_in_once() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    let elsewhere = app.client(admin.person.clone());
    let mut other = elsewhere;
    other.sign_in().await;
    for one in [&mut admin, &mut other] {
        one.offers(log, &bytes).await.expect::<BlobProgress>();
    }
    for offset in [0, PART] {
        let (one, two) = futures::future::join(
            admin.sends_part(log, &bytes, offset),
            other.sends_part(log, &bytes, offset),
        )
        .await;
        assert!(one.status.is_success() && two.status.is_success(), "{one:?} {two:?}");
    }
    let (one, two) = futures::future::join(
        admin.sends_part(log, &bytes, 2 * PART),
        other.sends_part(log, &bytes, 2 * PART),
    )
    .await;
    for last in [one, two] {
        assert!(last.expect::<BlobProgress>().is_complete());
    }
    assert!(admin.reads(log, Hash32(digest(&bytes)), &[]).await.body == bytes);
}

#[tokio::test]
async fn bytes_that_are_not_those_announced_are_forgotten() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(PART + 10);
    let blob = Hash32(digest(&bytes));
    admin.offers(log, &bytes).await.expect::<BlobProgress>();
    admin.sends_part(log, &bytes, 0).await.expect::<BlobProgress>();
    let path = format!("/logs/{log}/blobs/{blob}?offset={PART}");
    admin.sends(&path, b"other byte").await.is(ProblemKind::BlobMismatch);
    assert!(files(&app).is_empty(), "{:?}", files(&app));
    admin.sends(&path, b"other byte").await.is(ProblemKind::NotFound);
    // Nothing stands in the way of the right ones.
    assert_eq!(admin.uploads(log, &bytes).await, blob);
    assert!(admin.reads(log, blob, &[]).await.body == bytes);
}

#[tokio::test]
async fn a_part_that_the_disk_lost_begins_the_upload_anew() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    admin.offers(log, &bytes).await.expect::<BlobProgress>();
    admin.sends_part(log, &bytes, 0).await.expect::<BlobProgress>();
    admin.sends_part(log, &bytes, PART).await.expect::<BlobProgress>();
    std::fs::remove_file(files(&app).first().unwrap()).unwrap();
    admin.sends_part(log, &bytes, 2 * PART).await.is(ProblemKind::BlobMismatch);
    admin.uploads(log, &bytes).await;
}

#[tokio::test]
async fn what_is_no_part_is_refused_and_leaves_nothing() {
    let (app, mut admin, log) = with_log().await;
    let bytes = photograph(LENGTH);
    admin.offers(log, &bytes).await.expect::<BlobProgress>();
    let blob = Hash32(digest(&bytes));
    let at = |offset: &str| format!("/logs/{log}/blobs/{blob}?offset={offset}");
    admin.sends(&at("0"), &bytes[..=PART]).await.is(ProblemKind::TooLarge);
    for (offset, length) in [("1", PART), ("0", 1), ("0", 0), ("655360", 10), ("18446744073709551615", 1)] {
        admin.sends(&at(offset), &bytes[..length]).await.is(ProblemKind::BadRequest);
    }
    for query in ["", "?offset=", "?offset=-1", "?offset=x"] {
        let path = format!("/logs/{log}/blobs/{blob}{query}");
        admin.sends(&path, &bytes[..PART]).await.is(ProblemKind::BadRequest);
    }
    let request = admin.to("PUT", &at("0")).header(header::CONTENT_TYPE, "application/cbor");
    admin.send(request.body(Body::from(vec![0; PART])).unwrap()).await.is(ProblemKind::UnsupportedMediaType);
    for nothing in ["not-a-hash", "..", "%2e%2e%2fdatabase"] {
        let path = format!("/logs/{log}/blobs/{nothing}");
        admin.sends(&format!("{path}?offset=0"), &bytes[..PART]).await.is(ProblemKind::NotFound);
        admin.get(&path).await.is(ProblemKind::NotFound);
    }
    let empty = BlobOffer { hash: Hash32(digest(b"")), size: 0 };
    admin.request("POST", &format!("/logs/{log}/blobs"), Some(&empty)).await.is(ProblemKind::BadRequest);
    let other_size = BlobOffer { hash: blob, size: 7 };
    admin
        .request("POST", &format!("/logs/{log}/blobs"), Some(&other_size))
        .await
        .is(ProblemKind::AlreadyExists);
    assert!(files(&app).is_empty());
}

#[tokio::test]
async fn who_is_not_in_the_log_finds_no_attachment_and_who_only_reads_brings_none() {
    let (_app, _, mut anna, mut omar, case) = with_colleague().await;
    let bytes = photograph(1_000);
    let blob = anna.uploads(case, &bytes).await;
    anna.writes_holding(case, &[blob]).await;
    omar.reads(case, blob, &[]).await.is(ProblemKind::NotFound);
    omar.offers(case, &bytes).await.is(ProblemKind::NotFound);
    omar.sends_part(case, &bytes, 0).await.is(ProblemKind::NotFound);
    // The same bytes in his own log are another attachment.
    let own = omar.open_log(LogKind::Case).await;
    omar.reads(own, blob, &[]).await.is(ProblemKind::NotFound);
    omar.appends_holding(own, omar.head_of(own).await, &[blob]).await.is(ProblemKind::BlobMissing);

    anna.grant(case, &omar.person, Rights::Read).await;
    assert!(omar.reads(case, blob, &[]).await.body == bytes);
    omar.offers(case, &photograph(10)).await.is(ProblemKind::Forbidden);
    omar.sends_part(case, &bytes, 0).await.is(ProblemKind::Forbidden);
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    omar.reads(case, blob, &[]).await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn an_entry_holds_only_what_is_there_and_nothing_is_written_otherwise() {
    let (_app, mut admin, log) = with_log().await;
    let blob = admin.uploads(log, b"there").await;
    let head = admin.head(log).await;
    let path = format!("/logs/{log}/entries");
    let entry = sealed(log, head, 0, b"body");
    let tries = |holds: Vec<Hold>| AppendHolding { holds, entries: vec![entry.clone()] };
    let hold = Hold { seq: head.next, blob };
    let absent = Hold { blob: Hash32([9; 32]), ..hold };
    admin.request("POST", &path, Some(&tries(vec![hold, absent]))).await.is(ProblemKind::BlobMissing);
    for wrong in [
        vec![Hold { seq: head.next + 1, ..hold }],
        vec![Hold { seq: 0, ..hold }],
        vec![hold, hold],
        (0..501_u32).map(|n| Hold { blob: Hash32(digest(&n.to_be_bytes())), ..hold }).collect(),
    ] {
        admin.request("POST", &path, Some(&tries(wrong))).await.is(ProblemKind::BadRequest);
    }
    let close = admin.person.sign(&Control::Close, log, head, 0);
    let control = AppendHolding { holds: vec![hold], entries: vec![close] };
    admin.request("POST", &path, Some(&control)).await.is(ProblemKind::BadRequest);
    assert_eq!(admin.head(log).await, head);

    let append = tries(vec![hold]);
    let once: Appended = admin.post(&path, &append).await;
    let twice: Appended = admin.post(&path, &append).await;
    assert_eq!(once, twice, "the same again gets the same answer");
}

#[tokio::test]
async fn erasing_takes_an_attachment_once_no_entry_holds_it() {
    let (app, mut admin, log) = with_log().await;
    let (one, two) = (photograph(LENGTH), photograph(5_000));
    let blobs = [admin.uploads(log, &one).await, admin.uploads(log, &two).await];
    let first = admin.writes_holding(log, &blobs).await;
    let second = admin.writes_holding(log, &blobs[1..]).await;
    assert_eq!(files(&app).len(), 2);
    admin.control(log, &Control::Erase { seqs: vec![first] }).await;
    admin.reads(log, blobs[0], &[]).await.is(ProblemKind::NotFound);
    assert!(admin.reads(log, blobs[1], &[]).await.body == two, "another entry holds it");
    let marks = |bytes: &[u8]| {
        files_in(app.folder.path())
            .iter()
            .any(|file| std::fs::read(file).unwrap().windows(32).any(|window| window == &bytes[1_000..1_032]))
    };
    assert!(!marks(&one) && marks(&two));
    admin.control(log, &Control::Erase { seqs: vec![second] }).await;
    assert!(!marks(&two) && files(&app).is_empty());
    // It can come again.
    admin.uploads(log, &one).await;
    assert!(admin.reads(log, blobs[0], &[]).await.body == one);
}

#[tokio::test]
async fn uploads_nobody_finished_and_attachments_nobody_holds_go_after_a_day() {
    let (app, mut admin, log) = with_log().await;
    let (begun, loose, held) = (photograph(LENGTH), photograph(100), photograph(100));
    admin.offers(log, &begun).await.expect::<BlobProgress>();
    admin.sends_part(log, &begun, 0).await.expect::<BlobProgress>();
    let (loose, held) = (admin.uploads(log, &loose).await, admin.uploads(log, &held).await);
    admin.writes_holding(log, &[held]).await;
    app.clock.pass(Timestamp::DAY - 1);
    app.app.blobs.collect().await.unwrap();
    assert_eq!(files(&app).len(), 3);
    // Whoever goes on has another day.
    admin.sign_in().await;
    admin.sends_part(log, &begun, PART).await.expect::<BlobProgress>();
    app.clock.pass(2);
    app.app.blobs.collect().await.unwrap();
    admin.reads(log, loose, &[]).await.is(ProblemKind::NotFound);
    assert_eq!(files(&app).len(), 3, "two parts and what is held");
    app.clock.pass(Timestamp::DAY);
    app.app.blobs.collect().await.unwrap();
    admin.sign_in().await;
    admin.sends_part(log, &begun, 2 * PART).await.is(ProblemKind::NotFound);
    admin.reads(log, held, &[]).await;
    assert_eq!(files(&app).len(), 1);
    // What came too late to a name that was given up goes as well.
    let name = app.app.store.discarded().await.unwrap()[0].name.to_string();
    let late = app.folder.path().join("blobs").join(name);
    std::fs::create_dir_all(&late).unwrap();
    std::fs::write(late.join("000002"), b"late").unwrap();
    app.clock.pass(Timestamp::HOUR);
    app.app.blobs.collect().await.unwrap();
    assert_eq!(files(&app).len(), 1);
    assert_eq!(app.app.store.discarded().await.unwrap(), [], "nothing more can come");
}

#[tokio::test]
async fn reading_an_attachment_is_noted_as_opening_its_log_and_sending_one_names_nobody() {
    let (app, mut admin, mut anna, omar, case) = with_colleague().await;
    let bytes = photograph(1_000);
    let blob = anna.uploads(case, &bytes).await;
    anna.grant(case, &omar.person, Rights::Read).await;
    let opened = |page: &JournalPage, account| {
        page.rows.iter().any(|row| {
            row.fact.what == What::Opened && row.fact.log == Some(case) && row.fact.account == Some(account)
        })
    };
    let page: JournalPage = admin.get("/journal").await.expect();
    assert!(!opened(&page, omar.person.account));
    assert_eq!(omar.reads(case, blob, &[]).await.status, StatusCode::OK);
    let page: JournalPage = admin.get("/journal").await.expect();
    assert!(opened(&page, omar.person.account));

    // No table of attachments knows who sent one.
    let begun = photograph(2 * PART);
    anna.offers(case, &begun).await.expect::<BlobProgress>();
    anna.sends_part(case, &begun, 0).await.expect::<BlobProgress>();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(app.folder.path().join("tdu.db"));
    let database = sqlx::SqlitePool::connect_with(options).await.unwrap();
    for table in ["blobs", "holds", "discarded"] {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
            .bind(table)
            .fetch_all(&database)
            .await
            .unwrap();
        let known = ["log", "hash", "name", "size", "received", "touched", "seq", "blob", "since"];
        assert!(columns.iter().all(|column| known.contains(&column.as_str())), "{table}: {columns:?}");
    }
}
