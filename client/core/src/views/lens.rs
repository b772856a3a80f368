//! What several views need, looked up once a call.

use std::collections::BTreeMap;

use tdu_protocol::{LogId, LogKind, Role, Timestamp, state::Pending};

use super::{
    charter::{Charters, Course},
    erasing::erasure,
    names::{Names, welcome},
    term::is_contact,
};
use crate::{
    calendar::Day,
    content::{Item, LogContent, World},
    payload::{Payload, Person},
};

/// A file and what its entries say of it as a whole.
#[derive(Clone, Copy)]
pub struct CaseFile<'a> {
    pub log: LogId,
    pub content: &'a LogContent,
    /// Newest details of the person; none while the file's first entry cannot be read.
    pub person: Option<&'a Person>,
    /// The person's conversation, once they were invited.
    pub conversation: Option<(LogId, &'a LogContent)>,
    pub opened: Option<&'a Item>,
    pub closed: Option<&'a Item>,
    /// Where it was erased at its term, unless something was said or noted since: then it goes on, with what is written from
    /// there.
    pub erased: Option<&'a Item>,
    /// What the person is called where the file does not say it any more: as their conversation does.
    called: &'a str,
}

/// The world, and what was looked up in it.
pub struct Lens<'a> {
    pub world: World<'a>,
    pub names: Names<'a>,
    pub charters: Charters<'a>,
    pub files: Vec<CaseFile<'a>>,
    seen: BTreeMap<LogId, u64>,
}

impl<'a> Lens<'a> {
    pub fn new(world: &World<'a>) -> Self {
        let files = files(world);
        let mut seen = BTreeMap::new();
        for item in personal(world) {
            if let Some(Payload::Seen { log, next }) = item.payload() {
                let mark = seen.entry(*log).or_insert(0);
                *mark = (*mark).max(*next);
            }
        }
        Self { world: *world, names: Names::new(world, &files), charters: Charters::default(), files, seen }
    }

    pub fn file(&self, case: LogId) -> Option<&CaseFile<'a>> {
        self.files.iter().find(|file| file.log == case)
    }

    pub fn file_of_conversation(&self, conversation: LogId) -> Option<&CaseFile<'a>> {
        self.files.iter().find(|file| file.conversation.is_some_and(|(log, _)| log == conversation))
    }

    pub fn course(&self, conversation: &'a LogContent) -> Course<'a> {
        Course::of(conversation, &self.charters)
    }

    /// Messages by others that this account has not seen, oldest first.
    ///
    /// What was seen is told by the personal log. Where it says nothing of this conversation (a beneficiary may have
    /// no personal log), whoever wrote has read what came before: messages count after one's own last one.
    pub fn unread(&self, log: LogId, content: &'a LogContent) -> impl Iterator<Item = &'a Item> + use<'a> {
        let world = self.world;
        let mine = move |item: &Item| is_mine(&world, content, item);
        let messages = || {
            content
                .items
                .iter()
                .filter(|item| item.payload().is_some_and(|payload| payload.message().is_some()))
        };
        let next = self.seen.get(&log).copied().unwrap_or_else(|| {
            messages().filter(|item| mine(item)).map(|item| item.seq + 1).max().unwrap_or(0)
        });
        messages().filter(move |item| !mine(item) && item.seq >= next)
    }

    /// Whether this account marked an entry as seen.
    pub fn has_seen(&self, log: LogId, seq: u64) -> bool {
        self.seen.get(&log).is_some_and(|next| seq < *next)
    }

    pub fn today(&self) -> Day {
        self.world.now.day()
    }

    pub fn day_of(&self, at: Timestamp) -> Day {
        Day::of(at, self.world.now.offset_minutes)
    }

    /// Local midnight at which a day starts.
    pub fn start_of(&self, day: Day) -> Timestamp {
        self.world.now.start_of(day)
    }
}

/// Logs of one kind that this account is in.
pub fn logs_of<'a>(
    world: &World<'a>,
    kind: LogKind,
) -> impl Iterator<Item = (LogId, &'a LogContent)> + use<'a> {
    let me = world.me;
    world.logs.all().filter(move |(_, content)| content.state.kind() == kind && content.state.may_read(me))
}

/// This account's own entries in its personal log, in order.
pub fn personal<'a>(world: &World<'a>) -> impl Iterator<Item = &'a Item> + use<'a> {
    let me = world.me;
    logs_of(world, LogKind::Personal)
        .flat_map(|(_, content)| &content.items)
        .filter(move |item| item.author == me)
}

/// Whether this person wrote an item. A conversation has one beneficiary: after a lost telephone they come back by a new
/// link as another account, and what they wrote before is still theirs.
pub fn is_mine(world: &World<'_>, content: &LogContent, item: &Item) -> bool {
    item.author == world.me
        || (world.role == Role::Beneficiary
            && content.state.kind() == LogKind::Conversation
            && role_of(content, item) == Some(Role::Beneficiary))
}

/// Role of an item's author, as it was when they wrote.
pub fn role_of(content: &LogContent, item: &Item) -> Option<Role> {
    content.state.member_at(item.author, item.seq).map(|member| member.certificate.role)
}

/// Whether the beneficiary is in a conversation now.
pub fn joined(conversation: &LogContent) -> bool {
    conversation.state.members().any(|member| member.certificate.role == Role::Beneficiary)
}

/// An invitation of the beneficiary that waits. One that has expired still does as long as nobody joined: the person
/// was asked and is not there. Once they are, only a new link counts (a lost phone).
pub fn waiting_invitation(conversation: &LogContent, now: Timestamp) -> Option<&Pending> {
    let joined = joined(conversation);
    conversation
        .state
        .pending()
        .filter(|pending| pending.delegation.role == Role::Beneficiary)
        .filter(|pending| !joined || pending.delegation.expires > now)
        .max_by_key(|pending| pending.seq)
}

/// When an entry arrived by the server's clock; for what waits, when it was written.
pub fn time_of(item: &Item) -> Timestamp {
    item.received.unwrap_or(item.at)
}

/// When the entry at a place was written, as near as readable entries around it tell: control entries carry no date.
pub fn time_near(content: &LogContent, seq: u64) -> Option<Timestamp> {
    let arrived = || content.items.iter().filter(|item| !item.waits());
    arrived()
        .find(|item| item.seq >= seq)
        .or_else(|| arrived().take_while(|item| item.seq < seq).last())
        .map(time_of)
}

fn files<'a>(world: &World<'a>) -> Vec<CaseFile<'a>> {
    logs_of(world, LogKind::Case)
        .map(|(log, content)| {
            let mut file = CaseFile {
                log,
                content,
                person: None,
                conversation: None,
                opened: None,
                closed: None,
                erased: None,
                called: "",
            };
            for item in &content.items {
                match item.payload() {
                    Some(Payload::CaseOpened(person)) => {
                        file.person = Some(person);
                        file.opened = file.opened.or(Some(item));
                    }
                    Some(Payload::PersonChanged(person)) => file.person = Some(person),
                    Some(Payload::Conversation { log }) => {
                        let named = world.logs.log(*log).filter(|c| c.state.kind() == LogKind::Conversation);
                        file.conversation = named.map(|content| (*log, content)).or(file.conversation);
                    }
                    Some(Payload::CaseClosed) => file.closed = file.closed.or(Some(item)),
                    _ => {}
                }
            }
            match erasure(content) {
                Some(marker) if goes_on(&file, marker) => {
                    let known = file.conversation.and_then(|(_, conversation)| welcome(conversation));
                    file.called = known.map_or("", |(_, welcome)| &welcome.person);
                }
                marker => file.erased = marker,
            }
            file
        })
        .collect()
}

/// Whether something was noted in a file, or said in its conversation, that its erasure does not cover.
fn goes_on(file: &CaseFile<'_>, marker: &Item) -> bool {
    let noted = file.content.items.iter().any(|item| {
        item.seq > marker.seq
            && matches!(
                item.payload(),
                Some(Payload::Note(_) | Payload::NoteCorrected { .. } | Payload::PersonChanged(_))
            )
    });
    let said = file.conversation.is_some_and(|(_, conversation)| {
        let from = erasure(conversation).map_or(0, |marker| marker.seq);
        conversation.items.iter().any(|item| item.seq > from && is_contact(conversation, item))
    });
    noted || said
}

impl CaseFile<'_> {
    pub fn is_closed(&self) -> bool {
        self.closed.is_some() || self.erased.is_some() || self.content.state.is_closed()
    }

    pub fn name(&self) -> &str {
        self.person.map_or(self.called, |person| &person.name)
    }

    /// When something last happened in the file or in its conversation.
    pub fn touched(&self) -> Timestamp {
        let conversation = self.conversation.map(|(_, content)| content);
        [Some(self.content), conversation]
            .into_iter()
            .flatten()
            .filter_map(|content| content.items.iter().map(time_of).max())
            .max()
            .unwrap_or_default()
    }

    /// Whether something here has not left yet.
    pub fn waits(&self) -> bool {
        let conversation = self.conversation.map(|(_, content)| content);
        [Some(self.content), conversation].into_iter().flatten().any(|c| c.items.iter().any(Item::waits))
    }
}
