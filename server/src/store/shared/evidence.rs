//! The rows as they are.

use async_trait::async_trait;

use super::{Moment, complaints};
use crate::store::{
    AccountRow, BlobRow, EntryRow, Evidence, HoldRow, JournalHeadRow, JournalRow, LogRow, LooseReportRow,
    MemberRow, Stored, TallyReportRow, TallyRow, sql,
};

#[async_trait]
impl Evidence for Moment {
    async fn complaints(&mut self) -> Stored<Vec<String>> {
        let read = complaints(&mut self.connection).await;
        self.after(read).await
    }

    async fn missing_migrations(&mut self) -> Stored<Vec<String>> {
        let read = sqlx::query_as(sql::MIGRATIONS_HAD).fetch_all(&mut self.connection).await;
        let had: Vec<(i64,)> = self.after(read).await?;
        let missing =
            super::MIGRATIONS.iter().filter(|known| !had.iter().any(|(version,)| *version == known.version));
        Ok(missing.map(|migration| format!("{:04} {}", migration.version, migration.description)).collect())
    }

    async fn setting(&mut self, name: &'static str) -> Stored<Option<Vec<u8>>> {
        let read = sqlx::query_scalar(sql::SETTING).bind(name).fetch_optional(&mut self.connection).await;
        self.after(read).await
    }

    async fn organisation(&mut self) -> Stored<Option<(Vec<u8>, Vec<u8>, Vec<u8>)>> {
        let read = sqlx::query_as(sql::ORGANISATION).fetch_optional(&mut self.connection).await;
        self.after(read).await
    }

    async fn logs(&mut self) -> Stored<Vec<LogRow>> {
        let read = sqlx::query_as(sql::ALL_LOGS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn entries(&mut self, log: &[u8], from: i64, limit: i64) -> Stored<Vec<EntryRow>> {
        let query = sqlx::query_as(sql::ENTRIES_AS_THEY_ARE).bind(log).bind(from).bind(limit);
        let read = query.fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn count_entries(&mut self) -> Stored<i64> {
        let read = sqlx::query_scalar(sql::COUNT_ENTRIES).fetch_one(&mut self.connection).await;
        self.after(read).await
    }

    async fn members(&mut self, log: &[u8]) -> Stored<Vec<MemberRow>> {
        let read = sqlx::query_as(sql::MEMBERS_OF).bind(log).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn accounts(&mut self) -> Stored<Vec<AccountRow>> {
        let read = sqlx::query_as(sql::ALL_ACCOUNTS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn blobs(&mut self) -> Stored<Vec<BlobRow>> {
        let read = sqlx::query_as(sql::ALL_BLOBS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn loose_holds(&mut self) -> Stored<Vec<HoldRow>> {
        let read = sqlx::query_as(sql::LOOSE_HOLDS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn discarded(&mut self) -> Stored<Vec<Vec<u8>>> {
        let read = sqlx::query_scalar(sql::DISCARDED_NAMES).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn tallies(&mut self) -> Stored<Vec<TallyRow>> {
        let read = sqlx::query_as(sql::ALL_TALLIES).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn tally_reports(
        &mut self,
        log: &[u8],
        first: i64,
        after: &[u8],
        limit: i64,
    ) -> Stored<Vec<TallyReportRow>> {
        let query = sqlx::query_as(sql::REPORTS_AFTER).bind(log).bind(first).bind(after).bind(limit);
        let read = query.fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn loose_reports(&mut self) -> Stored<Vec<LooseReportRow>> {
        let read = sqlx::query_as(sql::LOOSE_REPORTS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn journal(&mut self, after: i64, limit: i64) -> Stored<Vec<JournalRow>> {
        let query = sqlx::query_as(sql::JOURNAL_AFTER).bind(after).bind(limit);
        let read = query.fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn journal_heads(&mut self) -> Stored<Vec<JournalHeadRow>> {
        let read = sqlx::query_as(sql::JOURNAL_HEADS).fetch_all(&mut self.connection).await;
        self.after(read).await
    }

    async fn close(self: Box<Self>) {
        // Nothing was written: there is nothing to lose.
        let _ = sqlx::Connection::close(self.connection).await;
    }
}
