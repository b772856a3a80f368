//! What can be asked.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tdu_policies::{Lang, PolicyFiles, Ready, Visibility};
use tdu_protocol::{AccountId, Bytes, Hash32, InvitationId, LogId, Role, Secret32, WriteId};

use super::{
    chosen::{CardAnswers, HandoverMove, NewFile, PolicyChange},
    secrets::{SecretBytes, Words},
    view::{AskedStep, CaseFilter, JournalQuestion},
};
#[cfg(doc)]
use super::{reply::Reply, view::*};
use crate::{
    calendar::{Day, Quarter, Week},
    own::{Mark, Own},
    payload::{Answer, Arm, Circumstances, Enrolment, IdentityCheck, Note, Person, Plan, WithdrawalTold},
};

/// What a user interface asks. The answer's variant of [`Reply`] is named on each line.
#[derive(Debug, Serialize, Deserialize)]
pub enum Command {
    /// Where things stand: [`Reply::Status`]. Restores what this device remembers; signs a remembered device in.
    Hello,
    /// Draws eight words, keeps them until they are confirmed or drawn again: [`Reply::Words`].
    DrawWords,
    /// Founds the organisation with the words that were drawn: [`Reply::Me`].
    Found {
        /// From the set-up link.
        setup: Secret32,
        /// Name of the service, shown to everyone.
        service: String,
        /// Name of the first administrator.
        name: String,
        /// The set of policies that they sign.
        policies: Ready,
        /// What managers receive of reports under it.
        visibility: Visibility,
        /// Files in place of those of that set, as in [`PolicyChange::files`].
        files: PolicyFiles,
    },
    /// Opens an invitation: [`Reply::Invitation`].
    OpenInvitation {
        /// From the link.
        id: InvitationId,
        /// What follows `#`: secret and root fingerprint, as in the link.
        fragment: String,
        /// The six digits.
        code: String,
    },
    /// Accepts the invitation that was opened: [`Reply::Me`]. Staff open with the words that were drawn; a
    /// beneficiary's device is remembered, no words are needed.
    AcceptInvitation {
        /// How the person wants to be called.
        name: String,
        /// Their language.
        lang: Lang,
    },
    /// Signs in, or unlocks, with eight words: [`Reply::Me`].
    OpenWithWords {
        /// The words.
        words: Words,
    },
    /// Starts a log-in or an unlocking by passkey: [`Reply::Passkey`].
    StartPasskey,
    /// Ends it: [`Reply::Me`].
    FinishPasskey {
        /// JSON of the assertion, without PRF results.
        credential: String,
        /// The PRF output, if the authenticator gave one.
        prf: Option<SecretBytes>,
    },
    /// Starts adding a passkey: [`Reply::Passkey`].
    StartPasskeyEnrolment,
    /// Ends it: [`Reply::Me`].
    FinishPasskeyEnrolment {
        /// JSON of the attestation, without PRF results.
        credential: String,
        /// The PRF output; without one the passkey signs in and does not unlock.
        prf: Option<SecretBytes>,
    },
    /// Remembers this device, so that it opens by itself (beneficiaries; a worker's own choice): [`Reply::Me`].
    RememberDevice,
    /// Wipes keys from memory: [`Reply::Status`].
    Lock,
    /// Ends the session and, if asked, forgets everything that this device keeps: [`Reply::Status`].
    LogOut {
        /// Also delete the device's copy. What has not left yet is lost: ask first ([`Status::waiting`]).
        forget: bool,
    },

    /// Invites a member of staff: [`Reply::NewInvitation`].
    InviteStaff {
        /// Their role.
        role: Role,
        /// Their name, to recognise the invitation in the list.
        name: String,
    },
    /// Staff and pending invitations: [`Reply::Staff`].
    Staff,
    /// Withdraws a pending invitation: [`Reply::Done`].
    WithdrawInvitation {
        /// The log that it leads to.
        log: LogId,
        /// Which.
        id: InvitationId,
    },
    /// Puts a member of staff out of the service, and so out of each log that this account manages: [`Reply::Done`].
    PutOut {
        /// Who.
        account: AccountId,
    },
    /// The policies in force, verified: [`Reply::Policies`].
    Policies,
    /// The texts that were signed last: [`Reply::PolicyTexts`].
    PolicyTexts,
    /// What signing another set would do: [`Reply::PolicyTrial`].
    TryPolicies(PolicyChange),
    /// Signs another set, as an administrator: [`Reply::Written`].
    SignPolicies(PolicyChange),
    /// A part of the access journal, verified, for administrators: [`Reply::Journal`].
    Journal(JournalQuestion),
    /// Who can read a file or a conversation: [`Reply::Readers`].
    WhoCanRead {
        /// Which.
        log: LogId,
    },
    /// What needs me: [`Reply::Today`].
    Today,
    /// The caseload: [`Reply::Cases`].
    Cases {
        /// Free text, over everything; empty for all.
        query: String,
        /// Which cases.
        filter: CaseFilter,
    },
    /// Opens a file for a person: [`Reply::Log`].
    OpenCase {
        /// The person.
        person: Person,
    },
    /// Changes what is known of the person: [`Reply::Done`].
    ChangePerson {
        /// The case.
        case: LogId,
        /// The person.
        person: Person,
    },
    /// A file: [`Reply::Case`].
    Case {
        /// The case.
        case: LogId,
    },
    /// Writes a follow-up: [`Reply::Written`].
    WriteNote {
        /// The case.
        case: LogId,
        /// The note.
        note: Note,
        /// How the contact was for the worker: kept with them, never in the file.
        marks: BTreeSet<Mark>,
        /// Messages that are taken up in it ([`MessagesToNote::before`]): said of the conversation in the same breath, as by
        /// [`Command::NoteMessages`].
        relayed: Option<u64>,
    },
    /// Corrects a follow-up; the former version stays visible: [`Reply::Written`].
    CorrectNote {
        /// The case.
        case: LogId,
        /// The note that is corrected: its first version.
        of: WriteId,
        /// The new version.
        note: Note,
    },
    /// Lets another worker into a file and its conversation, with all that this one may do there: [`Reply::Done`].
    ShareCase {
        /// The case.
        case: LogId,
        /// Who.
        with: AccountId,
    },
    /// A step of a hand-over: [`Reply::Written`].
    HandOver {
        /// The case.
        case: LogId,
        /// Which.
        step: HandoverMove,
    },
    /// Closes a file: [`Reply::Done`].
    CloseCase {
        /// The case.
        case: LogId,
    },
    /// Erases a file that has reached its term, with its conversation, but for the charter's proof: [`Reply::Done`]. It cannot
    /// be undone, and is refused while something of it waits to leave or was not seen yet.
    EraseFile {
        /// The case.
        case: LogId,
    },
    /// Keeps a file beyond its term ([`Term::latest`] at most): [`Reply::Written`].
    KeepFile {
        /// The case.
        case: LogId,
        /// Why, as it will stand in the file.
        reason: String,
        /// The day on which it comes back.
        until: Day,
    },
    /// What was said up to now is noted in the file; these messages go after the policy's days: [`Reply::Written`].
    NoteMessages {
        /// The conversation.
        conversation: LogId,
    },
    /// Searches everything that this person may read: [`Reply::Hits`].
    Search {
        /// Words; accents and case do not matter.
        query: String,
    },
    /// Keeps what is being typed, sealed, on this device: [`Reply::Done`]. Empty text forgets it.
    KeepDraft {
        /// Which field: chosen by the user interface, for example `note:<case>`.
        place: String,
        /// What is typed.
        text: String,
    },
    /// What was being typed: [`Reply::Draft`].
    Draft {
        /// Which field.
        place: String,
    },

    /// Invites the person of a file, or invites again after a lost phone: [`Reply::NewInvitation`].
    InviteBeneficiary {
        /// The case.
        case: LogId,
    },
    /// A conversation or a talk: [`Reply::Conversation`]. A beneficiary has one; `None` asks for it.
    Conversation {
        /// Which.
        conversation: Option<LogId>,
    },
    /// Talks with colleagues, and who may be asked for one: [`Reply::Talks`]. One talk is read as [`Command::Conversation`].
    Talks,
    /// Begins a talk by its first message: [`Reply::Log`].
    BeginTalk {
        /// With whom.
        with: AccountId,
        /// The first message.
        text: String,
    },
    /// Ends a talk, or says of one that ended that what was written may go: [`Reply::Done`].
    EndTalk {
        /// Which.
        talk: LogId,
        /// Whether what was written may go. It does once everybody in the talk has said so.
        erase: bool,
    },
    /// Sends a message: [`Reply::Written`].
    SendMessage {
        /// The conversation.
        conversation: LogId,
        /// The text; may be empty beside a file.
        text: String,
        /// Documents and photographs ([`crate::payload::MAX_ATTACHMENTS`], [`crate::client::MAX_ATTACHMENT`]).
        files: Vec<NewFile>,
    },
    /// A document or a photograph of a message, opened: [`Reply::File`].
    Attachment {
        /// The conversation.
        conversation: LogId,
        /// The message.
        message: WriteId,
        /// Its place among those of the message, from 0.
        place: u32,
    },
    /// Everything up to here was seen: [`Reply::Done`]. Of a file, the answer to a hand-over.
    Seen {
        /// The conversation, the talk or the file.
        conversation: LogId,
    },
    /// The charter as this person may read or has signed it: [`Reply::Charter`].
    Charter {
        /// The conversation.
        conversation: LogId,
        /// In which language.
        lang: Lang,
    },
    /// Proposes the charter as it is in force to the person of a file: [`Reply::Log`], the conversation. It is made if there is
    /// none yet, for somebody who answers aloud or on paper. A text that is on the table already is not proposed again, and one that
    /// still holds examples is never proposed ([`FailureKind::CharterIncomplete`](super::FailureKind::CharterIncomplete)).
    PresentCharter {
        /// The case.
        case: LogId,
    },
    /// Signs the charter: [`Reply::Written`].
    SignCharter {
        /// The conversation.
        conversation: LogId,
        /// The language that was read.
        lang: Lang,
        /// SHA-256 of the text that was shown ([`CharterView::digest`]): signed only if it is still that one.
        digest: tdu_protocol::Hash32,
        /// Optional consents that were chosen, by their id.
        consents: Vec<String>,
        /// Whether this device read the whole text aloud, each idea to its end.
        heard: bool,
        /// How it is signed, as the person says.
        circumstances: Circumstances,
    },
    /// Answers the charter otherwise than by a signature: [`Reply::Written`]. The person refuses or leaves it for later; a
    /// worker writes down what they heard, or a paper. Help goes on, whatever the answer.
    AnswerCharter {
        /// The conversation.
        conversation: LogId,
        /// The language of the text that was read, heard or explained.
        lang: Lang,
        /// SHA-256 of that text, as for a signature.
        digest: tdu_protocol::Hash32,
        /// The answer.
        answer: Answer,
    },
    /// Asks a question about the charter, as a message: [`Reply::Written`].
    AskAboutCharter {
        /// The conversation.
        conversation: LogId,
        /// The question.
        text: String,
    },
    /// Writes down that the person told of their withdrawal, for a worker: [`Reply::Written`].
    RecordWithdrawal {
        /// The conversation.
        conversation: LogId,
        /// How the worker was told.
        told: WithdrawalTold,
    },
    /// Withdraws the signature: [`Reply::Written`].
    WithdrawCharter {
        /// The conversation.
        conversation: LogId,
    },
    /// The worker signs in turn: [`Reply::Written`].
    CountersignCharter {
        /// The conversation.
        conversation: LogId,
        /// How they know who the person is.
        identity: IdentityCheck,
        /// How the person's device was linked.
        enrolled: Enrolment,
    },
    /// Asks a colleague who heard it too to confirm an answer given aloud; they can then read the conversation:
    /// [`Reply::Done`].
    AskCharterWitness {
        /// The conversation.
        conversation: LogId,
        /// The colleague.
        colleague: AccountId,
    },
    /// Confirms an answer given aloud, as the second who heard it: [`Reply::Written`].
    WitnessCharter {
        /// The conversation.
        conversation: LogId,
    },
    /// A colleague who was asked to confirm reads the conversation no longer: [`Reply::Done`].
    DismissCharterWitness {
        /// The conversation.
        conversation: LogId,
        /// The colleague.
        colleague: AccountId,
    },
    /// Asks the service's authority for a time stamp on the newest answer that has left, for workers: [`Reply::NewStamp`], to be
    /// verified before it is kept.
    AskTimeStamp {
        /// The conversation.
        conversation: LogId,
    },
    /// Keeps a time stamp that was verified, so that every later proof has it: [`Reply::Written`].
    KeepTimeStamp {
        /// The conversation.
        conversation: LogId,
        /// Hash of the entry that holds the answer.
        answered: Hash32,
        /// The token.
        token: Bytes,
    },
    /// A proof to keep: text, signatures, certificates, receipts: [`Reply::File`].
    CharterCopy {
        /// The conversation.
        conversation: LogId,
        /// Which ([`super::ProofView::of`]); the newest without it.
        of: Option<u64>,
    },
    /// Looks at a proof that somebody was given, whoever asks: [`Reply::Examination`].
    ExamineProof {
        /// The file.
        file: Vec<u8>,
    },

    /// The weekly report as it would be sent: [`Reply::Report`].
    Report {
        /// Which week.
        week: Week,
    },
    /// Sends exactly what [`Command::Report`] shows: [`Reply::Done`].
    SendReport {
        /// Which week.
        week: Week,
        /// A word on what got in the way, if the worker wants. A total has no words: nothing of it is sent there.
        obstacles: String,
        /// Milliseconds spent on the page: kept in the personal log. Sent as part of the team's total, if the policies say that
        /// managers receive totals alone, and never otherwise.
        spent: u64,
    },
    /// My own week, private: [`Reply::WorkWeek`].
    MyWeek {
        /// Which week.
        week: Week,
    },
    /// A quarter's observation of needs: [`Reply::Quarter`].
    Quarter {
        /// Which quarter.
        quarter: Quarter,
    },
    /// The team's week: [`Reply::Team`].
    Team {
        /// Which week.
        week: Week,
        /// How many weeks of trend before it.
        trend: u8,
    },

    /// Experiments about work: [`Reply::Experiments`].
    Experiments,
    /// One of them: [`Reply::Experiment`].
    Experiment {
        /// Which.
        experiment: WriteId,
    },
    /// Proposes one: [`Reply::Written`].
    ProposeExperiment(Box<Plan>),
    /// Says yes for oneself: [`Reply::Done`].
    JoinExperiment {
        /// Which.
        experiment: WriteId,
        /// What was read ([`ExperimentView::digest`]): nothing else is agreed to.
        plan: tdu_protocol::Hash32,
        /// The group that is chosen.
        arm: Arm,
    },
    /// Leaves it, without a reason: [`Reply::Done`].
    LeaveExperiment {
        /// Which.
        experiment: WriteId,
    },
    /// Writes down a decision: [`Reply::Done`].
    DecideExperiment {
        /// Which.
        experiment: WriteId,
        /// What was decided.
        step: AskedStep,
        /// What was said at the meeting.
        said: String,
    },

    /// Totals of check-ins: [`Reply::Prevention`].
    Prevention,
    /// Looks whether a window can be opened, sent for or counted, and does it: [`Reply::Done`]. It is done unasked, too.
    CountTally,
    /// The check-in card, if one is due: [`Reply::CheckIn`].
    CheckIn,
    /// Answers it; kept in the personal log alone: [`Reply::Done`].
    AnswerCheckIn(CardAnswers),
    /// Not now (a day), or not this week: [`Reply::Done`]. Leaves no trace anywhere but here.
    SnoozeCheckIn {
        /// Until which day the card stays away.
        until: Day,
    },
    /// The word for the worker that is due, if one is: [`Reply::Prompt`].
    Prompt,
    /// Keeps something for oneself alone, in the personal log: [`Reply::Done`].
    KeepOwn(Own),
    /// My own days and moments, private: [`Reply::Days`].
    MyDays {
        /// Which week.
        week: Week,
    },
    /// All that I noted for myself: [`Reply::OwnNotes`].
    OwnNotes,
    /// My own answers over time: [`Reply::Trend`].
    MyCheckIns,
    /// Erases one of my own answers: [`Reply::Done`].
    EraseCheckIn {
        /// Which week.
        week: Week,
    },
}
