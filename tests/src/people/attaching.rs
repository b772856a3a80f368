//! Attachments made by hand: the server takes any bytes for sealed ones.

use reqwest::header::CONTENT_TYPE;
use sha2::{Digest as _, Sha256};
use tdu_protocol::blob::{AppendHolding, BlobOffer, BlobProgress, Hold, OCTETS, PART};
use tdu_protocol::entry::Head;
use tdu_protocol::{Hash32, LogId};

use super::{Answer, Hand, Raw, noise, sealed};

/// What names these bytes.
pub fn hash_of(bytes: &[u8]) -> Hash32 {
    Hash32(Sha256::digest(bytes).into())
}

impl Raw {
    /// A request that brings the part of an attachment that begins at `offset`.
    ///
    /// # Panics
    /// When the offset is beyond the end.
    pub fn part(&self, log: LogId, bytes: &[u8], offset: usize) -> reqwest::RequestBuilder {
        let part = bytes[offset..bytes.len().min(offset + PART)].to_vec();
        let path = format!("/logs/{log}/blobs/{}?offset={offset}", hash_of(bytes));
        self.request("PUT", &path).header(CONTENT_TYPE, OCTETS).body(part)
    }

    /// Announces an attachment, or asks how far it has come.
    pub async fn announces(&mut self, log: LogId, bytes: &[u8]) -> Answer {
        let offer = BlobOffer { hash: hash_of(bytes), size: bytes.len() as u64 };
        self.ask("POST", &format!("/logs/{log}/blobs"), &offer).await
    }

    /// Reads an attachment.
    pub async fn fetches(&mut self, log: LogId, blob: Hash32) -> Answer {
        self.get(&format!("/logs/{log}/blobs/{blob}")).await
    }
}

impl Hand {
    /// Brings an attachment into a log, from wherever it stands.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn attaches(&mut self, log: LogId, bytes: &[u8]) -> Hash32 {
        let mut progress: BlobProgress = self.raw.announces(log, bytes).await.value();
        while !progress.is_complete() {
            let offset = usize::try_from(progress.received).expect("a place in these bytes");
            let request = self.raw.part(log, bytes, offset);
            progress = self.raw.send(request).await.value();
        }
        hash_of(bytes)
    }

    /// Appends a sealed entry that holds attachments; where the log ends then.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn holds(&mut self, log: LogId, head: Head, blobs: &[Hash32]) -> Head {
        let entry = sealed(log, head, noise(300));
        let holds = blobs.iter().map(|blob| Hold { seq: entry.seq, blob: *blob }).collect();
        let after = Head::after(&entry);
        let append = AppendHolding { holds, entries: vec![entry] };
        let answer = self.raw.ask("POST", &format!("/logs/{log}/entries"), &append).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        after
    }
}
