//! One log: its chain, its rules, its members.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use tdu_protocol::{
    AccountId, Entry, Hash32, Kind as EntryKind, LogId, LogKind, LogState, Rights,
    bytes::encode_text,
    entry::{Body, Head},
    state::{Change, Refusal},
};

use super::{Ground, Kind, People, Report, Where, accounts::named};
use crate::store::{EntryRow, Evidence, LogRow, MemberRow};

/// Entries at a time; a body has 256 KiB at most.
const PAGE: i64 = 64;

pub(super) async fn examine_all(
    evidence: &mut dyn Evidence,
    ground: Option<&Ground>,
    people: &mut People,
    report: &mut Report,
) {
    let mut rows = match evidence.logs().await {
        Ok(rows) => rows,
        Err(error) => {
            report.unreadable(Where::Database, &error);
            return;
        }
    };
    // That they cannot be read is said where they are examined.
    let accounts = evidence.accounts().await.unwrap_or_default();
    let closed = accounts.into_iter().filter(|account| account.closed.is_some());
    people.closed = closed.filter_map(|account| Some(AccountId(account.id.try_into().ok()?))).collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let mut heads = Sha256::new();
    let mut directory_seen = false;
    for row in &rows {
        heads.update(&row.id);
        heads.update(row.head_next.to_be_bytes());
        heads.update(&row.head_hash);
        let Ok(id) = <[u8; 16]>::try_from(row.id.as_slice()) else {
            report.note(Where::Log(encode_text(&row.id)), Kind::Malformed, "its id is not 16 bytes long");
            continue;
        };
        let log = LogId(id);
        directory_seen |= ground.is_some_and(|ground| ground.directory == log);
        let mut reader = Reader::new(log, ground);
        reader.read(evidence, report).await;
        reader.conclude(row, people, report);
        match evidence.members(&row.id).await {
            Ok(members) => reader.compare_members(&members, report),
            Err(error) => report.unreadable(Where::Log(log.to_string()), &error),
        }
        report.logs += 1;
        report.entries += reader.entries;
        report.erased += reader.missing_bodies.len() as u64;
    }
    report.heads = Hash32(heads.finalize().into()).to_text();
    match ground {
        Some(_) if !directory_seen => {
            report.note(Where::Organisation, Kind::Organisation, "its directory is not there");
        }
        None if !rows.is_empty() => {
            report.note(
                Where::Organisation,
                Kind::Organisation,
                "there are logs, and no organisation that they belong to",
            );
        }
        _ => {}
    }
    match evidence.count_entries().await {
        Ok(all) if all != i64::try_from(report.entries).unwrap_or(i64::MAX) => {
            let text =
                format!("it holds {all} entries, of which {} can be reached through a log", report.entries);
            report.note(Where::Database, Kind::Missing, text);
        }
        Ok(_) => {}
        Err(error) => report.unreadable(Where::Database, &error),
    }
}

/// Reads one log from its first entry to its last.
struct Reader<'a> {
    log: LogId,
    ground: Option<&'a Ground>,
    /// What follows from the entries so far; `None` before the first, or once an entry was refused.
    state: Option<LogState>,
    refused: bool,
    entries: u64,
    /// Where the chain stands.
    head: Head,
    position: i64,
    /// Members as the log says: rights, position in, position out.
    members: BTreeMap<AccountId, (Rights, i64, Option<i64>)>,
    /// Places without a body, and places that an entry erases.
    missing_bodies: BTreeSet<u64>,
    to_erase: BTreeSet<u64>,
    left: Vec<AccountId>,
}

impl<'a> Reader<'a> {
    fn new(log: LogId, ground: Option<&'a Ground>) -> Self {
        Self {
            log,
            ground,
            state: None,
            refused: ground.is_none(),
            entries: 0,
            head: Head::EMPTY,
            position: 0,
            members: BTreeMap::new(),
            missing_bodies: BTreeSet::new(),
            to_erase: BTreeSet::new(),
            left: Vec::new(),
        }
    }

    fn at(&self, seq: i64) -> Where {
        Where::Entry(self.log.to_string(), seq)
    }

    async fn read(&mut self, evidence: &mut dyn Evidence, report: &mut Report) {
        let mut from = 0;
        loop {
            let rows = match evidence.entries(&self.log.0, from, PAGE).await {
                Ok(rows) => rows,
                Err(error) => {
                    report.note(
                        self.at(from),
                        Kind::Unreadable,
                        format!("from here on the log cannot be read: {error}"),
                    );
                    self.refused = true;
                    return;
                }
            };
            let Some(last) = rows.last().map(|row| row.seq) else { return };
            for row in rows {
                self.entry(row, report);
            }
            from = last.saturating_add(1);
        }
    }

    fn entry(&mut self, row: EntryRow, report: &mut Report) {
        let seq = row.seq;
        self.entries += 1;
        let Some((entry, hash)) = self.decoded(row, report) else {
            self.refused = true;
            return;
        };
        if entry.seq > self.head.next {
            let text = match entry.seq - self.head.next {
                1 => String::from("the entry before this one is missing"),
                many => format!("the {many} entries before this one are missing"),
            };
            report.note(self.at(seq), Kind::Missing, text);
        } else if entry.prev != self.head.hash {
            report.note(self.at(seq), Kind::Broken, "it does not follow the entry before it");
        }
        self.judge(&entry, report);
        self.head = Head { next: entry.seq + 1, hash };
    }

    /// The entry and its hash as it counts in the chain, by its body's digest: a body that was changed breaks nothing after it.
    fn decoded(&mut self, row: EntryRow, report: &mut Report) -> Option<(Entry, Hash32)> {
        let place = self.at(row.seq);
        if row.position <= self.position {
            report.note(place.clone(), Kind::Position, "it stands before an earlier entry of the same log");
        }
        self.position = row.position;
        let (Ok(prev), Ok(hash), Ok(stored)) = (
            <[u8; 32]>::try_from(row.prev),
            <[u8; 32]>::try_from(row.hash),
            <[u8; 32]>::try_from(row.body_hash),
        ) else {
            report.note(place, Kind::Malformed, "one of its digests is not 32 bytes long");
            return None;
        };
        let (Ok(seq), Ok(epoch)) = (u64::try_from(row.seq), u32::try_from(row.epoch)) else {
            report.note(place, Kind::Malformed, "its place or its epoch is not a number that can be");
            return None;
        };
        let kind = match row.kind {
            0 => EntryKind::Control,
            1 => EntryKind::Sealed,
            other => {
                report.note(place, Kind::Malformed, format!("it is of the unknown kind {other}"));
                return None;
            }
        };
        let digest = row.body.as_ref().map(|body| <[u8; 32]>::from(Sha256::digest(body)));
        if digest.is_some_and(|digest| digest != stored) {
            report.note(place.clone(), Kind::Body, "its body is not the one that was written here");
        }
        if row.body.is_none() {
            if kind == EntryKind::Control {
                report.note(place.clone(), Kind::Erasure, "the body of a control entry is gone");
            }
            self.missing_bodies.insert(seq);
        }
        // A sealed body counts by its digest alone, and was compared: it is not hashed a second time.
        let body = match row.body {
            Some(body) if kind == EntryKind::Control => Body::Present(body.into()),
            _ => Body::Erased(Hash32(stored)),
        };
        let entry = Entry { log: self.log, seq, prev: Hash32(prev), kind, epoch, body };
        let by_digest = Entry { body: Body::Erased(Hash32(stored)), ..entry.clone() };
        let counts = by_digest.hash();
        if counts != Hash32(hash) {
            report.note(place, Kind::Hash, "its hash is not the hash of what it holds");
        }
        Some((entry, counts))
    }

    /// The same rules as when the entry was taken. After the first that is broken nothing can be said about the later ones.
    fn judge(&mut self, entry: &Entry, report: &mut Report) {
        if self.refused {
            return;
        }
        let Some(ground) = self.ground else { return };
        let outcome = match &mut self.state {
            Some(state) => state.apply(entry),
            None => LogState::open(entry, &ground.root).map(|state| {
                ground.compare(&state, report);
                for member in state.members() {
                    self.members.insert(member.certificate.account, (member.rights, self.position, None));
                }
                self.state = Some(state);
                Change::None
            }),
        };
        match outcome {
            Ok(change) => self.follow(change),
            Err(refusal) => {
                self.refused = true;
                // An entry at another place than the next was told already.
                if matches!(refusal, Refusal::Taken | Refusal::Gap | Refusal::Broken) {
                    return;
                }
                let place = Where::Entry(self.log.to_string(), i64::try_from(entry.seq).unwrap_or(i64::MAX));
                let text = format!("the rules refuse it, and nothing after it can be judged: {refusal}");
                report.note(place, Kind::Refused, text);
            }
        }
    }

    fn follow(&mut self, change: Change) {
        match change {
            Change::Entered(account, rights) | Change::Joined(account, rights, _) => {
                self.members.insert(account, (rights, self.position, None));
            }
            Change::Left(account) => {
                if let Some(member) = self.members.get_mut(&account) {
                    member.2 = Some(self.position);
                }
                self.left.push(account);
            }
            Change::Erased(seqs) => self.to_erase.extend(seqs),
            _ => {}
        }
    }

    fn conclude(&mut self, row: &LogRow, people: &mut People, report: &mut Report) {
        let place = || Where::Log(self.log.to_string());
        if self.entries == 0 {
            report.note(place(), Kind::Missing, "it has no entry at all");
        }
        let ends = u64::try_from(row.head_next) == Ok(self.head.next);
        if !ends {
            let text = format!(
                "its row says that it has {} entries, its last entry is {}",
                row.head_next,
                i64::try_from(self.head.next).unwrap_or(i64::MAX) - 1
            );
            report.note(place(), Kind::Head, text);
        } else if row.head_hash != self.head.hash.0 {
            report.note(place(), Kind::Head, "its row names another last entry than the one that is there");
        }
        let unexplained = self.missing_bodies.difference(&self.to_erase);
        let places: Vec<_> =
            unexplained.map(|seq| self.at(i64::try_from(*seq).unwrap_or(i64::MAX))).collect();
        // What erases may come after an entry that was refused. What only people who left could read goes without an entry.
        let left_behind = self.members.keys().all(|account| people.closed.contains(account));
        if !self.refused && !left_behind {
            for place in places {
                report.note(place, Kind::Erasure, "its body is gone, and no entry of the log erased it");
            }
        }
        for seq in self.to_erase.difference(&self.missing_bodies) {
            let place = self.at(i64::try_from(*seq).unwrap_or(i64::MAX));
            report.note(
                place,
                Kind::Erasure,
                "its body was erased by an entry of the log, and is still there",
            );
        }
        people.incomplete |= self.refused;
        let Some(state) = &self.state else { return };
        if named::<LogKind>(&row.kind) != Some(state.kind()) {
            let text = format!("its row says « {} », its first entry says {:?}", row.kind, state.kind());
            report.note(place(), Kind::Head, text);
        }
        for account in self.members.keys() {
            // A past member's certificate is read at the time when they were in.
            let member = state.member(*account).or_else(|| state.past_member(*account));
            if let Some(member) = member {
                people.roles.insert(*account, member.certificate.role);
            }
        }
        if state.kind() == LogKind::Directory {
            people.out.append(&mut self.left);
            if !self.refused && self.ground.is_some_and(|ground| ground.directory == self.log) {
                people.directory = Some(state.clone());
            }
        }
    }

    fn compare_members(&self, rows: &[MemberRow], report: &mut Report) {
        // What the log says is not known beyond an entry that was refused.
        if self.refused {
            return;
        }
        let place = || Where::Log(self.log.to_string());
        let mut seen = BTreeSet::new();
        for row in rows {
            let Ok(id) = <[u8; 16]>::try_from(row.account.as_slice()) else {
                report.note(place(), Kind::Malformed, "a member's id is not 16 bytes long");
                continue;
            };
            let account = AccountId(id);
            seen.insert(account);
            let Some((rights, since, until)) = self.members.get(&account) else {
                let text = format!("account {account} is listed as a member, and the log never let it in");
                report.note(place(), Kind::Members, text);
                continue;
            };
            if named::<Rights>(&row.rights) != Some(*rights) {
                let text = format!(
                    "account {account} is listed with the right « {} », the log gave {rights:?}",
                    row.rights
                );
                report.note(place(), Kind::Members, text);
            }
            if row.until.is_none() && until.is_some() {
                let text = format!("account {account} is listed as a member, and the log put it out");
                report.note(place(), Kind::Members, text);
            } else if (row.since, row.until) != (*since, *until) {
                let text = format!(
                    "account {account} is listed from another place, or until another, than in the log"
                );
                report.note(place(), Kind::Members, text);
            }
        }
        for account in self.members.keys().filter(|account| !seen.contains(account)) {
            let text =
                format!("account {account} is a member by the log, and is not listed: it cannot read it");
            report.note(place(), Kind::Members, text);
        }
    }
}
