//! A copy of the file while others write to it, and what must not travel with one.

use std::{path::Path, time::Duration};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::make_private;
use crate::store::Stored;

/// More entries than are written between a backup and its restoring.
const FAR: i64 = 1_000_000_000;

/// Writes one moment of `file` into `copy`, a new file readable by its owner alone. `VACUUM INTO` reads in one transaction,
/// which writers do not wait for, and writes live rows only: pages that were freed, and the bytes of erased bodies in them,
/// stay behind.
///
/// # Errors
/// [`crate::store::StoreError`]; a half-written copy may remain.
pub async fn copy_into(file: &Path, copy: &Path) -> Stored<()> {
    make_private(copy).map_err(|error| crate::store::StoreError::Unavailable(error.to_string()))?;
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(Duration::from_secs(10))
        .connect()
        .await?;
    sqlx::query("VACUUM INTO $1").bind(copy.to_string_lossy().into_owned()).execute(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

/// Takes out of a copy what would let somebody in: sessions, ceremonies, and the set-up secret's hash. A session that comes
/// back with a backup is a stolen session.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn forget_sessions(copy: &Path) -> Stored<()> {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(copy)
        // No journal beside the file: a copy that was interrupted is thrown away whole.
        .pragma("journal_mode", "MEMORY")
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .connect()
        .await?;
    for forget in
        ["DELETE FROM sessions", "DELETE FROM ceremonies", "DELETE FROM settings WHERE name = 'setup'"]
    {
        sqlx::query(forget).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(())
}

/// Takes out of a copy what has no bytes in a backup: uploads that are under way, and what is to be removed anyway.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn forget_uploads(copy: &Path) -> Stored<()> {
    let mut connection = SqliteConnectOptions::new()
        .filename(copy)
        .pragma("journal_mode", "MEMORY")
        .foreign_keys(true)
        .connect()
        .await?;
    for forget in ["DELETE FROM blobs WHERE received < size", "DELETE FROM discarded"] {
        sqlx::query(forget).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(())
}

/// Moves the newest entry of a restored file far on, so that all that is written from now on comes after whatever a client
/// may have seen since the backup was taken. Else clients would ask for news after a position that the server reaches again
/// only much later, and be told nothing. Positions have holes anyway.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn move_on(restored: &Path) -> Stored<()> {
    let mut connection = SqliteConnectOptions::new().filename(restored).foreign_keys(true).connect().await?;
    let mut tx = connection.begin().await?;
    let newest: Option<i64> =
        sqlx::query_scalar("SELECT MAX(position) FROM entries").fetch_one(&mut *tx).await?;
    if let Some(newest) = newest {
        for moved in [
            "UPDATE entries SET position = position + $2 WHERE position = $1",
            "UPDATE members SET since = since + $2 WHERE since = $1",
            "UPDATE members SET until = until + $2 WHERE until = $1",
        ] {
            sqlx::query(moved).bind(newest).bind(FAR).execute(&mut *tx).await?;
        }
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}
