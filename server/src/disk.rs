//! The disk that the data folder is on.

use std::{io, path::Path};

use rustix::fs::{Access, StatVfsMountFlags, access, statvfs};

/// Below this the database may not be able to write its next pages: the server says that it is not ready.
pub(crate) const RESERVE: u64 = 32 << 20;

/// What a disk has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Space {
    /// Bytes that the server may still write.
    pub(crate) free: u64,
    /// Whether it is mounted read-only, as Linux does by itself after an error.
    pub(crate) read_only: bool,
}

/// Looks at the disk of a folder.
///
/// # Errors
/// The folder is not there or cannot be looked at.
pub(crate) fn space(folder: &Path) -> io::Result<Space> {
    let found = statvfs(folder)?;
    Ok(Space {
        free: found.f_bavail.saturating_mul(found.f_frsize),
        read_only: found.f_flag.contains(StatVfsMountFlags::RDONLY),
    })
}

/// Whether files can be made in `folder`, or the folder itself where it is not there yet.
///
/// # Errors
/// Why not.
pub(crate) fn writable(folder: &Path) -> io::Result<()> {
    let mut there = folder;
    loop {
        match access(there, Access::WRITE_OK | Access::EXEC_OK) {
            Err(rustix::io::Errno::NOENT) => match there.parent() {
                Some(parent) if parent.as_os_str().is_empty() => there = Path::new("."),
                Some(parent) => there = parent,
                None => return Err(io::ErrorKind::NotFound.into()),
            },
            outcome => {
                outcome?;
                return if there.is_dir() { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_to_be_made_is_writable_if_one_above_it_is() {
        let folder = tempfile::tempdir().unwrap();
        writable(folder.path()).unwrap();
        writable(&folder.path().join("a/b")).unwrap();
        std::fs::write(folder.path().join("file"), b"").unwrap();
        assert!(writable(&folder.path().join("file")).is_err());
        assert!(writable(&folder.path().join("file/a")).is_err());
    }

    #[test]
    fn a_disk_says_what_is_free_and_a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!space(folder.path()).unwrap().read_only);
        assert!(space(folder.path()).unwrap().free > 0);
        assert!(space(&folder.path().join("none")).is_err());
        assert!(space(Path::new("/proc")).unwrap().free < RESERVE);
    }
}
