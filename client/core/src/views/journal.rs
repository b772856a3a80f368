//! The access journal in words that an administrator's client knows: names of the directory, kinds of file.

use tdu_protocol::{AccountId, LogKind, journal::Row};

use super::{
    lens::{Lens, logs_of},
    names::Names,
};
use crate::{
    app::{JournalFile, JournalLine, JournalPerson, JournalView},
    content::World,
    journal::Reading,
};

/// What a reading found.
pub fn journal(world: &World<'_>, reading: &Reading) -> JournalView {
    let names = Lens::new(world).names;
    JournalView {
        lines: reading.rows.iter().map(|row| line(world, &names, reading, row)).collect(),
        older: reading.older,
        chain: reading.chain,
        days: reading.days,
    }
}

fn line(world: &World<'_>, names: &Names<'_>, reading: &Reading, row: &Row) -> JournalLine {
    let fact = &row.fact;
    JournalLine {
        number: row.number,
        at: fact.at,
        what: fact.what,
        who: fact.account.map(|account| person(world, names, account)),
        file: fact.log.map(|log| JournalFile { log, kind: reading.kind(log) }),
        session: fact.session,
        times: fact.times,
    }
}

fn person(world: &World<'_>, names: &Names<'_>, account: AccountId) -> JournalPerson {
    let member = logs_of(world, LogKind::Directory).find_map(|(_, content)| content.state.member(account));
    JournalPerson {
        account,
        name: names.staff(account).to_owned(),
        role: member.map(|member| member.certificate.role),
        me: account == world.me,
    }
}
