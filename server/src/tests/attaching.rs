//! What somebody does who attaches something.

use axum::{body::Body, http::header};
use tdu_protocol::{
    Hash32, LogId,
    api::{Appended, Page},
    blob::{AppendHolding, BlobOffer, BlobProgress, Hold, OCTETS, PART},
    entry::Head,
};

use super::world::{Client, Reply, sealed};
use crate::state::digest;

impl Client {
    /// Announces these bytes as an attachment.
    pub(crate) async fn offers(&mut self, log: LogId, bytes: &[u8]) -> Reply {
        let offer = BlobOffer { hash: Hash32(digest(bytes)), size: bytes.len() as u64 };
        self.request("POST", &format!("/logs/{log}/blobs"), Some(&offer)).await
    }

    /// Sends the part of these bytes that begins at `offset`, under the name of all of them.
    pub(crate) async fn sends_part(&mut self, log: LogId, bytes: &[u8], offset: usize) -> Reply {
        let part = &bytes[offset..bytes.len().min(offset + PART)];
        self.sends(&format!("/logs/{log}/blobs/{}?offset={offset}", Hash32(digest(bytes))), part).await
    }

    /// Sends bytes as they are.
    pub(crate) async fn sends(&mut self, path: &str, bytes: &[u8]) -> Reply {
        let request = self.to("PUT", path).header(header::CONTENT_TYPE, OCTETS);
        self.send(request.body(Body::from(bytes.to_vec())).unwrap()).await
    }

    /// Brings a whole attachment into a log; its hash.
    pub(crate) async fn uploads(&mut self, log: LogId, bytes: &[u8]) -> Hash32 {
        let mut progress: BlobProgress = self.offers(log, bytes).await.expect();
        while !progress.is_complete() {
            let offset = usize::try_from(progress.received).unwrap();
            progress = self.sends_part(log, bytes, offset).await.expect();
        }
        Hash32(digest(bytes))
    }

    /// Appends a sealed entry that holds these attachments; its place.
    pub(crate) async fn writes_holding(&mut self, log: LogId, blobs: &[Hash32]) -> u64 {
        let head = self.head(log).await;
        self.appends_holding(log, head, blobs).await.expect::<Appended>();
        head.next
    }

    pub(crate) async fn appends_holding(&mut self, log: LogId, head: Head, blobs: &[Hash32]) -> Reply {
        let holds = blobs.iter().map(|blob| Hold { seq: head.next, blob: *blob }).collect();
        let append = AppendHolding { holds, entries: vec![sealed(log, head, 0, b"see the attachment")] };
        self.request("POST", &format!("/logs/{log}/entries"), Some(&append)).await
    }

    /// Where a log ends, without a change of what this client holds.
    pub(crate) async fn head_of(&self, log: LogId) -> Head {
        let request = self.to("GET", &format!("/logs/{log}/entries")).body(Body::empty()).unwrap();
        let page: Page = self.send(request).await.expect();
        page.entries.last().map_or(Head::EMPTY, |stored| Head::after(&stored.entry))
    }

    /// Reads an attachment, or what these headers ask of it.
    pub(crate) async fn reads(&self, log: LogId, blob: Hash32, headers: &[(&str, &str)]) -> Reply {
        let mut request = self.to("GET", &format!("/logs/{log}/blobs/{blob}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }
}
