//! The disk that the data folder is on.

use std::{fs, io, path::Path};

use rustix::fs::{Access, StatVfsMountFlags, access, statvfs};

/// Below this the database may not be able to write its next pages: the server says that it is not ready.
pub(crate) const RESERVE: u64 = 32 << 20;

/// What a disk has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Space {
    /// Bytes that the server may still write.
    pub(crate) free: u64,
    /// Whether it is mounted read-only, as older kernels do by themselves after an error.
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

/// Whether no file can be made in a folder because its disk takes no writes. Linux leaves a disk's mount as it was when it stops
/// writing to it after an error (ext4's `emergency_ro`, as of Linux 6.18): only who tries learns of it.
pub(crate) fn refuses(folder: &Path) -> bool {
    let file = folder.join(".trial");
    match fs::File::create(&file) {
        Ok(_) => {
            // It is as small as can be, and made again the next time.
            let _ = fs::remove_file(&file);
            false
        }
        Err(error) => error.kind() == io::ErrorKind::ReadOnlyFilesystem,
    }
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
        assert!(!refuses(folder.path()) && folder.path().read_dir().unwrap().next().is_none());
        assert!(space(folder.path()).unwrap().free > 0);
        assert!(space(&folder.path().join("none")).is_err());
        assert!(space(Path::new("/proc")).unwrap().free < RESERVE);
    }
}
