//! What can be told about settings without starting the server. Nothing is changed and nothing is kept open.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{Authority, BLOBS, BlobsAt, Config, Limits, Origin, explain::line_of};
use crate::{assets, disk, tls};

/// A certificate that ends sooner than this is told.
const SOON_S: i64 = 14 * 24 * 3_600;
/// An attachment above this is told.
const MOST_BLOB_BYTES: u64 = 256 << 20;

/// One thing found, in one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether the server would not start, or would not work.
    pub is_mistake: bool,
    /// The setting.
    pub setting: &'static str,
    /// The sentence.
    pub text: String,
}

/// Looks at everything.
pub fn check(config: &Config) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    found.data(&config.data);
    found.blobs(config);
    found.port("listen", config.listen);
    if let Some(address) = config.metrics_listen {
        found.port("metrics_listen", address);
        if !address.ip().is_loopback() {
            found.hint(
                "metrics_listen",
                "the metrics are plain HTTP for whoever reaches this address; 127.0.0.1 is advised",
            );
        }
        if address == config.listen {
            found.mistake("metrics_listen", "the metrics need a port of their own");
        }
    }
    found.certificate(config);
    found.origin(config);
    found.web_app(config.web_dir.as_deref());
    found.limits(&config.limits);
    if let Some(authority) = &config.authority {
        found.authority(authority, &config.limits);
    }
    found.0
}

/// Whether anybody on this machine can read a password in the settings' file.
#[cfg(unix)]
pub fn secret_for_everybody(file: &Path, text: &str) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt as _;

    let setting = ["database_url", "blobs_secret"].into_iter().find(|name| line_of(text, name).is_some())?;
    let mode = std::fs::metadata(file).ok()?.permissions().mode();
    let text = format!(
        "everybody on this machine can read it in {}: chmod 0640, and the server's group",
        file.display()
    );
    (mode & 0o007 != 0).then_some(Finding { is_mistake: false, setting, text })
}

struct Findings(Vec<Finding>);

impl Findings {
    fn mistake(&mut self, setting: &'static str, text: impl Into<String>) {
        self.0.push(Finding { is_mistake: true, setting, text: text.into() });
    }

    fn hint(&mut self, setting: &'static str, text: impl Into<String>) {
        self.0.push(Finding { is_mistake: false, setting, text: text.into() });
    }

    fn data(&mut self, data: &Path) {
        if let Err(error) = disk::writable(data) {
            self.mistake("data", format!("the folder {} cannot be written to: {error}", data.display()));
            return;
        }
        if let Ok(space) = disk::space(data) {
            if space.read_only {
                self.mistake("data", format!("the disk of {} is read-only", data.display()));
            } else if space.free < disk::RESERVE {
                self.mistake("data", format!("the disk of {} is full", data.display()));
            }
        }
    }

    fn blobs(&mut self, config: &Config) {
        let BlobsAt::Folder(folder) = &config.blobs else { return };
        if let Err(error) = disk::writable(folder) {
            self.mistake("blobs", format!("the folder {} cannot be written to: {error}", folder.display()));
        }
        if config.database_url.is_some() && *folder == config.data.join(BLOBS) {
            self.hint(
                "blobs",
                "attachments lie in this machine's data folder: several servers need a shared folder or a bucket",
            );
        }
    }

    fn port(&mut self, setting: &'static str, address: SocketAddr) {
        // Port 0 is any that is free.
        if address.port() == 0 {
            return;
        }
        match TcpListener::bind(address) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => self.hint(
                setting,
                format!(
                    "{address} is in use now: by this server if it runs already, else by another program"
                ),
            ),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => self.hint(
                setting,
                format!("this user may not listen on {address}: ports below 1024 need CAP_NET_BIND_SERVICE"),
            ),
            Err(error) => self.mistake(setting, format!("this machine cannot listen on {address}: {error}")),
        }
    }

    fn certificate(&mut self, config: &Config) {
        if let Some(acme) = &config.acme {
            if config.listen.port() != 443 {
                self.hint("listen", "an ACME authority proves the name on port 443: it must lead here");
            }
            if let Some(ca) = &acme.ca
                && let Err(error) = tls::roots(ca)
            {
                self.mistake("acme_ca", error.to_string());
            }
        }
        let Some((certificate, key)) = &config.tls else { return };
        let loaded = match tls::load(certificate, key) {
            Ok(loaded) => loaded,
            Err(error) => return self.mistake("tls_cert", error.to_string()),
        };
        if let Some(origin) = &config.public_origin
            && !loaded.serves(origin.host())
        {
            self.mistake(
                "tls_cert",
                format!("the certificate is not for {}, the host of public_origin", origin.host()),
            );
        }
        let left = loaded.expires.saturating_sub(now());
        if left <= 0 {
            self.mistake("tls_cert", "the certificate has expired");
        } else if left < SOON_S {
            self.hint("tls_cert", format!("the certificate expires in {} days", left / (24 * 3_600)));
        }
        if tls::others_may_read(key) {
            self.hint("tls_key", format!("other users can read {}: chmod 600 is advised", key.display()));
        }
    }

    fn origin(&mut self, config: &Config) {
        match &config.public_origin {
            None => {
                self.hint("public_origin", "it is not set: only browsers on this machine can use the app");
            }
            Some(origin) if config.proxies.is_none() => self.origin_port(origin, config.listen),
            Some(_) => {}
        }
    }

    fn origin_port(&mut self, origin: &Origin, listen: SocketAddr) {
        let public = origin.url().port_or_known_default().unwrap_or(443);
        if listen.port() != 0 && listen.port() != public {
            self.hint(
                "listen",
                format!(
                    "people come to port {public} and the server listens on {}: something must lead there",
                    listen.port()
                ),
            );
        }
    }

    fn web_app(&mut self, folder: Option<&Path>) {
        match folder {
            Some(folder) if !folder.join("index.html").is_file() => {
                self.mistake("web_dir", format!("there is no index.html in {}", folder.display()));
            }
            None if !assets::embedded() => {
                self.hint(
                    "web_dir",
                    "it is not set and this program holds no web app: only the API is served",
                );
            }
            _ => {}
        }
    }

    fn authority(&mut self, authority: &Authority, limits: &Limits) {
        if let Some(ca) = &authority.ca
            && let Err(error) = tls::roots(ca)
        {
            self.mistake("time_stamps.ca", error.to_string());
        }
        if authority.timeout >= Duration::from_millis(limits.request_ms) {
            self.mistake("time_stamps.timeout_ms", "it must be less than limits.request_ms");
        }
    }

    fn limits(&mut self, limits: &Limits) {
        if limits.entry_bytes > limits.append_bytes {
            self.mistake("limits.append_bytes", "it must not be less than limits.entry_bytes");
        }
        if limits.body_bytes < 2 * tdu_protocol::api::MAX_VAULT {
            self.mistake("limits.body_bytes", "it must leave room for a vault: at least 131072");
        }
        if let (Some(log), Some(total)) = (limits.log_bytes, limits.total_bytes)
            && log > total
        {
            self.hint("limits.log_bytes", "it is more than limits.total_bytes, so it never matters");
        }
        if limits.log_bytes.is_some_and(|log| log < limits.entry_bytes as u64) {
            self.mistake("limits.log_bytes", "it must not be less than limits.entry_bytes");
        }
        if limits.blob_bytes > MOST_BLOB_BYTES {
            self.hint(
                "limits.blob_bytes",
                "one so large may take longer to put together than limits.request_ms: the sender is told to ask again",
            );
        }
        if limits.log_bytes.is_some_and(|log| log < limits.blob_bytes) {
            self.hint("limits.blob_bytes", "it is more than limits.log_bytes, so none is ever as large");
        }
        if limits.address.per_minute < limits.account.per_minute {
            self.hint(
                "limits.address",
                "it is below limits.account: a whole service may sit behind one address",
            );
        }
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rate;

    fn mistakes(config: &Config) -> Vec<(&'static str, String)> {
        let all = check(config).into_iter().filter(|finding| finding.is_mistake);
        all.map(|finding| (finding.setting, finding.text)).collect()
    }

    fn hints(config: &Config) -> Vec<&'static str> {
        check(config)
            .into_iter()
            .filter(|finding| !finding.is_mistake)
            .map(|finding| finding.setting)
            .collect()
    }

    #[test]
    fn a_server_for_this_machine_has_no_mistake() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(mistakes(&Config::local(folder.path())), []);
    }

    #[test]
    fn a_data_folder_that_cannot_be_made_is_a_mistake() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), b"").unwrap();
        let config = Config::local(folder.path().join("file/data"));
        assert_eq!(mistakes(&config)[0].0, "data");
    }

    #[test]
    fn an_address_of_another_machine_is_a_mistake_and_a_port_in_use_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = Config { listen: "192.0.2.1:8443".parse().unwrap(), ..Config::local(folder.path()) };
        assert_eq!(mistakes(&elsewhere)[0].0, "listen");
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = taken.local_addr().unwrap();
        let config = Config { metrics_listen: Some(listen), ..Config::local(folder.path()) };
        assert!(hints(&config).contains(&"metrics_listen"));
    }

    #[test]
    fn limits_that_contradict_each_other_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits {
            append_bytes: 1_000,
            entry_bytes: 2_000,
            log_bytes: Some(1_999),
            total_bytes: Some(10),
            address: Rate { burst: 1, per_minute: 1 },
            ..Limits::default()
        };
        let config = Config { limits, ..Config::local(folder.path()) };
        let names: Vec<_> = mistakes(&config).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["limits.append_bytes", "limits.log_bytes"]);
        assert!(hints(&config).contains(&"limits.log_bytes") && hints(&config).contains(&"limits.address"));
    }

    #[test]
    fn a_certificate_is_compared_with_key_origin_and_calendar() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, until: i32| {
            let pair = rcgen::KeyPair::generate().unwrap();
            let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
            params.not_before = rcgen::date_time_ymd(2020, 1, 1);
            params.not_after = rcgen::date_time_ymd(until, 1, 1);
            let cert = folder.path().join(format!("{name}-{until}.cert"));
            let key = folder.path().join(format!("{name}-{until}.key"));
            std::fs::write(&cert, params.self_signed(&pair).unwrap().pem()).unwrap();
            std::fs::write(&key, pair.serialize_pem()).unwrap();
            (cert, key)
        };
        let with = |tls: (std::path::PathBuf, std::path::PathBuf), origin: &str| {
            let public_origin = Some(Origin::parse(origin).unwrap());
            mistakes(&Config { tls: Some(tls), public_origin, ..Config::local(folder.path()) })
        };
        let (good, old) = (make("tdu.example.org", 2100), make("tdu.example.org", 2021));
        assert_eq!(with(good.clone(), "https://tdu.example.org"), []);
        let wild = make("*.example.org", 2100);
        assert_eq!(with(wild.clone(), "https://tdu.example.org"), []);
        for (tls, origin, word) in [
            (good.clone(), "https://other.example.org", "not for other.example.org"),
            (wild, "https://a.b.example.org", "not for a.b.example.org"),
            (old.clone(), "https://tdu.example.org", "expired"),
            ((good.0.clone(), old.1), "https://tdu.example.org", "does not belong"),
            ((good.1.clone(), good.1.clone()), "https://tdu.example.org", "does not hold"),
            ((folder.path().join("none"), good.1), "https://tdu.example.org", "none"),
        ] {
            let found = with(tls, origin);
            assert!(found.len() == 1 && found[0].1.contains(word), "{word}: {found:?}");
        }
    }
}
