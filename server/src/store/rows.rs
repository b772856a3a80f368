//! From columns to values and back.

use futures::TryStreamExt;
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::{Entry, Hash32, Kind, LogId, Timestamp, api, entry::Body};

use super::{StoreError, Stored};

/// A page ends before it exceeds this, unless one entry alone does: the answer is built in memory.
pub(super) const PAGE_BYTES: usize = 2 << 20;

/// Columns of an entry, in the order of the `SELECT`s.
pub(super) type EntryRow = (i64, Vec<u8>, i64, i64, i64, Vec<u8>, Vec<u8>, i64, Option<Vec<u8>>);

/// SQL has signed integers; what exceeds them is beyond anything that exists.
pub(super) fn int(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

pub(super) fn uint(n: i64) -> u64 {
    u64::try_from(n).unwrap_or_default()
}

pub(super) fn time(n: i64) -> Timestamp {
    Timestamp(uint(n))
}

pub(super) fn fixed<const N: usize, T: From<[u8; N]>>(bytes: Vec<u8>) -> Stored<T> {
    let found = bytes.len();
    <[u8; N]>::try_from(bytes)
        .map(T::from)
        .map_err(|_| StoreError::Failed(format!("a column holds {found} bytes instead of {N}")))
}

/// The name of a unit variant, as the protocol writes it.
pub(super) fn name<T: Serialize>(value: T) -> Stored<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        _ => Err(StoreError::Failed(String::from("a value without a name"))),
    }
}

pub(super) fn named<T: DeserializeOwned>(text: String) -> Stored<T> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|_| StoreError::Failed(String::from("a column holds an unknown name")))
}

pub(super) fn kind_number(kind: Kind) -> i64 {
    match kind {
        Kind::Control => 0,
        Kind::Sealed => 1,
    }
}

pub(super) fn stored(row: EntryRow) -> Stored<api::Stored> {
    let (position, log, seq, kind, epoch, prev, body_hash, received, body) = row;
    let body = match body {
        Some(bytes) => Body::Present(bytes.into()),
        None => Body::Erased(fixed::<32, Hash32>(body_hash)?),
    };
    let entry = Entry {
        log: fixed::<16, LogId>(log)?,
        seq: uint(seq),
        prev: fixed(prev)?,
        kind: if kind == 0 { Kind::Control } else { Kind::Sealed },
        epoch: u32::try_from(epoch).unwrap_or_default(),
        body,
    };
    Ok(api::Stored { position: uint(position), received: time(received), entry })
}

/// One row beyond the limit tells that there is more.
pub(super) fn one_more(limit: usize) -> i64 {
    int(limit as u64).saturating_add(1)
}

/// A page of rows: `limit` of them at most, and whether there are more.
pub(super) async fn gather(
    mut rows: impl futures::Stream<Item = Result<EntryRow, sqlx::Error>> + Unpin,
    limit: usize,
) -> Stored<(Vec<api::Stored>, bool)> {
    let mut entries = Vec::new();
    let mut bytes = 0;
    while let Some(row) = rows.try_next().await? {
        let entry = stored(row)?;
        bytes += entry.entry.body().map_or(0, <[u8]>::len);
        if entries.len() == limit || (bytes > PAGE_BYTES && !entries.is_empty()) {
            return Ok((entries, true));
        }
        entries.push(entry);
    }
    Ok((entries, false))
}
