//! The access journal, read from the server and verified.

use tdu_core::{
    app::{Failure, FailureKind, JournalQuestion, Reply},
    journal::{Reading, Wanted},
    views,
};
use tdu_protocol::{api::JournalPage, journal::JournalHead};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn journal(&self, question: JournalQuestion) -> Result<Reply, Failure> {
        let known = if question.before.is_none() { self.known_journal_end().await? } else { None };
        let keys = self.open()?.client.receipt_keys();
        let now = self.platform.now();
        let mut reading = Reading::new(question, keys, known, now.at);
        while let Some(Wanted { since, limit }) = reading.wants() {
            let page: JournalPage =
                self.signed_in_get(&format!("/journal?since={since}&limit={limit}")).await?;
            reading.take(page)?;
        }
        if let Some(head) = reading.to_keep() {
            let record = self.step(|client, env| client.seal_journal_end(env, head))?;
            let kept = self.store.apply(self.to_changes(vec![record]).await?).await;
            kept.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        }
        Ok(Reply::Journal(Box::new(views::journal(&self.open()?.client.world(now), &reading))))
    }

    /// The end that this device saw last.
    async fn known_journal_end(&self) -> Result<Option<JournalHead>, Failure> {
        let key = self.open()?.client.journal_key();
        let sealed =
            self.store.get(&key.0).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        let open = self.open()?;
        Ok(sealed.and_then(|sealed| open.client.open_journal_end(&sealed)))
    }
}
