//! Against a real UDP socket in the daemon's place.
use std::time::Duration;

use super::*;

const HEADER_IN: &str =
    "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

/// A daemon that keeps what it is told.
struct Daemon(UdpSocket);

impl Daemon {
    fn start() -> (Self, Tracer) {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let tracer = Tracer::to(&socket.local_addr().unwrap().to_string());
        (Self(socket), tracer)
    }

    /// The next document, with its preamble checked.
    fn next(&self) -> Value {
        let mut datagram = [0; 4_096];
        let length = self.0.recv(&mut datagram).unwrap();
        let text = std::str::from_utf8(&datagram[..length]).unwrap();
        let (preamble, document) = text.split_once('\n').unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(preamble).unwrap(),
            json!({ "format": "json", "version": 1 })
        );
        serde_json::from_str(document).unwrap()
    }

    /// Whether nothing came: a datagram on the loopback is there once it is sent.
    fn heard_nothing(&self) -> bool {
        self.0.set_nonblocking(true).unwrap();
        self.0.recv(&mut [0; 16]).is_err()
    }
}

#[tokio::test]
async fn a_call_is_a_subsegment_of_the_invocation() {
    let (daemon, tracer) = Daemon::start();
    let passed_on = tracer
        .invocation(Some(HEADER_IN), async {
            let call = Call::aws("SQS", "SendMessage").annotated("job", "abc");
            let header = call.header();
            call.answered(200);
            header.unwrap()
        })
        .await;
    let document = daemon.next();
    let id = document["id"].as_str().unwrap();
    assert_eq!(id.len(), 16);
    assert_eq!(
        passed_on,
        format!("Root=1-5759e988-bd862e3fe1be46a994272793;Parent={id};Sampled=1"),
        "the other side hangs below the call"
    );
    let (start, end) = (
        document["start_time"].as_f64().unwrap(),
        document["end_time"].as_f64().unwrap(),
    );
    assert!(start > 1.7e9 && end >= start);
    assert_eq!(
        document,
        json!({
            "type": "subsegment",
            "trace_id": "1-5759e988-bd862e3fe1be46a994272793",
            "parent_id": "53995c3f42cd8ad8",
            "id": id,
            "name": "SQS",
            "namespace": "aws",
            "aws": { "operation": "SendMessage" },
            "annotations": { "job": "abc" },
            "http": { "response": { "status": 200 } },
            "start_time": start,
            "end_time": end,
        })
    );
}

#[tokio::test]
async fn x_ray_learns_whose_fault_it_was() {
    let (daemon, tracer) = Daemon::start();
    tracer
        .invocation(Some(HEADER_IN), async {
            for status in [200, 404, 429, 503] {
                Call::remote("hooks.slack.com").answered(status);
            }
            drop(Call::remote("hooks.slack.com"));
        })
        .await;
    let mut ids = std::collections::HashSet::new();
    for expected in [
        json!([null, null, null]),
        json!([true, null, null]),
        json!([true, true, null]),
        json!([null, null, true]),
        json!([null, null, true]),
    ] {
        let document = daemon.next();
        let marks = ["error", "throttle", "fault"].map(|mark| document[mark].clone());
        assert_eq!(json!(marks), expected);
        assert_eq!(document["namespace"], "remote");
        ids.insert(document["id"].to_string());
    }
    assert_eq!(ids.len(), 5);
}

#[tokio::test]
async fn an_abandoned_call_is_shown_as_failed() {
    let (daemon, tracer) = Daemon::start();
    let call = async {
        let call = Call::aws("SQS", "SendMessage");
        std::future::pending::<()>().await;
        call.answered(200);
    };
    let work = tokio::time::timeout(Duration::from_millis(1), call);
    assert!(tracer.invocation(Some(HEADER_IN), work).await.is_err());
    assert_eq!(daemon.next()["fault"], true);
}

#[tokio::test]
async fn a_trace_that_is_not_sampled_is_carried_on_and_not_told() {
    let (daemon, tracer) = Daemon::start();
    let unsampled = HEADER_IN.replace("Sampled=1", "Sampled=0");
    tracer
        .invocation(Some(&unsampled), async {
            let call = Call::remote("smmry.com");
            assert_eq!(call.header().as_ref(), Some(&unsampled));
            call.answered(200);
        })
        .await;
    assert!(daemon.heard_nothing());
}

#[tokio::test]
async fn without_a_daemon_the_trace_is_carried_on_all_the_same() {
    for tracer in [Tracer::default(), Tracer::to("localhost"), Tracer::to("")] {
        let header = tracer
            .invocation(Some(HEADER_IN), async {
                Call::remote("smmry.com").header()
            })
            .await;
        assert_eq!(header.as_deref(), Some(HEADER_IN));
    }
}

#[tokio::test]
async fn outside_of_a_trace_nothing_happens() {
    let (daemon, tracer) = Daemon::start();
    for header in [None, Some(""), Some("Root=1-ab")] {
        let passed_on = tracer
            .invocation(header, async { Call::remote("smmry.com").header() })
            .await;
        assert_eq!(passed_on, None);
    }
    assert_eq!(Call::remote("smmry.com").header(), None);
    assert!(daemon.heard_nothing());
}

#[tokio::test]
async fn a_message_tells_in_which_trace_its_request_began() {
    let tracer = Tracer::default();
    assert_eq!(request_trace(), None);
    tracer
        .invocation(Some("Root=1-aa;Parent=bb;Sampled=0"), async {
            assert_eq!(request_trace().as_deref(), Some("1-aa"));
            let both = tokio::join!(
                requested_by(Some("Root=1-cc;Parent=dd"), async { request_trace() }),
                requested_by(None, async { request_trace() }),
            );
            assert_eq!(both, (Some("1-cc".into()), Some("1-aa".into())));
        })
        .await;
}

#[test]
fn the_daemons_address_comes_in_two_forms() {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = socket.local_addr().unwrap();
    for text in [
        address.to_string(),
        format!("tcp:127.0.0.1:1 udp:{address}"),
    ] {
        let tracer = Tracer::to(&text);
        assert_eq!(tracer.daemon.unwrap().peer_addr().unwrap(), address);
    }
}
