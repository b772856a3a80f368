//! Limits of what may be kept: each is told by a problem of its own, and nothing that protects people waits for room.

use tdu_protocol::{
    LogId, LogKind, Rights, Role,
    api::{Appended, NewLog},
    control::Control,
    entry::Head,
    problem::ProblemKind,
};

use super::world::{TestApp, sealed};
use crate::{Limits, random};

fn small() -> Limits {
    Limits { entry_bytes: 20_000, log_bytes: Some(50_000), ..Limits::default() }
}

#[tokio::test]
async fn an_entry_that_is_too_long_is_told_from_a_request_that_is() {
    let app = TestApp::with(small(), None).await;
    let (organisation, mut admin) = app.found().await;
    let log = organisation.directory;
    let head = admin.head(log).await;
    let refused = admin.append(vec![sealed(log, head, 0, &vec![7; 20_001])]).await;
    refused.is(ProblemKind::EntryTooLarge);
    assert_eq!(refused.status, 413);
    assert!(refused.problem().detail.unwrap().contains("20000"));
    admin.write(log, &vec![7; 20_000]).await;
}

#[tokio::test]
async fn a_full_log_takes_no_more_words_and_still_lets_people_out_and_bodies_go() {
    let app = TestApp::with(small(), None).await;
    let (organisation, mut admin) = app.found().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut anna = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let mut omar = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let log = anna.open_log(LogKind::Case).await;
    let first = anna.write(log, &vec![1; 20_000]).await;
    anna.write(log, &vec![2; 20_000]).await;
    let head = anna.head(log).await;
    let more = sealed(log, head, 0, &vec![3; 20_000]);
    let refused = anna.append(vec![more.clone()]).await;
    refused.is(ProblemKind::LogFull);
    assert_eq!(refused.status, 507);
    assert_eq!(anna.head(log).await, head, "nothing has changed");

    anna.append(vec![first]).await.expect::<Appended>();
    omar.append(vec![more]).await.is(ProblemKind::NotFound);
    anna.write(log, &vec![4; 5_000]).await;
    anna.grant(log, &omar.person, Rights::Write).await;
    anna.control(log, &Control::Revoke { account: omar.person.account }).await;
    let other = anna.open_log(LogKind::Personal).await;
    anna.write(other, &vec![5; 20_000]).await;
}

#[tokio::test]
async fn room_that_was_made_by_erasing_can_be_used() {
    let app = TestApp::with(small(), None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    admin.write(log, &vec![1; 20_000]).await;
    admin.write(log, &vec![2; 20_000]).await;
    let head = admin.head(log).await;
    admin.append(vec![sealed(log, head, 0, &vec![3; 20_000])]).await.is(ProblemKind::LogFull);
    admin.control(log, &Control::Erase { seqs: vec![1] }).await;
    admin.write(log, &vec![3; 20_000]).await;
    let head = admin.head(log).await;
    admin.append(vec![sealed(log, head, 0, &vec![4; 20_000])]).await.is(ProblemKind::LogFull);
}

#[tokio::test]
async fn a_batch_cannot_pass_a_limit_that_its_parts_would_keep() {
    let app = TestApp::with(small(), None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let mut head = admin.head(log).await;
    let mut entries = Vec::new();
    for n in 0..3 {
        entries.push(sealed(log, head, 0, &vec![n; 20_000]));
        head = Head::after(entries.last().unwrap());
    }
    let by = admin.person.account;
    let writes = entries.iter().map(|entry| {
        let entries = vec![crate::store::new_entry(entry.clone())];
        app.app.writer.write(crate::writer::Write::Append { by, entries, holds: Vec::new() })
    });
    let outcomes = futures::future::join_all(writes).await;
    assert!(matches!(outcomes.as_slice(), [Ok(_), Ok(_), Err(crate::writer::WriteError::LogFull)]));
}

#[tokio::test]
async fn a_full_organisation_takes_no_more_words_and_no_new_log_until_there_is_room() {
    let room = TestApp::empty().await.app.store.weight(None).await.unwrap();
    let limits = Limits { total_bytes: Some(room + 200_000), ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    admin.write(log, &vec![1; 100_000]).await;
    let head = admin.head(log).await;
    let refused = admin.append(vec![sealed(log, head, 0, &vec![2; 150_000])]).await;
    refused.is(ProblemKind::StorageFull);
    assert_eq!((refused.status.as_u16(), &refused.headers["retry-after"]), (507, &"300".parse().unwrap()));
    admin.write(log, &vec![3; 20_000]).await;
    admin.write(log, &vec![4; 60_000]).await;
    let head = admin.head(log).await;
    admin.append(vec![sealed(log, head, 0, &vec![5; 60_000])]).await.is(ProblemKind::StorageFull);
    for size in [5_000, 100] {
        loop {
            let head = admin.head(log).await;
            let reply = admin.append(vec![sealed(log, head, 0, &vec![7; size])]).await;
            if !reply.status.is_success() {
                reply.is(ProblemKind::StorageFull);
                break;
            }
        }
    }
    let entry = admin.person.genesis(LogId(random::bytes()), LogKind::Personal, Vec::new());
    admin.request("POST", "/logs", Some(&NewLog { entries: vec![entry] })).await.is(ProblemKind::StorageFull);
    admin.control(log, &Control::Erase { seqs: vec![1, 2, 3] }).await;
    app.clock.pass(1_000);
    admin.write(log, &vec![6; 60_000]).await;
}
