//! Requests that Slack did not sign, signed something else with, or signed long ago.

use testkit::moto::Moto;
use testkit::slack::Slack;
use testkit::slash::{SIGNING_SECRET, SlackRequest, now, signature};
use testkit::sqs::Queue;

use crate::support::{ack, ask};

const TIMESTAMP: &str = "x-slack-request-timestamp";

/// Makes a wrong signature of a right one.
type Alteration<'a> = &'a dyn Fn(&str) -> String;

/// Everything that is not Slack's signature of this very body, now. `good` makes a request that passes.
fn forgeries(good: &dyn Fn() -> SlackRequest) -> Vec<(&'static str, SlackRequest)> {
    let right = |request: &SlackRequest| signature(SIGNING_SECRET, now(), request.raw());
    let altered = |alter: Alteration| {
        let request = good();
        let signature = alter(&right(&request));
        request.signature(&signature)
    };
    let mut cases = vec![
        ("no signature", good().signature("")),
        (
            "another secret",
            good().secret("8f742231b10e8888abcd99yyyzzz85a5"),
        ),
        ("an empty secret", good().secret("")),
        (
            "a secret with a line break behind it",
            good().secret(&format!("{SIGNING_SECRET}\n")),
        ),
        (
            "another body's signature",
            good().signature(&signature(SIGNING_SECRET, now(), b"text=help")),
        ),
        (
            "no body's signature",
            good().signature(&signature(SIGNING_SECRET, now(), b"")),
        ),
        ("only the version", good().signature("v0=")),
        (
            "no hex",
            good().signature(&format!("v0={}", "zz".repeat(32))),
        ),
        (
            "no ASCII",
            good().signature(&format!("v0={}", "é".repeat(32))),
        ),
        (
            "full-width digits",
            good().signature(&format!("v0={}", "０".repeat(64))),
        ),
        ("zeros", good().signature(&format!("v0={}", "0".repeat(64)))),
        (
            "a very long signature",
            good().signature(&format!("v0={}", "a".repeat(100_000))),
        ),
        (
            "Slack's deprecated token alone",
            SlackRequest::fields(&[("text", "help")]).signature("v0=0"),
        ),
    ];
    let alterations: [(&str, Alteration); 14] = [
        ("another version", &|right| right.replace("v0=", "v1=")),
        ("the version in capitals", &|right| {
            right.replace("v0=", "V0=")
        }),
        ("no version", &|right| right.replace("v0=", "")),
        ("the version twice", &|right| format!("v0={right}")),
        ("the digits in capitals", &|right| {
            format!("v0={}", right[3..].to_uppercase())
        }),
        ("cut short by a byte", &|right| {
            right[..right.len() - 2].to_owned()
        }),
        ("cut short by a digit", &|right| {
            right[..right.len() - 1].to_owned()
        }),
        ("a byte more behind it", &|right| format!("{right}00")),
        ("a space before it", &|right| format!(" {right}")),
        ("in quotes", &|right| format!("\"{right}\"")),
        ("in base64", &|right| {
            format!("v0={}", base64_of(&right[3..]))
        }),
        // Several headers of one name reach a function as one, with a comma between their values.
        ("right, then wrong", &|right| {
            format!("{right},v0={}", "0".repeat(64))
        }),
        ("wrong, then right", &|right| {
            format!("v0={}, {right}", "0".repeat(64))
        }),
        ("right, and right again", &|right| {
            format!("{right},{right}")
        }),
    ];
    cases.extend(alterations.map(|(what, alter)| (what, altered(alter))));
    cases.extend(misdated(good));
    cases.extend(recoded(good));
    cases
}

/// Right signatures of another time, and times that are none.
fn misdated(good: &dyn Fn() -> SlackRequest) -> Vec<(&'static str, SlackRequest)> {
    let dated = |timestamp: String| good().header(TIMESTAMP, &timestamp);
    vec![
        ("a replay of five minutes and a bit", good().at(now() - 302)),
        ("from six minutes ahead", good().at(now() + 360)),
        ("from 1970", good().at(0)),
        ("from the end of time", good().at(u64::MAX)),
        ("milliseconds", good().at(now() * 1000)),
        ("a word for a timestamp", dated("now".to_owned())),
        ("a negative timestamp", dated("-1".to_owned())),
        ("a signed timestamp", dated(format!("+{}", now()))),
        ("a timestamp with a fraction", dated(format!("{}.0", now()))),
        ("a timestamp in hex", dated(format!("{:#x}", now()))),
        ("two timestamps", dated(format!("{0},{0}", now()))),
        (
            "a timestamp with a zero before it",
            dated(format!("0{}", now())),
        ),
        ("an empty timestamp", dated(String::new())),
        (
            "an old signature with a fresh timestamp",
            good()
                .signature(&signature(SIGNING_SECRET, now() - 3600, good().raw()))
                .header(TIMESTAMP, &now().to_string()),
        ),
    ]
}

/// The right signature of a body that says the same in other bytes: what is signed is the bytes, not their meaning.
fn recoded(good: &dyn Fn() -> SlackRequest) -> Vec<(&'static str, SlackRequest)> {
    let recoded = |alter: &dyn Fn(&str) -> String| {
        let signed = good();
        let text = String::from_utf8(signed.raw().to_vec()).unwrap();
        let other = alter(&text);
        assert_ne!(other, text, "the alteration does nothing");
        SlackRequest::body(other).signature(&signature(SIGNING_SECRET, now(), signed.raw()))
    };
    vec![
        (
            "escapes in lower case",
            recoded(&|body| body.replace("%3A", "%3a")),
        ),
        (
            "a plus sign for %20",
            recoded(&|body| body.replacen('+', "%20", 1)),
        ),
        (
            "an escape more",
            recoded(&|body| body.replacen("text", "%74ext", 1)),
        ),
        (
            "a line break behind it",
            recoded(&|body| format!("{body}\r\n")),
        ),
        (
            "an ampersand behind it",
            recoded(&|body| format!("{body}&")),
        ),
        (
            "a byte order mark before it",
            recoded(&|body| format!("\u{feff}{body}")),
        ),
        ("a field more", recoded(&|body| format!("{body}&text=x"))),
        ("its first byte off", recoded(&|body| body[1..].to_owned())),
        ("decoded", recoded(&|body| body.replace("%2F", "/"))),
    ]
}

fn base64_of(hex: &str) -> String {
    use base64::Engine as _;
    let bytes: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect();
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[tokio::test]
async fn what_slack_did_not_sign_is_turned_away_without_a_word() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let good = || {
        SlackRequest::fields(&[
            ("command", "/summarize"),
            ("text", "help me"),
            ("response_url", &url),
            ("trigger_id", "1.2"),
        ])
    };
    let cases = forgeries(&good);
    let count = cases.len();
    for (what, request) in cases {
        let answer = ask(&ack, &request).await;
        assert_eq!((answer.status, answer.body.as_str()), (401, ""), "{what}");
    }
    assert_eq!(
        ask(&ack, &good()).await.status,
        200,
        "Slack's own request still passes"
    );
    let log = ack.stop();
    let told = log
        .records()
        .into_iter()
        .filter(|line| line["outcome"] == "unauthorized" && line["reason"].is_string());
    assert_eq!(
        told.count(),
        count,
        "one line with the reason for each:\n{}",
        log.text()
    );
    let counted = log
        .records()
        .into_iter()
        .filter(|line| line["_aws"].is_object() && line["Outcome"] == "unauthorized");
    assert_eq!(counted.count(), count, "and one metric:\n{}", log.text());
}

#[tokio::test]
async fn a_body_is_what_its_encoding_says() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let request = SlackRequest::command("help", &slack.lend_url());
    let mut plain_as_base64 = request.event();
    plain_as_base64["isBase64Encoded"] = true.into();
    let mut base64_as_plain = request.base64().event();
    base64_as_plain["isBase64Encoded"] = false.into();
    for event in [plain_as_base64, base64_as_plain] {
        let answer = ack.invoke(&event).await.answered();
        assert!(
            [400, 401].contains(&answer["statusCode"].as_u64().unwrap()),
            "{answer}"
        );
    }
    let after = SlackRequest::command("help", &slack.lend_url());
    assert_eq!(ask(&ack, &after).await.status, 200, "and the ack lives on");
}

#[tokio::test]
async fn a_replay_inside_the_window_does_nothing_new() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .start()
        .await;
    let request = SlackRequest::command("https://example.com/a", &slack.lend_url());
    for _ in 0..3 {
        assert_eq!(ask(&ack, &request).await.status, 200);
    }
    assert_eq!(jobs.drain(&moto).await.len(), 1);
}
