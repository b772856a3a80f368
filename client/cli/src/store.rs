//! What this device keeps, in a folder: one journal that only grows, one key, one lock.
//!
//! Each change of the store is one record of the journal, with its length and a digest before it, and is on the disk
//! before the change is said to be kept. A record that a stop cut short is the last one, and counts as never written:
//! so each change is there whole or not at all. The whole is held in memory, as the core holds it anyway.

mod journal;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    rc::Rc,
};

use rand_core::OsRng;
use tdu_core::{
    seal::{open, seal},
    secret::Key,
};
use tdu_driver::{Store, StoreFailed};
use zeroize::Zeroizing;

use crate::private;
use journal::Journal;

const JOURNAL: &str = "journal";
const KEY: &str = "device.key";
const LOCK: &str = "lock";

/// Why a folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process uses it.
    #[error("{} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// Bytes in the middle of the journal are not those that were written. Nothing was changed.
    #[error("{} is damaged at byte {at}; it was left as it is", file.display())]
    Damaged {
        /// The journal.
        file: PathBuf,
        /// Where.
        at: u64,
    },
    /// The journal was written by another version.
    #[error("{} was written by another version of this program", .0.display())]
    OtherVersion(PathBuf),
    /// The system refuses.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was touched.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A folder as a store. Cheap to clone: clones share it.
#[derive(Clone)]
pub struct FileStore(Rc<Inner>);

struct Inner {
    folder: PathBuf,
    kept: RefCell<Kept>,
    _lock: File,
}

struct Kept {
    values: BTreeMap<String, Vec<u8>>,
    journal: Journal,
}

impl FileStore {
    /// Opens a folder, or makes it, for its owner alone and for this process alone.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| OpenError::Io { path, source }
        };
        private::folder(folder).map_err(at(folder))?;
        let lock_file = folder.join(LOCK);
        let lock = private::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&lock_file)
            .map_err(at(&lock_file))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse(folder.to_owned())),
            Err(TryLockError::Error(source)) => return Err(at(&lock_file)(source)),
        }
        let (journal, values) = Journal::open(&folder.join(JOURNAL))?;
        Ok(Self(Rc::new(Inner {
            folder: folder.to_owned(),
            kept: RefCell::new(Kept { values, journal }),
            _lock: lock,
        })))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// Bytes of the journal, and how many keys it holds.
    pub fn size(&self) -> (u64, usize) {
        let kept = self.0.kept.borrow();
        (kept.journal.len(), kept.values.len())
    }

    fn key(&self, make: bool) -> Result<Option<Key>, StoreFailed> {
        let file = self.0.folder.join(KEY);
        match std::fs::read(&file).map(Zeroizing::new) {
            Ok(bytes) => {
                let bytes: [u8; 32] = bytes
                    .as_slice()
                    .try_into()
                    .map_err(|_| StoreFailed(format!("{} is not 32 bytes", file.display())))?;
                Ok(Some(Key::from_bytes(bytes)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && make => {
                let key = Key::make(&mut OsRng);
                private::write(&file, key.expose()).map_err(|e| failed(&e))?;
                Ok(Some(key))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }
}

impl Kept {
    fn apply(&mut self, changes: Vec<(String, Option<Vec<u8>>)>) -> io::Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        self.journal.append(&changes)?;
        for (key, value) in changes {
            match value {
                Some(value) => self.values.insert(key, value),
                None => self.values.remove(&key),
            };
        }
        if self.journal.is_mostly_waste(&self.values) {
            // The change is kept already. A journal that cannot be rewritten refuses the next one.
            let _ = self.journal.rewrite(&self.values);
        }
        Ok(())
    }

    fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<u8>)> {
        self.values.range(prefix.to_owned()..).take_while(move |(key, _)| key.starts_with(prefix))
    }
}

impl Store for FileStore {
    async fn apply(&self, changes: Vec<(String, Option<Vec<u8>>)>) -> Result<(), StoreFailed> {
        self.0.kept.borrow_mut().apply(changes).map_err(|e| failed(&e))
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreFailed> {
        Ok(self.0.kept.borrow().values.get(key).cloned())
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreFailed> {
        Ok(self.0.kept.borrow().under(prefix).map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn clear(&self, prefix: &str) -> Result<(), StoreFailed> {
        let mut kept = self.0.kept.borrow_mut();
        let gone = kept.under(prefix).map(|(key, _)| (key.clone(), None)).collect();
        kept.apply(gone).map_err(|e| failed(&e))?;
        // Forgetting means that the bytes leave the disk too.
        let Kept { values, journal } = &mut *kept;
        journal.rewrite(values).map_err(|e| failed(&e))?;
        if prefix.is_empty() {
            private::remove(&self.0.folder.join(KEY)).map_err(|e| failed(&e))?;
        }
        Ok(())
    }

    async fn wrap(&self, secret: Vec<u8>) -> Result<Vec<u8>, StoreFailed> {
        let key = self.key(true)?.ok_or_else(|| StoreFailed("no key of this device".to_owned()))?;
        Ok(seal(&mut OsRng, &key, secret))
    }

    async fn unwrap(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, StoreFailed> {
        let key = self.key(false)?.ok_or_else(|| StoreFailed("no key of this device".to_owned()))?;
        open(&key, &wrapped).map_err(|e| StoreFailed(e.to_string()))
    }
}

fn failed(error: &io::Error) -> StoreFailed {
    StoreFailed(error.to_string())
}

#[cfg(test)]
mod tests;
