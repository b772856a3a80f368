//! Attachments on two servers: one place for both.

use tdu_protocol::blob::{BlobProgress, PART};
use tdu_tests::people::noise;
use tdu_tests::server::Server;

use super::pair::{Pair, open_log};

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_begun_at_one_server_goes_on_at_the_other_and_is_read_at_both() {
    let (pair, mut hand, _) = Pair::founded().await;
    let (log, head) = open_log(&mut hand).await;
    let mut at_two = pair.at_two(&hand.raw);
    let bytes = noise(3 * PART + 9);
    hand.raw.announces(log, &bytes).await.value::<BlobProgress>();
    for (turn, offset) in [0, PART, 2 * PART, 3 * PART].into_iter().enumerate() {
        let raw = if turn % 2 == 0 { &mut hand.raw } else { &mut at_two };
        let request = raw.part(log, &bytes, offset);
        raw.send(request).await.value::<BlobProgress>();
    }
    let blob = hand.attaches(log, &bytes).await;
    hand.holds(log, head, &[blob]).await;
    for raw in [&mut hand.raw, &mut at_two] {
        let answer = raw.fetches(log, blob).await;
        assert!(answer.status == 200 && answer.body == bytes, "{}", answer.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_attachments_of_its_own_does_not_start_on_the_same_database() {
    let mut pair = Pair::open().await;
    let apart = tempfile::tempdir().expect("a temporary folder");
    let (place, url) = (apart.path().display().to_string(), pair.url.clone());
    // Alone on a database of its own, the place would do.
    let mut alone = Server::start_with(&pair.certificate, &[("TDU_BLOBS", &place)]).await;
    assert!(alone.stops().await.success());
    alone.has_setting("TDU_DATABASE_URL", &url);
    let (status, printed) = alone.gives_up().await;
    assert!(!status.success() && printed.contains("not where the attachments"), "{printed}");
    assert!(printed.contains(&place) && !printed.contains("Quetzalcoatl"), "{printed}");
    assert!(pair.one.stops().await.success());
}
