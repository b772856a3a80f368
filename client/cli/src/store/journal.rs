//! A file of changes. `MAGIC`, then records: length of the body (4 bytes, big-endian), the first 16 bytes of its
//! SHA-256, the body: CBOR of a list of key and value, or key and nothing.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use tdu_protocol::{Bytes, cbor};

use super::OpenError;
use crate::private;

type Values = BTreeMap<String, Vec<u8>>;
type Change = (String, Option<Bytes>);

const MAGIC: &[u8] = b"tdu-store-v1\n";
const HEAD: usize = 4 + 16;
/// Below this a journal is not worth rewriting.
const SMALL: u64 = 1 << 20;

pub(super) struct Journal {
    path: PathBuf,
    file: File,
    length: u64,
    /// A write failed and could not be undone: nothing more is written, so that nothing is written after a gap or to
    /// a file that nobody will read.
    broken: bool,
}

impl Journal {
    /// Opens or makes the file, and reads it whole.
    pub(super) fn open(path: &Path) -> Result<(Self, Values), OpenError> {
        let at = |source| OpenError::Io { path: path.to_owned(), source };
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                private::write(path, MAGIC).map_err(at)?;
                MAGIC.to_vec()
            }
            Err(error) => return Err(at(error)),
        };
        if !bytes.starts_with(MAGIC) {
            return Err(OpenError::OtherVersion(path.to_owned()));
        }
        let (values, whole) =
            replay(&bytes).map_err(|place| OpenError::Damaged { file: path.to_owned(), at: place as u64 })?;
        let file = File::options().append(true).open(path).map_err(at)?;
        if whole < bytes.len() {
            file.set_len(whole as u64).and_then(|()| file.sync_all()).map_err(at)?;
        }
        Ok((Self { path: path.to_owned(), file, length: whole as u64, broken: false }, values))
    }

    pub(super) const fn len(&self) -> u64 {
        self.length
    }

    /// Writes one record, durably.
    pub(super) fn append(&mut self, changes: &[(String, Option<Vec<u8>>)]) -> io::Result<()> {
        if self.broken {
            return Err(io::Error::other("an earlier write failed; start again"));
        }
        let record = record(changes.iter().map(|(key, value)| (key.as_str(), value.as_deref())))?;
        match self.file.write_all(&record).and_then(|()| self.file.sync_data()) {
            Ok(()) => {
                self.length += record.len() as u64;
                Ok(())
            }
            Err(error) => {
                self.broken = self.file.set_len(self.length).and_then(|()| self.file.sync_all()).is_err();
                Err(error)
            }
        }
    }

    /// Whether most of the file speaks of values that are no longer there.
    pub(super) fn is_mostly_waste(&self, values: &Values) -> bool {
        let used: usize = values.iter().map(|(key, value)| key.len() + value.len()).sum();
        self.length > SMALL && (used as u64) < self.length / 2
    }

    /// Writes a new file with these values alone, and takes it in place of the former one.
    pub(super) fn rewrite(&mut self, values: &Values) -> io::Result<()> {
        let mut bytes = MAGIC.to_vec();
        if !values.is_empty() {
            bytes.extend(record(values.iter().map(|(key, value)| (key.as_str(), Some(value.as_slice()))))?);
        }
        // Until the new file is open for writing, nothing may go to the former one, which may have lost its name.
        self.broken = true;
        private::write(&self.path, &bytes)?;
        self.file = File::options().append(true).open(&self.path)?;
        self.length = bytes.len() as u64;
        self.broken = false;
        Ok(())
    }
}

fn record<'a>(changes: impl Iterator<Item = (&'a str, Option<&'a [u8]>)>) -> io::Result<Vec<u8>> {
    let changes: Vec<Change> =
        changes.map(|(key, value)| (key.to_owned(), value.map(|v| Bytes(v.to_vec())))).collect();
    let body = cbor::to_vec(&changes);
    let length = u32::try_from(body.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    Ok([&length.to_be_bytes(), &Sha256::digest(&body)[..16], &body].concat())
}

/// The values, and up to where the file is whole. `Err`: the place of a record that is not what was written, though
/// others follow it.
fn replay(bytes: &[u8]) -> Result<(Values, usize), usize> {
    let mut values = Values::new();
    let mut at = MAGIC.len();
    while at < bytes.len() {
        let Some((changes, next)) = read(bytes, at) else {
            return if is_cut(bytes, at) { Ok((values, at)) } else { Err(at) };
        };
        for (key, value) in changes {
            match value {
                Some(Bytes(value)) => values.insert(key, value),
                None => values.remove(&key),
            };
        }
        at = next;
    }
    Ok((values, at))
}

fn extent(bytes: &[u8], at: usize) -> Option<usize> {
    let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
    (at + HEAD).checked_add(length as usize)
}

fn read(bytes: &[u8], at: usize) -> Option<(Vec<Change>, usize)> {
    let end = extent(bytes, at)?;
    let digest = bytes.get(at + 4..at + HEAD)?;
    let body = bytes.get(at + HEAD..end)?;
    if Sha256::digest(body)[..16] != *digest {
        return None;
    }
    Some((cbor::from_slice(body).ok()?, end))
}

/// Whether a stop in the middle of the last write explains what is there: the record reaches the end of the file or
/// beyond, or the file was made longer before its bytes were written.
fn is_cut(bytes: &[u8], at: usize) -> bool {
    extent(bytes, at).is_none_or(|end| end >= bytes.len()) || bytes[at..].iter().all(|byte| *byte == 0)
}
