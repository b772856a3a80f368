//! A small disk of its own: a file system in memory that only a few processes see, and that goes with them.
//!
//! It needs no rights on this machine where users may have namespaces of their own; as root it needs none of those.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// What the file system's smallest piece takes.
const PAGE: usize = 4_096;

/// The disk. It is gone when dropped and nobody uses it any more.
pub(super) struct Disk {
    /// Sees the disk, and does nothing else.
    holder: Child,
    root: bool,
    point: TempDir,
}

impl Disk {
    /// An empty disk of this many MiB.
    pub(super) async fn of(mib: u32) -> Self {
        let point = tempfile::Builder::new().prefix("tdu-disk-").tempdir().expect("a temporary folder");
        let own = Command::new("id").arg("-u").output().await.expect("`id` can be run");
        let root = own.stdout.trim_ascii() == b"0";
        let mut unshare = Command::new("unshare");
        unshare.arg("--mount");
        if !root {
            unshare.args(["--user", "--map-root-user"]);
        }
        let script = format!("mount -t tmpfs -o size={mib}m,mode=711 tdu \"$1\" && echo mounted && exec cat");
        unshare.args(["--", "sh", "-c", &script, "sh"]).arg(point.path());
        let mut holder = unshare
            // It ends when its input does: whatever way this process ends.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("`unshare` is installed (util-linux)");
        let mut lines = BufReader::new(holder.stdout.take().expect("it was piped")).lines();
        let line = lines.next_line().await.expect("it can be read");
        assert_eq!(line.as_deref(), Some("mounted"), "a file system can be mounted in a namespace");
        Self { holder, root, point }
    }

    /// The command that enters where the disk is seen.
    pub(super) fn entering(&self) -> Vec<String> {
        let mut words = vec!["nsenter".to_owned(), format!("--target={}", self.id()), "--mount".to_owned()];
        if !self.root {
            words.extend(["--user".to_owned(), "--preserve-credentials".to_owned()]);
        }
        words.push("--".to_owned());
        words
    }

    /// Where it is, for whoever entered.
    pub(super) fn path(&self) -> &Path {
        self.point.path()
    }

    /// A file on it, for whoever did not.
    pub(super) fn reaches(&self, file: &str) -> PathBuf {
        let inside = self.point.path().strip_prefix("/").expect("a temporary folder has a whole path");
        Path::new("/proc").join(self.id().to_string()).join("root").join(inside).join(file)
    }

    /// Fills it to the last byte with something else.
    pub(super) fn is_filled(&self) {
        let mut ballast = File::create(self.reaches("ballast")).expect("the disk has room for a file");
        for piece in [64 * PAGE, PAGE, 1] {
            let piece = vec![0xa5; piece];
            loop {
                match ballast.write_all(&piece) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }

    /// Takes what filled it away.
    pub(super) fn has_room(&self) {
        fs::remove_file(self.reaches("ballast")).expect("the disk was filled");
    }

    /// Makes it read-only (`ro`) or writable again (`rw`), where it is mounted: the file system itself is root's to change.
    /// Nobody may have a file open for writing.
    pub(super) async fn is_remounted(&self, how: &str) {
        let entering = self.entering();
        let mut command = Command::new(&entering[0]);
        command.args(&entering[1..]).args(["mount", "-o", &format!("remount,bind,{how}")]).arg(self.path());
        assert!(command.status().await.expect("`nsenter` can be run").success(), "remounted {how}");
    }

    fn id(&self) -> u32 {
        self.holder.id().expect("the holder runs")
    }
}
