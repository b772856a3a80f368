//! The connection that appends go over.
//!
//! A pool asks each connection that it hands out whether it still lives, and asks again when it comes back: two round trips,
//! more than an append by itself takes. So the last connection that appended is kept for the next append, and believed for a
//! moment. If it turns out to be lost, the append is made again over one that was asked: it compares before it writes, so what
//! had been committed unheard is found to be there, as if its author had sent it again.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{PgPool, Postgres, pool::PoolConnection, postgres::PgRow};

use super::bulk::Query;

/// How long a connection is believed to live without being asked.
const BELIEVED: Duration = Duration::from_secs(1);

/// The connection that appended last, and when.
#[derive(Default)]
pub(super) struct Appending(Mutex<Option<(PoolConnection<Postgres>, Instant)>>);

impl Appending {
    /// Runs one statement that may be made again if the connection is lost, and gives its first row.
    ///
    /// # Errors
    /// What the statement says, or that no connection is to be had.
    pub(super) async fn run<'q>(
        &self,
        pool: &PgPool,
        statement: impl Fn() -> Query<'q>,
    ) -> Result<Option<PgRow>, sqlx::Error> {
        if let Some(mut connection) = self.take() {
            match statement().fetch_optional(&mut *connection).await {
                Err(error) if is_lost(&error) => connection.close_on_drop(),
                answer => return self.keep(connection, answer),
            }
        }
        let mut connection = pool.acquire().await?;
        let answer = statement().fetch_optional(&mut *connection).await;
        self.keep(connection, answer)
    }

    /// Gives the connection back, as the pool needs before it can close.
    pub(super) fn rest(&self) {
        drop(self.held().take());
    }

    /// One that is believed; another goes back to the pool, which asks it.
    fn take(&self) -> Option<PoolConnection<Postgres>> {
        let held = self.held().take();
        held.filter(|(_, used)| used.elapsed() < BELIEVED).map(|(connection, _)| connection)
    }

    fn held(&self) -> MutexGuard<'_, Option<(PoolConnection<Postgres>, Instant)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a connection whose statement succeeded; whatever else became of it, the pool looks at it.
    fn keep<T>(
        &self,
        connection: PoolConnection<Postgres>,
        answer: Result<T, sqlx::Error>,
    ) -> Result<T, sqlx::Error> {
        if answer.is_ok() {
            *self.held() = Some((connection, Instant::now()));
        }
        answer
    }
}

/// The line was cut, or the database ended it (class 57P: it shuts down, or crashed).
fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}
