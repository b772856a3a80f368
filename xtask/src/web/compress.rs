//! Compressed copies beside each file, so that the server never compresses while someone waits.

use std::io::Write;

use anyhow::{Context, Result};
use flate2::write::GzEncoder;

use super::Profile;

/// How hard to try.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    brotli: u32,
    gzip: u32,
}

impl Effort {
    pub(crate) fn of(profile: Profile) -> Self {
        match profile {
            Profile::Dev => Self { brotli: 5, gzip: 4 },
            Profile::Release => Self { brotli: 11, gzip: 9 },
        }
    }
}

/// The two compressed copies of a file; `None` where the file is compressed already.
pub(crate) fn copies(name: &str, bytes: &[u8], effort: Effort) -> Result<Option<Copies>> {
    if name.rsplit_once('.').is_some_and(|(_, end)| end == "png" || end == "woff2") {
        return Ok(None);
    }
    Ok(Some(Copies { brotli: brotli(bytes, effort)?, gzip: gzip(bytes, effort)? }))
}

pub(crate) struct Copies {
    pub(crate) brotli: Vec<u8>,
    pub(crate) gzip: Vec<u8>,
}

fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: i32::try_from(effort.brotli).context("brotli quality")?,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).context("brotli")?;
    Ok(out)
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::new(effort.gzip));
    encoder.write_all(bytes).context("gzip")?;
    encoder.finish().context("gzip")
}

#[cfg(test)]
mod tests {
    use super::{Effort, copies};
    use crate::web::Profile;
    use std::io::Read;

    #[test]
    fn both_copies_give_the_file_back() {
        let text = "trait d'union ".repeat(500);
        let made = copies("a.js", text.as_bytes(), Effort::of(Profile::Dev)).unwrap().unwrap();
        assert!(made.brotli.len() < text.len() && made.gzip.len() < text.len());
        let mut read = String::new();
        flate2::read::GzDecoder::new(&made.gzip[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &made.brotli[..], &mut read).unwrap();
        assert_eq!(read, text.as_bytes());
    }

    #[test]
    fn images_stay_as_they_are() {
        assert!(copies("a.png", b"", Effort::of(Profile::Dev)).unwrap().is_none());
    }
}
