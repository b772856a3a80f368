//! The authority that puts time stamps on answers to the charter (RFC 3161), if the service has one.

use std::{path::PathBuf, time::Duration};

use serde::Deserialize;
use url::Url;

use super::wrong::Wrongs;

/// Longest that an authority may be waited for, in milliseconds: less than a request may take by default.
const LONGEST_MS: u64 = 20_000;

/// What can be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimeStamps {
    /// Address of the authority; without it there are no time stamps. Many speak plain HTTP: what they sign is signed either way,
    /// and the digest on the way says nothing.
    #[arg(id = "time_stamps_url", long = "time-stamps-url", env = "TDU_TIME_STAMPS_URL", value_name = "URL")]
    pub url: Option<String>,
    /// Under which of its policies, as an object identifier; its own default without it.
    #[arg(
        id = "time_stamps_policy",
        long = "time-stamps-policy",
        env = "TDU_TIME_STAMPS_POLICY",
        value_name = "OID"
    )]
    pub policy: Option<String>,
    /// Root certificate of an https address, PEM; those of the system without it.
    #[arg(id = "time_stamps_ca", long = "time-stamps-ca", env = "TDU_TIME_STAMPS_CA", value_name = "FILE")]
    pub ca: Option<PathBuf>,
    /// How long it may take, in milliseconds; 10,000 without it.
    #[arg(
        id = "time_stamps_timeout_ms",
        long = "time-stamps-timeout-ms",
        env = "TDU_TIME_STAMPS_TIMEOUT_MS",
        value_name = "MS"
    )]
    pub timeout_ms: Option<u64>,
}

/// An authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Where it answers.
    pub url: Url,
    /// Under which policy.
    pub policy: Option<String>,
    /// Root certificate of its address, if it is none of the system's.
    pub ca: Option<PathBuf>,
    /// How long it may take.
    pub timeout: Duration,
}

impl TimeStamps {
    /// These, completed by those of a file where they say nothing.
    pub(super) fn or(self, file: Self) -> Self {
        Self {
            url: self.url.or(file.url),
            policy: self.policy.or(file.policy),
            ca: self.ca.or(file.ca),
            timeout_ms: self.timeout_ms.or(file.timeout_ms),
        }
    }

    /// The authority, if one is named; what is wrong with it is told.
    pub(super) fn choose(&self, wrong: &mut Wrongs) -> Option<Authority> {
        if *self == Self::default() {
            return None;
        }
        let is_one = |url: &Url| {
            matches!(url.scheme(), "http" | "https") && url.has_host() && url.fragment().is_none()
        };
        let url = self.url.as_ref().and_then(|text| Url::parse(text).ok()).filter(is_one);
        wrong.require(self.url.is_some(), "time_stamps.url", "is needed: the address of the authority");
        wrong.require(
            url.is_some() || self.url.is_none(),
            "time_stamps.url",
            "must look like http://stamps.example.org or https://stamps.example.org/path",
        );
        let policy = self.policy.as_ref();
        wrong.require(
            policy.is_none_or(|policy| tdu_stamp::request(&NOTHING, 0, Some(policy)).is_ok()),
            "time_stamps.policy",
            "must be an object identifier, such as 1.3.6.1.4.1.13762.3",
        );
        wrong.require(
            self.ca.is_none() || url.as_ref().is_none_or(|url| url.scheme() == "https"),
            "time_stamps.ca",
            "is of no use with an http address",
        );
        let timeout_ms = self.timeout_ms.unwrap_or(10_000);
        wrong.require((1..=LONGEST_MS).contains(&timeout_ms), "time_stamps.timeout_ms", "must be 1 to 20000");
        let timeout = Duration::from_millis(timeout_ms);
        Some(Authority { url: url?, policy: self.policy.clone(), ca: self.ca.clone(), timeout })
    }
}

/// A digest to try a policy with.
const NOTHING: tdu_protocol::Hash32 = tdu_protocol::Hash32([0; 32]);

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Result<Option<Authority>, String> {
        let set: TimeStamps = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut wrong = Wrongs::default();
        let authority = set.choose(&mut wrong);
        wrong.none_or(Some(authority)).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_set_is_no_authority_and_half_of_one_is_told() {
        assert_eq!(chosen("").unwrap(), None);
        let whole = "url = 'http://stamps.example/tsa'\npolicy = '1.2.3.4'\ntimeout_ms = 3000";
        let authority = chosen(whole).unwrap().expect("one");
        assert_eq!(authority.timeout, Duration::from_secs(3));
        for (text, word) in [
            ("policy = '1.2.3'", "url is needed"),
            ("url = 'stamps.example'", "must look like"),
            ("url = 'ftp://stamps.example'", "must look like"),
            ("url = 'http://s.example'\npolicy = 'best'", "object identifier"),
            ("url = 'http://s.example'\nca = '/ca.pem'", "no use"),
            ("url = 'http://s.example'\ntimeout_ms = 0", "1 to 20000"),
            ("url = 'http://s.example'\ntimeout_ms = 60000", "1 to 20000"),
            ("address = 'x'", "unknown field"),
        ] {
            let told = chosen(text).unwrap_err();
            assert!(told.contains(word), "{text}: {told}");
        }
    }
}
