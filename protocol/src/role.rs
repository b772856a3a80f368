//! Who may certify whom, and who may hold what in which kind of log. One place, used by the server and by every client.

use serde::{Deserialize, Serialize};

/// What an account is in the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the server, holds the organisation root, reads nothing.
    Administrator,
    /// Keeps the service running; sees totals, never a note.
    Manager,
    /// Prevention referent: second holder of the totals of check-ins.
    Referent,
    /// Social worker.
    Worker,
    /// The person who is accompanied.
    Beneficiary,
}

impl Role {
    /// Every role, highest first.
    pub const ALL: [Self; 5] =
        [Self::Administrator, Self::Manager, Self::Referent, Self::Worker, Self::Beneficiary];

    /// Whether an account of this role may certify an account of `other`.
    /// (The organisation root is no account: it certifies administrators, see [`crate::cert`].)
    pub const fn may_certify(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Administrator, Self::Administrator | Self::Manager | Self::Referent)
                | (Self::Manager, Self::Worker)
                | (Self::Worker, Self::Beneficiary)
        )
    }

    /// Whether this is a member of staff, present in the directory.
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Beneficiary)
    }
}

/// What a member may do in one log. Each includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rights {
    /// Reads.
    Read,
    /// Reads and writes sealed entries.
    Write,
    /// Also grants, invites, revokes, rotates, erases and closes.
    Manage,
}

/// What a log is for. It decides who may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogKind {
    /// Staff, their certificates, the signed policies. One an organisation.
    Directory,
    /// A team's exchanges.
    Team,
    /// A file: workers only.
    Case,
    /// A beneficiary and their workers.
    Conversation,
    /// A worker's weekly reports, and the managers who receive them.
    Report,
    /// One account alone: drafts, settings, own check-ins.
    Personal,
    /// Workers and referents among themselves, whatever about: advice, practice, a hard day.
    Talk,
}

impl LogKind {
    /// Whether an account of `role` may open a log of this kind (its Genesis). The directory is opened at the founding only.
    pub const fn may_open(self, role: Role) -> bool {
        match self {
            Self::Directory => matches!(role, Role::Administrator),
            Self::Team => matches!(role, Role::Manager),
            Self::Case | Self::Conversation | Self::Report | Self::Talk => matches!(role, Role::Worker),
            Self::Personal => true,
        }
    }

    /// Whether an account of `role` may hold `rights` in a log of this kind.
    /// A manager is in no case, in no conversation and in no talk, whatever anybody grants.
    pub const fn admits(self, role: Role, rights: Rights) -> bool {
        match self {
            // Each manager invites workers there, so managers manage; the others write their own profile.
            Self::Directory => match role {
                Role::Administrator | Role::Manager => true,
                Role::Referent | Role::Worker => !matches!(rights, Rights::Manage),
                Role::Beneficiary => false,
            },
            Self::Team => match role {
                Role::Manager => true,
                Role::Worker | Role::Referent => !matches!(rights, Rights::Manage),
                Role::Administrator | Role::Beneficiary => false,
            },
            Self::Case => matches!(role, Role::Worker),
            Self::Conversation => match role {
                Role::Worker => true,
                Role::Beneficiary => matches!(rights, Rights::Write),
                Role::Administrator | Role::Manager | Role::Referent => false,
            },
            Self::Report => match role {
                Role::Worker => true,
                Role::Manager => matches!(rights, Rights::Read),
                Role::Administrator | Role::Referent | Role::Beneficiary => false,
            },
            Self::Personal => true,
            // The referent answers; who is asked, and whether, is a worker's wish.
            Self::Talk => match role {
                Role::Worker => true,
                Role::Referent => !matches!(rights, Rights::Manage),
                Role::Administrator | Role::Manager | Role::Beneficiary => false,
            },
        }
    }

    /// The rights that someone who joins by invitation receives, `None` where nobody can be invited.
    pub const fn rights_on_joining(self, role: Role) -> Option<Rights> {
        match (self, role) {
            (Self::Directory, Role::Administrator | Role::Manager) => Some(Rights::Manage),
            (Self::Directory, Role::Referent | Role::Worker) | (Self::Conversation, Role::Beneficiary) => {
                Some(Rights::Write)
            }
            _ => None,
        }
    }
}
