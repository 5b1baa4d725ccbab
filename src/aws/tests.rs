//! What goes over the wire to SQS and SSM, and what X-Ray is told of it.
use std::{
    net::{Ipv4Addr, UdpSocket},
    time::Duration,
};

use secrecy::ExposeSecret;
use serde_json::{Value, json};
use testkit::{reply::Reply, server::Server};

use super::*;
use service::{
    job::{JobId, ResponseUrl, SentenceCount, Source, Visibility},
    telemetry::xray::Tracer,
};

const TRACE: &str = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

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
        source: Source::Text("Words.".into()),
        sentences: SentenceCount::DEFAULT,
        visibility: Visibility::Public,
        replace: false,
        response_url: ResponseUrl::parse("https://hooks.slack.com/commands/1/2/secret").unwrap(),
        team_id: "T1".into(),
        user_id: "U1".into(),
        requested_at: 1_790_000_000,
    }
}

/// A daemon, and what comes of it: a tracer, and the next document it was told.
fn daemon() -> (Tracer, impl Fn() -> Value) {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    socket
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let tracer = Tracer::to(&socket.local_addr().unwrap().to_string());
    let next = move || {
        let mut datagram = [0; 4_096];
        let length = socket.recv(&mut datagram).unwrap();
        let text = String::from_utf8(datagram[..length].to_vec()).unwrap();
        serde_json::from_str(text.split_once('\n').unwrap().1).unwrap()
    };
    (tracer, next)
}

#[tokio::test]
async fn a_job_is_one_message_of_its_own_group_and_carries_the_trace() {
    let server = Server::start(|_| async {
        Reply::json(200, &json!({ "MessageId": "1", "MD5OfMessageBody": "0" }))
    })
    .await;
    let (tracer, told) = daemon();
    let queue = queue(&server);
    let job = job();
    tracer
        .invocation(Some(TRACE), queue.send(&job))
        .await
        .unwrap();

    let document = told();
    assert_eq!(document["name"], "SQS");
    assert_eq!(document["aws"]["operation"], "SendMessage");
    assert_eq!(document["annotations"]["job"], job.id.as_str());
    assert!(!document.to_string().contains("secret"));

    let message = server.received()[0].json();
    assert_eq!(message["MessageBody"], job.to_json());
    assert_eq!(message["MessageGroupId"], job.id.as_str());
    assert_eq!(message["MessageDeduplicationId"], job.id.as_str());
    let below_the_call = format!(
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent={};Sampled=1",
        document["id"].as_str().unwrap()
    );
    assert_eq!(
        message["MessageSystemAttributes"]["AWSTraceHeader"],
        json!({ "DataType": "String", "StringValue": below_the_call })
    );
}

#[tokio::test]
async fn without_a_trace_a_message_has_no_attribute() {
    let server = Server::start(|_| async {
        Reply::json(200, &json!({ "MessageId": "1", "MD5OfMessageBody": "0" }))
    })
    .await;
    let queue = queue(&server);
    queue.send(&job()).await.unwrap();
    assert_eq!(
        server.received()[0].json().get("MessageSystemAttributes"),
        None
    );
}

#[tokio::test]
async fn a_refusal_by_aws_is_shown_in_the_trace() {
    let server = Server::start(|_| async {
        Reply::json(
            400,
            &json!({ "__type": "AccessDeniedException", "message": "no" }),
        )
    })
    .await;
    let (tracer, told) = daemon();
    let store = Ssm::new(&at(&server).0);
    let read = tracer.invocation(Some(TRACE), store.read("/a/name")).await;
    assert!(matches!(read, Err(SecretError::Unreadable { .. })));
    let document = told();
    assert_eq!(document["name"], "SSM");
    assert_eq!(document["error"], true);
    assert_eq!(document["http"]["response"]["status"], 400);
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
