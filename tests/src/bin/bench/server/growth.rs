//! What an append costs when much is stored already. The database is filled from outside, with entries of other logs.

use super::{
    appends::appends,
    place::{Database, Kind, Place},
};
use crate::Figures;

/// Entries stored, and how the figure calls them.
pub(super) type Stored = (i64, &'static str);
const FIRST: Stored = (10_000, "10k");
/// What a large service has after some years.
pub(super) const MILLION: Stored = (1_000_000, "1m");
/// By its rows alone some 12 GB for each database, one after the other; how long the filling takes was not measured.
pub(super) const TEN_MILLION: Stored = (10_000_000, "10m");
/// Logs that they belong to.
const LOGS: i64 = 1_000;
/// Entries in one transaction of the filling.
const CHUNK: i64 = 50_000;
const CALLERS: usize = 256;
const EACH: usize = 200;
/// The best of so many rounds counts.
const ROUNDS: usize = 3;

pub(super) async fn measure(figures: &mut Figures, kind: Kind, stored: Stored) {
    let mut place = Place::open(kind).await;
    let mut writers = place.writers(CALLERS).await;
    let database = place.database().await;
    database.has_logs().await;
    let mut rates = Vec::new();
    for (stored, name) in [FIRST, stored] {
        database.is_filled_to(stored).await;
        let mut best = 0.0_f64;
        for _ in 0..ROUNDS {
            best = best.max(appends(&place, &mut writers, EACH).await.per_s);
        }
        figures.put(&format!("append_{}_256_{name}_stored_per_s", kind.name()), best);
        rates.push(best);
    }
    figures.put(&format!("growth_ratio_{}_{}", kind.name(), stored.1), rates[1] / rates[0]);
}

impl Database {
    async fn has_logs(&self) {
        let insert = match self {
            Self::Sqlite(_) => format!(
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {LOGS}) \
                 INSERT INTO logs (id, kind, created, head_next, head_hash) \
                 SELECT CAST(printf('filler-%09d', i) AS BLOB), 'personal', 0, 0, zeroblob(32) FROM n"
            ),
            Self::Postgres(_) => format!(
                "INSERT INTO logs (id, kind, created, head_next, head_hash) \
                 SELECT convert_to('filler-' || lpad(CAST(i AS TEXT), 9, '0'), 'UTF8'), 'personal', 0, 0, \
                 decode(repeat('00', 32), 'hex') FROM generate_series(0, {LOGS} - 1) AS n (i)"
            ),
        };
        self.execute(insert).await;
    }

    async fn is_filled_to(&self, count: i64) {
        let mut last = self.number("SELECT CAST(COALESCE(MAX(position), 0) AS BIGINT) FROM entries").await;
        while last < count {
            let more = CHUNK.min(count - last);
            self.execute(self.filling(last, more)).await;
            last += more;
        }
        for statement in self.settling() {
            self.execute((*statement).to_owned()).await;
        }
    }

    /// The next entries of all logs by turns, as they come from many people.
    fn filling(&self, last: i64, more: i64) -> String {
        let into =
            "INSERT INTO entries (position, log, seq, kind, epoch, prev, hash, body_hash, received, body)";
        match self {
            Self::Sqlite(_) => format!(
                "WITH RECURSIVE n (i) AS (SELECT {last} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {last} + {more}) \
                 {into} SELECT i, CAST(printf('filler-%09d', i % {LOGS}) AS BLOB), i / {LOGS}, 1, 0, \
                 randomblob(32), randomblob(32), randomblob(32), 0, randomblob(1024) FROM n"
            ),
            Self::Postgres(_) => format!(
                "WITH filled AS ({into} SELECT i, \
                 convert_to('filler-' || lpad(CAST(i % {LOGS} AS TEXT), 9, '0'), 'UTF8'), i / {LOGS}, 1, 0, \
                 decode(repeat(md5('p' || i), 2), 'hex'), decode(repeat(md5('h' || i), 2), 'hex'), \
                 decode(repeat(md5('b' || i), 2), 'hex'), 0, decode(repeat(md5('' || i), 64), 'hex') \
                 FROM generate_series({last} + 1, {last} + {more}) AS n (i)) \
                 UPDATE positions SET last = {last} + {more}"
            ),
        }
    }

    /// What the database would have done in the meantime, had the filling taken months.
    fn settling(&self) -> &'static [&'static str] {
        match self {
            Self::Sqlite(_) => &["PRAGMA wal_checkpoint(TRUNCATE)"],
            Self::Postgres(_) => &["VACUUM ANALYZE entries", "CHECKPOINT"],
        }
    }
}
