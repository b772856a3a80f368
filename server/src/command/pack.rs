//! What a backup holds once it is opened: a tar archive of the database, `tdu.db`, and of the attachments, `blobs/NAME`.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use axum::body::Bytes;
use futures::{StreamExt as _, stream::BoxStream};
use sha2::{Digest as _, Sha256};
use tar::{Archive, Builder, EntryType, Header};
use tdu_keeping::{KeepingError, Opening, Sealed, reading};
use tdu_protocol::bytes::{decode_text, encode_text};
use tdu_server::{
    DATABASE,
    blobs::{Kept, KeptError, MARK},
    store::BlobName,
};
use tokio::runtime::Handle;

use super::{
    Trouble, file,
    scrap::{new_private_file, new_private_folder},
};

/// An attachment to be packed.
pub(super) struct Packed {
    pub(super) name: BlobName,
    pub(super) size: u64,
    pub(super) hash: Vec<u8>,
}

/// Packs database and attachments. An attachment that is not what its row says is [`Packing::Wrong`].
pub(super) fn pack(
    out: impl Write,
    database: &Path,
    blobs: &[Packed],
    kept: Option<&Kept>,
    runtime: &Handle,
) -> Result<(), Packing> {
    let mut archive = Builder::new(out);
    let plain = File::open(database)?;
    archive.append_data(&mut header(plain.metadata()?.len()), DATABASE, plain)?;
    for blob in blobs {
        let kept = kept.ok_or(Packing::Wrong(blob.name))?;
        let opened = runtime.block_on(kept.read(blob.name, blob.size, 0..blob.size));
        let stream = match opened {
            Ok(stream) => stream,
            Err(KeptError::Gone) => return Err(Packing::Wrong(blob.name)),
            Err(error) => return Err(Packing::Kept(error)),
        };
        let mut bytes = Arriving { stream, left: Bytes::new(), runtime, digest: Sha256::new(), count: 0 };
        archive.append_data(&mut header(blob.size), format!("blobs/{}", blob.name), &mut bytes)?;
        if bytes.count != blob.size || bytes.digest.finalize().as_slice() != blob.hash {
            return Err(Packing::Wrong(blob.name));
        }
    }
    archive.finish()?;
    Ok(())
}

/// Why packing stopped.
#[derive(Debug, thiserror::Error)]
pub(super) enum Packing {
    #[error("an attachment is not what it should be")]
    Wrong(BlobName),
    #[error(transparent)]
    Kept(KeptError),
    #[error(transparent)]
    Keeping(#[from] KeepingError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Unpacks into a folder: `tdu.db` and, as the server keeps them, the attachments. Nothing else is taken, whatever the archive
/// names: whoever knows a recipient can seal something to it.
pub(super) fn unpack(opening: Opening<File>, folder: &Path) -> Result<Sealed, Trouble> {
    let mut archive = Archive::new(opening);
    for entry in archive.entries().map_err(reading)? {
        let mut entry = entry.map_err(reading)?;
        let path = entry.path_bytes().into_owned();
        let known =
            std::str::from_utf8(&path).ok().filter(|_| entry.header().entry_type() == EntryType::Regular);
        let to = match known {
            Some(DATABASE) => folder.join(DATABASE),
            Some(path) => match path.strip_prefix("blobs/").and_then(decode_text::<16, [u8; 16]>) {
                Some(name) => {
                    let own = folder.join("blobs").join(encode_text(&name));
                    new_private_folder(&own)?;
                    own.join("whole")
                }
                None => return Err(Trouble::Archive),
            },
            None => return Err(Trouble::Archive),
        };
        let mut out = new_private_file(&to)?;
        io::copy(&mut entry, &mut out).map_err(reading)?;
        out.sync_all().map_err(file("cannot make durable", &to))?;
    }
    let sealed = archive.into_inner().finish()?;
    if folder.join(DATABASE).is_file() { Ok(sealed) } else { Err(Trouble::Archive) }
}

/// Says to which database the attachments belong.
pub(super) fn mark(blobs: &Path, mark: &[u8]) -> Result<(), Trouble> {
    new_private_folder(blobs)?;
    let path = blobs.join(MARK);
    let mut out = new_private_file(&path)?;
    out.write_all(mark).and_then(|()| out.sync_all()).map_err(file("cannot write", &path))
}

fn header(size: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(size);
    header
}

/// Bytes of an attachment as they arrive.
struct Arriving<'a> {
    stream: BoxStream<'static, Result<Bytes, KeptError>>,
    left: Bytes,
    runtime: &'a Handle,
    digest: Sha256,
    count: u64,
}

impl Read for Arriving<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() {
            match self.runtime.block_on(self.stream.next()) {
                Some(bytes) => self.left = bytes.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let some = self.left.split_to(self.left.len().min(into.len()));
        into[..some.len()].copy_from_slice(&some);
        self.digest.update(&some);
        self.count += some.len() as u64;
        Ok(some.len())
    }
}
