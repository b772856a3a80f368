//! Streams in and out.

use std::io::{self, BufReader, Read, Write};

use age::{Decryptor, Encryptor, x25519};
use sha2::{Digest as _, Sha256};

use crate::{Identities, KeepingError};

/// Bytes at a time.
const CHUNK: usize = 64 * 1024;

/// SHA-256.
pub type Digest = [u8; 32];

/// Who will be able to open a backup; at least one.
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Reads `age1…` texts.
    ///
    /// # Errors
    /// [`KeepingError::Recipient`] names the first that is none, [`KeepingError::NoRecipient`].
    pub fn parse<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> Result<Self, KeepingError> {
        let parsed: Result<Vec<_>, _> = texts
            .into_iter()
            .map(|text| {
                let text = text.as_ref().trim();
                text.parse::<x25519::Recipient>().map_err(|_| KeepingError::Recipient(text.to_owned()))
            })
            .collect();
        let recipients = parsed?;
        if recipients.is_empty() { Err(KeepingError::NoRecipient) } else { Ok(Self(recipients)) }
    }
}

/// What passed through a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// SHA-256 of the plain bytes.
    pub plain: Digest,
    /// Number of plain bytes.
    pub bytes: u64,
}

/// Seals all of `plain` into `out`, which the caller makes durable.
///
/// # Errors
/// [`KeepingError::Io`].
pub fn seal(mut plain: impl Read, out: impl Write, recipients: &Recipients) -> Result<Sealed, KeepingError> {
    let each = recipients.0.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(each)
        .map_err(|error| KeepingError::Io(io::Error::other(error.to_string())))?;
    let mut sealed = encryptor.wrap_output(out)?;
    let passed = pass(&mut plain, &mut sealed)?;
    sealed.finish()?.flush()?;
    Ok(passed)
}

/// Opens all of `sealed` into `out`. What was written is to be thrown away when this fails: a file that was cut short is
/// noticed at its end only.
///
/// # Errors
/// [`KeepingError::OtherRecipient`], [`KeepingError::Damaged`], [`KeepingError::Io`].
pub fn open(sealed: impl Read, mut out: impl Write, by: &Identities) -> Result<Sealed, KeepingError> {
    let decryptor = Decryptor::new_buffered(BufReader::new(sealed))?;
    if decryptor.is_scrypt() {
        return Err(KeepingError::OtherRecipient);
    }
    let mut plain = decryptor.decrypt(by.each())?;
    let passed = pass(&mut plain, &mut out).map_err(|error| match error.kind() {
        // age tells a chunk that was changed or is missing in this way.
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => KeepingError::Damaged(error.to_string()),
        _ => KeepingError::Io(error),
    })?;
    out.flush()?;
    Ok(passed)
}

fn pass(from: &mut impl Read, to: &mut impl Write) -> io::Result<Sealed> {
    let (mut digest, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => return Ok(Sealed { plain: digest.finalize().into(), bytes }),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        digest.update(&chunk[..read]);
        to.write_all(&chunk[..read])?;
        bytes += read as u64;
    }
}
