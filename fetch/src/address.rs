//! Which network addresses a stranger's link may reach, and the resolver that hands out no other.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Which addresses a [`Fetcher`](crate::Fetcher) may connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressPolicy {
    /// Public unicast addresses, ports 80 and 443. For links that strangers choose.
    PublicOnly,
    /// Loopback and private networks too, and any port. For local runs and tests.
    AllowPrivate,
}

impl AddressPolicy {
    /// Whether a connection to `address` is allowed.
    #[must_use]
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::AllowPrivate => true,
            Self::PublicOnly => match address {
                IpAddr::V4(address) => is_public_v4(address),
                IpAddr::V6(address) => is_public_v6(address),
            },
        }
    }
}

/// IPv4 by IANA's special-purpose registry (<https://www.iana.org/assignments/iana-ipv4-special-registry/>): everything that is not globally reachable unicast is refused.
#[expect(clippy::unnested_or_patterns, reason = "one line a registry entry")]
fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = matches!(
        address.octets(),
        [0 | 10 | 127, ..]                      // "this network", private, loopback
            | [100, 64..128, ..]                // carrier-grade NAT, RFC 6598
            | [168, 63, 129, 16]                // Azure's host service, in an otherwise public range
            | [169, 254, ..]                    // link-local, with the clouds' metadata services
            | [172, 16..32, ..]                 // private, RFC 1918
            | [192, 0, 0 | 2, _]                // IETF protocol assignments, documentation
            | [192, 31, 196, _]                 // AS112
            | [192, 52, 193, _]                 // AMT
            | [192, 88, 99, _]                  // 6to4 relays, deprecated
            | [192, 168, ..]                    // private
            | [192, 175, 48, _]                 // AS112
            | [198, 18 | 19, ..]                // benchmarking
            | [198, 51, 100, _]                 // documentation
            | [203, 0, 113, _]                  // documentation
            | [224..=255, ..] // multicast, reserved, broadcast
    );
    !special
}

/// IPv6 by IANA's registry (<https://www.iana.org/assignments/iana-ipv6-special-registry/>): only `2000::/3`, without its
/// special parts; forms that carry an IPv4 address are judged by that address.
#[expect(clippy::unnested_or_patterns, reason = "one line a registry entry")]
fn is_public_v6(address: Ipv6Addr) -> bool {
    let s = address.segments();
    let last_v4 = || v4_from(s[6], s[7]);
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    // NAT64's well-known prefix, RFC 6052. Its local-use prefix 64:ff9b:1::/48 stays refused.
    if s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_public_v4(last_v4());
    }
    // 6to4, RFC 3056: the IPv4 address follows the prefix.
    if s[0] == 0x2002 {
        return is_public_v4(v4_from(s[1], s[2]));
    }
    let global_unicast = s[0] & 0xe000 == 0x2000;
    let special = matches!(
        s,
        [0x2001, 0..0x0200, ..]                 // IETF assignments: Teredo, ORCHID, benchmarking
            | [0x2001, 0x0db8, ..]              // documentation
            | [0x2620, 0x004f, 0x8000, ..]      // AS112
            | [0x3fff, 0..0x1000, ..] // documentation, RFC 9637
    );
    // ISATAP interface identifiers (RFC 5214) carry an IPv4 address behind any prefix.
    let isatap = matches!(s[4], 0x0000 | 0x0200) && s[5] == 0x5efe;
    global_unicast && !special && (!isatap || is_public_v4(last_v4()))
}

fn v4_from(high: u16, low: u16) -> Ipv4Addr {
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    Ipv4Addr::new(a, b, c, d)
}

/// Why a name gave no address to connect to. It travels through reqwest's error chain.
#[derive(Debug, thiserror::Error)]
pub(super) enum ResolveError {
    #[error("the host has only addresses that are not public")]
    Private,
    #[error("the host name does not exist")]
    UnknownHost,
    #[error("the host name could not be looked up")]
    Failed(#[source] io::Error),
}

/// Looks a name up once and keeps the allowed addresses; the connector gets these very addresses, so a name that
/// changes its answer between check and connection gains nothing.
pub(super) struct PolicyResolver<L = System> {
    allows: Arc<Rule>,
    names: Arc<L>,
}

/// Whether a connection to an address that a name resolves to is allowed.
type Rule = dyn Fn(SocketAddr) -> bool + Send + Sync;

/// Where names are looked up.
pub(super) trait Lookup: Send + Sync + 'static {
    /// All addresses of a name, as they come.
    fn addresses(&self, name: Name) -> impl Future<Output = io::Result<Vec<SocketAddr>>> + Send;
}

/// The system's resolver.
pub(super) struct System;

impl Lookup for System {
    async fn addresses(&self, name: Name) -> io::Result<Vec<SocketAddr>> {
        Ok(tokio::net::lookup_host((name.as_str(), 0)).await?.collect())
    }
}

impl PolicyResolver {
    /// The system's answers, under `policy`.
    pub(super) fn new(policy: AddressPolicy) -> Self {
        Self::with(System, move |address| policy.allows(address.ip()))
    }
}

impl<L> PolicyResolver<L> {
    /// The answers of `names` that `allows` lets through.
    pub(super) fn with(
        names: L,
        allows: impl Fn(SocketAddr) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            allows: Arc::new(allows),
            names: Arc::new(names),
        }
    }
}

impl<L: Lookup> Resolve for PolicyResolver<L> {
    fn resolve(&self, name: Name) -> Resolving {
        let (allows, names) = (Arc::clone(&self.allows), Arc::clone(&self.names));
        Box::pin(async move {
            let found = match names.addresses(name).await {
                Ok(found) => found,
                Err(error) if says_unknown(&error) => return Err(ResolveError::UnknownHost.into()),
                Err(error) => return Err(ResolveError::Failed(error).into()),
            };
            let allowed = permitted(&*allows, found)?;
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// What of a name's addresses may be connected to. One allowed address is enough; the others are never tried.
fn permitted(allows: &Rule, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, ResolveError> {
    if found.is_empty() {
        return Err(ResolveError::UnknownHost);
    }
    let allowed: Vec<SocketAddr> = found
        .into_iter()
        .filter(|address| allows(*address))
        .collect();
    if allowed.is_empty() {
        return Err(ResolveError::Private);
    }
    Ok(allowed)
}

/// The standard library hides the resolver's code: the wordings that glibc, musl and macOS give to `EAI_NONAME` and
/// `EAI_NODATA` are all that distinguishes "no such name" from "no answer".
fn says_unknown(error: &io::Error) -> bool {
    let text = error.to_string();
    [
        "Name or service not known",
        "No address associated",
        "Name does not resolve",
        "nodename nor servname",
        "Name has no usable address",
    ]
    .iter()
    .any(|wording| text.contains(wording))
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::Mutex;

    use super::*;

    fn public(text: &str) -> bool {
        AddressPolicy::PublicOnly.allows(text.parse().unwrap())
    }

    #[test]
    fn public_unicast_addresses_are_allowed() {
        for text in [
            "93.184.216.34",
            "1.1.1.1",
            "100.63.255.255",
            "172.32.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.1",
        ] {
            assert!(public(text), "{text}");
        }
        for text in [
            "2606:4700::1111",
            "2a00:1450:4001:81b::200e",
            "64:ff9b::5db8:d822",
            "2002:5db8:d822::1",
            "::ffff:93.184.216.34",
        ] {
            assert!(public(text), "{text}");
        }
    }

    #[test]
    fn every_address_that_is_not_public_is_refused_in_every_form() {
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.255.255.255",
            "100.64.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
        ] {
            assert!(!public(text), "{text}");
            let v4: Ipv4Addr = text.parse().unwrap();
            let [a, b, c, d] = v4.octets();
            let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            for carried in [
                v4.to_ipv6_mapped(),
                v4.to_ipv6_compatible(),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
                Ipv6Addr::new(0x2606, 0x4700, 0, 0, 0, 0x5efe, high, low),
            ] {
                assert!(
                    !AddressPolicy::PublicOnly.allows(carried.into()),
                    "{carried}"
                );
            }
        }
        for text in [
            "::",
            "::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "3fff::1",
            "64:ff9b:1::1",
            "100::1",
            "5f00::1",
        ] {
            assert!(!public(text), "{text}");
        }
    }

    #[test]
    fn a_local_run_may_reach_anything() {
        assert!(AddressPolicy::AllowPrivate.allows("127.0.0.1".parse().unwrap()));
    }

    /// A name server that answers something else each time, as an attacker's does.
    struct Rebinding(Mutex<VecDeque<Vec<SocketAddr>>>);

    impl Lookup for Rebinding {
        async fn addresses(&self, _: Name) -> io::Result<Vec<SocketAddr>> {
            Ok(self.0.lock().unwrap().pop_front().unwrap_or_default())
        }
    }

    #[tokio::test]
    async fn a_name_that_changes_between_look_ups_is_judged_by_each_answer() {
        let addresses = |texts: &[&str]| -> Vec<SocketAddr> {
            texts.iter().map(|text| text.parse().unwrap()).collect()
        };
        let answers = [
            addresses(&["93.184.216.34:0"]),
            addresses(&["169.254.169.254:0"]),
            addresses(&[
                "10.0.0.1:0",
                "93.184.216.34:0",
                "[::1]:0",
                "[2606:4700::1111]:0",
            ]),
            addresses(&["[::ffff:7f00:1]:0", "[64:ff9b::a00:1]:0"]),
            addresses(&[]),
        ];
        let resolver = PolicyResolver::with(Rebinding(Mutex::new(answers.into())), |address| {
            AddressPolicy::PublicOnly.allows(address.ip())
        });
        let mut given = Vec::new();
        for _ in 0..5 {
            let answer = resolver.resolve("rebind.example".parse().unwrap()).await;
            given.push(
                answer
                    .map(Iterator::collect::<Vec<_>>)
                    .map_err(|error| error.to_string()),
            );
        }
        let refused = |error: ResolveError| Err(error.to_string());
        assert_eq!(
            given,
            [
                Ok(addresses(&["93.184.216.34:0"])),
                refused(ResolveError::Private),
                Ok(addresses(&["93.184.216.34:0", "[2606:4700::1111]:0"])),
                refused(ResolveError::Private),
                refused(ResolveError::UnknownHost),
            ]
        );
        let asked_once_each = resolver.names.0.lock().unwrap().is_empty();
        assert!(asked_once_each, "a second look-up would be another answer");
    }

    #[test]
    fn of_a_names_addresses_only_the_allowed_ones_are_connected_to() {
        let public: SocketAddr = "93.184.216.34:0".parse().unwrap();
        let private: SocketAddr = "10.0.0.1:0".parse().unwrap();
        let rule = |address: SocketAddr| AddressPolicy::PublicOnly.allows(address.ip());
        assert_eq!(permitted(&rule, vec![private, public]).unwrap(), [public]);
        assert!(matches!(
            permitted(&rule, vec![private]),
            Err(ResolveError::Private)
        ));
        assert!(matches!(
            permitted(&rule, vec![]),
            Err(ResolveError::UnknownHost)
        ));
    }
}
