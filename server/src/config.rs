//! Settings: the same names as flags, as `TDU_*` variables and in a TOML file. A flag beats a variable, a variable beats
//! the file, the file beats the default.

mod blobs;
pub mod check;
mod database_url;
pub mod effective;
mod explain;
mod given_limits;
mod limits;
mod modes;
mod time_stamps;
mod wrong;

use std::{
    net::{Ipv4Addr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use url::Url;

pub use self::{
    blobs::{BLOBS, BlobsAt, Bucket, Secret},
    database_url::DatabaseUrl,
    explain::Mistake,
    given_limits::GivenLimits,
    limits::{Limits, Rate},
    modes::{Acme, LETS_ENCRYPT},
    time_stamps::{Authority, TimeStamps},
    wrong::{ConfigError, SettingError, shown},
};
use self::{modes::Mode, wrong::Wrongs};
use crate::proxies::{Hop, Proxies};

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
    /// Address of a PostgreSQL database, such as <postgres://tdu:password@db.example/tdu?sslmode=verify-full>; without it,
    /// SQLite in the data folder. Other users of this machine can read flags: a password belongs into the variable or the file.
    #[arg(long, env = "TDU_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<DatabaseUrl>,
    /// Where attachments are kept: a folder (by default `blobs` in the data folder), or <s3://bucket/prefix>. Several servers on one
    /// database need one place for all of them.
    #[arg(long, env = "TDU_BLOBS", value_name = "PLACE")]
    pub blobs: Option<String>,
    /// Address of the service with the bucket; without it, Amazon's own in the region.
    #[arg(long, env = "TDU_BLOBS_ENDPOINT", value_name = "URL")]
    pub blobs_endpoint: Option<String>,
    /// Region of the bucket.
    #[arg(long, env = "TDU_BLOBS_REGION", value_name = "NAME")]
    pub blobs_region: Option<String>,
    /// Name of the key that may read and write the bucket.
    #[arg(long, env = "TDU_BLOBS_KEY_ID", value_name = "NAME")]
    pub blobs_key_id: Option<String>,
    /// That key. Other users of this machine can read flags: it belongs into the variable or the file.
    #[arg(long, env = "TDU_BLOBS_SECRET", value_name = "KEY", hide_env_values = true)]
    pub blobs_secret: Option<Secret>,
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
    /// Names to have a certificate for, by ACME on the port that serves (TLS-ALPN-01).
    #[arg(long, env = "TDU_ACME_DOMAINS", value_name = "NAME", value_delimiter = ',')]
    pub acme_domains: Option<Vec<String>>,
    /// Where the authority may write to about the certificate.
    #[arg(long, env = "TDU_ACME_CONTACT", value_name = "MAIL")]
    pub acme_contact: Option<String>,
    /// Directory of the authority; without it, Let's Encrypt.
    #[arg(long, env = "TDU_ACME_DIRECTORY", value_name = "URL")]
    pub acme_directory: Option<String>,
    /// Root certificate of an authority of your own, PEM.
    #[arg(long, env = "TDU_ACME_CA", value_name = "FILE")]
    pub acme_ca: Option<PathBuf>,
    /// A proxy in front has the certificate: this server speaks plain HTTP.
    #[arg(
        long,
        env = "TDU_BEHIND_PROXY",
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true"
    )]
    pub behind_proxy: Option<bool>,
    /// Addresses or ranges of the proxies whose `X-Forwarded-For` is believed; without it, those of this machine.
    #[arg(long, env = "TDU_TRUSTED_PROXIES", value_name = "ADDR", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<Hop>>,
    /// Address and port of the metrics, in plain HTTP; without it there are none.
    #[arg(long, env = "TDU_METRICS_LISTEN", value_name = "ADDR")]
    pub metrics_listen: Option<SocketAddr>,
    /// `text` for people, `json` for machines.
    #[arg(long, env = "TDU_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// How much the server logs (`error`, `warn`, `info`, `debug`), or directives for each of its parts.
    #[arg(long, env = "TDU_LOG_LEVEL", value_name = "FILTER")]
    pub log_level: Option<String>,
    /// For how many days the access journal is kept, 180 to 365.
    #[arg(long, env = "TDU_JOURNAL_DAYS", value_name = "DAYS")]
    pub journal_days: Option<u16>,
    /// Rates and sizes of the file.
    #[arg(skip)]
    pub limits: Limits,
    /// Those of flags and variables.
    #[command(flatten)]
    #[serde(skip)]
    pub given_limits: GivenLimits,
    /// The authority for time stamps.
    #[command(flatten)]
    pub time_stamps: TimeStamps,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One readable line an event.
    #[default]
    Text,
    /// One JSON object an event.
    Json,
}

/// Settings with nothing left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Folder of the database and of a certificate made here.
    pub data: PathBuf,
    /// Address of the PostgreSQL database; `None` means SQLite in the data folder.
    pub database_url: Option<DatabaseUrl>,
    /// Where attachments are kept.
    pub blobs: BlobsAt,
    /// Address and port; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Origin of the web app; `None` means `https://localhost:` and the port listened on.
    pub public_origin: Option<Origin>,
    /// Folder of the web app, if not the one inside the binary.
    pub web_dir: Option<PathBuf>,
    /// Certificate chain and key, if not made here.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// A certificate had by ACME, instead.
    pub acme: Option<Acme>,
    /// The proxies in front of a server that speaks plain HTTP, instead.
    pub proxies: Option<Proxies>,
    /// Where the metrics are served.
    pub metrics_listen: Option<SocketAddr>,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// What is logged.
    pub log_level: String,
    /// Days that the access journal is kept.
    pub journal_days: u16,
    /// Rates and sizes.
    pub limits: Limits,
    /// Who puts time stamps on answers to the charter, if anybody does.
    pub authority: Option<Authority>,
}

impl Config {
    /// A server for this machine alone, on a port that the system chooses, with its data in `data`.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        Self {
            blobs: BlobsAt::Folder(data.join(BLOBS)),
            data,
            database_url: None,
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            public_origin: None,
            web_dir: None,
            tls: None,
            acme: None,
            proxies: None,
            metrics_listen: None,
            log_format: LogFormat::Text,
            log_level: String::from("info"),
            journal_days: *JOURNAL_DAYS.end(),
            limits: Limits::default(),
            authority: None,
        }
    }
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
    /// [`SettingError::Origin`].
    pub fn parse(text: &str) -> Result<Self, SettingError> {
        let wrong = || SettingError::Origin(text.to_owned());
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
        explain::parse(&text).map_err(|mistakes| ConfigError::Parse { path: path.to_owned(), mistakes })
    }

    /// These settings, completed by those of a file where they say nothing.
    #[must_use]
    pub fn or(self, file: Self) -> Self {
        Self {
            data: self.data.or(file.data),
            database_url: self.database_url.or(file.database_url),
            blobs: self.blobs.or(file.blobs),
            blobs_endpoint: self.blobs_endpoint.or(file.blobs_endpoint),
            blobs_region: self.blobs_region.or(file.blobs_region),
            blobs_key_id: self.blobs_key_id.or(file.blobs_key_id),
            blobs_secret: self.blobs_secret.or(file.blobs_secret),
            listen: self.listen.or(file.listen),
            public_origin: self.public_origin.or(file.public_origin),
            web_dir: self.web_dir.or(file.web_dir),
            tls_cert: self.tls_cert.or(file.tls_cert),
            tls_key: self.tls_key.or(file.tls_key),
            acme_domains: self.acme_domains.or(file.acme_domains),
            acme_contact: self.acme_contact.or(file.acme_contact),
            acme_directory: self.acme_directory.or(file.acme_directory),
            acme_ca: self.acme_ca.or(file.acme_ca),
            behind_proxy: self.behind_proxy.or(file.behind_proxy),
            trusted_proxies: self.trusted_proxies.or(file.trusted_proxies),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            log_format: self.log_format.or(file.log_format),
            log_level: self.log_level.or(file.log_level),
            journal_days: self.journal_days.or(file.journal_days),
            limits: file.limits,
            given_limits: self.given_limits,
            time_stamps: self.time_stamps.or(file.time_stamps),
        }
    }

    /// Fills in the defaults and checks the whole.
    ///
    /// # Errors
    /// [`ConfigError::Settings`], with all that is wrong.
    pub fn complete(self) -> Result<Config, ConfigError> {
        let mut wrong = Wrongs::default();
        let config = self.check(&mut wrong);
        wrong.none_or(config)
    }

    /// Looks at every setting, whatever is wrong with the ones before.
    fn check(self, wrong: &mut Wrongs) -> Option<Config> {
        let public_origin = self.public_origin.as_deref().and_then(|text| wrong.take(Origin::parse(text)));
        let mode = modes::choose(&self, public_origin.as_ref(), wrong);
        let limits = self.given_limits.clone().over(self.limits.clone(), wrong);
        limits.check(wrong);
        let authority = self.time_stamps.choose(wrong);
        if let Some(url) = &self.database_url {
            wrong.take(url.check());
        }
        let journal_days = self.journal_days.unwrap_or(*JOURNAL_DAYS.end());
        if !JOURNAL_DAYS.contains(&journal_days) {
            wrong.push(SettingError::JournalDays(journal_days));
        }
        let data = self.data.clone().unwrap_or_else(|| PathBuf::from("tdu-data"));
        let blobs = BlobsAt::choose(&self, &data, wrong)?;
        let (tls, acme, proxies) = match mode? {
            Mode::Own(files) => (files, None, None),
            Mode::Acme(acme) => (None, Some(acme), None),
            Mode::Proxied(proxies) => (None, None, Some(proxies)),
        };
        Some(Config {
            data,
            blobs,
            database_url: self.database_url,
            listen: self.listen.unwrap_or_else(|| (Ipv4Addr::LOCALHOST, 8443).into()),
            public_origin,
            web_dir: self.web_dir,
            tls,
            acme,
            proxies,
            metrics_listen: self.metrics_listen,
            log_format: self.log_format.unwrap_or_default(),
            log_level: self.log_level.unwrap_or_else(|| String::from("info")),
            journal_days,
            limits,
            authority,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_text(text: &str) -> Result<Settings, String> {
        explain::parse(text).map_err(|mistakes| wrong::listed(&mistakes))
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
            assert!(matches!(Origin::parse(wrong), Err(SettingError::Origin(_))), "{wrong}");
        }
    }

    #[test]
    fn the_journal_is_kept_six_to_twelve_months() {
        let days = |days| Settings { journal_days: days, ..Settings::default() }.complete();
        assert_eq!(days(None).unwrap().journal_days, 365);
        assert_eq!(days(Some(180)).unwrap().journal_days, 180);
        for wrong in [0, 179, 366] {
            assert_eq!(told(days(Some(wrong))), [SettingError::JournalDays(wrong)]);
        }
        assert_eq!(from_text("journal_days = 200").unwrap().complete().unwrap().journal_days, 200);
    }

    #[test]
    fn half_a_certificate_and_a_limit_of_zero_are_refused() {
        let half = Settings { tls_cert: Some("a.pem".into()), ..Settings::default() };
        assert_eq!(told(half.complete()), [SettingError::Tls("tls_cert")]);
        let zero = from_text("[limits]\nqueue = 0").unwrap();
        assert_eq!(told(zero.complete()), [SettingError::Zero("queue")]);
        let rate = from_text("[limits]\naccount = { burst = 0, per_minute = 3 }").unwrap();
        assert_eq!(told(rate.complete()), [SettingError::Zero("account")]);
    }

    #[test]
    fn all_that_contradicts_is_told_at_once_in_the_order_of_lines() {
        let text = "\
blobs_secret = 'Quetzalcoatl'
blobs_region = 'fr'
journal_days = 7
tls_key = 'k.pem'
behind_proxy = true
public_origin = 'http://tdu.example.org'
acme_domains = ['*.example.org', 'localhost']
acme_contact = 'somebody'
acme_directory = 'http://a'
database_url = 'mysql://tdu:Quetzalcoatl@db/tdu'
listen = '0.0.0.0:8080'

[limits]
queue = 0
login_locator = { burst = 0, per_minute = 3 }
append_bytes = 90000000

[time_stamps]
url = 'http://stamps.example'
policy = 'best'
ca = '/ca.pem'
timeout_ms = 0
";
        let error = from_text(text).unwrap().complete().unwrap_err();
        let shown = error.shown_in(Some(text));
        let lines: Vec<_> = shown.iter().map(|one| one.split(':').next().unwrap_or_default()).collect();
        let expected: Vec<_> = [1, 2, 3, 4, 4, 6, 7, 7, 7, 7, 8, 9, 10, 11, 14, 15, 20, 21, 22]
            .iter()
            .map(|line| format!("line {line}"))
            .chain([String::from(
                "limits.queue_bytes must be at least append_bytes, and less than four gigabytes",
            )])
            .collect();
        assert_eq!(lines, expected, "{shown:#?}");
        for word in [
            "blobs = ",
            "s3://",
            "six to twelve",
            "go together",
            "exclude each other",
            "https://host",
            "wildcard",
            "public names",
        ] {
            assert!(shown.iter().any(|one| one.contains(word)), "{word} in {shown:#?}");
        }
        assert!(!shown.concat().contains("Quetzalcoatl") && !error.to_string().contains("Quetzalcoatl"));
    }

    fn told(outcome: Result<Config, ConfigError>) -> Vec<SettingError> {
        match outcome {
            Err(ConfigError::Settings(wrong)) => wrong,
            other => panic!("{other:?}"),
        }
    }
}
