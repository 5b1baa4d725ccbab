//! The ack's door, which is open to the Internet: what a stranger sends costs nothing but its answer, and never passes
//! for a failure of ours.

use serde_json::{Value, json};
use testkit::event::{self, Door};
use testkit::faults::{Fault, Proxy};
use testkit::lambda::{Outcome, Running};
use testkit::log::Log;
use testkit::moto::Moto;
use testkit::slack::Slack;
use testkit::slash::{SIGNING_SECRET, SlackRequest, now};

use crate::support::{JOBS, ack, ask};

const SECRET_NAME: &str = "/slack-summarize/slack-signing-secret";

/// What a stranger makes of an event, and the status that it gets.
fn odd_events(url: &str) -> Vec<(&'static str, Value, u64)> {
    let changed = |change: &dyn Fn(&mut Value)| {
        let unsigned = SlackRequest::command("help", url).signature("v0=0");
        let mut event = unsigned.event();
        change(&mut event);
        event
    };
    let set = |path: &str, value: Value| {
        changed(&|event| *event.pointer_mut(path).unwrap() = value.clone())
    };
    let header = |name: &str, value: &str| changed(&|event| event["headers"][name] = value.into());
    let lattice = json!({ "method": "GET", "raw_path": "/", "headers": { "host": "x" }, "is_base64_encoded": false });
    vec![
        (
            "a plus in the query",
            set("/rawQueryString", "a+b=c+d&%zz=[|]".into()),
            401,
        ),
        (
            "a query of spaces and quotes",
            set("/rawQueryString", " \"<>\\^`{|} ".into()),
            401,
        ),
        (
            "a long path",
            set("/rawPath", format!("/{}", "a".repeat(70_000)).into()),
            401,
        ),
        (
            "a path that is none",
            set("/rawPath", "http:// no [path".into()),
            401,
        ),
        ("an odd host", header("host", "a b:c:d"), 401),
        ("a forwarded host", header("x-forwarded-host", "[::1"), 401),
        (
            "a forwarded protocol",
            header("x-forwarded-proto", "gopher ://"),
            401,
        ),
        (
            "a domain that is none",
            set("/requestContext/domainName", "a b/c".into()),
            401,
        ),
        ("no base64", set("/isBase64Encoded", true.into()), 400),
        ("a header name", header("a b", "c"), 400),
        (
            "a header value",
            header("x-a", "b\r\nx-slack-signature: c"),
            400,
        ),
        (
            "headers of another kind",
            set("/headers", json!([["a", "b"]])),
            400,
        ),
        (
            "a method that is none",
            set("/requestContext/http/method", "P OST".into()),
            400,
        ),
        (
            "an unknown method",
            set("/requestContext/http/method", "BREW".into()),
            405,
        ),
        (
            "a body of another kind",
            set("/body", json!({ "a": "b" })),
            400,
        ),
        ("no body", set("/body", Value::Null), 401),
        ("no context", set("/requestContext", json!({})), 400),
        ("a test event", json!({}), 400),
        ("another test event", json!({ "key1": "value1" }), 400),
        ("null", Value::Null, 400),
        ("a text", json!("POST"), 400),
        (
            "a batch of SQS's",
            event::batch(JOBS, &["{}".to_owned()]),
            400,
        ),
        (
            "a load balancer's request",
            json!({ "httpMethod": "GET", "path": "/", "requestContext": { "elb": {} } }),
            400,
        ),
        ("a lattice's request", lattice, 400),
    ]
}

/// The answers that the ack logged and counted: outcome and whether it counts as unsigned.
fn told(log: &Log) -> (Vec<Value>, usize, f64) {
    let records = log.records();
    let (metrics, lines): (Vec<_>, Vec<_>) = records
        .into_iter()
        .filter(|line| line["message"] == "request" || line["Requests"].is_number())
        .partition(|line| line["_aws"].is_object());
    (lines, metrics.len(), log.metric("UnsignedRequests"))
}

#[tokio::test]
async fn nothing_that_a_stranger_sends_is_a_function_error() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let events = odd_events(&url);
    let count = events.len();
    for (what, event, status) in events {
        match ack.invoke(&event).await {
            Outcome::Answered(answer) => {
                assert_eq!(answer["statusCode"], status, "{what}: {answer}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
    let help = SlackRequest::command("help", &url);
    assert_eq!(ask(&ack, &help).await.status, 200, "and the ack lives on");
    let log = ack.stop();
    let (lines, metrics, unsigned) = told(&log);
    assert_eq!(
        (lines.len(), metrics),
        (count + 1, count + 1),
        "{}",
        log.text()
    );
    assert!(
        lines
            .iter()
            .all(|line| line["status"] == 200 || line["reason"].is_string())
    );
    assert_eq!(unsigned.to_string(), count.to_string());
}

#[tokio::test]
async fn a_flood_shows_on_one_metric_whatever_its_shape() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let good = || SlackRequest::command("help", &url);
    let shapes = [
        (401, good().signature("v0=0").event()),
        (401, good().at(now() - 3600).event()),
        (401, good().secret("never-log-me-another").event()),
        (405, good().method("GET").event()),
        (405, good().method("OPTIONS").through(Door::HttpApi).event()),
        (413, SlackRequest::body("a".repeat(70_000)).event()),
        (
            415,
            good().header("content-type", "application/json").event(),
        ),
        (
            200,
            SlackRequest::body("ssl_check=1").signature("v0=0").event(),
        ),
        (400, json!({})),
    ];
    let count = shapes.len();
    for (status, event) in shapes {
        assert_eq!(
            ack.invoke(&event).await.answered()["statusCode"],
            status,
            "{event}"
        );
    }
    for (what, signed) in [
        ("help", good()),
        (
            "another interaction",
            SlackRequest::fields(&[("payload", r#"{"type":"view_closed"}"#)]),
        ),
        (
            "a form that says nothing",
            SlackRequest::fields(&[("a", "b")]),
        ),
    ] {
        assert!(
            [200, 400].contains(&ask(&ack, &signed).await.status),
            "{what}"
        );
    }
    let (_, _, unsigned) = told(&ack.stop());
    assert_eq!(
        unsigned.to_string(),
        count.to_string(),
        "and what Slack signed is no flood"
    );
}

/// An ack whose secret is in the store behind `proxy`.
async fn ack_behind(slack: &Slack, proxy: &Proxy) -> Running {
    ack(slack)
        .without("SLACK_SIGNING_SECRET")
        .env("SLACK_SIGNING_SECRET_PARAMETER", SECRET_NAME)
        .env("AWS_ENDPOINT_URL", proxy.origin())
        .start()
        .await
}

#[tokio::test]
async fn unsigned_and_stale_requests_ask_the_store_for_nothing() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let proxy = Proxy::start(&moto).await;
    proxy.always(Fault::Denied);
    let ack = ack_behind(&slack, &proxy).await;
    let at_the_start = proxy.calls("GetParameters");
    let good = || SlackRequest::command("help", &slack.lend_url());
    for _ in 0..5 {
        for request in [good().signature(""), good().at(now() - 3600)] {
            assert_eq!(ask(&ack, &request).await.status, 401);
        }
    }
    assert_eq!(proxy.calls("GetParameters"), at_the_start);
}

#[tokio::test]
async fn a_store_that_fails_is_not_asked_by_every_request() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let proxy = Proxy::start(&moto).await;
    proxy.always(Fault::Broken);
    let ack = ack_behind(&slack, &proxy).await;
    let at_the_start = proxy.calls("GetParameters");
    assert!(
        (1..=3).contains(&at_the_start),
        "one reading, with the SDK's two more tries"
    );
    for _ in 0..10 {
        let forged =
            SlackRequest::command("help", &slack.lend_url()).secret("never-log-me-another");
        assert_eq!(ask(&ack, &forged).await.status, 503);
    }
    assert_eq!(proxy.calls("GetParameters"), at_the_start);
}

#[tokio::test]
async fn without_a_stored_secret_the_ack_starts_and_says_that_it_has_none() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let proxy = Proxy::start(&moto).await;
    let ack = ack_behind(&slack, &proxy).await;
    let signed = SlackRequest::command("help", &slack.lend_url());
    for _ in 0..3 {
        let answer = ask(&ack, &signed).await;
        assert_eq!((answer.status, answer.body.as_str()), (503, ""));
    }
    let unsigned = SlackRequest::command("help", &slack.lend_url()).signature("");
    assert_eq!(ask(&ack, &unsigned).await.status, 401);
    moto.put_secret(SECRET_NAME, SIGNING_SECRET).await;
    let log = ack.stop();
    let named = |line: &Value| line["level"] == "ERROR" && line.to_string().contains(SECRET_NAME);
    assert!(log.records().iter().any(named), "{}", log.text());
    let counted = |line: &Value| line["_aws"].is_object() && line["Outcome"] == "no_secret";
    assert_eq!(
        log.records().iter().filter(|line| counted(line)).count(),
        3,
        "{}",
        log.text()
    );
    // The next instance finds what was stored since.
    let next = ack_behind(&slack, &proxy).await;
    assert_eq!(ask(&next, &signed).await.status, 200);
}
