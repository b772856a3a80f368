//! The first limit: the database alone. One connection commits rows like those of entries, as many at a time as there are
//! callers, on the same disk and with the same promise to keep them; nothing is checked, nobody is told.
//!
//! The drivers are those of the server's writer: rusqlite, and sqlx with UNNEST. Statements are prepared once.

use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::{
    load::Outcome,
    place::{Kind, Place, Row},
};

const COLUMNS: &str = "position, log, seq, kind, epoch, prev, hash, body_hash, received, body";

/// A table like the server's, and a connection to it.
pub(super) struct Raw {
    connection: Connection,
    rows: Vec<Row>,
    position: i64,
}

enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(PgConnection),
}

impl Raw {
    /// Makes the table, beside the server's database.
    pub(super) async fn beside(place: &Place, rows: usize) -> Self {
        let mut connection = match &place.cluster {
            None => {
                let opened = rusqlite::Connection::open(place.folder().join("raw.db"));
                let opened = opened.expect("the database opens");
                for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL")] {
                    opened.pragma_update(None, name, value).expect("SQLite knows it");
                }
                Connection::Sqlite(opened)
            }
            Some(cluster) => {
                let opened = PgConnection::connect(&cluster.new_database()).await;
                Connection::Postgres(opened.expect("the database opens"))
            }
        };
        let (int, bytes) = match connection.kind() {
            Kind::Sqlite => ("INTEGER", "BLOB"),
            Kind::Postgres => ("BIGINT", "BYTEA"),
        };
        let table = format!(
            "CREATE TABLE entries (position {int} NOT NULL PRIMARY KEY, log {bytes} NOT NULL, seq {int} NOT NULL, \
             kind {int} NOT NULL, epoch {int} NOT NULL, prev {bytes} NOT NULL, hash {bytes} NOT NULL, \
             body_hash {bytes} NOT NULL, received {int} NOT NULL, body {bytes}, UNIQUE (log, seq))"
        );
        match &mut connection {
            Connection::Sqlite(c) => c.execute_batch(&table).expect("the table can be made"),
            Connection::Postgres(c) => {
                sqlx::query(AssertSqlSafe(table)).execute(c).await.expect("the table can be made");
            }
        }
        Self { connection, rows: (0..rows).map(|_| Row::make()).collect(), position: 0 }
    }

    /// Commits rows, `batch` at a time; rows a second, and the time of each commit.
    pub(super) async fn commits(&mut self, batch: usize, commits: usize) -> Outcome {
        let mut times: Vec<Duration> = Vec::with_capacity(commits);
        let begin = Instant::now();
        for _ in 0..commits {
            let start = Instant::now();
            let rows = &self.rows[..batch];
            match &mut self.connection {
                Connection::Sqlite(connection) => one_transaction(connection, rows, self.position),
                Connection::Postgres(connection) => unnest(connection, rows, self.position).await,
            }
            self.position += i64::try_from(batch).expect("a small number");
            times.push(start.elapsed());
        }
        #[allow(clippy::cast_precision_loss)]
        let per_s = (batch * commits) as f64 / begin.elapsed().as_secs_f64();
        Outcome { per_s, times }
    }
}

impl Connection {
    fn kind(&self) -> Kind {
        match self {
            Self::Sqlite(_) => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }
}

fn one_transaction(connection: &mut rusqlite::Connection, rows: &[Row], position: i64) {
    let tx = connection.transaction().expect("nobody else writes");
    {
        let text = format!("INSERT INTO entries ({COLUMNS}) VALUES (?1, ?2, ?1, 1, 0, ?3, ?4, ?5, 0, ?6)");
        let mut insert = tx.prepare_cached(&text).expect("the table is there");
        for (row, position) in rows.iter().zip(position..) {
            // The position as place in the log too: it increases in each.
            let [prev, hash, body_hash] = &row.hashes;
            let values =
                rusqlite::params![position, row.log.0, prev.0, hash.0, body_hash.0, row.body.as_slice()];
            insert.execute(values).expect("the rows are new");
        }
    }
    tx.commit().expect("the disk takes them");
}

async fn unnest(connection: &mut PgConnection, rows: &[Row], position: i64) {
    let positions: Vec<i64> = (position..).take(rows.len()).collect();
    let hashes = |n: usize| rows.iter().map(|row| &row.hashes[n].0[..]).collect::<Vec<_>>();
    let text = format!(
        "INSERT INTO entries ({COLUMNS}) SELECT p, log, p, 1, 0, prev, hash, body_hash, 0, body FROM \
         UNNEST($1::BIGINT[], $2::BYTEA[], $3::BYTEA[], $4::BYTEA[], $5::BYTEA[], $6::BYTEA[]) \
         AS v (p, log, prev, hash, body_hash, body)"
    );
    let query = sqlx::query(AssertSqlSafe(text))
        .bind(positions)
        .bind(rows.iter().map(|row| &row.log.0[..]).collect::<Vec<_>>())
        .bind(hashes(0))
        .bind(hashes(1))
        .bind(hashes(2))
        .bind(rows.iter().map(|row| &row.body[..]).collect::<Vec<_>>());
    query.execute(connection).await.expect("the rows are new");
}
