//! Hand-overs: a file passes from the worker who follows it to a colleague.

use tdu_core::{
    app::{Failure, FailureKind, HandoverDue, HandoverMove, HandoverStands, HandoverView, Reply},
    content::Logs,
    payload::{Handover, HandoverAnswer, Payload},
    views,
};
use tdu_protocol::{LogId, Role, WriteId};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
};

/// Longest summary, and longest list of next steps, in bytes.
const MAX_WORDS: usize = 20_000;
/// Longest reason, in bytes.
const MAX_REASON: usize = 2_000;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn hand_over(&self, case: LogId, step: HandoverMove) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        match step {
            HandoverMove::Propose(handover) => self.propose_handover(case, handover).await,
            HandoverMove::Answer { of, answer } => self.answer_handover(case, of, answer).await,
            HandoverMove::Withdraw { of } => self.withdraw_handover(case, of).await,
        }
    }

    /// Lets the colleague into the file and its conversation, then asks them to follow it: they must be able to read what
    /// they say yes or no to.
    async fn propose_handover(&self, case: LogId, mut handover: Handover) -> Result<Reply, Failure> {
        handover.summary = words(&handover.summary, MAX_WORDS, "summary")?;
        handover.next_steps = words(&handover.next_steps, MAX_WORDS, "next_steps")?;
        if handover.until.is_some_and(|until| until < self.platform.now().day()) {
            return Err(Failure::because(FailureKind::Invalid, "until"));
        }
        self.may_propose(case)?;
        self.share_case(case, handover.to).await?;
        let inside =
            self.open()?.client.log(case).is_some_and(|file| file.state.member(handover.to).is_some());
        if !inside {
            return Err(FailureKind::Offline.into());
        }
        // What came with the answer of the server may have changed whose file it is.
        self.may_propose(case)?;
        self.write(case, Payload::HandoverProposed(Box::new(handover))).await.map(Reply::Written)
    }

    async fn answer_handover(
        &self,
        case: LogId,
        of: WriteId,
        answer: HandoverAnswer,
    ) -> Result<Reply, Failure> {
        let answer = match answer {
            HandoverAnswer::Accepted => HandoverAnswer::Accepted,
            HandoverAnswer::Refused { reason } => {
                HandoverAnswer::Refused { reason: words(&reason, MAX_REASON, "reason")? }
            }
        };
        self.open_handover(case, of, |one| one.due == Some(HandoverDue::Answer))?;
        self.write(case, Payload::HandoverAnswered { of, answer }).await.map(Reply::Written)
    }

    async fn withdraw_handover(&self, case: LogId, of: WriteId) -> Result<Reply, Failure> {
        self.open_handover(case, of, |one| one.mine)?;
        self.write(case, Payload::HandoverWithdrawn { of }).await.map(Reply::Written)
    }

    fn may_propose(&self, case: LogId) -> Result<(), Failure> {
        let view = views::case(&self.open()?.client.world(self.platform.now()), case);
        if view.ok_or(FailureKind::NotFound)?.may_hand_over {
            Ok(())
        } else {
            Err(FailureKind::NotAllowed.into())
        }
    }

    /// Whether this hand-over is the one that waits, and this account's to answer or to take back.
    fn open_handover(
        &self,
        case: LogId,
        of: WriteId,
        is_mine: impl Fn(&HandoverView) -> bool,
    ) -> Result<(), Failure> {
        let view = views::case(&self.open()?.client.world(self.platform.now()), case);
        let newest = view.ok_or(FailureKind::NotFound)?.handover.filter(|one| one.of == of);
        let newest = newest.ok_or(FailureKind::NotFound)?;
        if newest.stands != HandoverStands::Open {
            return Err(Failure::because(FailureKind::NotFound, "the hand-over is over"));
        }
        if is_mine(&newest) { Ok(()) } else { Err(FailureKind::NotAllowed.into()) }
    }
}

/// A text that must not be empty.
fn words(text: &str, most: usize, field: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() || text.len() > most {
        return Err(Failure::because(FailureKind::Invalid, field));
    }
    Ok(text.to_owned())
}
