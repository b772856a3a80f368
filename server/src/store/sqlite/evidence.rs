//! Reading a file as it is: for checks, on a live database, a copy or a damaged one. Nothing is written.

use std::{path::Path, time::Duration};

use async_trait::async_trait;
use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::MIGRATIONS;
use crate::store::{
    AccountRow, BlobRow, EntryRow, Evidence, HoldRow, JournalHeadRow, JournalRow, LogRow, MemberRow, Stored,
    sql,
};

/// Complaints that are listed; a ruined file has thousands.
const COMPLAINTS: usize = 20;

/// One moment of a file.
pub struct SqliteEvidence {
    connection: SqliteConnection,
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

    /// Closes the file.
    pub async fn close(self) {
        // Nothing was written: there is nothing to lose.
        let _ = self.connection.close().await;
    }
}

#[async_trait]
impl Evidence for SqliteEvidence {
    async fn complaints(&mut self) -> Stored<Vec<String>> {
        let mut found: Vec<String> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(format!("PRAGMA integrity_check({COMPLAINTS})")))
                .fetch_all(&mut self.connection)
                .await?;
        found.retain(|line| line != "ok");
        let dangling: Vec<(String, Option<i64>, String, i64)> =
            sqlx::query_as("PRAGMA foreign_key_check").fetch_all(&mut self.connection).await?;
        let dangling = dangling.into_iter().map(|(table, row, parent, _)| {
            let row = row.map_or_else(|| String::from("a row"), |row| format!("row {row}"));
            format!("{row} of the table {table} names something that is not in the table {parent}")
        });
        found.extend(dangling.take(COMPLAINTS));
        Ok(found)
    }

    async fn missing_migrations(&mut self) -> Stored<Vec<String>> {
        let had: Vec<(i64,)> = sqlx::query_as("SELECT version FROM _sqlx_migrations WHERE success")
            .fetch_all(&mut self.connection)
            .await?;
        let missing =
            MIGRATIONS.iter().filter(|known| !had.iter().any(|(version,)| *version == known.version));
        Ok(missing.map(|migration| format!("{:04} {}", migration.version, migration.description)).collect())
    }

    async fn setting(&mut self, name: &'static str) -> Stored<Option<Vec<u8>>> {
        Ok(sqlx::query_scalar(sql::SETTING).bind(name).fetch_optional(&mut self.connection).await?)
    }

    async fn organisation(&mut self) -> Stored<Option<(Vec<u8>, Vec<u8>, Vec<u8>)>> {
        Ok(sqlx::query_as(sql::ORGANISATION).fetch_optional(&mut self.connection).await?)
    }

    async fn logs(&mut self) -> Stored<Vec<LogRow>> {
        let rows: Vec<(Vec<u8>, String, i64, Vec<u8>)> =
            sqlx::query_as(sql::ALL_LOGS).fetch_all(&mut self.connection).await?;
        Ok(rows
            .into_iter()
            .map(|(id, kind, head_next, head_hash)| LogRow { id, kind, head_next, head_hash })
            .collect())
    }

    async fn entries(&mut self, log: &[u8], from: i64, limit: i64) -> Stored<Vec<EntryRow>> {
        let query = sqlx::query_as(sql::ENTRIES_AS_THEY_ARE).bind(log).bind(from).bind(limit);
        Ok(query.fetch_all(&mut self.connection).await?)
    }

    async fn count_entries(&mut self) -> Stored<i64> {
        Ok(sqlx::query_scalar(sql::COUNT_ENTRIES).fetch_one(&mut self.connection).await?)
    }

    async fn members(&mut self, log: &[u8]) -> Stored<Vec<MemberRow>> {
        Ok(sqlx::query_as(sql::MEMBERS_OF).bind(log).fetch_all(&mut self.connection).await?)
    }

    async fn accounts(&mut self) -> Stored<Vec<AccountRow>> {
        Ok(sqlx::query_as(sql::ALL_ACCOUNTS).fetch_all(&mut self.connection).await?)
    }

    async fn blobs(&mut self) -> Stored<Vec<BlobRow>> {
        Ok(sqlx::query_as(sql::ALL_BLOBS).fetch_all(&mut self.connection).await?)
    }

    async fn loose_holds(&mut self) -> Stored<Vec<HoldRow>> {
        Ok(sqlx::query_as(sql::LOOSE_HOLDS).fetch_all(&mut self.connection).await?)
    }

    async fn discarded(&mut self) -> Stored<Vec<Vec<u8>>> {
        let names = sqlx::query_scalar(sql::DISCARDED_NAMES).fetch_all(&mut self.connection).await?;
        Ok(names)
    }

    async fn journal(&mut self, after: i64, limit: i64) -> Stored<Vec<JournalRow>> {
        let query = sqlx::query_as(sql::JOURNAL_AFTER).bind(after).bind(limit);
        Ok(query.fetch_all(&mut self.connection).await?)
    }

    async fn journal_heads(&mut self) -> Stored<Vec<JournalHeadRow>> {
        Ok(sqlx::query_as(sql::JOURNAL_HEADS).fetch_all(&mut self.connection).await?)
    }
}
