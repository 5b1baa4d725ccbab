//! What only the inside can show: a "public" site on loopback that redirects inwards, and limits short enough to wait for.

use std::time::{Duration, Instant};

use testkit::reply::Reply;
use testkit::site::{self, Site};

use super::*;

/// A fetcher that takes `site`, and nothing else on this machine, for public.
fn strict(site: &Site) -> Fetcher {
    let mut fetcher = Fetcher::new(AddressPolicy::PublicOnly).unwrap();
    let url = Url::parse(&site.url("/")).unwrap();
    fetcher.exempt = url.socket_addrs(|| None).unwrap().first().copied();
    fetcher
}

async fn outcome(fetcher: &Fetcher, url: &str) -> Result<Page, FetchError> {
    fetcher.fetch(&Url::parse(url).unwrap()).await
}

#[tokio::test]
async fn a_public_site_cannot_redirect_into_the_private_network() {
    let site = Site::start().await;
    let inner = Site::start().await;
    let fetcher = strict(&site);
    assert!(outcome(&fetcher, &site.article()).await.is_ok());
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
    ] {
        let url = site.page("/away", Reply::redirect(target));
        let answer = outcome(&fetcher, &url).await;
        assert!(
            matches!(answer, Err(FetchError::PrivateAddress)),
            "{target}: {answer:?}"
        );
    }
    let url = site.page("/away", Reply::redirect(&inner.article()));
    assert!(matches!(
        outcome(&fetcher, &url).await,
        Err(FetchError::PortNotAllowed)
    ));
    assert_eq!(inner.visits("/article"), 0);
}

#[tokio::test]
async fn a_slow_site_is_given_up_at_the_time_limit() {
    let site = Site::start().await;
    let mut fetcher = strict(&site);
    fetcher.limits.time = Duration::from_millis(300);
    for (path, reply) in [("/drip", site::drip()), ("/silence", Reply::silence())] {
        let url = site.page(path, reply);
        let start = Instant::now();
        assert!(
            matches!(outcome(&fetcher, &url).await, Err(FetchError::TooSlow)),
            "{path}"
        );
        assert!(start.elapsed() < Duration::from_secs(3), "{path}");
    }
}

#[tokio::test]
async fn the_time_limit_counts_all_hops_together() {
    let site = Site::start().await;
    let mut fetcher = strict(&site);
    fetcher.limits.time = Duration::from_millis(400);
    for hop in 0..5 {
        let next = Reply::redirect(&format!("/{}", hop + 1)).after(Duration::from_millis(150));
        site.page(&format!("/{hop}"), next);
    }
    assert!(matches!(
        outcome(&fetcher, &site.url("/0")).await,
        Err(FetchError::TooSlow)
    ));
}
