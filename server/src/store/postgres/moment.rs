//! Reading a database as it is: for checks, while servers use it or not. Nothing is written.

use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection};

use super::options;
use crate::{
    config::DatabaseUrl,
    store::{StoreError, Stored},
};

/// A long examination is no reason to be cut off; the rest of what servers ask of their connections holds here too.
const PATIENT: [(&str, &str); 3] = [
    ("application_name", "tdu-server, reading"),
    ("statement_timeout", "0"),
    ("idle_in_transaction_session_timeout", "0"),
];

/// The tables of this program, wherever the connection finds them.
const ARE_THERE: &str = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";

/// What names what, by column; each of our keys has one.
const KEYS: &str = "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text, b.attname::text \
    FROM pg_constraint c \
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] \
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] \
    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY c.conname";
/// Pages that did not match their checksums since the database was made or its counters were reset; null without checksums.
const CHECKSUMS: &str =
    "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()";

/// One moment of a database.
pub struct PostgresEvidence {
    pub(super) connection: PgConnection,
}

impl PostgresEvidence {
    /// Connects for reading. Whoever writes meanwhile is not hindered, and not seen.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the database cannot be reached, [`StoreError::Failed`] if none of its tables is this
    /// program's. No message repeats the address or its password.
    pub async fn open(url: &DatabaseUrl) -> Stored<Self> {
        let mut connection = options(url)?.options(PATIENT).connect().await?;
        sqlx::query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").execute(&mut connection).await?;
        // The moment is that of the first reading.
        let are_there: bool = sqlx::query_scalar(ARE_THERE).fetch_one(&mut connection).await?;
        if !are_there {
            return Err(StoreError::Failed(String::from("it holds no tables of this server")));
        }
        sqlx::query("SAVEPOINT reading").execute(&mut connection).await?;
        Ok(Self { connection })
    }

    /// After a reading that failed PostgreSQL refuses all others, until it is told to forget that one. The moment stays.
    pub(super) async fn after<T>(&mut self, read: Result<T, sqlx::Error>) -> Stored<T> {
        if read.is_err() {
            // If this fails too, so will the next reading, and say why.
            let _ = sqlx::query("ROLLBACK TO SAVEPOINT reading").execute(&mut self.connection).await;
        }
        Ok(read?)
    }
}

/// What can be asked of any role: PostgreSQL's own examinations (`pg_amcheck`) are for those who run it.
pub(super) async fn complaints(connection: &mut PgConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut found = Vec::new();
    let failures: i64 = sqlx::query_scalar(CHECKSUMS).fetch_one(&mut *connection).await?;
    if failures > 0 {
        found.push(format!("{failures} of its pages did not match their checksums when they were read"));
    }
    let keys: Vec<(String, String, String, String)> =
        sqlx::query_as(KEYS).fetch_all(&mut *connection).await?;
    if keys.is_empty() {
        found.push(String::from("the keys that bind its tables to each other are missing"));
    }
    for (table, column, parent, key) in keys {
        // Names out of the catalogue, quoted where need be; the columns are ours.
        let dangling = format!(
            "SELECT COUNT(*) FROM {table} c WHERE c.{column} IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{key} = c.{column})"
        );
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(dangling)).fetch_one(&mut *connection).await?;
        if rows > 0 {
            found.push(format!(
                "{rows} rows of the table {table} name something that is not in the table {parent} ({column})"
            ));
        }
    }
    Ok(found)
}
