//! The service that the playground runs, asked from outside as Slack would through a tunnel.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use http::Method;
use testkit::{
    client::Client,
    reply::Reply,
    site::Site,
    slack::{Slack, Turn, visible_text},
    slash::{SIGNING_SECRET, SlackRequest},
    smmry::{CLASSIC_KEY, Smmry, TITLE},
    wait,
};

/// A playground that ends with its test.
struct Playground {
    child: Child,
    address: String,
    /// What the page opens with.
    key: String,
}

impl Playground {
    fn start(slack: &Slack, environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_playground"))
            .args(["--port", "0"])
            .env_clear()
            .env("SLACK_SIGNING_SECRET", SIGNING_SECRET)
            .env("SLACK_REPLY_ORIGINS", slack.origin())
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (mut line, mut next) = (String::new(), String::new());
        output.read_line(&mut line).unwrap();
        output.read_line(&mut next).unwrap();
        let key = next.split_once("/?key=").unwrap().1;
        let key = key.split_whitespace().next().unwrap().to_owned();
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://127.0.0.1:"))
            .unwrap_or_else(|| panic!("the playground does not say where it is: {line}"))
            .to_owned();
        Self {
            child,
            address,
            key,
        }
    }

    /// The status of a request, less signed than `ask`'s, with these headers in place of the usual ones.
    async fn status(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> u16 {
        let own = self.address.trim_start_matches("http://");
        let mut given = vec![("content-type".to_owned(), "application/json".to_owned())];
        given.extend(
            headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.replace("OWN", own))),
        );
        let body = if method == Method::POST {
            &b"{\"person\":\"U0ROBIN\",\"text\":\"/summarize help\"}"[..]
        } else {
            b""
        };
        let url = format!("{}{path}", self.address);
        let answer = Client::default()
            .send(method, &url, &given, body.to_vec())
            .await;
        answer.unwrap().status
    }

    async fn ask(&self, request: &SlackRequest) -> (u16, String) {
        let url = format!("{}/slack", self.address);
        let answer = Client::default()
            .send(
                Method::POST,
                &url,
                &request.headers(),
                request.raw().to_vec(),
            )
            .await
            .unwrap();
        (answer.status, String::from_utf8(answer.body).unwrap())
    }
}

impl Drop for Playground {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn a_signed_command_is_answered_at_its_own_response_url() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let playground = Playground::start(&slack, &[("ALLOW_PRIVATE_ADDRESSES", "true")]);
    let url = slack.lend_url();
    let (status, ack) = playground
        .ask(&SlackRequest::command(&site.article(), &url))
        .await;
    assert_eq!(status, 200);
    assert!(ack.contains("Summarizing"), "{ack}");
    let message = slack.wait_for_message(&url).await;
    assert!(visible_text(&message).contains("built-in engine"));
}

#[tokio::test]
async fn a_job_that_fails_four_times_ends_in_an_apology_when_slack_takes_posts_again() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let playground = Playground::start(&slack, &[("ALLOW_PRIVATE_ADDRESSES", "true")]);
    let url = slack.lend_url();
    slack.always(&url, Turn::refuses(Reply::text(500, "server_error")));
    playground
        .ask(&SlackRequest::command(&site.article(), &url))
        .await;
    wait::until("an apology that Slack refuses", || {
        let posts = slack.received();
        posts
            .iter()
            .any(|post| String::from_utf8_lossy(&post.body).contains("failed several times"))
            .then_some(())
    })
    .await;
    // Each delivery fetches the page anew.
    assert_eq!(site.visits("/article"), 4);
    slack.always(&url, Turn::ok());
    let message = slack.wait_for_message(&url).await;
    assert!(visible_text(&message).contains("Sorry"), "{message}");
    assert_eq!(message["response_type"], "ephemeral");
    assert_eq!(site.visits("/article"), 4);
}

#[tokio::test]
async fn smmry_answers_where_its_key_is_set() {
    let (slack, smmry) = (Slack::start().await, Smmry::start().await);
    let playground = Playground::start(
        &slack,
        &[
            ("SMMRY_API_KEY", CLASSIC_KEY),
            ("SMMRY_URL", &smmry.classic_url()),
        ],
    );
    let url = slack.lend_url();
    playground
        .ask(&SlackRequest::command("https://a.example/rivers", &url))
        .await;
    let shown = visible_text(&slack.wait_for_message(&url).await);
    assert!(
        shown.contains(TITLE) && shown.contains("by SMMRY"),
        "{shown}"
    );
}

#[tokio::test]
async fn people_who_ask_through_slack_do_not_reach_pages_on_this_machine() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let playground = Playground::start(&slack, &[]);
    let url = slack.lend_url();
    playground
        .ask(&SlackRequest::command(&site.article(), &url))
        .await;
    slack.wait_for_message(&url).await;
    assert_eq!(site.visits("/article"), 0);
}

#[tokio::test]
async fn what_is_not_signed_with_the_secret_is_turned_away() {
    let slack = Slack::start().await;
    let playground = Playground::start(&slack, &[]);
    let request = SlackRequest::command("https://a.example/", &slack.lend_url()).secret("another");
    assert_eq!(playground.ask(&request).await, (401, String::new()));
}

/// What tunnels make of a stranger's request: from the public name as it is, to a host that is rewritten and nothing said.
const TUNNELS: [&[(&str, &str)]; 5] = [
    &[
        ("host", "abc.tunnel.example"),
        ("x-forwarded-for", "203.0.113.7"),
    ],
    &[
        ("host", "OWN"),
        ("x-forwarded-for", "203.0.113.7"),
        ("x-forwarded-host", "abc.tunnel.example"),
    ],
    &[("host", "OWN"), ("forwarded", "for=203.0.113.7")],
    &[("host", "OWN")],
    &[
        ("host", "OWN"),
        ("origin", "http://OWN"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", "playground=1"),
    ],
];

#[tokio::test]
async fn whoever_comes_through_a_tunnel_has_nothing_signed_with_the_apps_secret() {
    let slack = Slack::start().await;
    let playground = Playground::start(&slack, &[]);
    for tunnel in TUNNELS {
        for (method, path) in [
            (Method::POST, "/api/send"),
            (Method::POST, "/api/button"),
            (Method::POST, "/api/shortcut"),
            (Method::POST, "/api/clear"),
            (Method::GET, "/api/workspace"),
            (Method::GET, "/api/events"),
            (Method::GET, "/"),
            (Method::GET, "/?key="),
            (Method::GET, "/?key=0123456789abcdef0123456789abcdef"),
        ] {
            let status = playground.status(method.clone(), path, tunnel).await;
            assert_eq!(status, 403, "{method} {path} {tunnel:?}");
        }
    }
}

#[tokio::test]
async fn slack_comes_through_every_tunnel() {
    let slack = Slack::start().await;
    let playground = Playground::start(&slack, &[]);
    for tunnel in TUNNELS {
        let url = slack.lend_url();
        let own = playground.address.trim_start_matches("http://").to_owned();
        let request = tunnel.iter().fold(
            SlackRequest::command("help", &url),
            |request, (name, value)| request.header(name, &value.replace("OWN", &own)),
        );
        assert_eq!(playground.ask(&request).await.0, 200, "{tunnel:?}");
    }
}

#[tokio::test]
async fn this_machines_browser_has_the_key() {
    let slack = Slack::start().await;
    let playground = Playground::start(&slack, &[]);
    let opened = format!("/?key={}", playground.key);
    assert_eq!(playground.status(Method::GET, &opened, &[]).await, 303);
    let (_, port) = playground.address.rsplit_once(':').unwrap();
    let cookie = format!("theme=dark; playground-{port}={}", playground.key);
    let with_key = [("cookie", &*cookie)];
    for (method, path) in [(Method::GET, "/"), (Method::POST, "/api/send")] {
        assert_eq!(
            playground.status(method, path, &with_key).await,
            200,
            "{path}"
        );
    }
    let through_a_tunnel = [("cookie", &*cookie), ("x-forwarded-for", "203.0.113.7")];
    assert_eq!(
        playground.status(Method::GET, "/", &through_a_tunnel).await,
        403
    );
}

#[test]
fn a_setting_that_is_wrong_is_named_at_the_start() {
    let output = Command::new(env!("CARGO_BIN_EXE_playground"))
        .args(["--port", "0"])
        .env("ENGINE", "oracle")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.contains("ENGINE: `oracle`"), "{complaint}");
}
