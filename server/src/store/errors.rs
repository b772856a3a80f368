//! From what the databases say to what the server can do about it.

use sqlx::postgres::PgDatabaseError;

use super::StoreError;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_)
                // What is not what was expected on a connection: PostgreSQL answers an error even before it has been told whether TLS
                // is wanted, when it recovers from a crash or has no room for one more process.
                | sqlx::Error::Protocol(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
                other => Self::Failed(other.to_string()),
            };
        };
        if database.is_unique_violation() || database.is_foreign_key_violation() {
            return Self::Taken;
        }
        match database.try_downcast_ref::<PgDatabaseError>() {
            Some(postgres) => from_postgres(postgres),
            None => from_sqlite(database.code().and_then(|code| code.parse().ok()), database.to_string()),
        }
    }
}

/// Classes of SQLSTATE (PostgreSQL, appendix A).
fn from_postgres(error: &PgDatabaseError) -> StoreError {
    let text = error.to_string();
    match error.code() {
        // Serialization failure and deadlock: nothing was changed, the same again may well succeed.
        "40001" | "40P01" => StoreError::Stale(Vec::new()),
        // Read-only, lock timeout, cancelled by a timeout, input/output error, reserved connections used up.
        "25006" | "25P03" | "55P03" | "57014" | "58030" => StoreError::Unavailable(text),
        // Disk full.
        "53100" => StoreError::Full(text),
        // Connection lost, other resources used up, the operator's doing, access refused.
        code if ["08", "28", "53", "57"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unavailable(text)
        }
        _ => StoreError::Failed(text),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error().map(|error| error.extended_code) {
            // A foreign key, a primary key, a unique column.
            Some(787 | 1555 | 2067) => Self::Taken,
            Some(code) => from_sqlite(Some(code), error.to_string()),
            None => Self::Failed(error.to_string()),
        }
    }
}

/// From an extended result code of SQLite.
fn from_sqlite(code: Option<i32>, text: String) -> StoreError {
    // Its low byte is the primary one: full; busy, read-only, I/O error, cannot open.
    match code.map(|code| code & 0xff) {
        Some(13) => StoreError::Full(text),
        Some(5 | 8 | 10 | 14) => StoreError::Unavailable(text),
        _ => StoreError::Failed(text),
    }
}
