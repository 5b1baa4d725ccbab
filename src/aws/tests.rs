//! What goes over the wire to SQS and SSM.
use std::collections::HashMap;

use secrecy::ExposeSecret;
use serde_json::json;
use service::job::{Destination, JobId, Press, Reply as JobReply, ResponseUrl, Task, Visibility};
use testkit::{reply::Reply, server::Server};

use super::*;

/// The client, and the configuration of an environment with these variables beside a key.
fn configured(variables: &[(&'static str, &str)]) -> (SdkConfig, reqwest::Client) {
    let key = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].map(|name| (name, "test".to_owned()));
    let variables: HashMap<&str, String> = variables
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .chain(key)
        .collect();
    let http = service::client::build().unwrap();
    let config = config(http.clone(), move |name| variables.get(name).cloned());
    (config, http)
}

fn at(server: &Server) -> (SdkConfig, reqwest::Client) {
    configured(&[
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", &server.origin()),
    ])
}

fn queue(server: &Server) -> Sqs {
    let (config, http) = at(server);
    Sqs::new(&config, http, format!("{}/1/jobs.fifo", server.origin()))
}

fn job() -> Job {
    Job {
        id: JobId::derive(&["test"]),
        task: Task::Dismiss,
        destination: Destination::ResponseUrl(JobReply {
            url: ResponseUrl::parse("https://hooks.slack.com/commands/1/2/secret").unwrap(),
            visibility: Visibility::Public,
            replace: false,
        }),
        team_id: None,
        user_id: None,
        requested_at: 1_790_000_000,
        press: None,
    }
}

#[tokio::test]
async fn presses_of_one_button_are_messages_of_one_group() {
    let server = accepting().await;
    let button = JobId::derive(&["button"]);
    for moment in ["1.1", "1.2"] {
        let press = Job {
            id: JobId::derive(&[moment]),
            press: Some(Press {
                button: button.clone(),
                owner: None,
            }),
            ..job()
        };
        queue(&server).send(&press).await.unwrap();
    }
    let messages = server.received();
    let ids: Vec<_> = messages
        .iter()
        .map(|message| message.json()["MessageDeduplicationId"].clone())
        .collect();
    assert_ne!(ids[0], ids[1]);
    for message in messages {
        assert_eq!(message.json()["MessageGroupId"], button.as_str());
    }
}

#[tokio::test]
async fn a_job_is_one_message_of_its_own_group() {
    let server = accepting().await;
    let job = job();
    queue(&server).send(&job).await.unwrap();
    let message = server.received()[0].json();
    assert_eq!(message["MessageBody"], job.to_json());
    assert_eq!(message["MessageGroupId"], job.id.as_str());
    assert_eq!(message["MessageDeduplicationId"], job.id.as_str());
}

#[tokio::test]
async fn what_aws_refuses_is_an_error_that_names_the_parameter() {
    let server = Server::start(|_| async {
        let denied = json!({ "__type": "AccessDeniedException", "message": "no" });
        Reply::json(400, &denied)
    })
    .await;
    let read = Ssm::new(&at(&server).0).read("/a/name").await;
    assert!(matches!(read, Err(SecretError::Unreadable { name, .. }) if name == "/a/name"));
}

#[tokio::test]
async fn a_blank_secret_is_none() {
    for (value, kept) in [(" \n", None), (" secret\n", Some("secret"))] {
        let server = Server::start(move |_| async move {
            Reply::json(
                200,
                &json!({ "Parameters": [{ "Name": "/a/name", "Value": value }] }),
            )
        })
        .await;
        let read = Ssm::new(&at(&server).0).read("/a/name").await.unwrap();
        assert_eq!(read.as_ref().map(ExposeSecret::expose_secret), kept);
    }
}

/// A server that takes whatever is sent to SQS or SSM.
async fn accepting() -> Server {
    Server::start(|_| async {
        Reply::json(
            200,
            &json!({ "MessageId": "1", "MD5OfMessageBody": "0", "Parameters": [] }),
        )
    })
    .await
}

#[tokio::test]
async fn an_endpoint_of_one_service_goes_before_that_of_all() {
    let (all, sqs, ssm) = (accepting().await, accepting().await, accepting().await);
    for (variable, own, calls) in [
        ("AWS_ENDPOINT_URL_SQS", sqs.origin(), [1, 1, 0]),
        ("AWS_ENDPOINT_URL_SSM", ssm.origin(), [2, 1, 1]),
        // An empty variable is none.
        ("AWS_ENDPOINT_URL_SSM", String::new(), [4, 1, 1]),
    ] {
        let (config, http) = configured(&[
            ("AWS_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", &all.origin()),
            (variable, &own),
            ("AWS_ENDPOINT_URL_SNS", "http://elsewhere.example"),
            ("AWS_SESSION_TOKEN", ""),
        ]);
        Sqs::new(&config, http, "https://sqs.example/1/jobs.fifo")
            .send(&job())
            .await
            .unwrap();
        Ssm::new(&config).read("/a/name").await.unwrap();
        assert_eq!(
            [&all, &sqs, &ssm].map(|server| server.received().len()),
            calls,
            "{variable}"
        );
    }
}

#[tokio::test]
async fn a_call_is_signed_for_the_region_with_key_and_token() {
    for (region, signed_for) in [
        (vec![("AWS_DEFAULT_REGION", "eu-north-1")], "eu-north-1"),
        (
            vec![
                ("AWS_REGION", "eu-west-1"),
                ("AWS_DEFAULT_REGION", "eu-north-1"),
            ],
            "eu-west-1",
        ),
        (
            vec![("AWS_REGION", ""), ("AWS_DEFAULT_REGION", "eu-west-3")],
            "eu-west-3",
        ),
    ] {
        let server = accepting().await;
        let origin = server.origin();
        let mut variables = region;
        variables.extend([
            ("AWS_ENDPOINT_URL", &*origin),
            ("AWS_SESSION_TOKEN", "a-token"),
        ]);
        let (config, http) = configured(&variables);
        let queue = Sqs::new(&config, http, format!("{origin}/1/jobs.fifo"));
        queue.send(&job()).await.unwrap();
        let request = &server.received()[0];
        let authorization = request.header("authorization").unwrap();
        assert!(
            authorization.contains("Credential=test/"),
            "{authorization}"
        );
        assert!(
            authorization.contains(&format!("/{signed_for}/sqs/")),
            "{authorization}"
        );
        assert_eq!(request.header("x-amz-security-token"), Some("a-token"));
    }
}

#[tokio::test]
async fn the_first_job_goes_over_the_connection_that_was_opened_ahead() {
    let server = accepting().await;
    let queue = queue(&server);
    queue.warm_up().await;
    queue.send(&job()).await.unwrap();
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].path(), "/");
    assert_eq!(received[0].header("authorization"), None);
    assert_eq!(server.connections(), 1);
}
