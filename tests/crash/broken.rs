//! A disk on which the file system finds an error and takes no more writes, under a running server.
//!
//! A real ext4 in a file, which Linux itself is asked to find an error in. That takes root's rights and a loop device: where they
//! are not there, `cargo xtask test` leaves this story out and says so.

use std::path::PathBuf;
use std::time::Duration;

use fastrand::Rng;
use tempfile::TempDir;
use tokio::time::timeout;

use super::books::Books;
use super::clients::{Crowd, clients};
use super::ground::{Ground, assert_come_again};
use super::mounts::Mounts;

/// More than the server wants to be free, to say that it is ready.
const MIB: u64 = 64;
/// Requests that everybody together has acknowledged before something happens.
const REQUESTS: usize = 40;
const PATIENCE: Duration = Duration::from_mins(1);
/// Does what Debian does by default after an error.
const MOUNT: &str = "mount -o loop,errors=remount-ro \"$2\" \"$1\"";

/// A file with a file system in it, that only a few processes see. It is gone when dropped and nobody uses it any more.
struct Ext4 {
    mounts: Mounts,
    folder: TempDir,
}

impl Ext4 {
    /// An empty one, mounted.
    async fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("tdu-ext4-").tempdir().expect("a temporary folder");
        let (point, image) = (folder.path().join("point"), folder.path().join("image"));
        std::fs::create_dir(&point).expect("the temporary folder can be written");
        let file = std::fs::File::create(&image).expect("the temporary folder can be written");
        file.set_len(MIB << 20).expect("the file can be sparse");
        let line = format!("mkfs.ext4 -q \"$2\" && {MOUNT}");
        Self { mounts: Mounts::after(&line, &[&point, &image]).await, folder }
    }

    fn point(&self) -> PathBuf {
        self.folder.path().join("point")
    }

    /// Runs a line where it is seen, with its place as `$1` and its file as `$2`.
    async fn runs(&self, line: &str) {
        let mut command = self.mounts.command("sh");
        command.args(["-c", line, "sh"]).arg(self.point()).arg(self.folder.path().join("image"));
        let output = command.output().await.expect("`nsenter` can be run");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    async fn is_mounted(&self) {
        self.runs(MOUNT).await;
    }

    /// Linux finds an error in it, and does what it does by default on Debian.
    async fn breaks(&self) {
        let line = "device=$(findmnt --noheadings --output SOURCE \"$1\")
            echo broken > \"/sys/fs/ext4/${device##*/}/trigger_fs_error\"";
        self.runs(line).await;
    }

    /// Taken away, looked through, put back: 1 says that errors were mended.
    async fn is_repaired(&self) {
        self.runs("umount \"$1\" && { e2fsck -f -y \"$2\" || [ $? -eq 1 ]; }").await;
        self.is_mounted().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_disk_that_breaks_a_server_refuses_to_write_goes_on_reading_and_has_all_once_it_is_repaired() {
    let disk = Ext4::new().await;
    let data = disk.point().join("data").display().to_string();
    let mut ground = Ground::founded(disk.mounts.entering(), &[("TDU_DATA", &data)]).await;
    let mut crowd = Crowd::sets_out(clients(&mut ground, &mut Rng::new()).await);
    timeout(PATIENCE, crowd.reaches(REQUESTS)).await.expect("the clients get on");
    assert_eq!(ground.hand.raw.watches("/readyz").await.status, 200);
    // Not in the midst of an fsync: Linux 6.18 was seen to confirm one while ext4 gave up its journal, and then what was
    // acknowledged at that moment is lost, which no program can know.
    let calm = timeout(PATIENCE, crowd.comes_home()).await.expect("everybody comes home");
    disk.breaks().await;
    let mut receipts = Vec::new();
    let clients = calm.into_iter().map(|trip| {
        assert_eq!(trip.doubt, None, "nobody was refused before");
        receipts.push(trip.receipts);
        trip.client
    });
    let crowd = Crowd::sets_out(clients.collect());
    let mut trips = timeout(PATIENCE, crowd.ends()).await.expect("everybody is refused");
    assert!(trips.iter().all(|trip| trip.receipts.is_empty()), "nothing is acknowledged any more");
    // Whose they are does not matter to the books.
    for (trip, former) in trips.iter_mut().zip(receipts) {
        trip.receipts = former;
    }
    let ready = ground.hand.raw.watches("/readyz").await;
    assert_come_again(&ready);
    assert_eq!(ready.problem().detail.as_deref(), Some("the disk of the data folder is read-only"));
    assert_eq!(ground.hand.raw.watches("/healthz").await.status, 200);
    let refused = ground.elsewhere().ask("POST", "/sessions/opener", &ground.login).await;
    assert_come_again(&refused);
    let read = ground.everything().await;
    let told: usize = trips.iter().map(|trip| trip.receipts.len()).sum();
    assert!(read.len() > told, "reading goes on");
    // It can be asked to end in order, and says what it could not write.
    assert!(ground.server.stops().await.success());
    let (status, said) = ground.server.gives_up().await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
    disk.is_repaired().await;
    ground.server.starts_again().await;
    let mut books = Books::default();
    books.settles(&mut ground, trips).await;
    assert_eq!(books.there, 0, "what was refused was not kept in secret");
    assert_eq!(ground.hand.raw.watches("/readyz").await.status, 200);
    books.assert_all_there(&mut ground).await;
}
