//! From what the databases say to what the server can do about it.

use sqlx::{error::DatabaseError, postgres::PgDatabaseError};

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
            None => from_sqlite(database),
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
        // Connection lost, resources used up (disk full among them), the operator's doing, access refused.
        code if ["08", "28", "53", "57"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unavailable(text)
        }
        _ => StoreError::Failed(text),
    }
}

fn from_sqlite(error: &dyn DatabaseError) -> StoreError {
    // The low byte of an extended code is the primary one: busy, read-only, I/O error, full, cannot open.
    let primary = error.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff);
    match primary {
        Some(5 | 8 | 10 | 13 | 14) => StoreError::Unavailable(error.to_string()),
        _ => StoreError::Failed(error.to_string()),
    }
}
