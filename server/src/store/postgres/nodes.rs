//! Between servers on one database: what is notified, how it is heard, and what is read again from it.

use std::{fmt::Write as _, sync::Arc, time::Duration};

use async_trait::async_trait;
use sqlx::{PgPool, postgres::PgListener};
use tdu_protocol::{AccountId, LogId, api::Page, entry::Head};

use super::PostgresStore;
use crate::store::{
    Line, Nodes, Reader, Stored, Told,
    recent::Recent,
    rows::{EntryRow, fixed, gather, int, one_more, uint},
    sql,
};

/// Each notification: who tells, what, and of what: `NODE w POSITION`, `NODE s ACCOUNT TOKENHASH`, `NODE a ACCOUNT`.
const CHANNEL: &str = "tdu";
/// How long to wait before trying to mend the line again.
const PAUSE: Duration = Duration::from_secs(1);
/// Entries in one page between nodes.
const PAGE: usize = 500;

pub(super) const NOTIFY: &str = "SELECT pg_notify('tdu', $1)";
/// The account is known to the row alone.
pub(super) const END_SESSION: &str = "WITH gone AS (DELETE FROM sessions WHERE token_hash = $1 RETURNING account, token_hash) \
    SELECT pg_notify('tdu', $2 || encode(account, 'hex') || ' ' || encode(token_hash, 'hex')) FROM gone";
const HEADS: &str = "SELECT id, head_next, head_hash FROM logs WHERE id = ANY($1)";
const READERS: &str = "SELECT DISTINCT m.log, m.account, m.until FROM entries e JOIN members m ON m.log = e.log \
    WHERE e.position > $1 AND e.position <= $2 AND (m.until IS NULL OR m.until = e.position)";
const BETWEEN: &str = "SELECT position, log, seq, kind, epoch, prev, body_hash, received, body FROM entries \
    WHERE position > $1 AND position <= $2 AND log = ANY($3) ORDER BY position LIMIT $4";

pub(super) fn written(node: &str) -> String {
    format!("{node} w ")
}

pub(super) fn ended(node: &str) -> String {
    format!("{node} s ")
}

pub(super) fn closed(node: &str, account: AccountId) -> String {
    account.0.iter().fold(format!("{node} a "), |mut text, byte| {
        // Writing to memory cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[allow(clippy::unnecessary_wraps, reason = "SQLite has none")]
pub(super) fn nodes(store: &PostgresStore) -> Option<Arc<dyn Nodes>> {
    Some(Arc::new(store.clone()))
}

#[async_trait]
impl Nodes for PostgresStore {
    async fn line(&self) -> Stored<Box<dyn Line>> {
        let listener = listen(&self.read).await?;
        Ok(Box::new(PostgresLine {
            pool: self.read.clone(),
            listener: Some(listener),
            node: Arc::clone(&self.node),
            recent: Arc::clone(&self.recent),
        }))
    }

    async fn last_position(&self) -> Stored<u64> {
        let (last,) = sqlx::query_as::<_, (i64,)>(sql::LAST_POSITION).fetch_one(&self.read).await?;
        Ok(uint(last))
    }

    async fn heads(&self, logs: &[LogId]) -> Stored<Vec<(LogId, Head)>> {
        let rows =
            sqlx::query_as::<_, (Vec<u8>, i64, Vec<u8>)>(HEADS).bind(ids(logs)).fetch_all(&self.read).await?;
        rows.into_iter()
            .map(|(log, next, hash)| Ok((fixed(log)?, Head { next: uint(next), hash: fixed(hash)? })))
            .collect()
    }

    async fn readers(&self, after: u64, upto: u64) -> Stored<Vec<Reader>> {
        let rows = sqlx::query_as::<_, (Vec<u8>, Vec<u8>, Option<i64>)>(READERS)
            .bind(int(after))
            .bind(int(upto))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(log, account, until)| {
                Ok(Reader { log: fixed(log)?, account: fixed(account)?, until: until.map(uint) })
            })
            .collect()
    }

    async fn between(&self, after: u64, upto: u64, logs: &[LogId]) -> Stored<Page> {
        let rows = sqlx::query_as::<_, EntryRow>(BETWEEN)
            .bind(int(after))
            .bind(int(upto))
            .bind(ids(logs))
            .bind(one_more(PAGE))
            .fetch(&self.read);
        let (entries, more) = gather(rows, PAGE).await?;
        let next = entries.last().filter(|_| more).map_or(upto, |last| last.position);
        Ok(Page { entries, next, more })
    }
}

fn ids(logs: &[LogId]) -> Vec<&[u8]> {
    logs.iter().map(|log| &log.0[..]).collect()
}

struct PostgresLine {
    pool: PgPool,
    listener: Option<PgListener>,
    node: Arc<str>,
    recent: Arc<Recent>,
}

#[async_trait]
impl Line for PostgresLine {
    async fn next(&mut self) -> Option<Told> {
        loop {
            let Some(listener) = &mut self.listener else {
                if self.pool.is_closed() {
                    return None;
                }
                match listen(&self.pool).await {
                    Ok(listener) => {
                        self.listener = Some(listener);
                        self.recent.clear();
                        return Some(Told::Missed);
                    }
                    Err(error) => {
                        tracing::warn!(%error, "what other nodes tell cannot be heard for the moment");
                        tokio::time::sleep(PAUSE).await;
                        continue;
                    }
                }
            };
            match listener.try_recv().await {
                Ok(Some(notification)) => {
                    if let Some(told) = understood(notification.payload(), &self.node) {
                        match &told {
                            Told::Ended { session: Some(session), .. } => self.recent.forget(session),
                            Told::Ended { account, session: None } => self.recent.forget_all_of(*account),
                            Told::Written(_) | Told::Missed => {}
                        }
                        return Some(told);
                    }
                }
                // Lost, or half lost: a new line is easier to trust than a mended one.
                Ok(None) | Err(_) => self.listener = None,
            }
        }
    }
}

async fn listen(pool: &PgPool) -> Stored<PgListener> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// `None` for what this node told itself, and for what a newer version may tell one day.
fn understood(payload: &str, node: &str) -> Option<Told> {
    let mut words = payload.split(' ');
    if words.next()? == node {
        return None;
    }
    match (words.next()?, words.next()?, words.next()) {
        ("w", position, None) => position.parse().ok().map(Told::Written),
        ("a", account, None) => Some(Told::Ended { account: AccountId(unhex(account)?), session: None }),
        ("s", account, Some(session)) => {
            Some(Told::Ended { account: AccountId(unhex(account)?), session: Some(unhex(session)?) })
        }
        _ => None,
    }
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: AccountId = AccountId([0xa1; 16]);

    #[test]
    fn what_another_node_tells_is_understood_and_what_one_told_oneself_is_not_heard() {
        let own = |payload: &str| understood(payload, "me");
        assert_eq!(own(&(written("other") + "17")), Some(Told::Written(17)));
        assert_eq!(own(&closed("other", ANNA)), Some(Told::Ended { account: ANNA, session: None }));
        let session = format!("{}{} {}", ended("other"), "a1".repeat(16), "07".repeat(32));
        assert_eq!(own(&session), Some(Told::Ended { account: ANNA, session: Some([7; 32]) }));
        assert_eq!(own(&(written("me") + "17")), None);
    }

    #[test]
    fn what_makes_no_sense_is_not_acted_on() {
        for payload in
            ["", "other", "other w", "other w x", "other w 1 2", "other a a1", "other z 1", "other a é"]
        {
            assert_eq!(understood(payload, "me"), None, "{payload}");
        }
    }
}
