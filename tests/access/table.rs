//! The table of expected answers.

use tdu_protocol::problem::ProblemKind::{
    self, AlreadyExists, BadRequest, EntryRefused, Forbidden, NotFound, NotRecognised, NotSignedIn, WrongCode,
};
use tdu_protocol::{LogKind, Role};
use tdu_tests::people::Answer;

/// Who asks: the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Nobody,
    Administrator,
    Manager,
    Referent,
    /// Has the file, the conversation and the report log.
    Worker,
    /// Has others.
    OtherWorker,
    /// In the conversation.
    Beneficiary,
    /// In another.
    OtherBeneficiary,
}

impl Who {
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Administrator,
        Self::Manager,
        Self::Referent,
        Self::Worker,
        Self::OtherWorker,
        Self::Beneficiary,
        Self::OtherBeneficiary,
    ];
}

/// What is expected.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    Done(u16),
    Problem(ProblemKind),
}

impl Expected {
    pub fn is(self, answer: &Answer) -> bool {
        match self {
            Self::Done(status) => answer.status == status,
            Self::Problem(kind) => answer.status == kind.status() && answer.problem().kind == kind,
        }
    }
}

/// Which log a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Directory,
    /// Of the worker.
    Case,
    /// Of the worker and the beneficiary.
    Conversation,
    /// Of the worker; the manager receives what is written there.
    Report,
    /// Of the worker alone.
    Personal,
    /// No log at all.
    Unknown,
    /// Not even the name of a log.
    Nonsense,
}

/// How a request is made.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// No body.
    Plain,
    /// No body, by a session that may end.
    Leaving,
    /// No body, about a log.
    Of(Which),
    /// A WebSocket.
    Upgrade,
    /// The founding of another organisation.
    Founding,
    /// The asker's own opener; a made-up one for nobody.
    Opener,
    /// Another's locator with a verifier of one's own.
    StolenLocator,
    /// A passkey that nobody enrolled.
    Passkey,
    /// A passkey to enrol, without a ceremony.
    Enrolment,
    /// A passkey to enrol, with the ceremony of a colleague.
    StolenCeremony,
    /// The asker's own vault again, one version later.
    Vault,
    /// A new log of this kind.
    Open(LogKind),
    /// An attachment to bring into a log.
    Announce(Which),
    /// All of an attachment that the worker announced.
    Send(Which),
    /// An attachment that the worker brought in.
    Fetch(Which),
    /// A time stamp, of a service that has no authority.
    TimeStamp,
    /// A sealed entry at the end of a log.
    Write(Which),
    /// An invitation of this role into a log.
    Invite(Which, Role),
    /// The other worker is let into a new file of the worker.
    GrantWorker,
    /// The manager is let into a new file of the worker.
    GrantManager,
    /// A new file of the worker is closed.
    Close,
    /// A window of the check-ins' totals, in a service that has too few workers for any.
    OpenTally,
    /// A report for a window that there is not.
    ReportToTally,
    /// A count of a window that there is not.
    CountTally,
    /// The proof of an invitation to the directory, by the manager, or to the conversation, by the worker.
    Offer(Which),
    /// The same invitation is cancelled.
    Cancel(Which),
    /// An invitation to the directory is opened, with the right proof or a wrong one.
    Knock(bool),
    /// Somebody new joins the directory, with the right proof or a wrong one.
    Join(bool),
}

/// One request, and what each gets for it.
pub struct Row {
    pub route: &'static str,
    pub ask: Ask,
    pub answers: [Expected; 8],
}

impl Row {
    /// What tells rows of one route apart.
    pub fn note(&self) -> String {
        if matches!(self.ask, Ask::Plain) { String::new() } else { format!(" ({:?})", self.ask) }
    }
}

const fn row(route: &'static str, ask: Ask, answers: [Expected; 8]) -> Row {
    Row { route, ask, answers }
}

const OK: Expected = Expected::Done(200);
const NIL: Expected = Expected::Done(204);
const SWITCH: Expected = Expected::Done(101);
/// 401: sign in first.
const OUT: Expected = Expected::Problem(NotSignedIn);
/// 401: not known.
const UNK: Expected = Expected::Problem(NotRecognised);
/// 401: not the code.
const CODE: Expected = Expected::Problem(WrongCode);
/// 403.
const NO: Expected = Expected::Problem(Forbidden);
/// 404: a log of others is answered like no log.
const NONE: Expected = Expected::Problem(NotFound);
/// 409.
const TAKEN: Expected = Expected::Problem(AlreadyExists);
/// 400.
const BAD: Expected = Expected::Problem(BadRequest);
/// 422: whoever asks may change the log, and the log's rules refuse this.
const RULE: Expected = Expected::Problem(EntryRefused);

/// Whoever is signed in, and nobody else.
const ANY: [Expected; 8] = [OUT, OK, OK, OK, OK, OK, OK, OK];
/// Everybody, nobody included.
const ALL: [Expected; 8] = [OK; 8];

const fn about(which: Which) -> Ask {
    Ask::Of(which)
}

#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    //                                                                                  nobody  admin  manag. refer. worker other  benef. other
    row("GET /server",                      Ask::Plain,                                 ALL),
    row("POST /organisation",               Ask::Founding,                              [TAKEN; 8]),
    row("POST /sessions/opener",            Ask::Opener,                                [UNK,   OK,    OK,    OK,    OK,    OK,    OK,    OK]),
    row("POST /sessions/opener",            Ask::StolenLocator,                         [UNK; 8]),
    row("POST /sessions/passkey/start",     Ask::Plain,                                 ALL),
    row("POST /sessions/passkey/finish",    Ask::Passkey,                               [UNK; 8]),
    row("GET /sessions/current",            Ask::Plain,                                 ANY),
    row("DELETE /sessions/current",         Ask::Leaving,                               [OUT,   NIL,   NIL,   NIL,   NIL,   NIL,   NIL,   NIL]),
    row("PUT /vault",                       Ask::Vault,                                 ANY),
    row("POST /passkeys/start",             Ask::Plain,                                 ANY),
    row("POST /passkeys/finish",            Ask::Enrolment,                             [OUT,   UNK,   UNK,   UNK,   UNK,   UNK,   UNK,   UNK]),
    row("POST /passkeys/finish",            Ask::StolenCeremony,                        [OUT,   UNK,   UNK,   UNK,   UNK,   UNK,   UNK,   UNK]),
    row("GET /openers",                     Ask::Plain,                                 ANY),

    row("POST /logs",                       Ask::Open(LogKind::Directory),              [OUT,   NO,    NO,    NO,    NO,    NO,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Team),                   [OUT,   NO,    OK,    NO,    NO,    NO,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Case),                   [OUT,   NO,    NO,    NO,    OK,    OK,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Conversation),           [OUT,   NO,    NO,    NO,    OK,    OK,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Report),                 [OUT,   NO,    NO,    NO,    OK,    OK,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Talk),                   [OUT,   NO,    NO,    NO,    OK,    OK,    NO,    NO]),
    row("POST /logs",                       Ask::Open(LogKind::Personal),               ANY),
    row("GET /logs",                        Ask::Plain,                                 ANY),

    row("GET /logs/{log}/entries",          about(Which::Directory),                    [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("GET /logs/{log}/entries",          about(Which::Case),                         [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/entries",          about(Which::Conversation),                 [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("GET /logs/{log}/entries",          about(Which::Report),                       [OUT,   NONE,  OK,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/entries",          about(Which::Personal),                     [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/entries",          about(Which::Unknown),                      [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),
    row("GET /logs/{log}/entries",          about(Which::Nonsense),                     [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("GET /logs/{log}/receipts/{seq}",   about(Which::Directory),                    [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("GET /logs/{log}/receipts/{seq}",   about(Which::Case),                         [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/receipts/{seq}",   about(Which::Conversation),                 [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("GET /logs/{log}/receipts/{seq}",   about(Which::Report),                       [OUT,   NONE,  OK,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/receipts/{seq}",   about(Which::Personal),                     [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/receipts/{seq}",   about(Which::Unknown),                      [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Directory),            [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Case),                 [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Conversation),         [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Report),               [OUT,   NONE,  NO,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Personal),             [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/blobs",           Ask::Announce(Which::Unknown),              [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Directory),                [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Case),                     [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Conversation),             [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Report),                   [OUT,   NONE,  NO,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Personal),                 [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("PUT /logs/{log}/blobs/{hash}",     Ask::Send(Which::Unknown),                  [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Directory),               [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Case),                    [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Conversation),            [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Report),                  [OUT,   NONE,  OK,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Personal),                [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/blobs/{hash}",     Ask::Fetch(Which::Unknown),                 [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("POST /logs/{log}/entries",         Ask::Write(Which::Directory),               [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::Write(Which::Case),                    [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::Write(Which::Conversation),            [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  OK,    NONE]),
    row("POST /logs/{log}/entries",         Ask::Write(Which::Report),                  [OUT,   NONE,  NO,    NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::Write(Which::Personal),                [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::Write(Which::Unknown),                 [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),

    row("POST /logs/{log}/entries",         Ask::Invite(Which::Directory, Role::Administrator),    [OUT, OK,   NO,   NO,   NO,   NO,   NONE, NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Directory, Role::Manager),          [OUT, OK,   NO,   NO,   NO,   NO,   NONE, NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Directory, Role::Referent),         [OUT, OK,   NO,   NO,   NO,   NO,   NONE, NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Directory, Role::Worker),           [OUT, NO,   OK,   NO,   NO,   NO,   NONE, NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Directory, Role::Beneficiary),      [OUT, NO,   NO,   NO,   NO,   NO,   NONE, NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Conversation, Role::Beneficiary),   [OUT, NONE, NONE, NONE, OK,   NONE, NO,   NONE]),
    row("POST /logs/{log}/entries",         Ask::Invite(Which::Case, Role::Beneficiary),           [OUT, NONE, NONE, NONE, RULE, NONE, NONE, NONE]),

    row("POST /logs/{log}/entries",         Ask::GrantWorker,                           [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::GrantManager,                          [OUT,   NONE,  NONE,  NONE,  RULE,  NONE,  NONE,  NONE]),
    row("POST /logs/{log}/entries",         Ask::Close,                                 [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),

    row("POST /logs/{log}/tallies",         Ask::OpenTally,                             [OUT,   NO,    NO,    RULE,  NO,    NO,    NONE,  NONE]),
    row("GET /logs/{log}/tallies",          about(Which::Directory),                    [OUT,   OK,    OK,    OK,    OK,    OK,    NONE,  NONE]),
    row("GET /logs/{log}/tallies",          about(Which::Case),                         [OUT,   NONE,  NONE,  NONE,  OK,    NONE,  NONE,  NONE]),
    row("GET /logs/{log}/tallies",          about(Which::Unknown),                      [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),
    row("PUT /logs/{log}/tallies/{first}/report", Ask::ReportToTally,                   [OUT,   NO,    NO,    NO,    NONE,  NONE,  NONE,  NONE]),
    row("GET /logs/{log}/tallies/{first}/batch", about(Which::Directory),               [OUT,   NO,    NO,    NONE,  NO,    NO,    NONE,  NONE]),
    row("POST /logs/{log}/tallies/{first}/count", Ask::CountTally,                      [OUT,   NO,    NO,    NONE,  NO,    NO,    NONE,  NONE]),
    row("DELETE /logs/{log}/tallies/{first}", about(Which::Directory),                  [OUT,   NO,    NO,    NONE,  NO,    NO,    NONE,  NONE]),

    row("GET /sync",                        Ask::Plain,                                 ANY),
    row("POST /time-stamps",                Ask::TimeStamp,                             [OUT,   NO,    NO,    NO,    OK,    OK,    NO,    NO]),
    row("GET /journal",                     Ask::Plain,                                 [OUT,   OK,    NO,    NO,    NO,    NO,    NO,    NO]),
    row("GET /stream",                      Ask::Upgrade,                               [OUT,   SWITCH, SWITCH, SWITCH, SWITCH, SWITCH, SWITCH, SWITCH]),
    row("GET /stream",                      Ask::Plain,                                 [OUT,   BAD,   BAD,   BAD,   BAD,   BAD,   BAD,   BAD]),

    row("PUT /invitations/{id}",            Ask::Offer(Which::Directory),               [OUT,   NO,    NIL,   NO,    NO,    NO,    NONE,  NONE]),
    row("PUT /invitations/{id}",            Ask::Offer(Which::Conversation),            [OUT,   NONE,  NONE,  NONE,  NIL,   NONE,  NO,    NONE]),
    row("PUT /invitations/{id}",            Ask::Offer(Which::Unknown),                 [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),
    row("DELETE /invitations/{id}",         Ask::Cancel(Which::Directory),              [OUT,   NONE,  NIL,   NONE,  NONE,  NONE,  NONE,  NONE]),
    row("DELETE /invitations/{id}",         Ask::Cancel(Which::Conversation),           [OUT,   NONE,  NONE,  NONE,  NIL,   NONE,  NONE,  NONE]),
    row("DELETE /invitations/{id}",         Ask::Cancel(Which::Unknown),                [OUT,   NONE,  NONE,  NONE,  NONE,  NONE,  NONE,  NONE]),
    row("POST /invitations/{id}/open",      Ask::Knock(true),                           ALL),
    row("POST /invitations/{id}/open",      Ask::Knock(false),                          [CODE; 8]),
    row("POST /invitations/{id}/join",      Ask::Join(true),                            ALL),
    row("POST /invitations/{id}/join",      Ask::Join(false),                           [CODE; 8]),
];
