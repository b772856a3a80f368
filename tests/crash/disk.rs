//! A small disk of its own: a file system in memory.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::mounts::Mounts;

/// What the file system's smallest piece takes.
const PAGE: usize = 4_096;

/// The disk. It is gone when dropped and nobody uses it any more.
pub(super) struct Disk {
    mounts: Mounts,
    point: TempDir,
}

impl Disk {
    /// An empty disk of this many MiB.
    pub(super) async fn of(mib: u32) -> Self {
        let point = tempfile::Builder::new().prefix("tdu-disk-").tempdir().expect("a temporary folder");
        let line = format!("mount -t tmpfs -o size={mib}m,mode=711 tdu \"$1\"");
        Self { mounts: Mounts::after(&line, &[point.path()]).await, point }
    }

    /// The command that enters where the disk is seen.
    pub(super) fn entering(&self) -> Vec<String> {
        self.mounts.entering()
    }

    /// Where it is, for whoever entered.
    pub(super) fn path(&self) -> &Path {
        self.point.path()
    }

    /// A file on it, for whoever did not.
    pub(super) fn reaches(&self, file: &str) -> PathBuf {
        let inside = self.point.path().strip_prefix("/").expect("a temporary folder has a whole path");
        Path::new("/proc").join(self.mounts.id().to_string()).join("root").join(inside).join(file)
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
        let mut command = self.mounts.command("mount");
        command.args(["-o", &format!("remount,bind,{how}")]).arg(self.path());
        assert!(command.status().await.expect("`nsenter` can be run").success(), "remounted {how}");
    }
}
