//! Where TLS ends: a certificate of one's own, one had by ACME, or a proxy in front. One of them, never two.

use std::path::PathBuf;

use super::{Origin, SettingError, Settings, wrong::Wrongs};
use crate::proxies::{Hop, Proxies};

/// The authority asked unless another is named (Let's Encrypt, RFC 8555).
pub const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// A certificate had by ACME.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acme {
    /// Names that the certificate is for.
    pub domains: Vec<String>,
    /// Address for the authority's warnings.
    pub contact: Option<String>,
    /// The authority's directory.
    pub directory: String,
    /// Root certificate of an authority of one's own, PEM.
    pub ca: Option<PathBuf>,
}

/// Where TLS ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Here, with files or a certificate made here.
    Own(Option<(PathBuf, PathBuf)>),
    /// Here, with a certificate had by ACME.
    Acme(Acme),
    /// In front of us.
    Proxied(Proxies),
}

const NO_ORIGIN: &str = "needs public_origin: the https address that people type";

/// Chooses the mode, and tells what contradicts it. `origin` is there if it was set and is one.
pub(super) fn choose(settings: &Settings, origin: Option<&Origin>, wrong: &mut Wrongs) -> Option<Mode> {
    let (cert, key) = (settings.tls_cert.clone(), settings.tls_key.clone());
    let half = if cert.is_some() { "tls_cert" } else { "tls_key" };
    let has_files = cert.is_some() || key.is_some();
    let files = cert.zip(key);
    if has_files && files.is_none() {
        wrong.push(SettingError::Tls(half));
    }
    let domains = settings.acme_domains.clone().unwrap_or_default();
    let proxied = settings.behind_proxy.unwrap_or(false);
    if !proxied {
        let proxies = [("trusted_proxies", settings.trusted_proxies.is_some())];
        wrong.alone(proxies, "has a meaning only with behind_proxy = true");
    }
    if domains.is_empty() {
        let alone = [
            ("acme_contact", settings.acme_contact.is_some()),
            ("acme_directory", settings.acme_directory.is_some()),
            ("acme_ca", settings.acme_ca.is_some()),
        ];
        wrong.alone(alone, "has a meaning only with acme_domains");
    }
    let with_acme = !domains.is_empty();
    let proxy = "and behind_proxy exclude each other: the proxy has the certificate";
    wrong.require(!(proxied && with_acme), "acme_domains", proxy);
    wrong.require(!(proxied && has_files), half, proxy);
    let files_too = "and tls_cert exclude each other: give one of them";
    wrong.require(!(with_acme && has_files), "acme_domains", files_too);
    // What is wrong within a way is told beside what is wrong between two.
    let proxies = if proxied { self::proxied(settings, wrong) } else { None };
    let acme = with_acme.then(|| acme(settings, domains, origin, wrong));
    match (proxied, with_acme) {
        (true, _) => proxies.map(Mode::Proxied),
        (false, true) => acme.map(Mode::Acme),
        (false, false) => Some(Mode::Own(files)),
    }
}

fn proxied(settings: &Settings, wrong: &mut Wrongs) -> Option<Proxies> {
    wrong.require(settings.public_origin.is_some(), "behind_proxy", NO_ORIGIN);
    let declared: &[Hop] = settings.trusted_proxies.as_deref().unwrap_or_default();
    if !declared.is_empty() {
        return Some(Proxies::new(declared));
    }
    // Plain HTTP that others can reach is only for whoever says which proxies there are.
    let here = settings.listen.is_none_or(|listen| listen.ip().is_loopback());
    wrong.require(
        here,
        "listen",
        "is reachable from other machines, in plain HTTP: name the proxies in trusted_proxies, or listen on 127.0.0.1",
    );
    here.then(Proxies::of_this_machine)
}

fn acme(settings: &Settings, domains: Vec<String>, origin: Option<&Origin>, wrong: &mut Wrongs) -> Acme {
    let is_name = |domain: &String| {
        domain.contains('.')
            && domain.parse::<std::net::IpAddr>().is_err()
            && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    };
    wrong.require(
        !domains.iter().any(|domain| domain.contains('*')),
        "acme_domains",
        "cannot hold `*`: this way of proving gives no wildcard certificates",
    );
    wrong.require(
        domains.iter().filter(|domain| !domain.contains('*')).all(is_name),
        "acme_domains",
        "must be public names such as tdu.example.org",
    );
    wrong.require(settings.public_origin.is_some(), "acme_domains", NO_ORIGIN);
    wrong.require(
        origin.is_none_or(|origin| domains.iter().any(|domain| domain.eq_ignore_ascii_case(origin.host()))),
        "acme_domains",
        "must hold the host of public_origin",
    );
    wrong.require(
        settings.acme_contact.as_ref().is_none_or(|contact| contact.contains('@')),
        "acme_contact",
        "must be an address of electronic mail",
    );
    let directory = settings.acme_directory.clone().unwrap_or_else(|| String::from(LETS_ENCRYPT));
    wrong.require(
        url::Url::parse(&directory).is_ok_and(|url| url.scheme() == "https"),
        "acme_directory",
        "must be an https address",
    );
    let (contact, ca) = (settings.acme_contact.clone(), settings.acme_ca.clone());
    Acme { domains, contact, directory, ca }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Settings};
    use super::*;

    fn complete(text: &str) -> Result<Config, String> {
        toml::from_str::<Settings>(text).unwrap().complete().map_err(|error| error.to_string())
    }

    const ORIGIN: &str = "public_origin = 'https://tdu.example.org'\n";

    #[test]
    fn two_ways_of_having_tls_are_refused_in_plain_words() {
        let files = "tls_cert = 'a.pem'\ntls_key = 'b.pem'\n";
        let acme = "acme_domains = ['tdu.example.org']\n";
        let proxy = "behind_proxy = true\n";
        for (text, names) in [
            (format!("{ORIGIN}{files}{proxy}"), ["tls_cert", "behind_proxy"]),
            (format!("{ORIGIN}{files}{acme}"), ["acme_domains", "tls_cert"]),
            (format!("{ORIGIN}{acme}{proxy}"), ["acme_domains", "behind_proxy"]),
        ] {
            let error = complete(&text).unwrap_err();
            assert!(names.iter().all(|name| error.contains(name)) && error.contains("exclude"), "{error}");
        }
        for one in [files, acme, proxy] {
            complete(&format!("{ORIGIN}{one}")).unwrap();
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine_unless_the_proxies_are_named() {
        let open = "behind_proxy = true\nlisten = '0.0.0.0:8080'\n";
        let error = complete(&format!("{ORIGIN}{open}")).unwrap_err();
        assert!(error.contains("trusted_proxies"), "{error}");
        let named = complete(&format!("{ORIGIN}{open}trusted_proxies = ['10.0.0.0/8', '::1']")).unwrap();
        assert!(named.proxies.is_some());
        let here = complete(&format!("{ORIGIN}behind_proxy = true")).unwrap();
        assert_eq!(here.proxies, Some(Proxies::of_this_machine()));
        assert!(complete("behind_proxy = true").unwrap_err().contains("public_origin"));
        assert!(complete("trusted_proxies = ['10.0.0.1']").unwrap_err().contains("behind_proxy"));
    }

    #[test]
    fn acme_asks_for_public_names_that_hold_the_origins_host() {
        let acme =
            complete(&format!("{ORIGIN}acme_domains = ['www.example.org', 'tdu.example.org']")).unwrap();
        assert_eq!(acme.acme.unwrap().directory, LETS_ENCRYPT);
        for (text, word) in [
            (format!("{ORIGIN}acme_domains = ['*.example.org']"), "wildcard"),
            (format!("{ORIGIN}acme_domains = ['localhost']"), "public names"),
            (format!("{ORIGIN}acme_domains = ['192.0.2.1']"), "public names"),
            (format!("{ORIGIN}acme_domains = ['www.example.org']"), "host of public_origin"),
            (String::from("acme_domains = ['tdu.example.org']"), "public_origin"),
            (format!("{ORIGIN}acme_contact = 'a@example.org'"), "acme_domains"),
            (format!("{ORIGIN}acme_domains = ['tdu.example.org']\nacme_contact = 'somebody'"), "mail"),
            (format!("{ORIGIN}acme_domains = ['tdu.example.org']\nacme_directory = 'http://a'"), "https"),
        ] {
            let error = complete(&text).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }
}
