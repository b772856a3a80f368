//! What is shown. Plain values, ready for a page or a table; labels of policy items come from [`PoliciesView`].

mod charter;
mod conversation;
mod experiments;
mod handover;
mod journal;
mod leave;
mod prevention;
mod prompts;
mod talks;
mod term;
mod work;

use serde::{Deserialize, Serialize};
use tdu_policies::{Lang, Localised, Minutes, Mistake, PolicySet, Visibility};
use tdu_protocol::{AccountId, Hash32, InvitationId, LogId, Role, Timestamp, WriteId, api::OpenerKind};

use crate::{
    app::FailureKind,
    calendar::{Day, Week},
    payload::{Note, Person},
};

pub use charter::*;
pub use conversation::*;
pub use experiments::*;
pub use handover::*;
pub use journal::*;
pub use leave::*;
pub use prevention::*;
pub use prompts::*;
pub use talks::*;
pub use term::*;
pub use work::*;

/// Where things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// What the person can do now.
    pub phase: Phase,
    /// Whether the server answers.
    pub online: bool,
    /// Things written here that have not left yet.
    pub waiting: u32,
    /// Something the person must know, in words of its own, until it is resolved.
    pub warning: Option<FailureKind>,
}

/// What the person can do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The server is empty and waits for its set-up link.
    Empty,
    /// Nobody is signed in on this device.
    SignedOut,
    /// Somebody's copy is on this device, closed.
    Locked,
    /// The server says that the account of this device was put out of the service.
    Ended(Ended),
    /// Open.
    Open(Me),
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// The service's name.
    pub service: String,
    /// Fingerprint of its root, which tells it from any other of the same name.
    pub organisation: Hash32,
    /// Language chosen when joining.
    pub lang: Lang,
    /// Ways to open that exist.
    pub ways: Vec<OpenerKind>,
    /// Ways that also unlock files (a passkey without PRF does not).
    pub unlocking_ways: Vec<OpenerKind>,
}

/// An invitation, opened and verified up to the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// The role that is offered.
    pub role: Role,
    /// Who invites.
    pub inviter: String,
    /// The service.
    pub service: String,
    /// The name that the inviter wrote, to be confirmed or changed.
    pub name: String,
}

/// An invitation to hand over: the link by one way, the code by voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvitation {
    /// The invitation.
    pub id: InvitationId,
    /// Path and fragment: `/i/<id>#<secret>.<fingerprint>`. The user interface puts its own origin before it.
    pub link: String,
    /// Six digits, to be told by voice.
    pub code: String,
    /// Until when it can be used.
    pub expires: Timestamp,
}

/// Staff.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    /// Everybody in the directory.
    pub members: Vec<StaffMember>,
    /// Invitations that wait.
    pub pending: Vec<PendingView>,
    /// Roles that this person may invite.
    pub may_invite: Vec<Role>,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// The account.
    pub account: AccountId,
    /// Name; empty until their first message in the directory.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
    /// Whether this is the person who looks.
    pub me: bool,
    /// What putting them out would mean, if the person who looks may.
    pub leaving: Option<Leaving>,
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingView {
    /// The invitation.
    pub id: InvitationId,
    /// The log that it leads to.
    pub log: LogId,
    /// Role.
    pub role: Role,
    /// The name that the inviter wrote.
    pub name: String,
    /// Until when.
    pub expires: Timestamp,
}

/// The policies in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PoliciesView {
    /// The set.
    pub set: PolicySet,
    /// Who signed it.
    pub signed_by: String,
    /// When.
    pub signed_at: Timestamp,
    /// The Monday from which weeks are counted by the set that was signed last, if it has not come yet.
    pub coming: Option<Day>,
    /// Which weeks are counted by which set, in order; empty where there was never but one.
    pub weeks: Vec<WeeksPolicies>,
    /// What the charter still holds examples of: it is not proposed to anybody before.
    pub charter_lacks: Vec<Localised>,
}

/// The policies by which weeks are counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeeksPolicies {
    /// From this week on, until the next set's.
    pub from: Week,
    /// The set.
    pub set: PolicySet,
}

impl PoliciesView {
    /// The set by which a week is counted.
    pub fn of_week(&self, week: Week) -> &PolicySet {
        let found = self.weeks.iter().rfind(|one| one.from <= week).or_else(|| self.weeks.first());
        found.map_or(&self.set, |one| &one.set)
    }
}

/// What signing another set of policies would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTrial {
    /// The texts are longer than a set may be together; nothing else was looked at.
    pub too_long: bool,
    /// What is wrong, by file and line; with one mistake the set cannot be signed.
    pub mistakes: Vec<Mistake>,
    /// Files that differ from those signed last.
    pub changed: Vec<ChangedFile>,
    /// What managers would receive, if that is something else than now.
    pub received: Option<Received>,
    /// The Monday from which weeks would be counted by it.
    pub holds_from: Day,
    /// What its charter still holds examples of.
    pub charter_lacks: Vec<Localised>,
}

/// What managers would receive that they do not receive now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Received {
    /// Of reports.
    Reports(Visibility),
    /// Of the time that reports take, which arrive under their author's name as before.
    Time(Minutes),
}

/// A file that differs from the one signed last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedFile {
    /// Its name in the set.
    pub file: String,
    /// Lines that it has and the former had not.
    pub added: u32,
    /// Lines that the former had and it has not.
    pub removed: u32,
}

/// Somebody who can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Name, or empty where the person did not give any.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
    /// Names of those who vouched, nearest first, up to the organisation.
    pub vouched_by: Vec<String>,
    /// Whether this is the person who looks.
    pub me: bool,
}

/// Something that needs the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodayItem {
    /// Why it is here.
    pub why: TodayReason,
    /// The case, where there is one.
    pub case: Option<LogId>,
    /// The conversation, where there is one.
    pub conversation: Option<LogId>,
    /// The person's name.
    pub name: String,
    /// When it became so, or is due.
    pub at: Timestamp,
}

/// Why something needs the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TodayReason {
    /// New messages.
    Messages {
        /// How many.
        count: u32,
    },
    /// New messages in a talk with a colleague, whose name it is.
    TalkMessages {
        /// How many.
        count: u32,
    },
    /// A next step is due.
    NextStep {
        /// What was written.
        text: String,
        /// Due day.
        due: Day,
    },
    /// The person signed the charter: to be countersigned.
    CharterToCountersign,
    /// A colleague asks to confirm an answer to the charter that was given aloud.
    CharterToWitness,
    /// Charters wait for an answer for long; one line for all of them.
    ChartersWaiting {
        /// How many.
        count: u32,
    },
    /// The person was invited and has not joined.
    InvitationWaiting,
    /// Files have reached their term; one line for all of them.
    TermsReached {
        /// How many.
        count: u32,
    },
    /// No contact for long.
    LostTouch {
        /// Days since the last one.
        days: u32,
    },
    /// A colleague asks this worker to follow the person.
    HandoverAsked {
        /// The colleague.
        from: String,
    },
    /// A file has passed to another worker, and the person is to be told.
    HandoverToTell(HandoverTold),
    /// A colleague follows the person from now on, or does not.
    HandoverAnswered {
        /// The colleague.
        by: String,
        /// Why not; nothing if they do.
        refused: Option<String>,
    },
    /// The week's report can be sent.
    ReportDue {
        /// Which week.
        week: Week,
    },
}

/// Which cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseFilter {
    /// Open ones.
    #[default]
    Open,
    /// With something to do: messages, next step due, charter.
    NeedsMe,
    /// Open ones that nobody else of the service can read.
    Alone,
    /// Closed ones.
    Closed,
    /// At their term, or close to it, open or not.
    AtTerm,
}

/// One line of the caseload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    /// The case.
    pub case: LogId,
    /// The person's name.
    pub name: String,
    /// Day and channel of the last contact.
    pub last_contact: Option<(Day, String)>,
    /// Next step and its day.
    pub next_step: Option<(Day, String)>,
    /// State of the charter.
    pub charter: CharterState,
    /// Whether a first meeting in person took place.
    pub met_in_person: bool,
    /// Messages not seen.
    pub unread: u32,
    /// Whether it is closed.
    pub closed: bool,
    /// When it reaches its term; nothing where it is erased already.
    pub term: Option<Term>,
    /// It was erased at its term.
    pub erased: Option<ErasedFile>,
    /// Something here has not left yet.
    pub waiting: bool,
    /// Nobody else of the service can read it.
    pub alone: bool,
    /// Who follows it, if that is not whoever looks.
    pub follower: Option<Colleague>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// Its line in the caseload.
    pub summary: CaseSummary,
    /// The person.
    pub person: Person,
    /// The conversation, once the person was invited.
    pub conversation: Option<LogId>,
    /// Whether the person has joined the conversation.
    pub joined: bool,
    /// Messages of the conversation that are not noted here yet, where this worker may say so.
    pub to_note: Option<MessagesToNote>,
    /// Others of the service who can read the file, in the order in which they came.
    pub colleagues: Vec<Colleague>,
    /// The newest hand-over, if there was one.
    pub handover: Option<HandoverView>,
    /// Whether this worker may propose one now.
    pub may_hand_over: bool,
    /// What the service's charter still holds examples of: it cannot be proposed before.
    pub charter_lacks: Vec<Localised>,
    /// Everything, newest first.
    pub timeline: Vec<TimelineItem>,
}

/// One thing that happened in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineItem {
    /// Its id: that of the first version.
    pub id: WriteId,
    /// When it was written, by the author's clock.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: String,
    /// Whether the person who looks wrote it.
    pub mine: bool,
    /// Whether it has not left yet.
    pub waiting: bool,
    /// What it is.
    pub what: TimelineKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimelineKind {
    /// The file was opened.
    Opened,
    /// A follow-up.
    Note {
        /// Newest version.
        note: Note,
        /// Former versions, newest first, with when and by whom each was written.
        former: Vec<FormerNote>,
    },
    /// What is known of the person changed.
    PersonChanged,
    /// The person was invited to the conversation.
    Invited,
    /// A message, from the conversation.
    Message {
        /// The text.
        text: String,
        /// Whether the beneficiary wrote it.
        from_beneficiary: bool,
        /// Names of its documents and photographs.
        attachments: Vec<String>,
    },
    /// The charter's state changed.
    Charter(CharterState),
    /// The file was closed.
    Closed,
    /// It is kept beyond its term.
    Kept {
        /// Why.
        reason: String,
        /// The day on which it comes back.
        until: Day,
    },
    /// A step of a hand-over.
    Handover(HandoverStep),
    /// What was written before was erased at its term.
    Erased,
    /// Written by a newer version of the app, or erased.
    Unreadable,
}

/// A former version of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerNote {
    /// When it was written.
    pub at: Timestamp,
    /// By whom.
    pub author: String,
    /// The note as it was.
    pub note: Note,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    /// The case.
    pub case: LogId,
    /// The person's name.
    pub name: String,
    /// The note or message; `None` when the person's own details matched.
    pub item: Option<WriteId>,
    /// When it was written.
    pub at: Timestamp,
    /// Text around the match: before, match, after.
    pub excerpt: (String, String, String),
}
