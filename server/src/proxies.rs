//! Whose address counts when a proxy stands in front.
//!
//! `X-Forwarded-For` is written by whoever sends it: only what a declared proxy appended is believed. Reading from the right,
//! the first address that is not a declared proxy is the client; what stands to the left of it may be made up.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use axum::http::HeaderMap;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde::Deserialize;

/// The header that proxies append to.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// An address or a range such as `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Hop(IpNet);

/// Not an address and not a range.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither an address such as 192.0.2.1 nor a range such as 10.0.0.0/8")]
pub struct NotAHop(String);

impl FromStr for Hop {
    type Err = NotAHop;

    fn from_str(text: &str) -> Result<Self, NotAHop> {
        let wrong = || NotAHop(text.to_owned());
        let range = match text.parse::<IpAddr>() {
            Ok(address) => IpNet::from(address.to_canonical()),
            Err(_) => text.parse().map_err(|_| wrong())?,
        };
        Ok(Self(range))
    }
}

impl TryFrom<String> for Hop {
    type Error = NotAHop;

    fn try_from(text: String) -> Result<Self, NotAHop> {
        text.parse()
    }
}

impl fmt::Display for Hop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The proxies that are believed; without any, a connection's own address counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// These ones.
    pub fn new(hops: &[Hop]) -> Self {
        Self(hops.iter().map(|hop| hop.0).collect())
    }

    /// Those of this machine.
    pub fn of_this_machine() -> Self {
        let four = Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8);
        let six = Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128);
        Self(vec![four.into(), six.into()])
    }

    /// Their ranges, as they are set.
    pub fn ranges(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(ToString::to_string)
    }

    fn believes(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|range| range.contains(&address))
    }

    /// The client's address of a request that came from `peer`.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut nearest = peer.to_canonical();
        // Several headers are one list, in their order.
        let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
        for line in lines.into_iter().rev() {
            // A line that is not text says nothing, and hides whatever stands before it.
            let Ok(line) = line.to_str() else { return nearest };
            for part in line.rsplit(',') {
                if !self.believes(nearest) {
                    return nearest;
                }
                let Some(before) = address(part.trim()) else { return nearest };
                nearest = before;
            }
        }
        nearest
    }
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let parsed = bare.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    parsed.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(proxies: &[&str], peer: &str, lines: &[&str]) -> String {
        let hops: Vec<Hop> = proxies.iter().map(|hop| hop.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        Proxies::new(&hops).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn without_a_declared_proxy_the_header_is_nothing() {
        assert_eq!(client(&[], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
    }

    #[test]
    fn what_a_declared_proxy_appended_counts_and_what_the_client_made_up_does_not() {
        let own = ["10.0.0.0/8"];
        assert_eq!(client(&own, "10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&own, "10.0.0.1", &["203.0.113.9, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&own, "10.0.0.1", &["10.9.9.9, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&own, "10.0.0.1", &["203.0.113.9", "198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(client(&own, "10.0.0.1", &["198.51.100.7, 10.0.0.3,10.0.0.2"]), "198.51.100.7");
    }

    #[test]
    fn nonsense_in_the_header_leaves_the_nearest_address_that_is_known() {
        let own = ["10.0.0.1"];
        assert_eq!(client(&own, "10.0.0.1", &["nobody"]), "10.0.0.1");
        assert_eq!(client(&own, "10.0.0.1", &[""]), "10.0.0.1");
        assert_eq!(client(&own, "10.0.0.1", &["198.51.100.7, unknown"]), "10.0.0.1");
        assert_eq!(client(&own, "10.0.0.1", &["198.51.100.7", "\u{e9}"]), "10.0.0.1");
        assert_eq!(client(&own, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn ports_brackets_and_mapped_addresses_are_understood() {
        let own = ["::ffff:10.0.0.1", "fd00::/8"];
        assert_eq!(client(&own, "::ffff:10.0.0.1", &["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(client(&own, "fd00::2", &["[2001:db8::5]:443"]), "2001:db8::5");
        assert_eq!(client(&own, "10.0.0.1", &["[2001:db8::5]"]), "2001:db8::5");
        assert_eq!(client(&own, "10.0.0.1", &["::ffff:198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn a_proxy_is_an_address_or_a_range_and_nothing_else() {
        for wrong in ["", "10.0.0.0/33", "proxy.example.org", "10.0.0"] {
            assert_eq!(wrong.parse::<Hop>(), Err(NotAHop(wrong.to_owned())));
        }
        assert!(Proxies::of_this_machine().believes("127.8.9.1".parse().unwrap()));
        assert!(Proxies::of_this_machine().believes("::1".parse().unwrap()));
        assert!(!Proxies::of_this_machine().believes("192.0.2.1".parse().unwrap()));
    }
}
