//! Whose client lives in a folder, which server it talks to, and how it is opened for a command.

use std::{
    io::{IsTerminal as _, Read as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use tdu_cli::{Companion, ConnectError, Options, Trust, private};
use tdu_core::app::{Command, FailureKind, Me, Phase, Reply, Status, Words};
use zeroize::Zeroizing;

use crate::{
    arguments::{Address, Arguments},
    output::{Output, bare},
    trouble::{Trouble, passes},
};

const FILE: &str = "server.json";
/// Eight words and some spaces; more is not words.
const LONGEST_WORDS: u64 = 4_096;

/// Where a person's client lives.
pub struct Place {
    pub folder: PathBuf,
    words_file: Option<PathBuf>,
}

/// Which server, and why its certificate is acceptable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub server: String,
    pub trust: Trust,
}

impl Place {
    pub fn new(arguments: &Arguments) -> Result<Self, Trouble> {
        let folder = arguments.folder.clone().or_else(usual_folder);
        let folder = folder.ok_or_else(|| Trouble::System(std::io::Error::other("HOME is not set")))?;
        Ok(Self { folder, words_file: arguments.words_file.clone() })
    }

    /// What an earlier log-in kept.
    pub fn profile(&self) -> Result<Option<Profile>, Trouble> {
        let path = self.folder.join(FILE);
        let error = |error| Trouble::File { path: path.clone(), error };
        match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|e| error(e.into())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(error(e)),
        }
    }

    /// Keeps which server this is.
    pub fn keep(&self, profile: &Profile) -> Result<(), Trouble> {
        let path = self.folder.join(FILE);
        let text = serde_json::to_vec_pretty(profile).map_err(|e| Trouble::System(e.into()))?;
        private::write(&path, &text).map_err(|error| Trouble::File { path, error })
    }

    /// Forgets which server this is.
    pub fn forget(&self) -> Result<(), Trouble> {
        let path = self.folder.join(FILE);
        private::remove(&path).map_err(|error| Trouble::File { path, error })
    }

    /// The client, whether open or not.
    pub fn connect(&self, profile: &Profile) -> Result<Companion, ConnectError> {
        Companion::connect(&Options {
            server: profile.server.clone(),
            trust: profile.trust.clone(),
            folder: self.folder.clone(),
            offset_minutes: None,
        })
    }

    /// The client, open and up to date: or, without a network, as it was, and said so.
    pub async fn open(&self, output: &Output) -> Result<(Companion, Me), Trouble> {
        let profile = self.profile()?.ok_or(Trouble::NobodyHere)?;
        let companion = self.connect(&profile)?;
        match hello(&companion).await?.phase {
            Phase::Open(_) => {}
            Phase::Locked => {
                let words = self.words(output)?;
                companion.ask(Command::OpenWithWords { words }).await?;
            }
            Phase::Ended(_) => return Err(FailureKind::AccessEnded.into()),
            Phase::SignedOut | Phase::Empty => return Err(Trouble::NobodyHere),
        }
        settle(output, &companion).await?;
        let status = hello(&companion).await?;
        if let Some(kind) = status.warning {
            output.warn(&bare(kind));
        }
        match status.phase {
            Phase::Open(me) => Ok((companion, me)),
            _ => Err(FailureKind::Locked.into()),
        }
    }

    /// The eight words: from a file, or typed without being shown. Never from the command line, which others can see.
    pub fn words(&self, output: &Output) -> Result<Words, Trouble> {
        let text = match &self.words_file {
            Some(path) => read_words(path).map_err(|error| Trouble::File { path: path.clone(), error })?,
            None if std::io::stdin().is_terminal() => {
                let typed = rpassword::prompt_password(output.say("ask-words", &[]));
                Zeroizing::new(typed.map_err(Trouble::System)?)
            }
            None => return Err(Trouble::NoTerminal),
        };
        Ok(Words(text))
    }
}

impl Profile {
    /// From options, completed by what is known.
    pub fn from(options: &Address, known: Option<&Self>) -> Result<Self, Trouble> {
        let trust = match (&options.ca, &options.spki) {
            (Some(file), _) => Some(Trust::authority(file).map_err(ConnectError::from)?),
            (None, Some(text)) => Some(Trust::key(text).map_err(ConnectError::from)?),
            (None, None) => None,
        };
        let server = options.server.clone().or_else(|| known.map(|k| k.server.clone()));
        let server = server.ok_or(Trouble::NoServer)?;
        let trust = trust.or_else(|| known.filter(|k| k.server == server).map(|k| k.trust.clone()));
        Ok(Self { server, trust: trust.unwrap_or_default() })
    }
}

/// Where things stand.
pub async fn hello(companion: &Companion) -> Result<Status, Trouble> {
    match companion.ask(Command::Hello).await? {
        Reply::Status(status) => Ok(status),
        _ => Err(FailureKind::Unexpected.into()),
    }
}

/// Sends what waits and receives what is new; a server that is not there is an excuse, anything else is not.
pub async fn settle(output: &Output, companion: &Companion) -> Result<(), Trouble> {
    match companion.settle().await {
        Err(failure) if passes(failure.kind) => {
            output.excuse(&failure);
            Ok(())
        }
        other => Ok(other?),
    }
}

fn read_words(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    if path == Path::new("-") {
        std::io::stdin().take(LONGEST_WORDS).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(path)?.take(LONGEST_WORDS).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// `$XDG_DATA_HOME/tdu`, or `~/.local/share/tdu`.
fn usual_folder() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = variable("XDG_DATA_HOME").filter(|path| path.is_absolute());
    data.or_else(|| variable("HOME").map(|home| home.join(".local/share"))).map(|data| data.join("tdu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(server: Option<&str>, spki: Option<&str>) -> Address {
        Address { server: server.map(str::to_owned), ca: None, spki: spki.map(str::to_owned) }
    }

    #[test]
    fn trust_in_one_server_is_not_trust_in_another() {
        let key = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
        let known = Profile { server: "https://a.example".to_owned(), trust: Trust::Key(key.to_owned()) };
        let same = Profile::from(&options(None, None), Some(&known)).unwrap();
        assert_eq!(same, known);
        let other = Profile::from(&options(Some("https://b.example"), None), Some(&known)).unwrap();
        assert_eq!(other.trust, Trust::System);
        assert!(matches!(Profile::from(&options(None, None), None), Err(Trouble::NoServer)));
    }

    #[test]
    fn a_profile_is_kept_and_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place { folder: dir.path().to_owned(), words_file: None };
        assert_eq!(place.profile().unwrap(), None);
        let profile = Profile { server: "https://a.example".to_owned(), trust: Trust::System };
        place.keep(&profile).unwrap();
        assert_eq!(place.profile().unwrap(), Some(profile));
        place.forget().unwrap();
        assert_eq!(place.profile().unwrap(), None);
    }
}
