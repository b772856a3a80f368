//! Reading a file as it is: for checks, on a live database, a copy or a damaged one. Nothing is written.

use std::{path::Path, time::Duration};

use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::store::{Stored, sql};

/// Complaints that are listed; a ruined file has thousands.
const COMPLAINTS: usize = 20;

/// One moment of a file.
pub struct SqliteEvidence {
    pub(super) connection: SqliteConnection,
}

impl SqliteEvidence {
    /// Opens a file for reading. Whoever writes meanwhile is not hindered, and not seen.
    ///
    /// # Errors
    /// [`crate::store::StoreError::Unavailable`] if there is no such file or it is not a database.
    pub async fn open(file: &Path) -> Stored<Self> {
        let mut connection = SqliteConnectOptions::new()
            .filename(file)
            .read_only(true)
            .busy_timeout(Duration::from_secs(10))
            .connect()
            .await?;
        sqlx::query("BEGIN").execute(&mut connection).await?;
        // The moment is that of the first reading. Where even this fails, the examination tells why.
        let _ = sqlx::query(sql::COUNT_ENTRIES).fetch_one(&mut connection).await;
        Ok(Self { connection })
    }

    /// A reading that failed stands in no other's way.
    #[allow(clippy::unused_async, clippy::unused_self, reason = "as in PostgreSQL")]
    pub(super) async fn after<T>(&mut self, read: Result<T, sqlx::Error>) -> Stored<T> {
        Ok(read?)
    }
}

pub(super) async fn complaints(connection: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut found: Vec<String> =
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!("PRAGMA integrity_check({COMPLAINTS})")))
            .fetch_all(&mut *connection)
            .await?;
    found.retain(|line| line != "ok");
    let dangling: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("PRAGMA foreign_key_check").fetch_all(connection).await?;
    let dangling = dangling.into_iter().map(|(table, row, parent, _)| {
        let row = row.map_or_else(|| String::from("a row"), |row| format!("row {row}"));
        format!("{row} of the table {table} names something that is not in the table {parent}")
    });
    found.extend(dangling.take(COMPLAINTS));
    Ok(found)
}
