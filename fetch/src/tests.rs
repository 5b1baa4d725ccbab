//! What needs a look-up and limits of the test's own: a "public" site on loopback that redirects inwards, and a time limit
//! that is short enough to wait for.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use reqwest::dns::Name;
use testkit::reply::Reply;
use testkit::site::{self, Site};

use super::*;

/// Knows the names of sites on this machine, with their ports; every other name is this machine's own.
struct LoopbackNames(HashMap<&'static str, SocketAddr>);

impl Lookup for LoopbackNames {
    async fn addresses(&self, name: Name) -> io::Result<Vec<SocketAddr>> {
        let known = self.0.get(name.as_str()).copied();
        Ok(vec![known.unwrap_or((Ipv4Addr::LOCALHOST, 0).into())])
    }
}

fn address(site: &Site) -> SocketAddr {
    let url = Url::parse(&site.url("/")).unwrap();
    url.socket_addrs(|| None).unwrap()[0]
}

/// A fetcher for public addresses. `site`, which it knows as <http://public.example>, counts as public and nothing else on
/// this machine does.
fn strict(site: &Site, inner: Option<&Site>) -> Fetcher {
    let public = address(site);
    let mut names = HashMap::from([("public.example", public)]);
    names.extend(inner.map(|inner| ("inner.example", address(inner))));
    let resolver = PolicyResolver::with(LoopbackNames(names), move |address| {
        address == public || AddressPolicy::PublicOnly.allows(address.ip())
    });
    Fetcher::with_resolver(AddressPolicy::PublicOnly, resolver).unwrap()
}

async fn outcome(fetcher: &Fetcher, url: &str) -> Result<Page, FetchError> {
    fetcher.fetch(&Url::parse(url).unwrap()).await
}

#[tokio::test]
async fn a_public_site_cannot_redirect_into_the_private_network() {
    let site = Site::start().await;
    let inner = Site::start().await;
    let fetcher = strict(&site, Some(&inner));
    assert!(
        outcome(&fetcher, "http://public.example/article")
            .await
            .is_ok()
    );
    for target in [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://localhost/",
        "//localhost/",
        "http://inner.example/article",
    ] {
        site.page("/away", Reply::redirect(target));
        let answer = outcome(&fetcher, "http://public.example/away").await;
        assert!(
            matches!(answer, Err(FetchError::PrivateAddress)),
            "{target}: {answer:?}"
        );
        // A refresh is checked as a redirect is.
        let refresh = format!("<meta http-equiv=refresh content=\"0; url={target}\">");
        site.page("/sent", Reply::html(refresh));
        let answer = outcome(&fetcher, "http://public.example/sent").await;
        assert!(
            matches!(answer, Err(FetchError::PrivateAddress)),
            "refresh to {target}: {answer:?}"
        );
    }
    site.page("/away", Reply::redirect(&inner.article()));
    assert!(matches!(
        outcome(&fetcher, "http://public.example/away").await,
        Err(FetchError::PortNotAllowed)
    ));
    assert_eq!(inner.visits("/article"), 0);
}

#[tokio::test]
async fn a_slow_site_is_given_up_at_the_time_limit() {
    let site = Site::start().await;
    let mut fetcher = strict(&site, None);
    fetcher.limits.time = Duration::from_millis(300);
    for (path, reply) in [("/drip", site::drip()), ("/silence", Reply::silence())] {
        site.page(path, reply);
        let url = format!("http://public.example{path}");
        assert!(
            matches!(outcome(&fetcher, &url).await, Err(FetchError::TooSlow)),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_time_limit_counts_all_hops_together() {
    let site = Site::start().await;
    let mut fetcher = strict(&site, None);
    fetcher.limits.time = Duration::from_millis(400);
    for hop in 0..5 {
        let next = Reply::redirect(&format!("/{}", hop + 1)).after(Duration::from_millis(150));
        site.page(&format!("/{hop}"), next);
    }
    assert!(matches!(
        outcome(&fetcher, "http://public.example/0").await,
        Err(FetchError::TooSlow)
    ));
}
