//! Settings: the same names as flags, as `TDU_*` variables and in a TOML file. A flag beats a variable, a variable beats
//! the file, the file beats the default.

use std::{
    net::{Ipv4Addr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use url::Url;

/// Days that the access journal may be kept: the CNIL recommends six months to a year
/// (délibération n° 2021-122 du 14 octobre 2021). The longest is the default.
const JOURNAL_DAYS: RangeInclusive<u16> = 180..=365;

/// What can be set, each value optional: the shape of the flags, of the variables and of the file.
#[derive(Clone, Debug, Default, clap::Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Folder that holds the database and, unless files are named, the certificate.
    #[arg(long, env = "TDU_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address and port to listen on.
    #[arg(long, env = "TDU_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Origin that people type and browsers send, such as <https://tdu.example.org>.
    #[arg(long, env = "TDU_PUBLIC_ORIGIN", value_name = "URL")]
    pub public_origin: Option<String>,
    /// Folder of the web app; without it, the one inside the binary is served.
    #[arg(long, env = "TDU_WEB_DIR", value_name = "DIR")]
    pub web_dir: Option<PathBuf>,
    /// Certificate chain, PEM.
    #[arg(long, env = "TDU_TLS_CERT", value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate, PEM.
    #[arg(long, env = "TDU_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// `text` for people, `json` for machines.
    #[arg(long, env = "TDU_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// How much the server logs (`error`, `warn`, `info`, `debug`), or directives for each of its parts.
    #[arg(long, env = "TDU_LOG_LEVEL", value_name = "FILTER")]
    pub log_level: Option<String>,
    /// For how many days the access journal is kept, 180 to 365.
    #[arg(long, env = "TDU_JOURNAL_DAYS", value_name = "DAYS")]
    pub journal_days: Option<u16>,
    /// Rates and sizes; in the file only.
    #[arg(skip)]
    pub limits: Limits,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One readable line an event.
    #[default]
    Text,
    /// One JSON object an event.
    Json,
}

/// A token bucket: `burst` at once, then `per_minute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Requests that may come at once.
    pub burst: u32,
    /// Requests a minute that are allowed without end.
    pub per_minute: u32,
}

/// Rates and sizes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Requests from one address (an IPv4 address, an IPv6 /64).
    pub address: Rate,
    /// Requests by one account.
    pub account: Rate,
    /// Attempts to log in from one address.
    pub login_address: Rate,
    /// Attempts to log in to one locator, from wherever.
    pub login_locator: Rate,
    /// Attempts to open an invitation from one address.
    pub invitation_address: Rate,
    /// Largest body of a request, in bytes.
    pub body_bytes: usize,
    /// Largest body of a request that appends entries, in bytes.
    pub append_bytes: usize,
    /// Longest time that a request may take, in milliseconds.
    pub request_ms: u64,
    /// Appends that may wait for the writer; further ones are told to come again.
    pub queue: usize,
    /// Pages of news that may wait for one slow socket before it is told to read again.
    pub socket_queue: usize,
    /// Sockets that one account may hold open.
    pub sockets_per_account: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A whole service may sit behind one address.
            address: Rate { burst: 3_000, per_minute: 12_000 },
            account: Rate { burst: 1_000, per_minute: 3_000 },
            login_address: Rate { burst: 120, per_minute: 60 },
            login_locator: Rate { burst: 20, per_minute: 6 },
            invitation_address: Rate { burst: 120, per_minute: 60 },
            body_bytes: 1 << 20,
            append_bytes: 4 << 20,
            request_ms: 30_000,
            queue: 1_024,
            socket_queue: 64,
            sockets_per_account: 16,
        }
    }
}

/// Settings with nothing left open.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the database and of a certificate made here.
    pub data: PathBuf,
    /// Address and port; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Origin of the web app; `None` means `https://localhost:` and the port listened on.
    pub public_origin: Option<Origin>,
    /// Folder of the web app, if not the one inside the binary.
    pub web_dir: Option<PathBuf>,
    /// Certificate chain and key, if not made here.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// What is logged.
    pub log_level: String,
    /// Days that the access journal is kept.
    pub journal_days: u16,
    /// Rates and sizes.
    pub limits: Limits,
}

impl Config {
    /// A server for this machine alone, on a port that the system chooses, with its data in `data`.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            public_origin: None,
            web_dir: None,
            tls: None,
            log_format: LogFormat::Text,
            log_level: String::from("info"),
            journal_days: *JOURNAL_DAYS.end(),
            limits: Limits::default(),
        }
    }
}

/// A mistake in the settings, in words for the person who made it.
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
    /// The file is not what it should be; the text names line and column.
    #[error("mistake in the configuration file {path}\n{text}")]
    Parse {
        /// The file.
        path: PathBuf,
        /// Where and what.
        text: String,
    },
    /// The public origin is not one.
    #[error("public_origin must look like https://host or https://host:port, without a path; found `{0}`")]
    Origin(String),
    /// Half a certificate.
    #[error("tls_cert and tls_key go together: give both or neither")]
    Tls,
    /// A journal kept too shortly or too long.
    #[error("journal_days must be 180 to 365 (six to twelve months); found {0}")]
    JournalDays(u16),
    /// A limit that would stop everything.
    #[error("limits.{0} must be greater than zero")]
    Zero(&'static str),
}

/// `https://host[:port]`, as a browser writes it in the header `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    text: String,
    url: Url,
}

impl Origin {
    /// Reads an origin; a path, a query or another scheme is a mistake.
    ///
    /// # Errors
    /// [`ConfigError::Origin`].
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::Origin(text.to_owned());
        let url = Url::parse(text).map_err(|_| wrong())?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if url.scheme() != "https" || !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(wrong());
        }
        Ok(Self { text: url.origin().ascii_serialization(), url })
    }

    /// The serialised origin, without a final slash.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same, parsed.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The host name alone; it is also the relying party of passkeys.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or("localhost")
    }
}

impl Settings {
    /// Reads a TOML file.
    ///
    /// # Errors
    /// [`ConfigError::Read`] or [`ConfigError::Parse`].
    pub fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
        toml::from_str(&text).map_err(|e| ConfigError::Parse { path: path.to_owned(), text: e.to_string() })
    }

    /// These settings, completed by those of a file where they say nothing.
    #[must_use]
    pub fn or(self, file: Self) -> Self {
        Self {
            data: self.data.or(file.data),
            listen: self.listen.or(file.listen),
            public_origin: self.public_origin.or(file.public_origin),
            web_dir: self.web_dir.or(file.web_dir),
            tls_cert: self.tls_cert.or(file.tls_cert),
            tls_key: self.tls_key.or(file.tls_key),
            log_format: self.log_format.or(file.log_format),
            log_level: self.log_level.or(file.log_level),
            journal_days: self.journal_days.or(file.journal_days),
            limits: file.limits,
        }
    }

    /// Fills in the defaults and checks the whole.
    ///
    /// # Errors
    /// The first mistake found.
    pub fn complete(self) -> Result<Config, ConfigError> {
        let tls = match (self.tls_cert, self.tls_key) {
            (Some(cert), Some(key)) => Some((cert, key)),
            (None, None) => None,
            _ => return Err(ConfigError::Tls),
        };
        self.limits.check()?;
        let journal_days = self.journal_days.unwrap_or(*JOURNAL_DAYS.end());
        if !JOURNAL_DAYS.contains(&journal_days) {
            return Err(ConfigError::JournalDays(journal_days));
        }
        Ok(Config {
            data: self.data.unwrap_or_else(|| PathBuf::from("tdu-data")),
            listen: self.listen.unwrap_or_else(|| (Ipv4Addr::LOCALHOST, 8443).into()),
            public_origin: self.public_origin.as_deref().map(Origin::parse).transpose()?,
            web_dir: self.web_dir,
            tls,
            log_format: self.log_format.unwrap_or_default(),
            log_level: self.log_level.unwrap_or_else(|| String::from("info")),
            journal_days,
            limits: self.limits,
        })
    }
}

impl Limits {
    fn check(&self) -> Result<(), ConfigError> {
        let rates = [
            ("address", self.address),
            ("account", self.account),
            ("login_address", self.login_address),
            ("login_locator", self.login_locator),
            ("invitation_address", self.invitation_address),
        ];
        if let Some((name, _)) = rates.into_iter().find(|(_, r)| r.burst == 0 || r.per_minute == 0) {
            return Err(ConfigError::Zero(name));
        }
        let sizes = [
            ("body_bytes", self.body_bytes),
            ("append_bytes", self.append_bytes),
            ("queue", self.queue),
            ("socket_queue", self.socket_queue),
            ("sockets_per_account", self.sockets_per_account),
            ("request_ms", usize::from(self.request_ms != 0)),
        ];
        sizes.into_iter().find(|(_, n)| *n == 0).map_or(Ok(()), |(name, _)| Err(ConfigError::Zero(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_text(text: &str) -> Result<Settings, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    #[test]
    fn a_flag_beats_the_file_and_the_file_beats_the_default() {
        let file = from_text("data = '/srv/tdu'\nlisten = '0.0.0.0:443'\nlog_format = 'json'").unwrap();
        let flags = Settings { listen: Some("127.0.0.1:9000".parse().unwrap()), ..Settings::default() };
        let config = flags.or(file).complete().unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.data, Path::new("/srv/tdu"));
        assert_eq!(config.log_format, LogFormat::Json);
        assert_eq!(config.limits, Limits::default());
    }

    #[test]
    fn a_mistake_in_the_file_is_told_with_its_line() {
        let error = from_text("data = '/srv'\nlisen = '0.0.0.0:443'").unwrap_err();
        assert!(error.contains("line 2") && error.contains("lisen"), "{error}");
    }

    #[test]
    fn an_origin_is_https_and_has_no_path() {
        assert_eq!(Origin::parse("https://a.example:443/").unwrap().as_str(), "https://a.example");
        assert_eq!(Origin::parse("https://localhost:8443").unwrap().as_str(), "https://localhost:8443");
        for wrong in ["http://a.example", "https://a.example/app", "https://u@a.example", "a.example"] {
            assert!(matches!(Origin::parse(wrong), Err(ConfigError::Origin(_))), "{wrong}");
        }
    }

    #[test]
    fn the_journal_is_kept_six_to_twelve_months() {
        let days = |days| Settings { journal_days: days, ..Settings::default() }.complete();
        assert_eq!(days(None).unwrap().journal_days, 365);
        assert_eq!(days(Some(180)).unwrap().journal_days, 180);
        for wrong in [0, 179, 366] {
            assert!(matches!(days(Some(wrong)), Err(ConfigError::JournalDays(found)) if found == wrong));
        }
        assert_eq!(from_text("journal_days = 200").unwrap().complete().unwrap().journal_days, 200);
    }

    #[test]
    fn half_a_certificate_and_a_limit_of_zero_are_refused() {
        let half = Settings { tls_cert: Some("a.pem".into()), ..Settings::default() };
        assert!(matches!(half.complete(), Err(ConfigError::Tls)));
        let zero = from_text("[limits]\nqueue = 0").unwrap();
        assert!(matches!(zero.complete(), Err(ConfigError::Zero("queue"))));
        let rate = from_text("[limits]\naccount = { burst = 0, per_minute = 3 }").unwrap();
        assert!(matches!(rate.complete(), Err(ConfigError::Zero("account"))));
    }
}
