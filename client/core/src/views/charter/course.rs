//! What happened to the charter in one conversation, from its first entry on.

use std::rc::Rc;

use tdu_policies::{CharterText, Lang, Parameters, PolicySet};
use tdu_protocol::{AccountId, Bytes, LogKind, Role, Timestamp};

use super::{Charters, parameters};
use crate::{
    app::CharterState,
    content::{Item, LogContent},
    evidence::{Facts, Way},
    payload::{Answer, CharterAnswered, CharterSigned, Payload, Vouched},
    views::lens::role_of,
};

/// A charter that was presented, signed by an administrator.
pub struct Presented<'a> {
    pub item: &'a Item,
    policies: Rc<PolicySet>,
    parameters: Parameters,
}

/// One text that was presented, and what became of it.
pub struct Round<'a> {
    pub presented: Presented<'a>,
    /// The answer in force; after a withdrawal, the one that was withdrawn.
    pub given: Option<Given<'a>>,
    /// The withdrawal of that answer.
    pub withdrawn: Option<&'a Item>,
    /// The last time stamp on that answer.
    pub stamp: Option<&'a Bytes>,
}

/// An answer, and what confirms it.
pub enum Given<'a> {
    /// By the person, on a device.
    Signed {
        item: &'a Item,
        signed: &'a CharterSigned,
        /// The worker's signature in turn.
        countersigned: Option<(&'a Item, Option<&'a Vouched>)>,
    },
    /// Any other way.
    Answered {
        item: &'a Item,
        answered: &'a CharterAnswered,
        /// Colleagues who were asked to confirm it.
        asked: Vec<AccountId>,
        /// The one who did.
        witnessed: Option<&'a Item>,
    },
}

/// What happened to the charter in one conversation.
#[derive(Default)]
pub struct Course<'a> {
    /// Each step that counts, and the state that it led to.
    pub steps: Vec<(&'a Item, CharterState)>,
    /// The texts that were presented, oldest first.
    pub rounds: Vec<Round<'a>>,
    state: CharterState,
}

impl Presented<'_> {
    /// The exact text in a language.
    pub fn text(&self, lang: Lang) -> CharterText {
        self.policies.charter.text(lang, &self.parameters)
    }

    pub fn version(&self) -> &str {
        self.policies.charter.version()
    }

    /// The text of other policies, filled in the same way.
    pub fn filled_by(&self, policies: &PolicySet, lang: Lang) -> CharterText {
        policies.charter.text(lang, &self.parameters)
    }

    /// Whether the charter of other policies, filled in the same way, says anything else in any language.
    pub fn differs_from(&self, policies: &PolicySet) -> bool {
        Lang::ALL.into_iter().any(|lang| self.filled_by(policies, lang) != self.text(lang))
    }

    /// Whether this is what was answered: version, text as shown, and the French reference of it.
    fn is_what(&self, version: &str, lang: Lang, digest: &[u8; 32], reference: &[u8; 32]) -> bool {
        version == self.version()
            && *digest == self.text(lang).digest()
            && *reference == self.text(Lang::Fr).digest()
    }

    fn was_signed(&self, signed: &CharterSigned) -> bool {
        self.is_what(&signed.version, signed.lang, &signed.digest.0, &signed.reference.0)
    }

    fn was_answered(&self, answered: &CharterAnswered) -> bool {
        self.is_what(&answered.version, answered.lang, &answered.digest.0, &answered.reference.0)
    }
}

impl<'a> Given<'a> {
    fn answered(item: &'a Item, answered: &'a CharterAnswered) -> Self {
        Self::Answered { item, answered, asked: Vec::new(), witnessed: None }
    }

    pub const fn item(&self) -> &'a Item {
        match self {
            Self::Signed { item, .. } | Self::Answered { item, .. } => item,
        }
    }

    /// The entry that confirms it.
    pub fn confirmation(&self) -> Option<&'a Item> {
        match self {
            Self::Signed { countersigned, .. } => countersigned.map(|(item, _)| item),
            Self::Answered { witnessed, .. } => *witnessed,
        }
    }

    /// What it says of itself.
    pub fn facts(&self) -> Facts {
        match self {
            Self::Signed { signed, countersigned, .. } => {
                Facts::of_signature(signed, countersigned.and_then(|(_, vouched)| vouched))
            }
            Self::Answered { answered, .. } => Facts::of_answer(answered),
        }
    }

    /// Whether it has left, so that a proof of it can be kept.
    pub const fn has_proof(&self) -> bool {
        !self.item().waits()
    }

    /// Whether it is a yes that lacks nothing but, for a signature, the worker's own.
    fn is_whole_yes(&self) -> bool {
        match self {
            Self::Signed { .. } => true,
            Self::Answered { answered, witnessed, .. } => match Facts::of_answer(answered).way {
                Way::Paper { .. } => true,
                Way::Aloud => witnessed.is_some(),
                _ => false,
            },
        }
    }

    /// Whether an account was asked to confirm it and has not.
    pub fn waits_for(&self, account: AccountId) -> bool {
        matches!(self, Self::Answered { asked, witnessed: None, .. } if asked.contains(&account))
    }
}

impl<'a> Course<'a> {
    /// Follows a conversation from its first entry. A step that its author may not take, or that does not fit what is
    /// on the table, changes nothing.
    pub fn of(conversation: &'a LogContent, charters: &Charters<'a>) -> Self {
        let mut course = Self::default();
        if conversation.state.kind() != LogKind::Conversation {
            return course;
        }
        for item in &conversation.items {
            let Some(payload) = item.payload() else { continue };
            let step = match role_of(conversation, item) {
                Some(Role::Worker) => course.worker_step(conversation, item, payload, charters),
                Some(Role::Beneficiary) => course.person_step(item, payload),
                _ => None,
            };
            if let Some(state) = step {
                course.state = state.clone();
                course.steps.push((item, state));
            }
        }
        course
    }

    pub const fn state(&self) -> &CharterState {
        &self.state
    }

    /// The newest text, and what became of it.
    pub fn round(&self) -> Option<&Round<'a>> {
        self.rounds.last()
    }

    /// When the last text that was accepted was, if that was not withdrawn. A refusal of a newer text takes nothing from it.
    fn accepted_before(&self) -> Option<Timestamp> {
        self.accepted()?.given.as_ref().map(|given| given.item().at)
    }

    /// The last text that was accepted, if that was not withdrawn.
    pub fn accepted(&self) -> Option<&Round<'a>> {
        let accepted = |round: &&Round<'a>| round.given.as_ref().is_some_and(Given::is_whole_yes);
        self.rounds.iter().rev().find(accepted).filter(|round| round.withdrawn.is_none())
    }

    fn worker_step(
        &mut self,
        conversation: &'a LogContent,
        item: &'a Item,
        payload: &'a Payload,
        charters: &Charters<'a>,
    ) -> Option<CharterState> {
        match payload {
            // A new text takes the place of the former one, whatever had become of it.
            Payload::CharterPresented(presented) => {
                let policies = charters.policies(conversation.state.root(), presented)?;
                let parameters = parameters(&presented.parameters);
                let before = self.accepted_before();
                let presented = Presented { item, policies, parameters };
                self.rounds.push(Round { presented, given: None, withdrawn: None, stamp: None });
                Some(before.map_or(CharterState::Presented, |at| CharterState::Renewed { at }))
            }
            // The worker signs the person's signature, not a text: the entry named must be the one in force. What has
            // not left yet has no hash, so nobody can have signed it in turn.
            Payload::CharterCountersigned { signed, vouched } => {
                let state = self.state.clone();
                match (state, &mut self.rounds.last_mut()?.given) {
                    (
                        CharterState::Signed { lang, .. },
                        Some(Given::Signed { item: of, countersigned, .. }),
                    ) if is_entry(of, signed) => {
                        *countersigned = Some((item, vouched.as_ref()));
                        Some(CharterState::Countersigned { at: item.at, lang })
                    }
                    _ => None,
                }
            }
            // What a worker heard never takes the place of what the person signed themselves.
            Payload::CharterAnswered(answered) => {
                let signed =
                    matches!(self.state, CharterState::Signed { .. } | CharterState::Countersigned { .. });
                match &answered.answer {
                    Answer::Told(_) if !signed => self.answered(item, answered),
                    _ => None,
                }
            }
            Payload::CharterWithdrawalTold(_) => self.withdrawn(item, true),
            Payload::CharterWitnessAsked { answered, colleague, .. } => {
                if let Given::Answered { item: of, asked, .. } = self.rounds.last_mut()?.given.as_mut()?
                    && is_entry(of, answered)
                {
                    asked.push(*colleague);
                }
                None
            }
            // Two members of staff: whoever wrote the answer down is the first of them.
            Payload::CharterWitnessed { answered } => {
                let state = self.state.clone();
                match (state, &mut self.rounds.last_mut()?.given) {
                    (CharterState::Heard { lang, .. }, Some(Given::Answered { item: of, witnessed, .. }))
                        if is_entry(of, answered) && of.author != item.author =>
                    {
                        *witnessed = Some(item);
                        Some(CharterState::Witnessed { at: item.at, lang })
                    }
                    _ => None,
                }
            }
            // Also on an answer to a former text: it is as old as it was.
            Payload::CharterStamped { answered, token } => {
                let is_it = |round: &&mut Round<'a>| {
                    round.given.as_ref().is_some_and(|given| is_entry(given.item(), answered))
                };
                if let Some(round) = self.rounds.iter_mut().find(is_it) {
                    round.stamp = Some(token);
                }
                None
            }
            // A question is answered by any message; the text waits for a decision again.
            Payload::Message { .. } if matches!(self.state, CharterState::Asked { .. }) => {
                self.state = self.undecided();
                None
            }
            _ => None,
        }
    }

    fn person_step(&mut self, item: &'a Item, payload: &'a Payload) -> Option<CharterState> {
        let round = self.rounds.last_mut()?;
        let at = item.at;
        match payload {
            // Also after a refusal or a withdrawal: a person may change their mind while the text is there.
            Payload::CharterSigned(signed) if round.presented.was_signed(signed) => {
                round.given = Some(Given::Signed { item, signed, countersigned: None });
                (round.withdrawn, round.stamp) = (None, None);
                Some(CharterState::Signed { at, lang: signed.lang })
            }
            Payload::CharterRefused if !self.state.is_yes() => {
                round.given = None;
                Some(CharterState::Refused { at })
            }
            Payload::CharterAnswered(answered) if !self.state.is_yes() => match &answered.answer {
                Answer::Told(_) => None,
                Answer::Refused | Answer::Later { .. } => self.answered(item, answered),
            },
            Payload::CharterWithdrawn => self.withdrawn(item, false),
            Payload::CharterQuestion { .. } if self.state.is_open() => Some(CharterState::Asked { at }),
            _ => None,
        }
    }

    /// An answer that is no signature on a device, if it is about the text on the table.
    fn answered(&mut self, item: &'a Item, answered: &'a CharterAnswered) -> Option<CharterState> {
        let round = self.rounds.last_mut()?;
        if !round.presented.was_answered(answered) {
            return None;
        }
        round.given = Some(Given::answered(item, answered));
        (round.withdrawn, round.stamp) = (None, None);
        let (at, lang) = (item.at, answered.lang);
        Some(match Facts::of_answer(answered).way {
            Way::Signed => return None,
            Way::Aloud => CharterState::Heard { at, lang },
            Way::Paper { day, .. } => CharterState::OnPaper { at, lang, day },
            Way::Refused => CharterState::Refused { at },
            Way::Later { until } => CharterState::Later { at, until },
        })
    }

    /// A yes is taken back; where there is none, nothing changes.
    fn withdrawn(&mut self, item: &'a Item, told: bool) -> Option<CharterState> {
        if !self.state.is_yes() {
            return None;
        }
        self.rounds.last_mut()?.withdrawn = Some(item);
        Some(CharterState::Withdrawn { at: item.at, told })
    }

    /// The state of a text that was presented and not answered.
    fn undecided(&self) -> CharterState {
        self.accepted_before().map_or(CharterState::Presented, |at| CharterState::Renewed { at })
    }
}

/// Whether an item is the entry of this hash. What has not left yet is none.
fn is_entry(item: &Item, hash: &tdu_protocol::Hash32) -> bool {
    !item.waits() && item.hash == *hash
}
