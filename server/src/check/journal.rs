//! The access journal's chain and signatures.

use std::array::TryFromSliceError;

use tdu_protocol::{
    Hash32, Timestamp,
    journal::{Fact, JournalHead, NOTHING_BEFORE, Row},
};

use super::{Kind, Report, Where, accounts::named};
use crate::store::{Evidence, JournalHeadRow, JournalRow};

/// Rows at a time.
const PAGE: i64 = 1_000;

/// Follows the journal's chain, row after row.
pub struct Chain {
    number: u64,
    hash: Hash32,
    heads: Vec<JournalHead>,
    key: Option<Hash32>,
    begun: bool,
}

/// A row, and what is wrong with its place in the chain.
pub struct Link {
    /// The row, if it can be read.
    pub row: Option<Row>,
    /// What is wrong: place and sentence.
    pub broken: Option<(Where, String)>,
}

impl Chain {
    /// Begins before the first row. `key` is the receipt key's public half, with which heads are signed.
    pub fn new(heads: Vec<JournalHeadRow>, key: Option<Hash32>) -> Self {
        let heads = heads.into_iter().filter_map(head).collect();
        Self { number: 0, hash: NOTHING_BEFORE, heads, key, begun: false }
    }

    /// Takes the next row.
    pub fn follow(&mut self, raw: &JournalRow) -> Link {
        let place = Where::JournalRow(raw.number);
        let Some(row) = decoded(raw) else {
            self.number = u64::try_from(raw.number).unwrap_or_default();
            let text = String::from("one of its columns is not what it should be");
            return Link { row: None, broken: Some((place, text)) };
        };
        let broken = self.broken(&row).map(|text| (place, text));
        (self.number, self.hash, self.begun) = (row.number, row.hash, true);
        Link { row: Some(row), broken }
    }

    fn broken(&mut self, row: &Row) -> Option<String> {
        if !self.begun && row.number > 1 {
            // The older rows were forgotten: a signed head says what came before.
            let before = self.heads.iter().find(|head| head.number + 1 == row.number);
            match before {
                Some(head) if self.is_signed(head) => self.hash = head.hash,
                Some(_) => return Some(String::from("what came before it is not signed by this server")),
                None => {
                    return Some(String::from("what came before it is missing, and not because it was old"));
                }
            }
        } else if row.number != self.number + 1 {
            return Some(format!("rows {} to {} are missing", self.number + 1, row.number.saturating_sub(1)));
        }
        (row.fact.hash(&self.hash, row.number) != row.hash)
            .then(|| String::from("it was changed, or a row before it was"))
    }

    /// After the last row: what is wrong with the end.
    pub fn conclude(&self) -> Option<String> {
        let Some(head) = self.heads.last() else {
            return self.begun.then(|| String::from("its end is not signed"));
        };
        if self.begun && (head.number, head.hash) != (self.number, self.hash) {
            return Some(format!(
                "the signed end is row {}, the last row is {}: rows were added, changed or taken away",
                head.number, self.number
            ));
        }
        (!self.is_signed(head)).then(|| String::from("the signature at its end is not this server's"))
    }

    /// The signed end, if there is one.
    pub fn head(&self) -> Option<&JournalHead> {
        self.heads.last()
    }

    fn is_signed(&self, head: &JournalHead) -> bool {
        self.key.is_some_and(|key| head.is_signed_by(&key))
    }
}

pub(super) async fn examine(evidence: &mut dyn Evidence, key: Option<Hash32>, report: &mut Report) {
    let heads = match evidence.journal_heads().await {
        Ok(heads) => heads,
        Err(error) => {
            report.unreadable(Where::Journal, &error);
            return;
        }
    };
    let mut chain = Chain::new(heads, key);
    let mut after = 0;
    loop {
        let rows = match evidence.journal(after, PAGE).await {
            Ok(rows) => rows,
            Err(error) => {
                report.note(
                    Where::JournalRow(after),
                    Kind::Unreadable,
                    format!("after this row it cannot be read: {error}"),
                );
                return;
            }
        };
        let Some(last) = rows.last() else { break };
        after = last.number;
        for row in &rows {
            report.journal += 1;
            if let Some((place, text)) = chain.follow(row).broken {
                report.note(place, Kind::Journal, text);
            }
        }
    }
    if let Some(text) = chain.conclude() {
        report.note(Where::Journal, Kind::Journal, text);
    }
}

fn head(row: JournalHeadRow) -> Option<JournalHead> {
    Some(JournalHead {
        number: u64::try_from(row.number).ok()?,
        hash: Hash32(row.hash.try_into().ok()?),
        at: Timestamp(u64::try_from(row.at).ok()?),
        signature: row.signature.into(),
    })
}

fn decoded(row: &JournalRow) -> Option<Row> {
    let fact = Fact {
        at: Timestamp(u64::try_from(row.at).ok()?),
        what: named(&row.what)?,
        account: id(row.account.as_ref()).ok()?,
        log: id(row.log.as_ref()).ok()?,
        session: id(row.session.as_ref()).ok()?,
        times: u64::try_from(row.times).ok()?,
    };
    let hash = <[u8; 32]>::try_from(row.hash.as_slice()).ok()?;
    Some(Row { number: u64::try_from(row.number).ok()?, fact, hash: Hash32(hash) })
}

fn id<T: From<[u8; 16]>>(bytes: Option<&Vec<u8>>) -> Result<Option<T>, TryFromSliceError> {
    bytes.map(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).map(T::from)).transpose()
}
