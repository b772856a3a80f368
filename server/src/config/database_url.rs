//! The address of the database, which may hold a password.

use std::{convert::Infallible, fmt, str::FromStr};

use serde::Deserialize;
use url::Url;

use super::SettingError;

/// `postgres://user:password@host/database?sslmode=verify-full`. Shown without its password.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

/// What stands for a password.
const MASK: &str = "***";

impl DatabaseUrl {
    /// Whole, for the connection alone.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it names a PostgreSQL database.
    pub(super) fn check(&self) -> Result<(), SettingError> {
        match self.url() {
            Some(url) if matches!(url.scheme(), "postgres" | "postgresql") => Ok(()),
            _ => Err(SettingError::DatabaseUrl),
        }
    }

    /// Whether what passes on the way to the database is neither on this machine nor proven to reach the right one.
    pub(crate) fn is_exposed(&self) -> bool {
        let Some(url) = self.url() else { return true };
        let parameter = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
        let host = parameter("host").unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned().into());
        let here =
            matches!(&*host, "" | "localhost" | "127.0.0.1" | "[::1]" | "::1") || host.starts_with('/');
        let proven = parameter("sslmode").is_some_and(|mode| mode == "verify-full");
        !here && !proven
    }

    fn url(&self) -> Option<Url> {
        Url::parse(&self.0).ok()
    }
}

// A mistake is told by `check`, in words that do not repeat what was given.
impl FromStr for DatabaseUrl {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(mut url) = self.url() else { return f.write_str(MASK) };
        if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
            return f.write_str(MASK);
        }
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        if pairs.iter().any(|(key, _)| key == "password") {
            let shown = |(key, value): (String, String)| {
                if key == "password" { (key, MASK.to_owned()) } else { (key, value) }
            };
            url.query_pairs_mut().clear().extend_pairs(pairs.into_iter().map(shown));
        }
        f.write_str(url.as_str())
    }
}

/// A line of a file, without the secret that it may hold.
pub(super) fn without_secret(line: &str) -> String {
    let secret =
        ["database_url", "blobs_secret"].into_iter().find_map(|name| Some((line.split_once(name)?.0, name)));
    match secret {
        Some((before, name)) => format!("{before}{name} = {MASK}"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn url(text: &str) -> DatabaseUrl {
        DatabaseUrl(text.to_owned())
    }

    #[test]
    fn a_password_is_never_shown() {
        for text in [
            "postgres://tdu:Quetzalcoatl@db.example/tdu",
            "postgres://db.example/tdu?user=tdu&password=Quetzalcoatl&sslmode=verify-full",
            "postgres://tdu:Quetzalcoatl@db.example:port/tdu",
            "Quetzalcoatl",
        ] {
            let settings = Settings { database_url: Some(url(text)), ..Settings::default() };
            let shown = format!("{settings:?}");
            assert!(shown.contains(MASK) && !shown.contains("Quetzalcoatl"), "{shown}");
            if let Err(error) = settings.complete() {
                assert!(!error.to_string().contains("Quetzalcoatl"), "{error}");
            }
        }
        assert_eq!(format!("{:?}", url("postgres://tdu:secret@db/tdu")), "postgres://tdu:***@db/tdu");
        assert_eq!(format!("{:?}", url("postgres:///tdu?host=/run")), "postgres:///tdu?host=/run");
    }

    #[test]
    fn a_mistake_in_the_file_does_not_print_the_line_with_the_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tdu.toml");
        for text in [
            "database_url = 'postgres://tdu:Quetzalcoatl@db",
            "database_url = ['postgres://tdu:Quetzalcoatl@db']",
        ] {
            std::fs::write(&file, text).unwrap();
            let told = Settings::from_file(&file).unwrap_err().to_string();
            assert!(told.contains("line 1") && !told.contains("Quetzalcoatl"), "{told}");
        }
    }

    #[test]
    fn only_postgresql_has_an_address() {
        for right in ["postgres://tdu@db/tdu", "postgresql:///tdu?host=/run/postgresql"] {
            assert!(url(right).check().is_ok(), "{right}");
        }
        for wrong in ["", "db/tdu", "mysql://db/tdu", "sqlite:///tdu.db"] {
            assert!(matches!(url(wrong).check(), Err(SettingError::DatabaseUrl)), "{wrong}");
        }
    }

    #[test]
    fn a_way_through_a_network_without_proof_is_exposed() {
        for exposed in ["postgres://db.example/tdu", "postgres://db.example/tdu?sslmode=require"] {
            assert!(url(exposed).is_exposed(), "{exposed}");
        }
        for safe in [
            "postgres://localhost/tdu",
            "postgres://127.0.0.1:5433/tdu",
            "postgres:///tdu?host=/run/postgresql",
            "postgres://db.example/tdu?sslmode=verify-full",
        ] {
            assert!(!url(safe).is_exposed(), "{safe}");
        }
    }
}
