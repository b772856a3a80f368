//! What is wrong with settings, in words for the person who wrote them.

use std::path::PathBuf;

use super::{
    database_url::without_secret,
    explain::{Mistake, line_of},
};

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration file {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("mistake in the configuration file {}{}", path.display(), listed(mistakes))]
    Parse {
        /// The file.
        path: PathBuf,
        /// Where and what, at least one.
        mistakes: Vec<Mistake>,
    },
    /// Values that cannot be, or that contradict each other: all of them, at least one.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Settings(Vec<SettingError>),
}

/// A setting whose value cannot be, or contradicts another's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// Settings that contradict each other, or a value that cannot be.
    #[error("{setting} {text}")]
    Wrong {
        /// Which.
        setting: &'static str,
        /// The rest of a sentence that begins with its name.
        text: &'static str,
    },
    /// The public origin is not one.
    #[error("public_origin must look like https://host or https://host:port, without a path; found `{0}`")]
    Origin(String),
    /// The address of the database is not one. It may hold a password, so it is not repeated.
    #[error("database_url must look like postgres://user:password@host/database")]
    DatabaseUrl,
    /// Half a certificate: the half that is there.
    #[error("tls_cert and tls_key go together: give both or neither; only {0} is there")]
    Tls(&'static str),
    /// A journal kept too shortly or too long.
    #[error("journal_days must be 180 to 365 (six to twelve months); found {0}")]
    JournalDays(u16),
    /// A limit that is none, given as a flag or a variable.
    #[error("limits.{name}: {text}")]
    Limit {
        /// Which.
        name: String,
        /// Why.
        text: String,
    },
    /// A limit that would stop everything.
    #[error("limits.{0} must be greater than zero")]
    Zero(&'static str),
}

impl SettingError {
    /// The setting that is wrong, where the file can hold it.
    pub const fn setting(&self) -> Option<&'static str> {
        match self {
            // A flag or a variable said it, whatever the file says.
            Self::Limit { .. } => None,
            Self::Wrong { setting, .. } => Some(setting),
            Self::Origin(_) => Some("public_origin"),
            Self::DatabaseUrl => Some("database_url"),
            Self::JournalDays(_) => Some("journal_days"),
            Self::Tls(name) | Self::Zero(name) => Some(name),
        }
    }
}

impl ConfigError {
    /// One text for each thing that is wrong, with the line of the file that sets it, if it is set there: those come first, in the
    /// order of lines.
    #[must_use]
    pub fn shown_in(&self, file: Option<&str>) -> Vec<String> {
        let Self::Settings(wrong) = self else { return vec![self.to_string()] };
        let line = |one: &&SettingError| {
            let found = file.zip(one.setting()).and_then(|(file, setting)| line_of(file, setting));
            found.map_or(usize::MAX, |(line, _)| line)
        };
        let mut wrong: Vec<_> = wrong.iter().collect();
        wrong.sort_by_key(line);
        wrong.into_iter().map(|one| shown(one.setting(), &one.to_string(), file)).collect()
    }
}

/// A sentence about a setting, with the line of the file that sets it, if it is set there.
pub fn shown(setting: Option<&str>, sentence: &str, file: Option<&str>) -> String {
    match file.zip(setting).and_then(|(file, setting)| line_of(file, setting)) {
        Some((line, shown)) => {
            format!("line {line}: {sentence}\n  {line} | {}", without_secret(shown.trim_end()))
        }
        None => sentence.to_owned(),
    }
}

pub(super) fn listed(mistakes: &[Mistake]) -> String {
    mistakes.iter().fold(String::new(), |text, mistake| text + "\n" + &mistake.to_string())
}

/// What is wrong, as it is found: whoever looks goes on looking.
#[derive(Debug, Default)]
pub(super) struct Wrongs(Vec<SettingError>);

impl Wrongs {
    /// Something found.
    pub(super) fn push(&mut self, wrong: SettingError) {
        self.0.push(wrong);
    }

    /// Tells that something is wrong with a setting, unless the condition holds.
    pub(super) fn require(&mut self, condition: bool, setting: &'static str, text: &'static str) {
        if !condition {
            self.push(SettingError::Wrong { setting, text });
        }
    }

    /// Tells each setting that means nothing without another.
    pub(super) fn alone<const N: usize>(&mut self, settings: [(&'static str, bool); N], text: &'static str) {
        for (setting, is_given) in settings {
            self.require(!is_given, setting, text);
        }
    }

    /// The value, or what is wrong with it among all the rest.
    pub(super) fn take<T>(&mut self, found: Result<T, SettingError>) -> Option<T> {
        found.map_err(|wrong| self.push(wrong)).ok()
    }

    /// What was made of the settings, if nothing was wrong.
    ///
    /// # Errors
    /// [`ConfigError::Settings`].
    pub(super) fn none_or<T>(self, made: Option<T>) -> Result<T, ConfigError> {
        match made {
            Some(made) if self.0.is_empty() => Ok(made),
            _ => Err(ConfigError::Settings(self.0)),
        }
    }
}
