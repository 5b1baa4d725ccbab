//! What an owner can see of a request: one trace across the queue, and the cold starts.

use std::net::{Ipv4Addr, UdpSocket};
use std::time::Duration;

use serde_json::Value;
use testkit::mapping::Mapping;
use testkit::moto::Moto;
use testkit::slack::Slack;
use testkit::slash::SlackRequest;
use testkit::sqs::Queue;

use crate::support::{ack, ask, worker};

/// In the X-Ray daemon's place.
struct Daemon(UdpSocket);

impl Daemon {
    fn start() -> Self {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        Self(socket)
    }

    fn address(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }

    fn next(&self) -> Value {
        let mut datagram = [0; 4_096];
        let length = self.0.recv(&mut datagram).unwrap();
        let text = std::str::from_utf8(&datagram[..length]).unwrap();
        serde_json::from_str(text.split_once('\n').unwrap().1).unwrap()
    }
}

#[tokio::test]
async fn a_request_is_one_trace_from_slack_to_slack() {
    let (moto, slack, daemon) = (Moto::start(), Slack::start().await, Daemon::start());
    let (jobs, _) = Queue::create_pair(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .env("AWS_XRAY_DAEMON_ADDRESS", daemon.address())
        .start()
        .await;
    let worker = worker(&slack)
        .env("AWS_XRAY_DAEMON_ADDRESS", daemon.address())
        .start()
        .await;
    let url = slack.lend_url();
    let prose = "Rivers bend because their outer banks wear away. ".repeat(20);
    ask(&ack, &SlackRequest::command(&prose, &url)).await;
    let mapping = Mapping {
        moto: &moto,
        queue: &jobs,
    };
    assert_eq!(mapping.run_dry(&worker).await, 1);

    let line = |log: &[Value], message: &str| {
        let found = log.iter().find(|line| line["message"] == message);
        found
            .cloned()
            .unwrap_or_else(|| panic!("no line {message}"))
    };
    let request = line(&ack.log().records(), "request");
    let job = line(&worker.log().records(), "job");
    assert!(request["trace"].as_str().unwrap().starts_with("1-"));
    assert_eq!(request["trace"], job["trace"]);
    assert_eq!(request["job"], job["job"]);

    let (send, reply) = (daemon.next(), daemon.next());
    assert_eq!(send["name"], "SQS");
    assert_eq!(send["trace_id"], request["trace"]);
    assert_eq!(send["annotations"]["job"], request["job"]);
    assert_eq!(
        reply["name"], "127.0.0.1",
        "Slack's host, and no more of its address"
    );
    assert_eq!(reply["namespace"], "remote");
    for document in [send, reply] {
        assert_eq!(document["type"], "subsegment");
        assert_eq!(document["http"]["response"]["status"], 200);
        assert!(!document.to_string().contains(&url));
    }
}

#[tokio::test]
async fn only_an_instances_first_invocation_is_a_cold_start() {
    let slack = Slack::start().await;
    for (function, event) in [
        (ack(&slack), SlackRequest::command("help", "").event()),
        (worker(&slack), serde_json::json!({ "Records": [] })),
    ] {
        let named = function.env("METRICS_NAMESPACE", "SlackSummarize/stack");
        let running = named.start().await;
        for _ in 0..3 {
            drop(running.invoke(&event).await.answered());
        }
        let log = running.stop();
        let counted = log.metric("ColdStarts");
        assert!((counted - 1.0).abs() < f64::EPSILON, "{counted}");
        for metric in log.records().iter().filter_map(|line| line.get("_aws")) {
            let namespace = &metric["CloudWatchMetrics"][0]["Namespace"];
            assert_eq!(namespace, "SlackSummarize/stack");
        }
    }
}
