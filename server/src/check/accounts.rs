//! Accounts against what the logs say about them.

use std::collections::BTreeSet;

use serde::de::{DeserializeOwned, IntoDeserializer, value::Error};
use tdu_protocol::{AccountId, bytes::encode_text};

use super::{Kind, People, Report, Where};
use crate::store::{AccountRow, Evidence};

pub(super) async fn examine(evidence: &mut dyn Evidence, people: &People, report: &mut Report) {
    let accounts = match evidence.accounts().await {
        Ok(accounts) => accounts,
        Err(error) => {
            report.unreadable(Where::Database, &error);
            return;
        }
    };
    report.accounts = accounts.len() as u64;
    for account in &accounts {
        one(account, people, report);
    }
    let there: BTreeSet<&[u8]> = accounts.iter().map(|account| account.id.as_slice()).collect();
    for id in people.roles.keys() {
        if !there.contains(&id.0[..]) {
            let text = "a log names this account, and it is not there: its owner cannot sign in";
            report.note(Where::Account(id.to_string()), Kind::Account, text);
        }
    }
}

fn one(row: &AccountRow, people: &People, report: &mut Report) {
    let Ok(id) = <[u8; 16]>::try_from(row.id.as_slice()) else {
        report.note(Where::Account(encode_text(&row.id)), Kind::Malformed, "its id is not 16 bytes long");
        return;
    };
    let id = AccountId(id);
    let place = || Where::Account(id.to_string());
    let role = named(&row.role);
    match people.roles.get(&id) {
        None if people.incomplete => {}
        None => report.note(place(), Kind::Account, "no log certifies this account"),
        Some(certified) if role != Some(*certified) => {
            let text = format!("its role here is « {} », its certificate says {certified:?}", row.role);
            report.note(place(), Kind::Account, text);
        }
        Some(_) => {}
    }
    match (people.out.contains(&id), row.closed.is_some()) {
        (true, false) => {
            report.note(place(), Kind::Account, "the directory put it out, and yet it can still sign in");
        }
        (false, true) if !people.incomplete => {
            report.note(place(), Kind::Account, "it is closed, and no log says so");
        }
        _ => {}
    }
    // A closed account's vault goes after a while.
    if row.vaults != 1 && row.closed.is_none() {
        report.note(place(), Kind::Account, "it has no vault: its owner can open nothing");
    }
}

/// The value that goes by this name in the protocol.
pub(super) fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text: serde::de::value::StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(text).ok()
}
