//! Files that must not remain.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

use super::{Trouble, file};

/// A file or a folder that goes with this value, whatever happens, unless it is kept.
pub(super) struct Scrap(PathBuf);

impl Scrap {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file its name, for good.
    pub(super) fn becomes(self, name: &Path) -> Result<(), Trouble> {
        fs::rename(&self.0, name).map_err(file("cannot give its name to", name))?;
        // Under its former name there is nothing left to remove.
        let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(file("cannot make durable", folder))
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        let gone = if self.0.is_dir() { fs::remove_dir_all(&self.0) } else { fs::remove_file(&self.0) };
        if let Err(error) = gone
            && error.kind() != io::ErrorKind::NotFound
        {
            eprintln!("tdu-server: {} could not be removed, remove it: {error}", self.0.display());
        }
    }
}

/// A new file that its owner alone can read.
pub(super) fn new_private_file(path: &Path) -> Result<File, Trouble> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    new.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Trouble::Exists(path.to_owned()),
        _ => file("cannot write", path)(error),
    })
}

/// A new folder that its owner alone can enter.
pub(super) fn new_private_folder(path: &Path) -> Result<(), Trouble> {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(path).map_err(file("cannot make", path))
}
