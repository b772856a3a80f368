//! What sealed entries hold: deterministic CBOR of an [`Envelope`], signed by its author, padded, sealed.

mod charter;
mod experiment;
mod handover;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::{
    Bytes, Hash32, LogId, OrgId, Timestamp, WriteId,
    entry::Head,
    sign::{Namespace, Signed, SignedMessage},
};

use crate::{
    calendar::{Day, Week},
    own::Own,
};

pub use charter::*;
pub use experiment::*;
pub use handover::*;

/// Most attachments of one message: those of a whole batch of messages fit in one append
/// ([`tdu_protocol::blob::MAX_HOLDS`]).
pub const MAX_ATTACHMENTS: usize = 6;

/// One act of writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Chosen by the author's client: a repeated attempt is recognised by it.
    pub id: WriteId,
    /// When, by the author's clock.
    pub at: Timestamp,
    /// The author's view of the directory, for staff: readers compare, so that a split view shows.
    pub directory: Option<Head>,
    /// What was written.
    pub payload: Payload,
}

/// What was written. Each kind of log has its own; a payload in another kind of log is ignored and reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payload {
    // Directory.
    /// The organisation's name, by an administrator.
    Service {
        /// The name.
        name: String,
    },
    /// A member's own name.
    Profile {
        /// The name.
        name: String,
    },
    /// The name that an inviter wrote for somebody who has not joined.
    Invited {
        /// The invitation.
        invitation: tdu_protocol::InvitationId,
        /// The name.
        name: String,
    },
    /// The policies, signed by an administrator (see [`crate::policy`]).
    Policies(Box<SignedPolicies>),
    /// Totals of check-ins, by a prevention referent. The first of a window counts.
    TallyPublished(TallyPublished),
    /// Totals of a week's reports, where managers receive those alone: by a prevention referent. The first of a week counts.
    ReportsPublished(ReportsPublished),
    /// An experiment is proposed, by a manager or an administrator ([`crate::experiment`]).
    ExperimentProposed(Box<Plan>),
    /// A worker says yes for themselves, to exactly this plan.
    ExperimentJoined {
        /// The proposal.
        of: WriteId,
        /// [`Plan::digest`].
        plan: Hash32,
        /// The group that they choose.
        arm: Arm,
    },
    /// A volunteer leaves. No reason is asked.
    ExperimentLeft {
        /// The proposal.
        of: WriteId,
    },
    /// What was decided at the start, halfway or at the end.
    ExperimentDecided(Box<Decided>),

    // Case.
    /// The file is opened.
    CaseOpened(Person),
    /// What is known of the person changes.
    PersonChanged(Person),
    /// The person's conversation.
    Conversation {
        /// Which.
        log: LogId,
    },
    /// A follow-up.
    Note(Note),
    /// A new version of a follow-up.
    NoteCorrected {
        /// Its first version.
        of: WriteId,
        /// The new version.
        note: Note,
    },
    /// The file is closed.
    CaseClosed,
    /// The file is kept beyond its term, as a worker wrote why. The last one counts, for a year at most.
    CaseKept {
        /// Why.
        reason: String,
        /// The day on which it comes back.
        until: Day,
    },
    /// The worker who follows the file asks a colleague to follow it ([`crate::views::follower`]). One is open at a time.
    HandoverProposed(Box<Handover>),
    /// The colleague answers; the first answer counts.
    HandoverAnswered {
        /// The proposal.
        of: WriteId,
        /// What they say.
        answer: HandoverAnswer,
    },
    /// Whoever proposed a hand-over takes it back before it is answered.
    HandoverWithdrawn {
        /// The proposal.
        of: WriteId,
    },

    // Case and conversation.
    /// The file has reached its term: what was written before this is to be erased, but what the charter's proof needs. By the
    /// worker who keeps the file. It counts in the very place that it names alone: nothing that its author had not seen is
    /// erased ([`crate::views::erasure`]).
    FileErased {
        /// Its place, as its author expected it.
        before: u64,
    },

    // Conversation.
    /// First words of a conversation: what the person must know, and cannot read in the directory.
    Welcome(Welcome),
    /// A message.
    Message {
        /// The text; may be empty beside a document.
        text: String,
        /// Documents and photographs, at most [`MAX_ATTACHMENTS`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// What was said before this place is noted in the file, says a worker: these messages go after the policy's days.
    MessagesNoted {
        /// Next place that is not.
        before: u64,
    },
    /// The charter is proposed.
    CharterPresented(Box<CharterPresented>),
    /// The person signs: this payload's signature is theirs.
    CharterSigned(CharterSigned),
    /// The worker signs in turn.
    CharterCountersigned {
        /// Hash of the entry that holds the person's signature.
        signed: Hash32,
        /// What the worker vouches for; nothing in signatures of before this was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vouched: Option<Vouched>,
    },
    /// The person refuses. Help goes on. Written by earlier versions; [`Payload::CharterAnswered`] says what was refused.
    CharterRefused,
    /// Another answer than a signature: by the person, or by a worker who heard it. All have the same rank.
    CharterAnswered(Box<CharterAnswered>),
    /// A worker asks a colleague who was there to confirm an answer given aloud. It tells the person their name.
    CharterWitnessAsked {
        /// Hash of the entry that holds the answer.
        answered: Hash32,
        /// The colleague.
        colleague: tdu_protocol::AccountId,
        /// Their name.
        name: String,
    },
    /// Another worker than the one who wrote an answer down heard it too.
    CharterWitnessed {
        /// Hash of the entry that holds the answer.
        answered: Hash32,
    },
    /// A time stamp of an authority on an answer (RFC 3161), by a worker whose device verified it. The last one counts.
    CharterStamped {
        /// Hash of the entry that holds the answer.
        answered: Hash32,
        /// The token, on the answer as its author signed it.
        token: Bytes,
    },
    /// A message with a question about the charter. It is answered as any other message is.
    CharterQuestion {
        /// The text.
        text: String,
    },
    /// The person withdraws. Help goes on.
    CharterWithdrawn,
    /// The person told a worker that they withdraw: taking back must be as easy as giving, also without a telephone (GDPR,
    /// article 7.3). The person sees it, and may accept again.
    CharterWithdrawalTold(WithdrawalTold),

    // Talk.
    /// Its author ends the talk: nothing more is written there. It may be said again, with the wish to erase.
    TalkEnded {
        /// Whether what was written may go, says the author. It goes once everybody in the talk has said so.
        erase: bool,
    },

    // Report.
    /// A week's figures. A later one for the same week replaces it.
    Report(Report),

    // Personal.
    /// Own answers to a check-in. A later one for the same week replaces it.
    CheckIn {
        /// Which week.
        week: Week,
        /// Item id, and 0 to 3 or `None` for "I prefer not to answer".
        answers: Vec<(String, Option<u8>)>,
    },
    /// Own answers of a week are erased.
    CheckInErased {
        /// Which week.
        week: Week,
    },
    /// Everything up to there was seen.
    Seen {
        /// The conversation.
        log: LogId,
        /// Next place that was not seen.
        next: u64,
    },
    /// No check-in card before this day.
    Snoozed {
        /// The day.
        until: Day,
    },
    /// Something noted for oneself alone.
    Own(Own),
    /// Milliseconds spent on a week's report, private.
    ReportTime {
        /// Which week.
        week: Week,
        /// Milliseconds.
        spent: u64,
    },
    /// A week's figures, given for the team's total: two shares of them leave, and they stay here. The last of a week counts until
    /// its shares have left.
    TeamReport(TeamReport),
    /// The shares of a week's report have left: there is no other for that week.
    TeamReportLeft {
        /// Which week.
        week: Week,
    },
    /// A referent begins to count a window: with these reports, and with no others ever.
    TallyBegun {
        /// Digest of what opened the window.
        opening: Hash32,
        /// Digest of the reports as the server first gave them.
        reports: Hash32,
        /// Of weekly reports, who sent them: what the next weeks are held against.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        authors: Vec<tdu_protocol::AccountId>,
    },
    /// The language that this person chose.
    Language {
        /// The language.
        lang: Lang,
    },
}

impl Payload {
    /// The text of a message, a question about the charter among them.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Message { text, .. } | Self::CharterQuestion { text } => Some(text),
            _ => None,
        }
    }

    /// The attachments that it names.
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::Message { attachments, .. } => attachments,
            _ => &[],
        }
    }
}

/// What is known of a person. Everything but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name, as the person wants to be called.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// Language spoken, as a word.
    pub language: String,
    /// Hours at which it is safe to call or write, in words.
    pub safe_hours: String,
}

/// A follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Day of the contact.
    pub day: Option<Day>,
    /// Channel, by its id in the policies.
    pub channel: String,
    /// Themes, by id.
    pub themes: Vec<String>,
    /// Actions, by id.
    pub actions: Vec<String>,
    /// Outcome, by id; empty if none.
    pub outcome: String,
    /// Minutes.
    pub minutes: u32,
    /// Next step, in words; empty if none.
    pub next_step: String,
    /// Its day.
    pub next_day: Option<Day>,
    /// Weak signals: id and state (by id).
    pub signals: BTreeMap<String, String>,
    /// Free text: facts, not judgements.
    pub text: String,
}

/// A document or a photograph beside an entry: what the entry says of it. Its bytes are a blob of the same log, which the append
/// names as held ([`tdu_protocol::blob::Hold`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Name of the file.
    pub name: String,
    /// Media type, as the author's device knew it. It is a hint: nothing is run or shown because of it alone.
    pub media_type: String,
    /// Bytes once opened.
    pub size: u64,
    /// Epoch of the log whose key seals it; not always that of the entry, which may come after a change of the key.
    pub epoch: u32,
    /// SHA-256 of the sealed bytes.
    pub hash: Hash32,
}

/// First words of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// The worker's name.
    pub worker: String,
    /// The service's name.
    pub service: String,
    /// The person's name, as the worker wrote it.
    pub person: String,
    /// Receipt keys of the server, as the directory names them.
    pub receipt_keys: Vec<Hash32>,
}

/// Policies, and an administrator's signature over them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedPolicies {
    /// The whole set, by file name.
    pub files: tdu_policies::PolicyFiles,
    /// `COSE_Sign1` of a [`PolicyStatement`].
    pub signature: Signed<PolicyStatement>,
    /// Who signed, up to the root.
    pub signer: tdu_protocol::cert::Chain,
}

/// What an administrator signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyStatement {
    /// The organisation.
    pub org: OrgId,
    /// When.
    pub at: Timestamp,
    /// Digest of the set ([`tdu_policies::PolicyFiles::digest`]).
    pub digest: Hash32,
}

impl SignedMessage for PolicyStatement {
    const NAMESPACE: Namespace = Namespace::Policies;
}

/// A week's figures, as they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Which week.
    pub week: Week,
    /// The figures.
    pub figures: Figures,
    /// What got in the way, if the worker wants to say it.
    pub obstacles: String,
}

/// Counts by indicator and by policy item: `channels` -> `telephone` -> 12. No name, no text, no case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures(pub BTreeMap<String, BTreeMap<String, u32>>);

/// A week's figures for the team's total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamReport {
    /// Which week.
    pub week: Week,
    /// The figures.
    pub figures: Figures,
    /// Minutes that the report took, begun ones included.
    pub minutes: u32,
}

/// What a referent publishes of a week's reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportsPublished {
    /// Digest of what opened the window.
    pub opening: Hash32,
    /// Which week.
    pub week: Week,
    /// `None`: fewer reports than the policies want.
    pub totals: Option<WeekTotals>,
}

/// A week's totals, what must be hidden taken away already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekTotals {
    /// Reports that were counted.
    pub reports: u32,
    /// By indicator and cell; `None` where hidden.
    pub figures: BTreeMap<String, BTreeMap<String, Option<u32>>>,
    /// Minutes that the reports took all together; `None` where hidden.
    pub minutes: Option<u32>,
}

/// Totals of check-ins over a window, as everybody on the staff may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyPublished {
    /// Digest of what opened the window.
    pub opening: Hash32,
    /// First week of the window ([`tdu_protocol::tally::FirstWeek`]).
    pub first: u32,
    /// Its length, in weeks.
    pub weeks: u8,
    /// Fewest people behind a total.
    pub group: u32,
    /// Each question that was asked, the quarterly ones last.
    pub questions: Vec<TallyQuestion>,
    /// How many of them are quarterly: those of the weeks that [`tdu_protocol::tally::quarter_of`] says.
    #[serde(default, skip_serializing_if = "tdu_protocol::tally::is_none")]
    pub quarterly: u16,
    /// Place in the directory of those who were counted, as in the opening. None in what was published before this was said.
    #[serde(default, skip_serializing_if = "tdu_protocol::tally::is_none")]
    pub at: u64,
}

/// Width of a band of [`TallyQuestion`], in percent and in people.
pub const TALLY_BAND: u8 = tdu_tally::BAND;

/// What is shown of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyQuestion {
    /// Its id in the policies.
    pub item: String,
    /// How many people answered: this many or up to four more. `None`: fewer than the group, and nothing is shown.
    pub people: Option<u64>,
    /// Each level's share of the answers: this many percent to five more; `None` where it is hidden.
    pub levels: Vec<Option<u8>>,
}

impl TallyQuestion {
    /// Of which nothing is shown.
    pub fn without_figures(item: &str) -> Self {
        Self { item: item.to_owned(), people: None, levels: Vec::new() }
    }
}
