//! Signed forms that say two things at once, or what no form says: one meaning, or none.

use testkit::slack::Slack;
use testkit::slash::{SlackRequest, now};

use crate::support::{ack, ask, is_ephemeral};

/// The largest body that the ack reads of anybody, and of Slack.
const LIMIT: usize = 64 * 1024;
const SIGNED_LIMIT: usize = 1024 * 1024;

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

#[tokio::test]
async fn a_form_that_says_two_things_is_refused() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let command = encoded(&[
        ("command", "/summarize"),
        ("text", "https://a.example/b"),
        ("response_url", &url),
        ("trigger_id", "1.2"),
        ("team_id", "T0001"),
        ("user_id", "U0001"),
    ]);
    let payload = encoded(&[("payload", "{\"type\":\"view_closed\"}")]);
    for field in [
        "command",
        "text",
        "response_url",
        "trigger_id",
        "team_id",
        "user_id",
    ] {
        for again in [
            format!("{command}&{field}=other"),
            format!("{field}=other&{command}"),
            format!("{command}&{field}="),
            // The same name, spelled otherwise.
            format!(
                "{command}&%{:02x}{}=other",
                field.as_bytes()[0],
                &field[1..]
            ),
        ] {
            let answer = ask(&ack, &SlackRequest::body(again.clone())).await;
            assert_eq!(answer.status, 400, "{again}: {answer:?}");
        }
    }
    let twice = SlackRequest::body(format!("{payload}&{payload}"));
    assert_eq!(ask(&ack, &twice).await.status, 400);
    for both in [
        format!("{command}&{payload}"),
        format!("{payload}&{command}"),
    ] {
        let answer = ask(&ack, &SlackRequest::body(both)).await;
        assert_eq!(
            answer.status, 400,
            "a command and an interaction: {answer:?}"
        );
    }
}

#[tokio::test]
async fn fields_of_other_names_mean_nothing() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let help = encoded(&[
        ("command", "/summarize"),
        ("text", "help"),
        ("response_url", &url),
    ]);
    let link = "https%3A%2F%2Fa.example%2Fb";
    for more in [
        format!("text%5B%5D={link}"),
        format!("Text={link}"),
        format!("TEXT={link}"),
        format!("text%00={link}"),
        format!("%EF%BB%BFtext={link}"),
        format!("+text={link}"),
        // Neither a semicolon nor a line break parts fields.
        format!("x=1;text={link}"),
        format!("x=1%0Atext={link}"),
        format!("x=1\ntext={link}"),
        "ssl_check=0".to_owned(),
        "ssl_check=11".to_owned(),
        "=".to_owned(),
        "&&&".to_owned(),
    ] {
        let answer = ask(&ack, &SlackRequest::body(format!("{help}&{more}"))).await;
        assert_eq!(answer.status, 200, "{more}: {answer:?}");
        assert!(
            answer.body.contains("Summaries of web pages"),
            "{more}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_certificate_check_does_nothing_else() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    // It is answered unsigned, so it must never be the way to a Job.
    for place in ["first", "last"] {
        let mut fields = vec![
            ("command", "/summarize"),
            ("text", "https://a.example/b"),
            ("response_url", url.as_str()),
        ];
        let at = if place == "first" { 0 } else { fields.len() };
        fields.insert(at, ("ssl_check", "1"));
        let request = SlackRequest::body(encoded(&fields)).signature("v0=0");
        let answer = ask(&ack, &request).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, ""), "{place}");
    }
    assert!(
        ack.stop()
            .records()
            .iter()
            .all(|line| line["outcome"] != "queued" && line["outcome"] != "not_queued")
    );
}

#[tokio::test]
async fn no_signed_form_breaks_the_ack() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let nested = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    for (what, request) in [
        ("nothing", SlackRequest::body("")),
        ("no fields", SlackRequest::body("&&&===")),
        ("broken escapes", SlackRequest::body("text=%zz%&command=%")),
        (
            "no UTF-8",
            SlackRequest::body(b"text=%ff%fe&command=/summarize\xff".to_vec()).base64(),
        ),
        (
            "UTF-16",
            SlackRequest::body(b"\xff\xfet\0e\0x\0t\0=\0a\0".to_vec()).base64(),
        ),
        (
            "overlong UTF-8",
            SlackRequest::body("command=%c0%afsummarize&text=%c1%a1"),
        ),
        (
            "surrogates",
            SlackRequest::body("command=%2Fs&text=%ed%a0%80&response_url=x"),
        ),
        (
            "no response URL",
            SlackRequest::fields(&[("command", "/summarize"), ("text", "https://a.example/b")]),
        ),
        ("NULs", SlackRequest::command("\0\0 \0", &url)),
        (
            "NULs in a link",
            SlackRequest::command("https://a\0.example/", &url),
        ),
        (
            "a payload that is no JSON",
            SlackRequest::fields(&[("payload", "{")]),
        ),
        (
            "a payload of another shape",
            SlackRequest::fields(&[("payload", "[[]]")]),
        ),
        (
            "a payload of many levels",
            SlackRequest::body(encoded(&[("payload", &nested)])),
        ),
        (
            "a payload with a key twice",
            SlackRequest::body(encoded(&[(
                "payload",
                "{\"type\":\"block_actions\",\"type\":\"message_action\"}",
            )])),
        ),
        (
            "thousands of fields",
            SlackRequest::body("a=b&".repeat(LIMIT / 4)),
        ),
    ] {
        let answer = ask(&ack, &request).await;
        assert!([200, 400].contains(&answer.status), "{what}: {answer:?}");
        assert!(!answer.body.contains("Summarizing"), "{what}: {answer:?}");
    }
    assert_eq!(
        ask(&ack, &SlackRequest::command("help", &url)).await.status,
        200
    );
}

#[tokio::test]
async fn a_body_is_read_up_to_64_kib_and_slacks_own_up_to_1_mib() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let head = encoded(&[
        ("command", "/summarize"),
        ("response_url", &url),
        ("text", "help "),
    ]);
    for (length, status) in [
        (LIMIT, 200),
        (LIMIT + 1, 200),
        (SIGNED_LIMIT, 200),
        (SIGNED_LIMIT + 1, 413),
    ] {
        let body = format!(
            "{head}&padding={}",
            "x".repeat(length - head.len() - "&padding=".len())
        );
        assert_eq!(body.len(), length);
        for request in [
            SlackRequest::body(body.clone()),
            SlackRequest::body(body).base64(),
        ] {
            let answer = ask(&ack, &request).await;
            assert_eq!(answer.status, status, "{length} bytes");
            assert!(status != 200 || is_ephemeral(&answer.message()));
        }
    }
    // What is no command is held to the limit, signed or not.
    let padding = |length: usize| format!("padding={}", "x".repeat(length));
    for length in [LIMIT, SIGNED_LIMIT] {
        let body = padding(length);
        let forged = format!("v0={}", "0".repeat(64));
        for request in [
            SlackRequest::body(body.clone()),
            SlackRequest::body(body.clone()).signature("v0=0"),
            SlackRequest::body(body.clone()).signature(&forged),
            SlackRequest::body(format!("{head}&{body}")).signature(&forged),
            SlackRequest::body(format!("{head}&{body}")).at(now() - 600),
        ] {
            assert_eq!(ask(&ack, &request).await.status, 413, "{length} bytes");
        }
    }
}
