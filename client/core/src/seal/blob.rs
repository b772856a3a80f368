//! Attachments through age, as streams of any length: what a photograph takes in memory is a few pieces of 64 KiB.

use std::{
    io::{self, BufReader, Read, Write},
    iter,
};

use age::{Decryptor, Encryptor, Recipient};
use sha2::{Digest as _, Sha256};
use tdu_protocol::Hash32;

use super::{Keyed, SealError};
use crate::{
    pad::padme,
    payload::Attachment,
    secret::{Key, Random},
};

/// Why an attachment does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenBlobError {
    /// Not sealed with this key, altered, or not the one that the entry names.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Reading or writing failed.
    #[error("{0}")]
    Io(io::Error),
}

/// What was sealed: what the server is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedBlob {
    /// SHA-256 of the sealed bytes.
    pub hash: Hash32,
    /// How many they are.
    pub size: u64,
    /// How many bytes went in.
    pub plain: u64,
}

/// Pads and seals everything that `plain` gives, under the key of the log's epoch. What the server sees of its length is padded
/// like that of an entry.
///
/// # Errors
/// Those of reading and of writing.
pub fn seal_blob(
    rng: &mut dyn Random,
    key: &Key,
    mut plain: impl Read,
    out: impl Write,
) -> io::Result<SealedBlob> {
    let recipient = Keyed::sealing(rng, key);
    let recipient: &dyn Recipient = &recipient;
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).expect("one recipient is enough");
    let mut passed = Passed::through(out);
    let mut writer = encryptor.wrap_output(&mut passed)?;
    let length = io::copy(&mut plain, &mut writer)?;
    writer.write_all(&[MARKER])?;
    io::copy(&mut io::repeat(0).take(padding_after(length)? - 1), &mut writer)?;
    writer.finish()?.flush()?;
    let (hash, size) = passed.conclude();
    Ok(SealedBlob { hash, size, plain: length })
}

/// Opens what [`seal_blob`] made and an entry names. What was written to `out` is to be thrown away when this fails: that
/// something is missing at the end is noticed there.
///
/// # Errors
/// [`OpenBlobError`].
pub fn open_blob(
    key: &Key,
    named: &Attachment,
    sealed: impl Read,
    mut out: impl Write,
) -> Result<(), OpenBlobError> {
    let mut passed = Passed::through(sealed);
    let decryptor = Decryptor::new_buffered(BufReader::new(&mut passed)).map_err(|_| SealError::Closed)?;
    let identity = Keyed::opening(key);
    let identity: &dyn age::Identity = &identity;
    let mut plain = decryptor.decrypt(iter::once(identity)).map_err(|_| SealError::Closed)?;
    let length = io::copy(&mut plain.by_ref().take(named.size), &mut out).map_err(told)?;
    let rest = padding_after(named.size).map_err(|_| SealError::Content)?;
    let mut padding = Vec::new();
    plain.take(rest + 1).read_to_end(&mut padding).map_err(told)?;
    let is_padding = padding.split_first().is_some_and(|(marker, zeros)| {
        *marker == MARKER && zeros.iter().all(|zero| *zero == 0) && padding.len() as u64 == rest
    });
    if length != named.size || !is_padding {
        return Err(SealError::Content.into());
    }
    out.flush().map_err(OpenBlobError::Io)?;
    let (hash, _) = passed.conclude();
    if hash == named.hash { Ok(()) } else { Err(SealError::Content.into()) }
}

/// Between content and zeros, as in [`crate::pad`].
const MARKER: u8 = 0x80;

/// Bytes after so many of content, the marker among them.
fn padding_after(length: u64) -> io::Result<u64> {
    let too_long = || io::Error::new(io::ErrorKind::InvalidInput, "too long to be sealed");
    let target = usize::try_from(length).ok().and_then(|length| Some(padme(length.checked_add(1)?)));
    let target = target.ok_or_else(too_long)? as u64;
    target.checked_sub(length).ok_or_else(too_long)
}

/// age tells what does not open by these kinds.
fn told(error: io::Error) -> OpenBlobError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => SealError::Closed.into(),
        _ => OpenBlobError::Io(error),
    }
}

/// Sealed bytes as they pass, in or out.
struct Passed<T> {
    through: T,
    digest: Sha256,
    size: u64,
}

impl<T> Passed<T> {
    fn through(through: T) -> Self {
        Self { through, digest: Sha256::new(), size: 0 }
    }

    fn add(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.size += bytes.len() as u64;
    }

    fn conclude(self) -> (Hash32, u64) {
        (Hash32(self.digest.finalize().into()), self.size)
    }
}

impl<W: Write> Write for Passed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.through.write(bytes)?;
        self.add(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.through.flush()
    }
}

impl<R: Read> Read for Passed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.through.read(into)?;
        self.add(&into[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use rand_core::OsRng;

    use super::*;

    fn content(length: usize) -> Vec<u8> {
        (0..length).map(|n| u8::try_from(n * 7 % 251).unwrap()).collect()
    }

    fn sealed(key: &Key, content: &[u8]) -> (Vec<u8>, Attachment) {
        let mut out = Vec::new();
        let blob = seal_blob(&mut OsRng, key, content, &mut out).unwrap();
        assert_eq!((blob.size, blob.plain), (out.len() as u64, content.len() as u64));
        let (name, media_type) = (String::from("carte.jpg"), String::from("image/jpeg"));
        (out, Attachment { name, media_type, size: blob.plain, epoch: 0, hash: blob.hash })
    }

    fn opened(key: &Key, named: &Attachment, sealed: &[u8]) -> Result<Vec<u8>, OpenBlobError> {
        let mut out = Vec::new();
        open_blob(key, named, sealed, &mut out).map(|()| out)
    }

    #[test]
    fn an_attachment_of_any_length_comes_back() {
        let key = Key::make(&mut OsRng);
        for length in [0, 1, 254, 255, 256, 65_535, 65_536, 65_537, 1_000_003] {
            let content = content(length);
            let (sealed, named) = sealed(&key, &content);
            assert_eq!(named.hash.0[..], Sha256::digest(&sealed)[..]);
            assert!(opened(&key, &named, &sealed).unwrap() == content, "{length}");
            if length < 100_000 {
                // The form is that of an entry's body.
                assert!(super::super::open(&key, &sealed).unwrap() == content, "{length}");
            }
        }
    }

    #[test]
    fn lengths_that_are_near_look_alike() {
        let key = Key::make(&mut OsRng);
        // A random stanza of age's own varies the header: what the content adds is compared.
        let body = |length| {
            let (sealed, _) = sealed(&key, &content(length));
            let end = sealed.windows(4).position(|window| window == b"\n---").unwrap();
            sealed.len() - end
        };
        assert_eq!(body(1_000_000), body(1_000_100));
        assert_ne!(body(1_000_000), body(1_100_000));
    }

    #[test]
    fn what_was_altered_cut_or_sealed_with_another_key_does_not_open() {
        let key = Key::make(&mut OsRng);
        let (whole, named) = sealed(&key, &content(200_000));
        let mut flipped = whole.clone();
        flipped[100_000] ^= 1;
        let longer = [&whole[..], b"more"].concat();
        let last = whole.len() - (whole.len() - 300) % 65_552;
        for altered in [&flipped[..], &longer, &whole[..whole.len() - 1], &whole[..last], &whole[..40], b""] {
            let outcome = opened(&key, &named, altered);
            assert!(matches!(outcome, Err(OpenBlobError::Seal(_))), "{outcome:?}");
        }
        let outcome = opened(&Key::make(&mut OsRng), &named, &whole);
        assert!(matches!(outcome, Err(OpenBlobError::Seal(SealError::Closed))), "{outcome:?}");
    }

    #[test]
    fn another_attachment_of_the_same_log_or_a_wrong_size_is_not_taken_for_it() {
        let key = Key::make(&mut OsRng);
        let (_, named) = sealed(&key, &content(1_000));
        let (other, _) = sealed(&key, &content(1_000));
        assert!(matches!(opened(&key, &named, &other), Err(OpenBlobError::Seal(SealError::Content))));
        let (whole, named) = sealed(&key, &content(1_000));
        for size in [0, 999, 1_001, 1_024, u64::MAX] {
            let lied = Attachment { size, ..named.clone() };
            let outcome = opened(&key, &lied, &whole);
            assert!(matches!(outcome, Err(OpenBlobError::Seal(SealError::Content))), "{size}: {outcome:?}");
        }
    }

    #[test]
    fn what_fails_on_the_way_is_not_taken_for_damage() {
        struct Broken;
        impl Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is full"))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let key = Key::make(&mut OsRng);
        let (whole, named) = sealed(&key, &content(1_000));
        let outcome = open_blob(&key, &named, whole.as_slice(), Broken);
        assert!(matches!(outcome, Err(OpenBlobError::Io(_))), "{outcome:?}");
        assert!(seal_blob(&mut OsRng, &key, &b"x"[..], Broken).is_err());
    }
}
