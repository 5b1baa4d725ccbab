//! Forged response URLs: a person who chooses where answers go reads every summary, so they go to Slack alone.

use serde_json::json;
use testkit::job;
use testkit::reply::Reply;
use testkit::server::Server;
use testkit::site::Site;
use testkit::slack::{Slack, Turn};
use testkit::slash::SlackRequest;

use crate::support::{ack, ask, work, worker};

/// Addresses that are not on the allowed origin, `slack` standing for it, though some look so.
fn forged(slack: &Slack) -> Vec<(&'static str, String)> {
    let origin = slack.origin();
    let port: u16 = origin.rsplit(':').next().unwrap().parse().unwrap();
    let path = "/commands/T0001/1/never-log-me";
    let other_port = if port == u16::MAX { port - 1 } else { port + 1 };
    [
        ("another host", "https://evil.example".to_owned()),
        (
            "a host that begins like it",
            "https://hooks.slack.com.evil.example".to_owned(),
        ),
        (
            "a host that ends like it",
            "https://evilhooks.slack.com".to_owned(),
        ),
        ("a host below it", "https://evil.hooks.slack.com".to_owned()),
        ("its parent", "https://slack.com".to_owned()),
        ("a trailing dot", "https://hooks.slack.com.".to_owned()),
        (
            "a user before another host",
            "https://hooks.slack.com@evil.example".to_owned(),
        ),
        (
            "a user and password before another host",
            "https://hooks.slack.com:443@evil.example".to_owned(),
        ),
        (
            "a user before the right host",
            origin.replace("http://", "http://user@"),
        ),
        (
            "an escaped @",
            "https://hooks.slack.com%40evil.example".to_owned(),
        ),
        (
            "a backslash",
            "https://evil.example\\@hooks.slack.com".to_owned(),
        ),
        ("no encryption", "http://hooks.slack.com".to_owned()),
        (
            "encryption in place of none",
            origin.replace("http://", "https://"),
        ),
        ("another port", format!("http://127.0.0.1:{other_port}")),
        ("the usual port", "http://127.0.0.1".to_owned()),
        (
            "a port of the real Slack",
            "https://hooks.slack.com:8443".to_owned(),
        ),
        (
            "a Cyrillic letter",
            "https://hooks.sl\u{430}ck.com".to_owned(),
        ),
        (
            "that in Punycode",
            "https://hooks.xn--slck-83d.com".to_owned(),
        ),
        (
            "a full-width dot",
            "https://hooks.slack.com\u{ff0e}evil.example".to_owned(),
        ),
        (
            "an ideographic dot",
            "https://hooks.slack.com\u{3002}evil.example".to_owned(),
        ),
        (
            "a tab in the host",
            "https://hooks.slack.com\t.evil.example".to_owned(),
        ),
        (
            "the host behind a slash",
            "https://evil.example/hooks.slack.com".to_owned(),
        ),
        (
            "the host in the query",
            "https://evil.example/?https://hooks.slack.com".to_owned(),
        ),
        (
            "the host in the fragment",
            "https://evil.example/#@hooks.slack.com".to_owned(),
        ),
        (
            "this machine by another name",
            origin.replace("127.0.0.1", "localhost"),
        ),
        (
            "this machine in IPv6",
            origin.replace("127.0.0.1", "[::ffff:7f00:2]"),
        ),
        ("cloud metadata", "http://169.254.169.254".to_owned()),
        ("a file", "file://".to_owned()),
        ("another scheme", origin.replace("http://", "ftp://")),
        ("a script", "javascript:alert(1)//".to_owned()),
        ("no scheme", "hooks.slack.com".to_owned()),
        ("two slashes", "//hooks.slack.com".to_owned()),
    ]
    .map(|(what, origin)| (what, format!("{origin}{path}")))
    .to_vec()
}

#[tokio::test]
async fn the_ack_queues_nothing_that_would_be_answered_elsewhere() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    for (what, address) in forged(&slack) {
        let command = SlackRequest::command("https://example.com/a", &address);
        let answer = ask(&ack, &command).await;
        assert!(
            answer.body.contains("could not be queued"),
            "{what}: {answer:?}"
        );
        let shortcut =
            SlackRequest::shortcut("summarize_message", "https://example.com/a", &address);
        assert_eq!(ask(&ack, &shortcut).await.status, 503, "{what}");
    }
    let log = ack.stop();
    let refused = log.records().into_iter().filter(|line| {
        line["outcome"] == "not_queued"
            && line["reason"]
                .as_str()
                .is_some_and(|reason| reason.contains("origin"))
    });
    assert_eq!(refused.count(), 2 * forged(&slack).len(), "{}", log.text());
}

#[tokio::test]
async fn the_worker_posts_to_slack_alone_whatever_is_on_the_queue() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    for (what, address) in forged(&slack) {
        // Not every one is an address at all: such a Job cannot be read, and comes again until it is a dead letter.
        work(&worker, &[job::link(&site.article(), &address)]).await;
        assert!(slack.received().is_empty(), "{what}");
    }
    let log = worker.stop();
    for line in log.records() {
        let outcome = line["outcome"].as_str().unwrap_or("refused");
        assert!(["refused", "unreadable"].contains(&outcome), "{line}");
    }
}

#[tokio::test]
async fn a_redirect_of_slacks_is_not_followed() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let elsewhere = Server::start(|_| async { Reply::text(200, "ok") }).await;
    let worker = worker(&slack).start().await;
    for status in [301, 302, 303, 307, 308] {
        let url = slack.lend_url();
        let away = Reply::status(status).header("location", &format!("{}/x", elsewhere.origin()));
        slack.always(&url, Turn::refuses(away));
        assert!(
            work(&worker, &[job::link(&site.article(), &url)])
                .await
                .is_empty()
        );
        assert_eq!(slack.posts(&url), 1, "{status}");
    }
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn a_page_cannot_choose_where_its_summary_goes() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let elsewhere = Server::start(|_| async { Reply::html(testkit::site::article()) }).await;
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    // The refresh is followed as a redirect is: that reads a page, and says nothing there.
    let hostile = format!(
        "<script type=\"application/ld+json\">{linked}</script>\
         <meta http-equiv=refresh content=\"0; url={away}\">{article}",
        linked = json!({"response_url": elsewhere.origin()}),
        away = elsewhere.origin(),
        article = testkit::site::article(),
    );
    let page = site.page("/hostile", Reply::html(hostile));
    assert!(work(&worker, &[job::link(&page, &url)]).await.is_empty());
    assert!(crate::support::is_summary(&slack.the_message(&url)));
    let [read] = &elsewhere.received()[..] else {
        panic!("{:?}", elsewhere.received())
    };
    assert!(read.method == "GET" && read.body.is_empty(), "{read:?}");
}
