//! Files at their term, and messages that were noted: what a worker decides.

use tdu_core::{
    app::{Failure, FailureKind, Reply, TermStage},
    calendar::Day,
    payload::Payload,
    views,
};
use tdu_protocol::{LogId, LogKind, Role};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

/// Longest reason, in bytes.
const MAX_REASON: usize = 2_000;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Erases a file and its conversation, but for the proof. With the server alone: what others wrote must have been seen.
    pub(crate) async fn erase_file(&self, case: LogId) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        self.catch_up().await?;
        let now = self.platform.now();
        let logs = self.open()?.client.to_give_up(now, case)?;
        for log in logs {
            let id = self.step(|client, env| client.give_up(env, log))??;
            self.save().await?;
            let sent = self.push().await;
            if self.open()?.client.is_waiting(log, id) {
                sent?;
                return Err(FailureKind::Offline.into());
            }
            if !self.open()?.client.is_given_up(log) {
                return Err(Failure::because(FailureKind::FileMoved, "something arrived meanwhile"));
            }
        }
        // The bodies themselves. What does not leave now is found again before whatever leaves next.
        self.push().await?;
        Ok(Reply::Done)
    }

    pub(crate) async fn keep_file(&self, case: LogId, reason: &str, until: Day) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        let reason = reason.trim();
        if reason.is_empty() || reason.len() > MAX_REASON {
            return Err(Failure::because(FailureKind::Invalid, "reason"));
        }
        let now = self.platform.now();
        let view = views::case(&self.open()?.client.world(now), case).ok_or(FailureKind::NotFound)?;
        let term = view.summary.term.filter(|term| term.stage != TermStage::Far);
        let term = term.ok_or_else(|| Failure::because(FailureKind::FileMoved, "the term has not come"))?;
        let latest = term.latest.ok_or(FailureKind::NotAllowed)?;
        if until <= now.day() || until > latest {
            return Err(Failure::because(FailureKind::Invalid, "until"));
        }
        let reason = reason.to_owned();
        self.write(case, Payload::CaseKept { reason, until }).await.map(Reply::Written)
    }

    /// The conversation of a file whose messages are not all noted, where this worker may say that they are.
    pub(crate) fn conversation_to_note(&self, case: LogId) -> Result<LogId, Failure> {
        let view = views::case(&self.open()?.client.world(self.platform.now()), case);
        let view = view.ok_or(FailureKind::NotFound)?;
        view.to_note.and(view.conversation).ok_or_else(|| FailureKind::NotAllowed.into())
    }

    pub(crate) async fn note_messages(&self, conversation: LogId) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        let before = {
            let open = self.open()?;
            let replica = open.client.replica(conversation);
            let state = replica.map(tdu_core::replica::Replica::state);
            let state = state.filter(|state| state.kind() == LogKind::Conversation);
            state.ok_or(FailureKind::NotFound)?.head().next
        };
        self.write(conversation, Payload::MessagesNoted { before }).await.map(Reply::Written)
    }
}
