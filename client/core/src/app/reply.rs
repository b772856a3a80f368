//! What is answered, and what is told unasked.

use serde::{Deserialize, Serialize};
use tdu_policies::PolicyFiles;
use tdu_protocol::{LogId, WriteId};

use super::{
    secrets::Words,
    view::{
        CaseSummary, CaseView, CharterView, CheckInCard, CheckInTrend, ConversationView, ExperimentView,
        ExperimentsView, InvitationView, JournalView, Me, MyDays, NewInvitation, NewStamp, OwnNotes,
        PoliciesView, PolicyTrial, PreventionView, PromptCard, QuarterView, Reader, ReportPreview, SearchHit,
        StaffView, Status, TalksView, TeamWeek, TodayItem, WorkWeek,
    },
};
use crate::proof::Examination;

/// What is answered. A failure is told apart: `Result<Reply, Failure>`.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    /// Done, nothing to show.
    Done,
    /// Where things stand.
    Status(Status),
    /// Eight words, separated by spaces.
    Words(Words),
    /// Who is signed in.
    Me(Me),
    /// An invitation, opened and verified.
    Invitation(InvitationView),
    /// JSON of WebAuthn options under `publicKey`, without the PRF extension, which the page adds.
    Passkey(String),
    /// An invitation to hand over.
    NewInvitation(NewInvitation),
    /// Staff.
    Staff(StaffView),
    /// The policies.
    Policies(Box<PoliciesView>),
    /// Texts of policies.
    PolicyTexts(PolicyFiles),
    /// What signing a set would do.
    PolicyTrial(Box<PolicyTrial>),
    /// A part of the access journal.
    Journal(Box<JournalView>),
    /// Who can read.
    Readers(Vec<Reader>),
    /// What needs me.
    Today(Vec<TodayItem>),
    /// The caseload.
    Cases(Vec<CaseSummary>),
    /// A new file.
    Log(LogId),
    /// A file.
    Case(Box<CaseView>),
    /// Kept on this device, and on its way.
    Written(WriteId),
    /// What was found.
    Hits(Vec<SearchHit>),
    /// What was being typed.
    Draft(String),
    /// A conversation.
    Conversation(Box<ConversationView>),
    /// Talks with colleagues.
    Talks(TalksView),
    /// The charter.
    Charter(Box<CharterView>),
    /// A file to save.
    File {
        /// Suggested name, neutral.
        name: String,
        /// Media type.
        media_type: String,
        /// Content.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A time stamp as an authority gave it.
    NewStamp(Box<NewStamp>),
    /// What a proof proves; `None` if the file is none.
    Examination(Option<Box<Examination>>),
    /// A report.
    Report(Box<ReportPreview>),
    /// My week.
    WorkWeek(WorkWeek),
    /// The team's week.
    Team(Box<TeamWeek>),
    /// A quarter.
    Quarter(Box<QuarterView>),
    /// Experiments.
    Experiments(ExperimentsView),
    /// One experiment.
    Experiment(Box<ExperimentView>),
    /// Totals of check-ins.
    Prevention(Box<PreventionView>),
    /// The card, if due.
    CheckIn(Option<CheckInCard>),
    /// The word that is due.
    Prompt(Option<PromptCard>),
    /// Own days and moments.
    Days(MyDays),
    /// What was noted for oneself.
    OwnNotes(OwnNotes),
    /// Own answers.
    Trend(CheckInTrend),
}

/// What is told unasked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    /// Where things stand has changed.
    Status(Status),
    /// These may look different now: ask again for what is on screen.
    Changed(Vec<Topic>),
}

/// What may look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// Staff, invitations, policies.
    Directory,
    /// A file, and so the caseload and today.
    Case(LogId),
    /// A conversation or a talk, and so today.
    Conversation(LogId),
    /// Reports.
    Reports,
    /// Totals of check-ins.
    Tally,
    /// Own check-ins and settings.
    Personal,
}

impl Topic {
    /// The account whose view this is about does not matter here; kept apart so that a page can filter by log.
    pub const fn log(self) -> Option<LogId> {
        match self {
            Self::Case(log) | Self::Conversation(log) => Some(log),
            _ => None,
        }
    }
}
