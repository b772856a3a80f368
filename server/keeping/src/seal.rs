//! Streams in and out.

use std::io::{self, BufReader, Read, Write};

use age::{
    Decryptor, Encryptor,
    stream::{StreamReader, StreamWriter},
    x25519,
};
use sha2::{Digest as _, Sha256};

use crate::{Identities, KeepingError};

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

/// Plain bytes as they pass.
#[derive(Default)]
struct Passed {
    digest: Sha256,
    bytes: u64,
}

impl Passed {
    fn add(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    fn conclude(self) -> Sealed {
        Sealed { plain: self.digest.finalize().into(), bytes: self.bytes }
    }
}

/// A backup on its way out: what is written here is sealed.
pub struct Sealing<W: Write> {
    out: StreamWriter<W>,
    passed: Passed,
}

impl<W: Write> Sealing<W> {
    /// Begins.
    ///
    /// # Errors
    /// [`KeepingError::Io`].
    pub fn begin(out: W, recipients: &Recipients) -> Result<Self, KeepingError> {
        let each = recipients.0.iter().map(|recipient| recipient as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(each)
            .map_err(|error| KeepingError::Io(io::Error::other(error.to_string())))?;
        Ok(Self { out: encryptor.wrap_output(out)?, passed: Passed::default() })
    }

    /// Ends what cannot be opened without its end. The caller makes it durable.
    ///
    /// # Errors
    /// [`KeepingError::Io`].
    pub fn finish(self) -> Result<Sealed, KeepingError> {
        self.out.finish()?.flush()?;
        Ok(self.passed.conclude())
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.passed.add(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A backup on its way in. What was read is to be thrown away unless [`Opening::finish`] says that all of it is right: a file
/// that was cut short is noticed at its end only.
pub struct Opening<R: Read> {
    plain: StreamReader<BufReader<R>>,
    passed: Passed,
}

impl<R: Read> Opening<R> {
    /// Begins.
    ///
    /// # Errors
    /// [`KeepingError::OtherRecipient`], [`KeepingError::Damaged`], [`KeepingError::Io`].
    pub fn begin(sealed: R, by: &Identities) -> Result<Self, KeepingError> {
        let decryptor = Decryptor::new_buffered(BufReader::new(sealed))?;
        if decryptor.is_scrypt() {
            return Err(KeepingError::OtherRecipient);
        }
        Ok(Self { plain: decryptor.decrypt(by.each())?, passed: Passed::default() })
    }

    /// Reads what is left, to the end.
    ///
    /// # Errors
    /// [`KeepingError::Damaged`], [`KeepingError::Io`].
    pub fn finish(mut self) -> Result<Sealed, KeepingError> {
        io::copy(&mut self, &mut io::sink()).map_err(reading)?;
        Ok(self.passed.conclude())
    }
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.plain.read(into)?;
        self.passed.add(&into[..read]);
        Ok(read)
    }
}

/// What a failure of reading an [`Opening`] means.
pub fn reading(error: io::Error) -> KeepingError {
    match error.kind() {
        // age tells a chunk that was changed or is missing in this way.
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => KeepingError::Damaged(error.to_string()),
        _ => KeepingError::Io(error),
    }
}
