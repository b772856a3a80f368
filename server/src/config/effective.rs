//! Settings in effect, written as a file that would set them: what `config check` shows.

use std::{net::SocketAddr, path::Path};

use serde::Serialize;

use super::{Authority, BlobsAt, Config, Limits, LogFormat};

/// What stands for a secret.
const MASK: &str = "***";

/// The shape of the file, in the order in which it is explained. What is not set is left out.
#[derive(Serialize)]
struct File<'a> {
    data: String,
    database_url: Option<String>,
    blobs: String,
    blobs_endpoint: Option<&'a str>,
    blobs_region: Option<&'a str>,
    blobs_key_id: Option<&'a str>,
    blobs_secret: Option<&'static str>,
    listen: SocketAddr,
    public_origin: Option<&'a str>,
    web_dir: Option<String>,
    tls_cert: Option<String>,
    tls_key: Option<String>,
    acme_domains: Option<&'a [String]>,
    acme_contact: Option<&'a str>,
    acme_directory: Option<&'a str>,
    acme_ca: Option<String>,
    behind_proxy: Option<bool>,
    trusted_proxies: Option<Vec<String>>,
    metrics_listen: Option<SocketAddr>,
    log_format: LogFormat,
    log_level: &'a str,
    journal_days: u16,
    limits: &'a Limits,
    time_stamps: Option<TimeStamps<'a>>,
}

#[derive(Serialize)]
struct TimeStamps<'a> {
    url: &'a str,
    policy: Option<&'a str>,
    ca: Option<String>,
    timeout_ms: u64,
}

/// All settings in effect, passwords and keys masked: TOML.
pub fn shown(config: &Config) -> String {
    let bucket = match &config.blobs {
        BlobsAt::Folder(_) => None,
        BlobsAt::Bucket(bucket) => Some(bucket),
    };
    let files = config.tls.as_ref().map(|(certificate, key)| (path(certificate), path(key)));
    let (certificate, key) = files.unzip();
    let acme = config.acme.as_ref();
    let file = File {
        data: path(&config.data),
        // It masks its password itself.
        database_url: config.database_url.as_ref().map(|url| format!("{url:?}")),
        blobs: match &config.blobs {
            BlobsAt::Folder(folder) => path(folder),
            BlobsAt::Bucket(bucket) if bucket.prefix.is_empty() => format!("s3://{}", bucket.name),
            BlobsAt::Bucket(bucket) => format!("s3://{}/{}", bucket.name, bucket.prefix),
        },
        blobs_endpoint: bucket.and_then(|bucket| Some(bucket.endpoint.as_ref()?.as_str())),
        blobs_region: bucket.map(|bucket| &*bucket.region),
        blobs_key_id: bucket.map(|bucket| &*bucket.key_id),
        blobs_secret: bucket.map(|_| MASK),
        listen: config.listen,
        public_origin: config.public_origin.as_ref().map(super::Origin::as_str),
        web_dir: config.web_dir.as_deref().map(path),
        tls_cert: certificate,
        tls_key: key,
        acme_domains: acme.map(|acme| &*acme.domains),
        acme_contact: acme.and_then(|acme| acme.contact.as_deref()),
        acme_directory: acme.map(|acme| &*acme.directory),
        acme_ca: acme.and_then(|acme| acme.ca.as_deref()).map(path),
        behind_proxy: config.proxies.as_ref().map(|_| true),
        trusted_proxies: config.proxies.as_ref().map(|proxies| proxies.ranges().collect()),
        metrics_listen: config.metrics_listen,
        log_format: config.log_format,
        log_level: &config.log_level,
        journal_days: config.journal_days,
        limits: &config.limits,
        time_stamps: config.authority.as_ref().map(time_stamps),
    };
    toml::to_string(&file).expect("plain settings can be written")
}

fn time_stamps(authority: &Authority) -> TimeStamps<'_> {
    TimeStamps {
        url: authority.url.as_str(),
        policy: authority.policy.as_deref(),
        ca: authority.ca.as_deref().map(path),
        timeout_ms: u64::try_from(authority.timeout.as_millis()).unwrap_or(u64::MAX),
    }
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ConfigError, Settings};

    fn config(text: &str) -> Result<Config, ConfigError> {
        toml::from_str::<Settings>(text).unwrap().complete()
    }

    const PLAIN: &str =
        "data = '/srv/tdu'\nlisten = '127.0.0.1:8443'\npublic_origin = 'https://tdu.example.org'\n";

    #[test]
    fn what_is_shown_sets_the_same_when_it_is_read_again() {
        for more in [
            "",
            "web_dir = '/srv/web'\ntls_cert = '/c'\ntls_key = '/k'\nmetrics_listen = '127.0.0.1:9'\n",
            "acme_domains = ['tdu.example.org']\nacme_contact = 'a@example.org'\nacme_ca = '/ca'\n",
            "behind_proxy = true\ntrusted_proxies = ['192.0.2.1', '10.0.0.0/8']\nlog_format = 'json'\n",
            "behind_proxy = true\nlog_level = 'warn'\njournal_days = 200\n",
            "blobs = '/mnt/blobs'\n[limits]\nqueue = 7\nlogin_address = { burst = 1, per_minute = 2 }\n",
            "[time_stamps]\nurl = 'https://stamps.example'\npolicy = '1.2.3'\nca = '/ca'\ntimeout_ms = 5000\n",
            "database_url = 'postgres://tdu@db.example/tdu?sslmode=verify-full'\n",
        ] {
            let before = config(&format!("{PLAIN}{more}")).unwrap();
            let text = shown(&before);
            assert_eq!(config(&text).unwrap(), before, "{text}");
        }
    }

    #[test]
    fn secrets_are_masked_and_the_rest_of_a_bucket_is_shown() {
        let text = "database_url = 'postgres://tdu:Quetzalcoatl@db.example/tdu'\nblobs = 's3://tdu/in/here'\n\
            blobs_endpoint = 'https://s3.example'\nblobs_key_id = 'me'\nblobs_secret = 'Huitzilopochtli'\n";
        let text = shown(&config(&format!("{PLAIN}{text}")).unwrap());
        let bare = config(&format!("{PLAIN}blobs = 's3://tdu'\nblobs_key_id = 'me'\nblobs_secret = 'x'\n"));
        assert!(shown(&bare.unwrap()).contains("blobs = \"s3://tdu\"\n"));
        assert!(!text.contains("Quetzal") && !text.contains("Huitzil"), "{text}");
        for line in [
            "database_url = \"postgres://tdu:***@db.example/tdu\"",
            "blobs = \"s3://tdu/in/here\"",
            "blobs_endpoint = \"https://s3.example/\"",
            "blobs_region = \"us-east-1\"",
            "blobs_key_id = \"me\"",
            "blobs_secret = \"***\"",
        ] {
            assert!(text.lines().any(|shown| shown == line), "{line} in {text}");
        }
    }
}
