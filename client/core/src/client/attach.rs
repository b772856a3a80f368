//! Attachments: sealed before they are kept, opened once they are back.

use std::borrow::Cow;

use tdu_protocol::LogId;

use super::{Client, Env};
use crate::{
    app::{Failure, FailureKind, NewFile},
    payload::Attachment,
    picture,
    seal::{OpenBlobError, open_blob, seal_blob},
};

/// Most bytes of one attachment before it is sealed: what a telephone's photograph takes several times over, and with its
/// padding less than what a server takes by default.
pub const MAX_ATTACHMENT: usize = 20 << 20;

/// Longest name of a file, in bytes.
const MAX_NAME: usize = 200;

impl Client {
    /// Seals a file for a log: what the entry will say of it, and the sealed bytes, to be kept until the server has them.
    /// Pictures leave without what their device wrote into them.
    ///
    /// # Errors
    /// [`FailureKind::FileTooLarge`] above [`MAX_ATTACHMENT`], [`FailureKind::NotFound`] for a log whose key is not here,
    /// [`FailureKind::HiddenDetails`] for a picture that cannot be taken apart, unless it is to leave as it is.
    pub fn seal_attachment(
        &self,
        env: &mut Env<'_>,
        log: LogId,
        file: &NewFile,
    ) -> Result<(Attachment, Vec<u8>), Failure> {
        let plain = file.bytes.as_slice();
        if plain.len() > MAX_ATTACHMENT {
            return Err(FailureKind::FileTooLarge.into());
        }
        let plain = match picture::cleaned(&file.media_type, plain) {
            Ok(Some(cleaned)) => Cow::Owned(cleaned),
            Ok(None) => Cow::Borrowed(plain),
            Err(_) if file.as_it_is => Cow::Borrowed(plain),
            Err(error) => {
                return Err(Failure::because(FailureKind::HiddenDetails, format!("{}: {error}", file.name)));
            }
        };
        let replica = self.replica(log).ok_or(FailureKind::NotFound)?;
        let epoch = replica.state().epoch();
        let key = replica.key_of(epoch).ok_or(FailureKind::NotFound)?;
        let mut sealed = Vec::new();
        let made = seal_blob(env.rng, key, &*plain, &mut sealed)
            .map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let attachment = Attachment {
            name: name(&file.name),
            media_type: file.media_type.chars().take(100).collect(),
            size: made.plain,
            epoch,
            hash: made.hash,
        };
        Ok((attachment, sealed))
    }

    /// Opens what an entry of a log names.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] where the key is not here, [`FailureKind::AttachmentAltered`] if these are not the bytes
    /// that the entry names.
    pub fn open_attachment(&self, log: LogId, named: &Attachment, sealed: &[u8]) -> Result<Vec<u8>, Failure> {
        let replica = self.replica(log).ok_or(FailureKind::NotFound)?;
        let key = replica.key_of(named.epoch).ok_or(FailureKind::NotFound)?;
        let mut plain = Vec::new();
        open_blob(key, named, sealed, &mut plain).map_err(|error| match error {
            OpenBlobError::Seal(error) => Failure::because(FailureKind::AttachmentAltered, error),
            OpenBlobError::Io(error) => Failure::because(FailureKind::Unexpected, error),
        })?;
        Ok(plain)
    }
}

/// The last part of a name, as a file's name can be on any system.
fn name(text: &str) -> String {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean =
        last.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*'));
    let mut name = String::new();
    for letter in clean {
        if name.len() + letter.len_utf8() > MAX_NAME {
            break;
        }
        name.push(letter);
    }
    if name.trim_matches(['.', ' ']).is_empty() { "document".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_keeps_its_last_part_and_nothing_that_a_system_would_take_for_a_place() {
        assert_eq!(name("C:\\fakepath\\quittance juin.pdf"), "quittance juin.pdf");
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name("صورة.jpg"), "صورة.jpg");
        assert_eq!(name("a\u{0}b?.txt"), "ab.txt");
        for nothing in ["", "..", " . ", "photos/"] {
            assert_eq!(name(nothing), "document");
        }
        assert!(name(&"é".repeat(500)).len() <= MAX_NAME);
    }
}
