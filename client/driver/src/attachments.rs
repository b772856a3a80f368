//! Documents and photographs: sealed and kept on this device first, brought to the server before the entries that hold
//! them, and forgotten here once it has both.

use std::collections::BTreeSet;

use tdu_core::{
    app::{Failure, FailureKind, NewFile, Reply},
    client::{MAX_ATTACHMENT, Outgoing},
    content::{Item, Logs},
    payload::{Attachment, MAX_ATTACHMENTS, Payload},
};
use tdu_protocol::{
    AccountId, Hash32, LogId, WriteId,
    blob::{BlobOffer, BlobProgress, Hold, PART},
};

use crate::{
    app::App,
    http::Refused,
    ports::{Platform, Store, StoreFailed, Transport},
};

/// More than what padding and sealing add to the largest attachment: nobody makes a client hold more.
const MOST_SEALED: usize = MAX_ATTACHMENT + MAX_ATTACHMENT / 8;

/// Where sealed bytes wait. Not below the account's own records, which are all read when it is opened.
fn place(account: AccountId, log: LogId, hash: Hash32) -> String {
    format!("attachment/{account}/{log}/{hash}")
}

fn unkept(error: StoreFailed) -> Failure {
    Failure::because(FailureKind::CannotKeep, error.0)
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Seals files for a log and keeps them here until they have left.
    pub(crate) async fn keep_attachments(
        &self,
        log: LogId,
        files: Vec<NewFile>,
    ) -> Result<Vec<Attachment>, Failure> {
        if files.len() > MAX_ATTACHMENTS {
            return Err(Failure::because(FailureKind::Invalid, "files"));
        }
        let account = {
            let mut open = self.open()?;
            // What is kept from here on waits for its entry: it is nothing that was left behind.
            open.swept = true;
            open.client.account()
        };
        let (mut attachments, mut changes) = (Vec::new(), Vec::new());
        for file in files {
            let (attachment, sealed) = self.step(|client, env| client.seal_attachment(env, log, &file))??;
            changes.push((place(account, log, attachment.hash), Some(sealed)));
            attachments.push(attachment);
        }
        if !changes.is_empty() {
            self.store.apply(changes).await.map_err(unkept)?;
        }
        Ok(attachments)
    }

    /// Brings what entries hold to the server, from where a former attempt was cut. What this device does not have any
    /// more is left out: the words must not wait for ever behind it, and whoever opens it is told that it is not there.
    pub(crate) async fn bring_attachments(&self, outgoing: &Outgoing) -> Result<Vec<Hold>, Refused> {
        let mut holds = Vec::new();
        for hold in &outgoing.holds {
            if let Some(sealed) = self.kept(outgoing.log, hold.blob).await? {
                self.bring(outgoing.log, hold.blob, &sealed).await?;
                holds.push(*hold);
            }
        }
        Ok(holds)
    }

    async fn bring(&self, log: LogId, hash: Hash32, sealed: &[u8]) -> Result<(), Refused> {
        let offer = BlobOffer { hash, size: sealed.len() as u64 };
        let mut progress: BlobProgress = self.post(&format!("/logs/{log}/blobs"), &offer).await?;
        while !progress.is_complete() {
            let rest = usize::try_from(progress.received).ok().and_then(|received| sealed.get(received..));
            let part = rest.and_then(|rest| rest.chunks(PART).next());
            let part = part.ok_or_else(|| Failure::because(FailureKind::ServerFailed, "offset"))?;
            let path = format!("/logs/{log}/blobs/{hash}?offset={}", progress.received);
            let after: BlobProgress = self.put_octets(&path, part.to_vec()).await?;
            // A server that never gets on would keep us here for ever.
            if after.received <= progress.received {
                return Err(Failure::because(FailureKind::ServerFailed, "an upload stands still").into());
            }
            progress = after;
        }
        Ok(())
    }

    /// The server has the entries and what they hold.
    pub(crate) async fn forget_attachments(&self, sent: &Outgoing) -> Result<(), Failure> {
        let account = self.open()?.client.account();
        let blobs: BTreeSet<Hash32> = sent.holds.iter().map(|hold| hold.blob).collect();
        let changes: Vec<_> = blobs.into_iter().map(|blob| (place(account, sent.log, blob), None)).collect();
        if changes.is_empty() { Ok(()) } else { self.store.apply(changes).await.map_err(unkept) }
    }

    /// Once after an opening, when nothing waits: what an interruption left between the server's answer and
    /// [`Self::forget_attachments`] is of no use.
    pub(crate) async fn sweep_attachments(&self) {
        let prefix = {
            let Ok(mut open) = self.open() else { return };
            if open.swept || open.client.waiting() > 0 {
                return;
            }
            open.swept = true;
            format!("attachment/{}/", open.client.account())
        };
        // It takes room and harms nobody: the next opening tries again.
        let _ = self.store.clear(&prefix).await;
    }

    /// A document of a message, opened: from this device while it waits, else from the server.
    pub(crate) async fn attachment(
        &self,
        conversation: LogId,
        message: WriteId,
        place: u32,
    ) -> Result<Reply, Failure> {
        let missing = || Failure::new(FailureKind::NotFound);
        let named = {
            let open = self.open()?;
            let log = open.client.log(conversation).ok_or_else(missing)?;
            let item = log.items.iter().find(|item| item.id == message);
            let attachments = item.and_then(Item::payload).map_or(&[][..], Payload::attachments);
            usize::try_from(place)
                .ok()
                .and_then(|place| attachments.get(place))
                .cloned()
                .ok_or_else(missing)?
        };
        if named.size > MAX_ATTACHMENT as u64 {
            return Err(FailureKind::FileTooLarge.into());
        }
        let sealed = match self.kept(conversation, named.hash).await? {
            Some(sealed) => sealed,
            None => self.octets(&format!("/logs/{conversation}/blobs/{}", named.hash), MOST_SEALED).await?,
        };
        let bytes = self.open()?.client.open_attachment(conversation, &named, &sealed)?;
        Ok(Reply::File { name: named.name, media_type: named.media_type, bytes })
    }

    async fn kept(&self, log: LogId, hash: Hash32) -> Result<Option<Vec<u8>>, Failure> {
        let account = self.open()?.client.account();
        self.store.get(&place(account, log, hash)).await.map_err(unkept)
    }
}

impl From<Failure> for Refused {
    /// What this device could not do: the attempt is over, as if nobody had answered.
    fn from(failure: Failure) -> Self {
        Self::Lost(failure)
    }
}
