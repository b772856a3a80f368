//! Attachments in a bucket, on a server that speaks S3 and checks signatures.

use tdu_protocol::{
    LogKind, Timestamp,
    blob::{BlobProgress, PART},
    control::Control,
    problem::ProblemKind,
};
use tdu_test_bucket::{Bucket, KEY_ID, NAME, SECRET};

use super::world::TestApp;
use crate::{
    blobs::{Kept, KeptError},
    check::{examine, examine_bytes},
    config::{BlobsAt, Settings},
    store::{Evidence as _, sqlite::SqliteEvidence},
};

/// What the names in the bucket begin with.
const PREFIX: &str = "of/tdu";

/// As the settings say it.
fn settings(bucket: &Bucket, secret: &str) -> BlobsAt {
    let text = format!(
        "blobs = 's3://{NAME}/{PREFIX}'\nblobs_endpoint = '{}'\nblobs_key_id = '{KEY_ID}'\nblobs_secret = '{secret}'",
        bucket.endpoint()
    );
    toml::from_str::<Settings>(&text).unwrap().complete().unwrap().blobs
}

#[tokio::test]
async fn attachments_come_and_go_in_a_bucket() {
    let bucket = Bucket::start().await;
    let at = settings(&bucket, SECRET);
    let app = TestApp::keeping_blobs_at(&at).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    // More than one piece of what is put together.
    let bytes: Vec<u8> = (0..(6 << 20) + 5_u32).map(|n| (n % 251) as u8).collect();
    let blob = admin.uploads(log, &bytes).await;
    let seq = admin.writes_holding(log, &[blob]).await;
    assert!(admin.reads(log, blob, &[]).await.body == bytes);
    let piece = admin.reads(log, blob, &[("range", "bytes=6291455-6291457")]).await;
    assert!(piece.body == bytes[6_291_455..6_291_458]);
    let objects = bucket.objects(PREFIX);
    assert!(objects.len() == 2 && objects.iter().any(|name| name == "database"), "{objects:?}");
    assert!(!app.folder.path().join("blobs").exists(), "nothing of it is on this machine");

    let other = vec![7; PART + 1];
    admin.offers(log, &other).await.expect::<BlobProgress>();
    admin.sends_part(log, &other, 0).await.expect::<BlobProgress>();
    let kept = Kept::look(&at).unwrap().unwrap();
    let names = kept.names().await.unwrap();
    assert_eq!(names.len(), 2, "{names:?}");
    let mut evidence = Box::new(SqliteEvidence::open(&app.folder.path().join("tdu.db")).await.unwrap());
    let mut report = examine(&mut *evidence).await;
    let suspects = examine_bytes(&mut *evidence, Some(&kept), names, &mut report).await;
    assert!(report.is_sound() && suspects.is_empty(), "{report:?} {suspects:?}");
    evidence.close().await;

    admin.control(log, &Control::Erase { seqs: vec![seq] }).await;
    app.clock.pass(Timestamp::DAY + 1);
    app.app.blobs.collect().await.unwrap();
    assert_eq!(bucket.objects(PREFIX), ["database"]);

    // Somebody else's database does not take the bucket for its own.
    let stranger = TestApp::empty().await;
    let (clock, limits) = (std::sync::Arc::clone(&stranger.clock), crate::Limits::default());
    let store = std::sync::Arc::clone(&stranger.app.store);
    let refused = crate::blobs::Blobs::start(store, kept, clock, &limits).await.err().unwrap().to_string();
    assert!(refused.contains("s3://papers/of/tdu is not where the attachments"), "{refused}");
}

#[tokio::test]
async fn a_wrong_key_is_told_without_the_key() {
    let bucket = Bucket::start().await;
    let kept = Kept::open(&settings(&bucket, "Coyolxauhqui")).unwrap();
    let refused = kept.mark_or("mark").await.unwrap_err();
    assert!(matches!(refused, KeptError::Unavailable(_)), "{refused}");
    assert!(!refused.to_string().contains("Coyolxauhqui"), "{refused}");
}

#[tokio::test]
async fn a_bucket_that_is_away_for_a_while_is_told_as_such() {
    let mut bucket = Bucket::start().await;
    let app = TestApp::keeping_blobs_at(&settings(&bucket, SECRET)).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let blob = admin.uploads(log, b"there").await;
    bucket.goes_away().await;
    let refused = admin.reads(log, blob, &[]).await;
    refused.is(ProblemKind::Unavailable);
    assert!(refused.headers.contains_key("retry-after"));
    admin.offers(log, b"another").await.expect::<BlobProgress>();
    admin.sends_part(log, b"another", 0).await.is(ProblemKind::Unavailable);
    admin.write(log, b"words need no bucket").await;
}
