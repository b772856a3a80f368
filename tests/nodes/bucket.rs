//! Attachments of two servers in one bucket.

use tdu_protocol::blob::{BlobProgress, PART};
use tdu_protocol::problem::ProblemKind;
use tdu_test_bucket::Bucket;
use tdu_tests::people::{hash_of, noise};
use tdu_tests::server::Server;
use tokio::time::timeout;

use super::pair::{PATIENCE, PREFIX, Pair, open_log};

/// Both sweep at the same moment, as they do when they start; returns once both have.
async fn both_sweep(pair: &mut Pair) {
    tokio::join!(pair.one.restarts(), pair.two.restarts());
    tokio::join!(pair.one.prints("swept"), pair.two.prints("swept"));
}

/// How many attachments a server says that it forgot, since it was first started.
fn forgotten_by(server: &Server) -> u64 {
    let log = std::fs::read_to_string(server.log_file()).expect("the log can be read");
    let counts = log.lines().filter_map(|line| line.split_once("forgotten=")?.1.split(' ').next());
    counts.map(|count| count.parse::<u64>().expect("a number")).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_share_a_bucket_each_goes_on_where_the_other_stopped_and_what_nobody_holds_goes_once() {
    let bucket = Bucket::start().await;
    let (mut pair, mut hand, _) = Pair::founded_on(&bucket).await;
    let mut at_two = pair.at_two(&hand.raw);
    let (log, head) = open_log(&mut hand).await;

    // Begun at one, gone on with at the other, by turns; the last part is the other's.
    let bytes = noise(3 * PART + 9);
    hand.raw.announces(log, &bytes).await.value::<BlobProgress>();
    for (turn, offset) in [0, PART, 2 * PART, 3 * PART].into_iter().enumerate() {
        let raw = if turn % 2 == 0 { &mut hand.raw } else { &mut at_two };
        let stands: BlobProgress = raw.announces(log, &bytes).await.value();
        assert_eq!(stands.received, offset as u64, "what came to the other is known");
        let request = raw.part(log, &bytes, offset);
        raw.send(request).await.value::<BlobProgress>();
    }
    let held = hash_of(&bytes);
    let head = hand.holds(log, head, &[held]).await;

    // What nobody will hold: one that is complete, and one that stops half-way, at the other server.
    let (whole, half) = (noise(PART + 5), noise(2 * PART));
    hand.attaches(log, &whole).await;
    hand.raw.announces(log, &half).await.value::<BlobProgress>();
    let request = at_two.part(log, &half, 0);
    at_two.send(request).await.value::<BlobProgress>();
    assert_eq!(
        bucket.objects(PREFIX).len(),
        4,
        "the mark, two that are complete, a part: {:?}",
        bucket.objects(PREFIX)
    );

    timeout(PATIENCE, both_sweep(&mut pair)).await.expect("both sweep");
    let forgotten = (forgotten_by(&pair.one), forgotten_by(&pair.two));
    assert!(matches!(forgotten, (2, 0) | (0, 2)), "one of them forgot both: {forgotten:?}");
    assert_eq!(bucket.objects(PREFIX).len(), 2, "the mark, and what is held: {:?}", bucket.objects(PREFIX));
    for raw in [&mut hand.raw, &mut at_two] {
        let answer = raw.fetches(log, held).await;
        assert!(answer.status == 200 && answer.body == bytes, "{}", answer.status);
        raw.fetches(log, hash_of(&whole)).await.is(ProblemKind::NotFound);
    }

    // The same bytes come again, by way of the other: they are another attachment, which no late sweep takes for the former.
    let stands: BlobProgress = at_two.announces(log, &whole).await.value();
    assert_eq!(stands.received, 0, "nothing of it was left");
    hand.attaches(log, &whole).await;
    hand.holds(log, head, &[hash_of(&whole)]).await;
    timeout(PATIENCE, both_sweep(&mut pair)).await.expect("both sweep");
    assert_eq!(forgotten_by(&pair.one) + forgotten_by(&pair.two), 2, "what is held is not forgotten");
    for raw in [&mut hand.raw, &mut at_two] {
        let answer = raw.fetches(log, hash_of(&whole)).await;
        assert!(answer.status == 200 && answer.body == whole, "{}", answer.status);
    }
}
