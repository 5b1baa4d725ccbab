//! Links into the private network: the worker says no and connects to nothing.
//!
//! Which addresses are private is shown range by range in `engine/tests/ssrf.rs`; here is that the worker asks.

use testkit::job;
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, visible_text};

use crate::support::{is_ephemeral, is_summary, work, worker};

/// One host of each kind, in the spellings that URL parsers take for it.
const PRIVATE_HOSTS: [&str; 33] = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "0177.0.0.1",
    "0x7f.1",
    "127.0.0.1.",
    "１２７.0.0.1",
    "127。0。0。1",
    "localhost",
    "LOCALHOST",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
];

#[tokio::test]
async fn private_addresses_are_refused_in_every_spelling_and_never_visited() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack)
        .without("ALLOW_PRIVATE_ADDRESSES")
        .start()
        .await;
    let article = site.article();
    let port = article.split([':', '/']).nth(4).unwrap();
    let (mut jobs, mut asked) = (Vec::new(), Vec::new());
    for host in PRIVATE_HOSTS {
        for (address, word) in [
            (format!("http://{host}/article"), "private network"),
            (format!("https://{host}/article"), "private network"),
            (format!("http://{host}:{port}/article"), "unusual port"),
        ] {
            let url = slack.lend_url();
            jobs.push(job::link(&address, &url));
            asked.push((address, word, url));
        }
    }
    assert!(
        work(&worker, &jobs).await.is_empty(),
        "{}",
        worker.log().text()
    );
    for (address, word, url) in asked {
        let message = slack.the_message(&url);
        assert!(
            is_ephemeral(&message) && !is_summary(&message),
            "{address}: {message}"
        );
        assert!(
            visible_text(&message).contains(word),
            "{address}: {message}"
        );
    }
    assert_eq!(site.visits("/article"), 0);
}

#[tokio::test]
async fn only_the_setting_for_local_runs_opens_the_private_network() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    for (value, summarized) in [("", false), ("false", false), ("true", true)] {
        let worker = worker(&slack)
            .env("ALLOW_PRIVATE_ADDRESSES", value)
            .start()
            .await;
        let url = slack.lend_url();
        assert!(
            work(&worker, &[job::link(&site.article(), &url)])
                .await
                .is_empty()
        );
        assert_eq!(
            is_summary(&slack.the_message(&url)),
            summarized,
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn no_redirect_leaves_the_web() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let (mut jobs, mut urls) = (Vec::new(), Vec::new());
    for (number, target) in [
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/_x",
        "ftp://127.0.0.1/",
        "data:text/html,<p>hello",
        "javascript:alert(1)",
        "http://user:password@127.0.0.1/",
        "unix:/var/run/docker.sock",
    ]
    .iter()
    .enumerate()
    {
        let page = site.page(&format!("/away/{number}"), Reply::redirect(target));
        let url = slack.lend_url();
        jobs.push(job::link(&page, &url));
        urls.push((target, url));
    }
    assert!(work(&worker, &jobs).await.is_empty());
    for (target, url) in urls {
        let message = slack.the_message(&url);
        assert!(!is_summary(&message), "{target}: {message}");
    }
}

#[tokio::test]
async fn no_proxy_from_the_environment_is_used() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let proxy =
        testkit::server::Server::start(|_| async { Reply::html(testkit::site::article()) }).await;
    let mut function = worker(&slack);
    for name in [
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ] {
        function = function.env(name, proxy.origin());
    }
    let worker = function.start().await;
    let url = slack.lend_url();
    assert!(
        work(&worker, &[job::link(&site.article(), &url)])
            .await
            .is_empty()
    );
    assert!(is_summary(&slack.the_message(&url)));
    assert_eq!(
        site.visits("/article"),
        1,
        "a proxy would connect past every check of addresses"
    );
    assert!(proxy.received().is_empty());
}
