//! Links into places that no stranger may reach: every special range, in every form and spelling that carries it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fetch::{AddressPolicy, FetchError, Fetcher};
use url::Url;

fn is_public(address: impl Into<IpAddr>) -> bool {
    AddressPolicy::PublicOnly.allows(address.into())
}

/// IPv4 ranges that are not public unicast: first and last address (IANA's IPv4 special-purpose address registry).
const SPECIAL_V4: [(&str, &str, &str); 20] = [
    ("this network", "0.0.0.0", "0.255.255.255"),
    ("private", "10.0.0.0", "10.255.255.255"),
    ("carrier-grade NAT", "100.64.0.0", "100.127.255.255"),
    ("loopback", "127.0.0.0", "127.255.255.255"),
    ("Azure's host service", "168.63.129.16", "168.63.129.16"),
    ("link-local", "169.254.0.0", "169.254.255.255"),
    ("private", "172.16.0.0", "172.31.255.255"),
    ("protocol assignments", "192.0.0.0", "192.0.0.255"),
    ("documentation", "192.0.2.0", "192.0.2.255"),
    ("AS112", "192.31.196.0", "192.31.196.255"),
    ("AMT", "192.52.193.0", "192.52.193.255"),
    ("6to4 relays", "192.88.99.0", "192.88.99.255"),
    ("private", "192.168.0.0", "192.168.255.255"),
    ("AS112", "192.175.48.0", "192.175.48.255"),
    ("benchmarking", "198.18.0.0", "198.19.255.255"),
    ("documentation", "198.51.100.0", "198.51.100.255"),
    ("documentation", "203.0.113.0", "203.0.113.255"),
    ("multicast", "224.0.0.0", "239.255.255.255"),
    ("reserved", "240.0.0.0", "255.255.255.254"),
    ("broadcast", "255.255.255.255", "255.255.255.255"),
];

/// The forms in which IPv6 carries an IPv4 address.
fn carried(address: Ipv4Addr) -> Vec<(&'static str, Ipv6Addr)> {
    let [a, b, c, d] = address.octets();
    let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
    vec![
        ("mapped", address.to_ipv6_mapped()),
        ("compatible", address.to_ipv6_compatible()),
        (
            "translated",
            Ipv6Addr::new(0, 0, 0, 0, 0xffff, 0, high, low),
        ),
        ("NAT64", Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low)),
        (
            "local NAT64",
            Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, high, low),
        ),
        ("6to4", Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1)),
        ("Teredo", Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, !high, !low)),
        (
            "ISATAP",
            Ipv6Addr::new(0x2606, 0x4700, 0, 0, 0, 0x5efe, high, low),
        ),
        (
            "ISATAP, global",
            Ipv6Addr::new(0x2606, 0x4700, 0, 0, 0x0200, 0x5efe, high, low),
        ),
    ]
}

#[test]
fn every_special_ipv4_range_is_refused_from_its_first_to_its_last_address() {
    for (range, first, last) in SPECIAL_V4 {
        let (first, last): (Ipv4Addr, Ipv4Addr) = (first.parse().unwrap(), last.parse().unwrap());
        let middle = Ipv4Addr::from(u32::midpoint(first.into(), last.into()));
        for address in [first, middle, last] {
            assert!(!is_public(address), "{range}: {address}");
            for (form, carrier) in carried(address) {
                assert!(
                    !is_public(carrier),
                    "{range}: {address} as {form}: {carrier}"
                );
            }
        }
    }
}

#[test]
fn what_lies_beside_a_special_range_is_public() {
    let special = |address: u32| {
        SPECIAL_V4.iter().any(|(_, first, last)| {
            let (first, last): (Ipv4Addr, Ipv4Addr) =
                (first.parse().unwrap(), last.parse().unwrap());
            (u32::from(first)..=u32::from(last)).contains(&address)
        })
    };
    let mut beside = 0;
    for (range, first, last) in SPECIAL_V4 {
        let (first, last): (Ipv4Addr, Ipv4Addr) = (first.parse().unwrap(), last.parse().unwrap());
        for address in [
            u32::from(first).wrapping_sub(1),
            u32::from(last).wrapping_add(1),
        ] {
            if !special(address) {
                assert!(
                    is_public(Ipv4Addr::from(address)),
                    "beside {range}: {}",
                    Ipv4Addr::from(address)
                );
                beside += 1;
            }
        }
    }
    assert!(beside >= 30, "{beside}");
}

#[test]
fn every_special_ipv6_range_is_refused() {
    for (range, address) in [
        ("unspecified", "::"),
        ("loopback", "::1"),
        ("discard-only", "100::1"),
        ("discard-only, the newer", "100:0:0:1::1"),
        ("local NAT64", "64:ff9b:1::1"),
        ("before global unicast", "1fff:ffff::1"),
        ("Teredo", "2001::1"),
        ("benchmarking", "2001:2::1"),
        ("AMT", "2001:3::1"),
        ("AS112", "2001:4:112::1"),
        ("ORCHID", "2001:10::1"),
        ("ORCHID v2", "2001:20::1"),
        ("DRIP", "2001:30::1"),
        ("the end of the protocol assignments", "2001:1ff:ffff::1"),
        ("documentation", "2001:db8::1"),
        (
            "the end of documentation",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        ),
        ("AS112", "2620:4f:8000::1"),
        ("documentation, the newer", "3fff::1"),
        ("its end", "3fff:fff:ffff::1"),
        ("behind global unicast", "4000::1"),
        ("segment routing", "5f00::1"),
        ("unique local", "fc00::1"),
        ("unique local", "fdff:ffff::1"),
        ("AWS's metadata service", "fd00:ec2::254"),
        ("link-local", "fe80::1"),
        ("link-local, its end", "febf::1"),
        ("site-local", "fec0::1"),
        ("multicast", "ff02::1"),
        ("multicast, global", "ff0e::1"),
    ] {
        let address: Ipv6Addr = address.parse().unwrap();
        assert!(!is_public(address), "{range}: {address}");
    }
    for address in [
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450:4001:81b::200e",
        "3ffe::1",
    ] {
        assert!(is_public(address.parse::<Ipv6Addr>().unwrap()), "{address}");
    }
}

/// Spellings that browsers and this parser alike take for an address, with what they stand for.
const SPELLINGS: [&str; 40] = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0X7F000001",
    "0x7f.0x0.0x0.0x1",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "0177.0.0.01",
    "00000177.0.0.1",
    "127.0.0.0x1",
    "%31%32%37.0.0.1",
    "１２７.０.０.１",
    "127。0。0。1",
    "127．0．0．1",
    "①②⑦.0.0.1",
    "0",
    "0.0.0.0",
    "0x0",
    "10.1",
    "167772161",
    "192.168.1",
    "3232235521",
    "169.254.43518",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000:0000:0000:0000:0000:0000:0000:0001]",
    "[::ffff:127.0.0.1]",
    "[::FFFF:7F00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:a9fe:a9fe::]",
    "[fd00:ec2::254]",
];

#[tokio::test]
async fn every_spelling_of_a_private_address_is_refused_before_any_look_up() {
    let fetcher = Fetcher::new(AddressPolicy::PublicOnly).unwrap();
    for spelling in SPELLINGS {
        for scheme in ["http", "https"] {
            let address = format!("{scheme}://{spelling}/latest/meta-data/");
            let url = Url::parse(&address).unwrap_or_else(|error| panic!("{address}: {error}"));
            assert!(
                !matches!(url.host(), Some(url::Host::Domain(_))),
                "{spelling} is a name, and has to be looked up"
            );
            let answer = fetcher.fetch(&url).await;
            assert!(
                matches!(answer, Err(FetchError::PrivateAddress)),
                "{address}: {answer:?}"
            );
        }
    }
}

#[test]
fn spellings_that_no_parser_should_take_are_no_addresses() {
    for spelling in [
        "256.0.0.1",
        "127.0.0.1.1",
        "4294967296",
        "0x100000000",
        "08.0.0.1",
        "127..1",
        "[::1%25eth0]",
        "[::ffff:127.0.0.1.]",
        "[::1",
        "127.0.0.1%00.example.com",
        "127.0.0.1 .example.com",
        "exam ple.com",
        "a<b.example",
    ] {
        let parsed = Url::parse(&format!("http://{spelling}/"));
        assert!(parsed.is_err(), "{spelling}: {parsed:?}");
    }
}

#[tokio::test]
async fn only_ports_80_and_443_are_visited() {
    let fetcher = Fetcher::new(AddressPolicy::PublicOnly).unwrap();
    for port in [
        0, 21, 22, 25, 81, 444, 2375, 3306, 6379, 8080, 8443, 9001, 65_535,
    ] {
        for host in ["example.com", "93.184.216.34", "127.0.0.1"] {
            let url = Url::parse(&format!("http://{host}:{port}/")).unwrap();
            let answer = fetcher.fetch(&url).await;
            assert!(
                matches!(answer, Err(FetchError::PortNotAllowed)),
                "{url}: {answer:?}"
            );
        }
    }
}
