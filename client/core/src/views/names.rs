//! Who is who, who vouched for them, and who can read.

use std::collections::BTreeMap;

use tdu_protocol::{AccountId, LogId, LogKind, Role, Timestamp, state::Member};

use super::lens::{CaseFile, Lens, logs_of, role_of, time_near};
use crate::{
    app::{Leaving, PendingView, Reader, StaffMember, StaffView},
    content::{Item, LogContent, World},
    order,
    payload::{Payload, Welcome},
};

/// Names that accounts gave themselves or, where this account cannot read the directory, that a worker wrote.
pub struct Names<'a> {
    profiles: BTreeMap<AccountId, &'a str>,
    persons: BTreeMap<LogId, &'a str>,
    service: &'a str,
}

impl<'a> Names<'a> {
    pub fn new(world: &World<'a>, files: &[CaseFile<'a>]) -> Self {
        let mut names = Self { profiles: BTreeMap::new(), persons: BTreeMap::new(), service: "" };
        for (log, content) in logs_of(world, LogKind::Conversation) {
            if let Some((_, welcome)) = welcome(content) {
                names.persons.insert(log, &welcome.person);
                names.service = &welcome.service;
            }
        }
        for file in files {
            if let (Some((log, _)), Some(person)) = (file.conversation, file.person) {
                names.persons.insert(log, &person.name);
            }
        }
        for (log, content) in logs_of(world, LogKind::Conversation) {
            for item in &content.items {
                match (item.payload(), role_of(content, item)) {
                    (Some(Payload::Profile { name }), Some(Role::Beneficiary)) => {
                        names.persons.insert(log, name);
                    }
                    // Each worker who wrote there, also those after whom another one came.
                    (Some(Payload::Welcome(welcome)), Some(Role::Worker)) => {
                        names.profiles.insert(item.author, &welcome.worker);
                    }
                    // A colleague who comes to confirm an answer: the person does not read the directory.
                    (Some(Payload::CharterWitnessAsked { colleague, name, .. }), Some(Role::Worker)) => {
                        names.profiles.entry(*colleague).or_insert(name);
                    }
                    _ => {}
                }
            }
        }
        // The directory comes last: what a person says of themselves wins over what was written about them.
        for (_, content) in logs_of(world, LogKind::Directory) {
            for item in &content.items {
                match item.payload() {
                    Some(Payload::Profile { name }) => {
                        names.profiles.insert(item.author, name);
                    }
                    Some(Payload::Service { name })
                        if role_of(content, item) == Some(Role::Administrator) =>
                    {
                        names.service = name;
                    }
                    _ => {}
                }
            }
        }
        names
    }

    pub const fn service(&self) -> &'a str {
        self.service
    }

    /// A member of staff's name; empty if unknown.
    pub fn staff(&self, account: AccountId) -> &'a str {
        self.profiles.get(&account).copied().unwrap_or_default()
    }

    /// Name of the beneficiary of a conversation; empty if unknown.
    pub fn person(&self, conversation: LogId) -> &'a str {
        self.persons.get(&conversation).copied().unwrap_or_default()
    }

    /// Name of whoever wrote an item.
    pub fn author(&self, content: &LogContent, item: &Item) -> String {
        self.of_role(content.state.log(), item.author, role_of(content, item)).to_owned()
    }

    fn of_role(&self, log: LogId, account: AccountId, role: Option<Role>) -> &'a str {
        if role == Some(Role::Beneficiary) { self.person(log) } else { self.staff(account) }
    }

    /// Names of those who vouched for a member, nearest first, the organisation last. Somebody whose name this account
    /// cannot know is left out: a beneficiary does not read the directory.
    fn vouched_by(&self, member: &Member) -> Vec<String> {
        let above = member.chain.0.iter().skip(1).filter_map(|link| link.certificate.peek().ok());
        above
            .map(|certificate| self.staff(certificate.account))
            .chain([self.service])
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// The name of an account; empty if unknown.
pub fn name_of(world: &World<'_>, account: AccountId) -> String {
    let names = Lens::new(world).names;
    let beneficiary_in = || {
        logs_of(world, LogKind::Conversation).find(|(_, content)| {
            content.state.member(account).is_some_and(|m| m.certificate.role == Role::Beneficiary)
        })
    };
    match names.staff(account) {
        "" => beneficiary_in().map_or("", |(log, _)| names.person(log)).to_owned(),
        name => name.to_owned(),
    }
}

/// The service's name, as an administrator wrote it; for a beneficiary, as their worker repeated it. Empty if unknown.
pub fn service_name(world: &World<'_>) -> String {
    Lens::new(world).names.service().to_owned()
}

/// Who can read a log, in the order in which they came; `None` if this account knows of no such log.
pub fn readers(world: &World<'_>, log: LogId) -> Option<Vec<Reader>> {
    let content = world.logs.log(log)?;
    let names = Lens::new(world).names;
    let mut members: Vec<_> = content.state.members().collect();
    order::sort_by_key(&mut members, |member| member.since);
    let reader = |member: &Member| {
        let certificate = &member.certificate;
        Reader {
            name: names.of_role(log, certificate.account, Some(certificate.role)).to_owned(),
            role: certificate.role,
            since: since(content, member),
            vouched_by: names.vouched_by(member),
            me: certificate.account == world.me,
        }
    };
    Some(members.into_iter().map(reader).collect())
}

/// Everybody in the directory by role then name, invitations that lead there by date, and whom this account may invite.
/// An invitation that has expired stays until it is withdrawn.
pub fn staff(world: &World<'_>) -> StaffView {
    let names = Lens::new(world).names;
    let may_invite =
        Role::ALL.into_iter().filter(|role| role.is_staff() && world.role.may_certify(*role)).collect();
    let Some((log, content)) = logs_of(world, LogKind::Directory).next() else {
        return StaffView { may_invite, ..StaffView::default() };
    };
    let role = |member: &Member| member.certificate.role;
    let ends_invitations = content.state.pending().next().is_some();
    let leaving = |member: &Member| {
        let may = world.role.may_certify(role(member)) && member.certificate.account != world.me;
        let last_of_role = content.state.members().filter(|other| role(other) == role(member)).count() == 1;
        may.then_some(Leaving { last_of_role, ends_invitations })
    };
    let mut members: Vec<_> = content
        .state
        .members()
        .map(|member| StaffMember {
            account: member.certificate.account,
            name: names.staff(member.certificate.account).to_owned(),
            role: member.certificate.role,
            since: since(content, member),
            me: member.certificate.account == world.me,
            leaving: leaving(member),
        })
        .collect();
    order::sort_by(&mut members, |a, b| (a.role, &a.name, a.account).cmp(&(b.role, &b.name, b.account)));
    let mut pending: Vec<_> = content.state.pending().collect();
    order::sort_by_key(&mut pending, |pending| pending.seq);
    let pending = pending
        .into_iter()
        .map(|pending| PendingView {
            id: pending.delegation.invitation,
            log,
            role: pending.delegation.role,
            name: invited_name(content, pending.delegation.invitation, pending.delegation.by),
            expires: pending.delegation.expires,
        })
        .collect();
    StaffView { members, pending, may_invite }
}

/// First words of a conversation and the worker who wrote them: the newest, so that a change of name shows.
pub fn welcome(conversation: &LogContent) -> Option<(AccountId, &Welcome)> {
    conversation.items.iter().rev().find_map(|item| match item.payload() {
        Some(Payload::Welcome(welcome)) if role_of(conversation, item) == Some(Role::Worker) => {
            Some((item.author, welcome))
        }
        _ => None,
    })
}

fn invited_name(directory: &LogContent, invitation: tdu_protocol::InvitationId, by: AccountId) -> String {
    let written = directory.items.iter().rev().find_map(|item| match item.payload() {
        Some(Payload::Invited { invitation: id, name }) if *id == invitation && item.author == by => {
            Some(name)
        }
        _ => None,
    });
    written.cloned().unwrap_or_default()
}

/// Since when somebody is in a log. Whoever joined by invitation certified themselves at that very moment; for others
/// the entry next to the one that let them in tells.
fn since(content: &LogContent, member: &Member) -> Timestamp {
    let certificate = &member.certificate;
    let joined = match content.state.kind() {
        LogKind::Conversation => certificate.role == Role::Beneficiary,
        LogKind::Directory => member.since > 0,
        _ => false,
    };
    let near = if joined { None } else { time_near(content, member.since) };
    near.unwrap_or(certificate.issued)
}
