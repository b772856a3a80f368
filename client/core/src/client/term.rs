//! A file at its term: the worker's decision to erase it, one log after the other.

use tdu_protocol::{LogId, LogKind, Rights, Role, WriteId, state::Change};

use super::{Client, Env, Record};
use crate::{
    app::{Failure, FailureKind, TermStage, message_draft, note_draft},
    calendar::Now,
    content::{Content, Item},
    payload::Payload,
    views,
};

impl Client {
    /// Whether this account manages a log that goes on: it may erase there.
    pub(super) fn keeps(&self, log: LogId) -> bool {
        self.replica(log).is_some_and(|replica| {
            let member = replica.state().member(self.account());
            member.is_some_and(|m| m.rights == Rights::Manage) && !replica.state().is_closed()
        })
    }

    /// Logs of a file that are to be given up, the conversation first: should somebody write meanwhile, the file is still
    /// there. None that was given up already.
    ///
    /// # Errors
    /// [`FailureKind::FileMoved`] while something waits to leave or the term has not come, [`FailureKind::NewerVersion`] where
    /// something cannot be read here, [`FailureKind::NotAllowed`] to whoever does not keep the file.
    pub fn to_give_up(&self, now: Now, case: LogId) -> Result<Vec<LogId>, Failure> {
        if self.role() != Role::Worker {
            return Err(FailureKind::NotAllowed.into());
        }
        let view = views::case(&self.world(now), case).ok_or(FailureKind::NotFound)?;
        if view.summary.term.is_none_or(|term| term.stage != TermStage::Reached) {
            return Err(Failure::because(FailureKind::FileMoved, "the term has not come"));
        }
        let logs: Vec<LogId> = view.conversation.into_iter().chain([case]).collect();
        for log in &logs {
            let replica = self.replica(*log).ok_or(FailureKind::NotFound)?;
            if !self.keeps(*log) {
                return Err(FailureKind::NotAllowed.into());
            }
            if !replica.waiting.is_empty() || !replica.unborn.is_empty() {
                return Err(Failure::because(FailureKind::FileMoved, "something waits to leave"));
            }
            if replica.content.items.iter().any(views::is_unread) {
                return Err(FailureKind::NewerVersion.into());
            }
        }
        Ok(logs.into_iter().filter(|log| !self.is_given_up(*log)).collect())
    }

    /// Gives up what is in a log now. It counts if nothing arrives before it ([`Client::is_given_up`]).
    ///
    /// # Errors
    /// As [`Client::write`].
    pub fn give_up(&mut self, env: &mut Env<'_>, log: LogId) -> Result<WriteId, Failure> {
        let before = self.replica(log).ok_or(FailureKind::NotFound)?.state().head().next;
        self.write(env, log, Payload::FileErased { before })
    }

    /// Whether everything in a log was given up: nothing was written since.
    pub fn is_given_up(&self, log: LogId) -> bool {
        let Some(replica) = self.replica(log) else { return false };
        views::erasure(&replica.content).is_some_and(|marker| {
            let later = |item: &Item| item.seq > marker.seq && !matches!(item.content, Content::Erased);
            !replica.content.items.iter().any(later)
        })
    }

    /// What was being typed about a file, or in a talk, goes with it, on this device too.
    pub(super) fn forget_drafts(&mut self, log: LogId, change: &Change) {
        let Change::Erased(seqs) = change else { return };
        let over = |content| views::erasure(content).is_some() || views::has_ended(content);
        let Some(replica) = self.replica(log).filter(|replica| over(&replica.content)) else { return };
        let mut places = Vec::new();
        match replica.state().kind() {
            LogKind::Case => {
                places.push(note_draft(log, None));
                let gone = replica.content.items.iter().filter(|item| seqs.contains(&item.seq));
                places.extend(gone.map(|item| note_draft(log, Some(item.id))));
            }
            LogKind::Conversation | LogKind::Talk => places.push(message_draft(log)),
            _ => {}
        }
        let keys: Vec<_> = places.iter().map(|place| Record::Delete(self.draft_key(place))).collect();
        self.records.extend(keys);
    }
}
