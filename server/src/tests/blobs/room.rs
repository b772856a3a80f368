//! How much may come in: of one attachment, of one log, of all, at the same time.

use axum::http::StatusCode;
use tdu_protocol::{LogKind, Timestamp, blob::BlobProgress, control::Control, problem::ProblemKind};

use super::photograph;
use crate::{
    Limits,
    tests::world::{TestApp, sealed},
};

#[tokio::test]
async fn attachments_count_against_what_a_log_and_the_organisation_may_hold() {
    let limits =
        Limits { log_bytes: Some(500_000), blob_bytes: 400_000, entry_bytes: 60_000, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let refused = admin.offers(log, &photograph(400_001)).await;
    refused.is(ProblemKind::BlobTooLarge);
    assert!(refused.problem().detail.unwrap().contains("400000"));
    let large = photograph(400_000);
    // What is only announced counts.
    admin.offers(log, &large).await.expect::<BlobProgress>();
    admin.offers(log, &photograph(100_000)).await.is(ProblemKind::LogFull);
    admin.write(log, &vec![1; 50_000]).await;
    let head = admin.head(log).await;
    admin.append(vec![sealed(log, head, 0, &vec![2; 51_000])]).await.is(ProblemKind::LogFull);
    let blob = admin.uploads(log, &large).await;
    let seq = admin.writes_holding(log, &[blob]).await;
    admin.control(log, &Control::Erase { seqs: vec![seq] }).await;
    admin.write(log, &vec![2; 51_000]).await;
    admin.offers(log, &photograph(300_000)).await.expect::<BlobProgress>();
}

#[tokio::test]
async fn a_full_organisation_takes_no_attachment_and_no_word_beside_them() {
    let room = TestApp::empty().await.app.store.weight(None).await.unwrap();
    let limits = Limits { total_bytes: Some(room + 400_000), ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    admin.offers(log, &photograph(500_000)).await.is(ProblemKind::StorageFull);
    admin.offers(log, &photograph(250_000)).await.expect::<BlobProgress>();
    admin.offers(log, &photograph(200_000)).await.is(ProblemKind::StorageFull);
    let head = admin.head(log).await;
    admin.append(vec![sealed(log, head, 0, &vec![2; 200_000])]).await.is(ProblemKind::StorageFull);
    // Nobody sent it: there is room again.
    app.clock.pass(2 * Timestamp::DAY);
    app.app.blobs.collect().await.unwrap();
    admin.sign_in().await;
    admin.write(log, &vec![2; 200_000]).await;
}

#[tokio::test]
async fn an_account_has_so_many_uploads_at_the_same_time() {
    let app = TestApp::with(Limits { uploads_per_account: 2, ..Limits::default() }, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let (one, two, three) = (photograph(10), photograph(20), photograph(30));
    admin.offers(log, &one).await.expect::<BlobProgress>();
    admin.offers(log, &two).await.expect::<BlobProgress>();
    let refused = admin.offers(log, &three).await;
    refused.is(ProblemKind::TooManyUploads);
    assert_eq!(
        (refused.status, &refused.headers["retry-after"]),
        (StatusCode::TOO_MANY_REQUESTS, &"60".parse().unwrap())
    );
    admin.sends_part(log, &one, 0).await.expect::<BlobProgress>();
    admin.uploads(log, &three).await;
}
