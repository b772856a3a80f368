//! Talks between workers and referents.

use serde::{Deserialize, Serialize};
use tdu_policies::resources::Colleague;
use tdu_protocol::{AccountId, LogId, Role, Timestamp};

/// Talks, and whom to begin one with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksView {
    /// Those that there are: with something new first, then by the newest message.
    pub talks: Vec<TalkLine>,
    /// Whom this account may ask for one: experts and psychologists first, as the policies name them, then referents, then
    /// colleagues by name. Nobody, for a referent, who answers.
    pub colleagues: Vec<TalkPartner>,
}

/// A talk, in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkLine {
    /// Which.
    pub talk: LogId,
    /// Names of the others in it, with commas; empty where none is known.
    pub with: String,
    /// When something was last written.
    pub at: Option<Timestamp>,
    /// Messages not seen.
    pub unread: u32,
    /// Whether something has not left yet.
    pub waiting: bool,
    /// Nobody else in it is in the service any more.
    pub left: bool,
    /// Whether somebody ended it.
    pub ended: bool,
}

/// How a talk ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkEnd {
    /// When, by the clock of whoever ended it.
    pub at: Timestamp,
    /// Who ended it; empty where no name is known.
    pub by: String,
    /// Whether the person who looks did.
    pub mine: bool,
    /// What becomes of what was written.
    pub erasure: TalkErasure,
}

/// What becomes of what was written in a talk that ended: it goes once everybody who is in it, and in the service, says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkErasure {
    /// It stays; nobody asked for anything.
    Open,
    /// The person who looks asked, and somebody else has not.
    Asked,
    /// Somebody else asked: it is this person's to say.
    Proposed,
    /// All have asked: it goes with whatever the device of whoever began the talk sends next.
    Agreed,
    /// It is gone.
    Done,
    /// Whoever began the talk has left the service: nobody's device can ask the server for it.
    Impossible,
}

/// Somebody who may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkPartner {
    /// Who.
    pub account: AccountId,
    /// Their name; empty if they gave none.
    pub name: String,
    /// Worker or referent.
    pub role: Role,
    /// As what else they may be asked, by the service's policies.
    pub counsel: Option<Colleague>,
    /// The newest talk with them alone, if there is one.
    pub talk: Option<LogId>,
}
