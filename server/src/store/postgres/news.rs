//! News, in the way of PostgreSQL.

use tdu_protocol::AccountId;

use super::PostgresStore;
use crate::store::{
    Sheet, Stored,
    rows::{EntryRow, gather, int, uint},
    sql,
};

/// Entries at the positions of an array.
const ENTRIES_AT: &str = "SELECT e.position, e.log, e.seq, e.kind, e.epoch, e.prev, e.body_hash, e.received, e.body \
    FROM entries e JOIN members m ON m.account = $1 AND m.log = e.log \
    WHERE e.position = ANY($2) AND (m.until IS NULL OR e.position = m.until) ORDER BY e.position";

pub(super) async fn positions(
    store: &PostgresStore,
    account: AccountId,
    since: u64,
    limit: usize,
) -> Stored<Vec<u64>> {
    let rows = sqlx::query_scalar::<_, i64>(sql::POSITIONS)
        .bind(&account.0[..])
        .bind(int(since))
        .bind(int(limit as u64))
        .fetch_all(&store.read)
        .await?;
    Ok(rows.into_iter().map(uint).collect())
}

pub(super) async fn news_at(store: &PostgresStore, account: AccountId, positions: &[u64]) -> Stored<Sheet> {
    let rows = sqlx::query_as::<_, EntryRow>(ENTRIES_AT)
        .bind(&account.0[..])
        .bind(positions.iter().map(|position| int(*position)).collect::<Vec<_>>())
        .fetch(&store.read);
    let (entries, cut) = gather(rows, positions.len()).await?;
    let mut sheet = Sheet { cut, ..Sheet::default() };
    for stored in &entries {
        sheet.push(stored);
    }
    Ok(sheet)
}
