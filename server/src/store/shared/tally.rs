//! Totals of check-ins.

use async_trait::async_trait;
use tdu_protocol::{
    AccountId, LogId, Timestamp,
    tally::{REPORT_WINDOWS, WindowNumber},
};

use super::{LOCK_LOG, Own, bulk};
use crate::store::{
    OpenedTally, StoreError, Stored, Tally, TallyReport, TallyStore,
    rows::{fixed, int, uint},
    sql,
};

#[async_trait]
impl TallyStore for Own {
    async fn open_tally(&self, tally: &OpenedTally) -> Stored<()> {
        let mut tx = self.begin().await?;
        // Two that open at the same time must see each other.
        sqlx::query(LOCK_LOG).bind(&tally.log.0[..]).execute(&mut *tx).await?;
        // Of its own kind: weekly reports are counted beside check-ins.
        let kind = if tally.first < REPORT_WINDOWS {
            0..=REPORT_WINDOWS - 1
        } else {
            REPORT_WINDOWS..=WindowNumber::MAX
        };
        let newest: Option<(i64, Vec<u8>)> = sqlx::query_as(sql::NEWEST_TALLY)
            .bind(&tally.log.0[..])
            .bind(i64::from(*kind.start()))
            .bind(i64::from(*kind.end()))
            .fetch_optional(&mut *tx)
            .await?;
        match newest {
            Some((_, opening)) if opening == tally.opening => return Ok(()),
            Some((closes, _)) if uint(closes) > tally.opens.0 => return Err(StoreError::Taken),
            _ => {}
        }
        sqlx::query(sql::OPEN_TALLY)
            .bind(&tally.log.0[..])
            .bind(i64::from(tally.first))
            .bind(&tally.opening)
            .bind(&tally.secret[..])
            .bind(int(tally.closes.0))
            .bind(int(tally.forgotten.0))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn tallies(&self, log: LogId, account: AccountId, limit: usize) -> Stored<Vec<Tally>> {
        let rows: Vec<Row> = sqlx::query_as(sql::TALLIES)
            .bind(&log.0[..])
            .bind(&account.0[..])
            .bind(int(limit as u64))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().rev().map(read).collect()
    }

    async fn tally(&self, log: LogId, first: WindowNumber, account: AccountId) -> Stored<Option<Tally>> {
        let row: Option<Row> = sqlx::query_as(sql::TALLY)
            .bind(&log.0[..])
            .bind(&account.0[..])
            .bind(i64::from(first))
            .fetch_optional(&self.read)
            .await?;
        row.map(read).transpose()
    }

    async fn keep_report(&self, log: LogId, first: WindowNumber, report: &TallyReport) -> Stored<()> {
        let done = sqlx::query(sql::KEEP_REPORT)
            .bind(&log.0[..])
            .bind(i64::from(first))
            .bind(&report.account.0[..])
            .bind(&report.statement)
            .bind(&report.leader)
            .execute(&self.write)
            .await?;
        if done.rows_affected() == 1 {
            return Ok(());
        }
        let same: i64 = sqlx::query_scalar(sql::SAME_REPORT)
            .bind(&log.0[..])
            .bind(i64::from(first))
            .bind(&report.account.0[..])
            .bind(&report.statement)
            .bind(&report.leader)
            .fetch_one(&self.write)
            .await?;
        if same == 1 { Ok(()) } else { Err(StoreError::Taken) }
    }

    async fn reports(&self, log: LogId, first: WindowNumber) -> Stored<Vec<TallyReport>> {
        let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = sqlx::query_as(sql::REPORTS)
            .bind(&log.0[..])
            .bind(i64::from(first))
            .fetch_all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(account, statement, leader)| {
                Ok(TallyReport { account: fixed(account)?, statement, leader })
            })
            .collect()
    }

    async fn note_count(&self, log: LogId, first: WindowNumber, digest: &[u8; 32]) -> Stored<()> {
        let done = sqlx::query(sql::NOTE_COUNT)
            .bind(&log.0[..])
            .bind(i64::from(first))
            .bind(&digest[..])
            .execute(&self.write)
            .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Taken) }
    }

    async fn forget_tally(&self, log: LogId, first: WindowNumber, now: Timestamp) -> Stored<()> {
        let mut tx = self.begin().await?;
        sqlx::query(sql::FORGET_REPORTS).bind(&log.0[..]).bind(i64::from(first)).execute(&mut *tx).await?;
        sqlx::query(sql::END_TALLY)
            .bind(&log.0[..])
            .bind(i64::from(first))
            .bind(int(now.0))
            .bind(Vec::<u8>::new())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        bulk::forgotten(self).await;
        Ok(())
    }
}

/// Opening, secret, number of reports, of the account's own.
type Row = (Vec<u8>, Vec<u8>, i64, i64);

fn read((opening, secret, reports, mine): Row) -> Stored<Tally> {
    let secret = if secret.is_empty() { None } else { Some(fixed(secret)?) };
    Ok(Tally { opening, secret, reports: uint(reports), mine: mine > 0 })
}
