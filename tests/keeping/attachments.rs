//! Attachments in backups, and what the check says of them.

use std::path::{Path, PathBuf};

use tdu_protocol::blob::{BlobProgress, PART};
use tdu_protocol::control::Control;
use tdu_protocol::entry::Head;
use tdu_protocol::{Hash32, LogId};
use tdu_tests::people::{Founded, Hand, noise};
use tdu_tests::server::Server;

use super::world::{World, count, printed};

/// A server with a log, and an attachment in it that an entry holds.
struct Attached {
    world: World,
    hand: Hand,
    log: LogId,
    head: Head,
    bytes: Vec<u8>,
    blob: Hash32,
}

impl Attached {
    async fn new() -> Self {
        let world = World::new().await;
        let mut hand = Founded::on(&world.server, &world.certificate).await.hand;
        let (log, head) = hand.opens_log().await;
        let bytes = noise(3 * PART + 77);
        let blob = hand.attaches(log, &bytes).await;
        let head = hand.holds(log, head, &[blob]).await;
        Self { world, hand, log, head, bytes, blob }
    }

    /// The files of attachments.
    fn files(&self) -> Vec<PathBuf> {
        let blobs = self.world.server.data().join("blobs");
        let folders =
            blobs.read_dir().expect("it is there").map(|found| found.expect("it can be read").path());
        folders.map(|folder| folder.join("whole")).filter(|file| file.is_file()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_brings_attachments_back_and_uploads_under_way_begin_anew() {
    let mut attached = Attached::new().await;
    let under_way = noise(2 * PART);
    attached.hand.raw.announces(attached.log, &under_way).await.value::<BlobProgress>();
    let request = attached.hand.raw.part(attached.log, &under_way, 0);
    attached.hand.raw.send(request).await.value::<BlobProgress>();
    let world = &attached.world;
    let output = world.backs_up("one.age").await;
    assert!(output.status.success() && printed(&output).contains("1 attachments"), "{}", printed(&output));
    let elsewhere = world.path("elsewhere");
    let restored = world.restores("one.age", &world.identity(), &elsewhere).await;
    assert!(restored.status.success(), "{}", printed(&restored));

    let rows = count(&elsewhere, "SELECT COUNT(*) FROM blobs").await;
    assert_eq!(rows, 1, "what was under way has no bytes in a backup, and no row");
    let data = elsewhere.display().to_string();
    let server = Server::start_with(&world.certificate, &[("TDU_DATA", &data)]).await;
    let mut raw = attached.hand.raw.twin_at(&server.origin());
    assert_eq!(raw.fetches(attached.log, attached.blob).await.status, 401, "everybody signs in again");
    drop(server);
    let check = super::world::run("check", &elsewhere, &[]).await;
    assert!(check.status.success() && printed(&check).contains("1 attachments"), "{}", printed(&check));
    let whole = files_named_whole(&elsewhere.join("blobs"));
    assert_eq!(whole.len(), 1);
    assert!(std::fs::read(&whole[0]).expect("it can be read") == attached.bytes);
}

fn files_named_whole(folder: &Path) -> Vec<PathBuf> {
    let found = folder.read_dir().expect("it is there").map(|found| found.expect("it can be read").path());
    found.map(|name| name.join("whole")).filter(|file| file.is_file()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attachment_that_changed_or_went_is_found_and_stops_a_backup() {
    let mut attached = Attached::new().await;
    // Erasing one leaves nothing that a check would complain of.
    let other = noise(500);
    let blob = attached.hand.attaches(attached.log, &other).await;
    let head = attached.hand.holds(attached.log, attached.head, &[blob]).await;
    let erase = Control::Erase { seqs: vec![head.next - 1] };
    let erase = attached.hand.control(&erase, attached.log, head, 0);
    assert_eq!(attached.hand.appends(vec![erase]).await.status, 200);
    let sound = attached.world.runs("check", &[]).await;
    assert!(sound.status.success(), "{}", printed(&sound));

    let file = attached.files().remove(0);
    let mut bytes = std::fs::read(&file).expect("it can be read");
    bytes[100_000] ^= 4;
    std::fs::write(&file, &bytes).expect("it can be damaged");
    let place = format!("log {}, attachment {}", attached.log, attached.blob);
    let check = attached.world.runs("check", &[]).await;
    let text = printed(&check);
    assert_eq!(check.status.code(), Some(1));
    assert!(text.contains(&format!("{place}: its bytes are not those that came")), "{text}");
    let refused = attached.world.backs_up("no.age").await;
    assert!(!refused.status.success() && printed(&refused).contains(&place), "{}", printed(&refused));
    for left in ["no.age", "no.age.partial"] {
        assert!(!attached.world.path(left).exists(), "{left} remains");
    }

    std::fs::remove_file(&file).expect("it can go");
    let check = attached.world.runs("check", &["--json"]).await;
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).expect("one JSON object");
    assert_eq!(report["findings"][0]["kind"], "blob", "{report}");
    assert_eq!(report["findings"][0]["where"]["blob"][1], attached.blob.to_string(), "{report}");
    assert_eq!(report["findings"][0]["text"], "its bytes are not there", "{report}");
    let answer = attached.hand.raw.fetches(attached.log, attached.blob).await;
    assert_eq!(answer.status, 500, "what is lost is not said to be unknown: {}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_names_something_else_is_not_restored() {
    let attached = Attached::new().await;
    let world = &attached.world;
    for (name, path) in [("out.age", "../out"), ("deep.age", "blobs/a/b"), ("other.age", "etc/passwd")] {
        let recipients = tdu_keeping::Recipients::parse([world.keys.recipient()]).expect("a recipient");
        let out = std::fs::File::create(world.path(name)).expect("the folder can be written");
        let mut sealing = tdu_keeping::Sealing::begin(out, &recipients).expect("it can be sealed");
        std::io::Write::write_all(&mut sealing, &archive(path, b"mine")).expect("it can be written");
        sealing.finish().expect("it can be ended");
        let refused = world.restores(name, &world.identity(), &world.path("into")).await;
        assert!(
            !refused.status.success() && printed(&refused).contains("not a backup"),
            "{}",
            printed(&refused)
        );
        let left = std::fs::read_dir(world.path("into")).map_or(0, std::iter::Iterator::count);
        assert_eq!(left, 0, "nothing half restored remains");
        assert!(!world.path("out").exists() && !world.path("into/out").exists());
    }
}

/// An archive of one file, whatever its name, as POSIX.1 (ustar) writes it.
fn archive(path: &str, content: &[u8]) -> Vec<u8> {
    let mut header = [0_u8; 512];
    header[..path.len()].copy_from_slice(path.as_bytes());
    for (at, field) in [(100, "0000600\0"), (108, "0000000\0"), (116, "0000000\0")] {
        header[at..at + 8].copy_from_slice(field.as_bytes());
    }
    header[124..136].copy_from_slice(format!("{:011o}\0", content.len()).as_bytes());
    header[136..148].copy_from_slice(b"00000000000\0");
    header[148..156].fill(b' ');
    header[156] = b'0';
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut archive = header.to_vec();
    archive.extend_from_slice(content);
    archive.resize(archive.len().next_multiple_of(512) + 1_024, 0);
    archive
}
