//! The frozen journal of `tests/vectors/journal.json`, as rows of a database.

use serde::Deserialize;
use tdu_protocol::{
    Hash32,
    journal::{JournalHead, Row},
};

use super::super::JournalChain;
use crate::store::{JournalHeadRow, JournalRow};

#[derive(Deserialize)]
struct Frozen {
    rows: Vec<Row>,
    head: JournalHead,
    receipt_key: Hash32,
}

#[test]
fn a_frozen_journal_is_followed_to_its_signed_end() {
    let text = include_str!("../../../../tests/vectors/journal.json");
    let frozen: Frozen = serde_json::from_str(text).unwrap();
    let head = &frozen.head;
    let head_row = JournalHeadRow {
        number: i64::try_from(head.number).unwrap(),
        hash: head.hash.0.to_vec(),
        at: i64::try_from(head.at.0).unwrap(),
        signature: head.signature.0.clone(),
    };
    let mut chain = JournalChain::new(vec![head_row], Some(frozen.receipt_key));
    for row in &frozen.rows {
        let link = chain.follow(&stored(row));
        assert!(link.broken.is_none(), "{:?}", link.broken);
        assert_eq!(link.row, Some(*row));
    }
    assert_eq!(chain.conclude(), None);
    assert_eq!(chain.head(), Some(head));
}

fn stored(row: &Row) -> JournalRow {
    let fact = &row.fact;
    JournalRow {
        number: i64::try_from(row.number).unwrap(),
        at: i64::try_from(fact.at.0).unwrap(),
        what: serde_json::to_value(fact.what).unwrap().as_str().unwrap().to_owned(),
        account: fact.account.map(|id| id.0.to_vec()),
        log: fact.log.map(|id| id.0.to_vec()),
        session: fact.session.map(|id| id.0.to_vec()),
        times: i64::try_from(fact.times).unwrap(),
        hash: row.hash.0.to_vec(),
    }
}
