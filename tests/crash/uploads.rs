//! Killed in the midst of attachments that come in.

use std::time::Duration;

use fastrand::Rng;
use tdu_protocol::blob::{BlobProgress, PART};
use tdu_tests::people::{hash_of, noise};
use tdu_tests::places;
use tokio::process::Command;
use tokio::time::sleep;

use super::ground::Ground;

/// Kills in one test.
const KILLS: usize = 12;
/// Of these, so many hit the last part, unless it is there after the first.
const LAST: usize = 3;
/// Parts between two of the others, at most.
const FEW: usize = 3;
/// Parts of the attachment: more than the others can use up.
const PARTS: usize = (KILLS - LAST) * (FEW + 1) + 4;
/// From the sending of a part, the blow falls within this many microseconds.
const MOMENT: u64 = 8_000;

/// Where the next part begins.
fn place(progress: BlobProgress) -> usize {
    usize::try_from(progress.received).expect("a place in these bytes")
}

/// What the server said is there is there after a kill: the sender goes on from it, however often, and what comes out in the end
/// is what went in. The last part, with which all of it is put together, is hit as well.
#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_after_each_of_many_kills_and_comes_out_whole() {
    let mut random = Rng::new();
    let mut ground = Ground::founded(Vec::new(), &[]).await;
    let (log, head) = ground.hand.opens_log().await;
    let bytes = noise(PARTS * PART - 100);
    let mut said: BlobProgress = ground.hand.raw.announces(log, &bytes).await.value();
    for kill in 0..KILLS {
        // The last blows wait for the last part.
        let few = random.usize(1..=FEW);
        let upto = if kill < KILLS - LAST { place(said) + few * PART } else { (PARTS - 1) * PART };
        while place(said) < upto {
            let request = ground.hand.raw.part(log, &bytes, place(said));
            said = ground.hand.raw.send(request).await.value();
        }
        let sending = tokio::spawn(ground.hand.raw.part(log, &bytes, place(said)).send());
        sleep(Duration::from_micros(random.u64(..MOMENT))).await;
        ground.server.is_killed().await;
        let heard = sending.await.expect("sending ends").is_ok_and(|answer| answer.status().is_success());
        ground.server.starts_again().await;
        let stands: BlobProgress = ground.hand.raw.announces(log, &bytes).await.value();
        assert!(stands.received >= said.received, "{stands:?} after {said:?}");
        assert!(!heard || stands.received > said.received, "what was acknowledged is there");
        said = stands;
        if said.is_complete() {
            break;
        }
    }
    let blob = ground.hand.attaches(log, &bytes).await;
    ground.hand.holds(log, head, &[blob]).await;
    let answer = ground.hand.raw.fetches(log, hash_of(&bytes)).await;
    assert!(answer.status == 200 && answer.body == bytes, "{} bytes came back", answer.body.len());

    assert!(ground.server.stops().await.success());
    let check = Command::new(places::server())
        .args(["check", "--data"])
        .arg(ground.server.data())
        .output()
        .await
        .expect("the program can be run");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}
