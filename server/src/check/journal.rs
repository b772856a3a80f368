//! The access journal's chain and signatures.

use std::array::TryFromSliceError;

use tdu_protocol::{
    Hash32, Timestamp,
    journal::{self, Fact, JournalHead, NOTHING_BEFORE, Row},
};

use super::{Kind, Report, Where, accounts::named};
use crate::store::{Evidence, JournalHeadRow, JournalRow};

/// Rows at a time.
const PAGE: i64 = 1_000;

/// Follows the journal's chain, row after row, as the database keeps it: columns may be damaged, and the oldest rows gone.
pub struct Chain {
    at: journal::Chain,
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
        Self { at: journal::Chain::after(0, NOTHING_BEFORE), heads, key, begun: false }
    }

    /// Takes the next row.
    pub fn follow(&mut self, raw: &JournalRow) -> Link {
        let place = Where::JournalRow(raw.number);
        let Some(row) = decoded(raw) else {
            let (_, hash) = self.at.end();
            self.at = journal::Chain::after(u64::try_from(raw.number).unwrap_or_default(), hash);
            let text = String::from("one of its columns is not what it should be");
            return Link { row: None, broken: Some((place, text)) };
        };
        let before = if self.begun { Ok(()) } else { self.begin_before(&row) };
        let followed = self.at.follow(&row).map_err(|found| found.to_string());
        self.begun = true;
        Link { row: Some(row), broken: before.and(followed).err().map(|text| (place, text)) }
    }

    /// Where the older rows were forgotten, a signed head says what came before the first one that is left.
    fn begin_before(&mut self, row: &Row) -> Result<(), String> {
        if row.number <= 1 {
            return Ok(());
        }
        match self.heads.iter().find(|head| head.number + 1 == row.number) {
            Some(head) if self.is_signed(head) => {
                self.at = journal::Chain::after(head.number, head.hash);
                Ok(())
            }
            Some(_) => Err(String::from("what came before it is not signed by this server")),
            None => Err(String::from("what came before it is missing, and not because it was old")),
        }
    }

    /// After the last row: what is wrong with the end.
    pub fn conclude(&self) -> Option<String> {
        let Some(head) = self.heads.last() else {
            return self.begun.then(|| String::from("its end is not signed"));
        };
        // Where every row was forgotten, the signed head is all there is.
        let end = if self.begun { self.at } else { journal::Chain::after(head.number, head.hash) };
        end.ends_at(head, self.key.as_slice()).err().map(|found| found.to_string())
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
