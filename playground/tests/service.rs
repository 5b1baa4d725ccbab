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
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://127.0.0.1:"))
            .unwrap_or_else(|| panic!("the playground does not say where it is: {line}"))
            .to_owned();
        Self { child, address }
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
