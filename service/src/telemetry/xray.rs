//! X-Ray: each call to another service as a subsegment of the invocation, and the trace carried across the queue.
//!
//! Lambda makes the function's own segment. A subsegment is one datagram to the daemon beside the function: a line
//! `{"format":"json","version":1}` and a line with the document (AWS X-Ray, "Sending segment documents to the X-Ray
//! daemon" and "Segment documents"). Where there is no daemon, or the trace is not sampled, nothing is sent. No
//! document has an address beyond the host: a response URL is a credential, and SMMRY's address holds the key.
mod header;

use std::{
    collections::hash_map::RandomState,
    hash::BuildHasher as _,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket},
    sync::Arc,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::{Map, Value, json};

use self::header::TraceHeader;

/// Before each document.
const HEADER: &str = "{\"format\":\"json\",\"version\":1}\n";

tokio::task_local! {
    static INVOCATION: Invocation;
    static ORIGIN: TraceHeader;
}

/// Where an invocation stands in its trace.
struct Invocation {
    header: TraceHeader,
    daemon: Option<Arc<UdpSocket>>,
}

/// Sends the subsegments of a function's invocations.
#[derive(Debug, Clone, Default)]
pub struct Tracer {
    daemon: Option<Arc<UdpSocket>>,
}

impl Tracer {
    /// To the daemon that Lambda names in `AWS_XRAY_DAEMON_ADDRESS`; to nobody where it names none.
    #[must_use]
    pub fn from_env() -> Self {
        std::env::var("AWS_XRAY_DAEMON_ADDRESS")
            .map(|address| Self::to(&address))
            .unwrap_or_default()
    }

    /// To the daemon at an address in either of its forms, `127.0.0.1:2000` or `tcp:… udp:127.0.0.1:2000`.
    #[must_use]
    pub fn to(address: &str) -> Self {
        let udp = address
            .split_whitespace()
            .find_map(|part| part.strip_prefix("udp:"))
            .unwrap_or(address);
        let daemon = udp
            .parse()
            .map_err(|_| "not an IP address and a port".to_owned())
            .and_then(|address| connect(address).map_err(|error| error.to_string()));
        match daemon {
            Ok(socket) => Self {
                daemon: Some(Arc::new(socket)),
            },
            // Traces are for looking at the service, which goes on without them.
            Err(reason) => {
                tracing::warn!(address, reason, "no X-Ray daemon can be told");
                Self::default()
            }
        }
    }

    /// Works on an invocation that came with this trace header.
    pub async fn invocation<W: Future>(&self, header: Option<&str>, work: W) -> W::Output {
        match header.and_then(TraceHeader::parse) {
            None => work.await,
            Some(header) => {
                let invocation = Invocation {
                    header,
                    daemon: self.daemon.clone(),
                };
                INVOCATION.scope(invocation, work).await
            }
        }
    }
}

fn connect(daemon: SocketAddr) -> std::io::Result<UdpSocket> {
    let any_port: SocketAddr = match daemon {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(any_port)?;
    socket.connect(daemon)?;
    // A datagram that finds no room is dropped, as nobody may wait for it.
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// Works on what a queued message asked for, where the message carries the trace header of its request.
pub async fn requested_by<W: Future>(header: Option<&str>, work: W) -> W::Output {
    match header.and_then(TraceHeader::parse) {
        None => work.await,
        Some(header) => ORIGIN.scope(header, work).await,
    }
}

/// The id of the trace in which the request began: the message's, where one is being worked on, else the invocation's.
#[must_use]
pub fn request_trace() -> Option<String> {
    ORIGIN
        .try_with(|header| header.root.clone())
        .or_else(|_| INVOCATION.try_with(|invocation| invocation.header.root.clone()))
        .ok()
}

/// A call to another service that is under way. Dropped without an answer, it is shown as failed.
#[derive(Debug)]
#[must_use = "the call's answer ends it"]
pub struct Call {
    /// What to pass on, so that the other side's trace hangs below this call.
    header: Option<TraceHeader>,
    /// Nothing where nobody is told.
    subsegment: Option<Subsegment>,
}

#[derive(Debug)]
struct Subsegment {
    daemon: Arc<UdpSocket>,
    began: SystemTime,
    clock: Instant,
    document: Map<String, Value>,
}

impl Call {
    /// A call to one of AWS's services, by the name that X-Ray gives it (`SQS`), and its operation.
    pub fn aws(service: &str, operation: &str) -> Self {
        let mut call = Self::start(service, "aws");
        call.add("aws", || json!({ "operation": operation }));
        call
    }

    /// A call to a service on the internet, by its host.
    pub fn remote(host: &str) -> Self {
        Self::start(host, "remote")
    }

    /// Makes the call findable in X-Ray, as `annotation.name = "value"`.
    pub fn annotated(mut self, name: &str, value: &str) -> Self {
        self.add("annotations", || json!({ name: value }));
        self
    }

    fn start(name: &str, namespace: &str) -> Self {
        let place = INVOCATION.try_with(|invocation| {
            let header = invocation.header.clone();
            let daemon = invocation.daemon.clone().filter(|_| header.sampled);
            (header, daemon)
        });
        let (mut header, daemon) = match place {
            Ok((header, daemon)) => (Some(header), daemon),
            Err(_) => (None, None),
        };
        let subsegment = header.as_mut().zip(daemon).map(|(header, daemon)| {
            let id = new_id();
            let parent = std::mem::replace(&mut header.parent, id.clone());
            let document = [
                ("name", name),
                ("namespace", namespace),
                ("type", "subsegment"),
                ("trace_id", &header.root),
                ("parent_id", &parent),
                ("id", &id),
            ];
            Subsegment {
                daemon,
                began: SystemTime::now(),
                clock: Instant::now(),
                document: document
                    .map(|(key, value)| (key.to_owned(), Value::from(value)))
                    .into_iter()
                    .collect(),
            }
        });
        Self { header, subsegment }
    }

    fn add(&mut self, field: &str, value: impl FnOnce() -> Value) {
        if let Some(subsegment) = &mut self.subsegment {
            subsegment.document.insert(field.into(), value());
        }
    }

    /// The trace header to send along; nothing outside of a trace.
    #[must_use]
    pub fn header(&self) -> Option<String> {
        self.header.as_ref().map(ToString::to_string)
    }

    /// Ends the call with the HTTP status of its answer.
    pub fn answered(mut self, status: u16) {
        if let Some(subsegment) = self.subsegment.take() {
            subsegment.end(Some(status));
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if let Some(subsegment) = self.subsegment.take() {
            subsegment.end(None);
        }
    }
}

impl Subsegment {
    fn end(self, status: Option<u16>) {
        let mut document = self.document;
        let seconds = |time: SystemTime| {
            time.duration_since(UNIX_EPOCH)
                .unwrap_or_default()
                .as_secs_f64()
        };
        let mut add = |field: &str, value: Value| document.insert(field.into(), value);
        add("start_time", seconds(self.began).into());
        // The wall clock may be set meanwhile; the length is the other clock's.
        let ended = self.began + self.clock.elapsed();
        add("end_time", seconds(ended).into());
        if let Some(status) = status {
            add("http", json!({ "response": { "status": status } }));
        }
        match status {
            Some(429) => {
                add("error", true.into());
                add("throttle", true.into());
            }
            Some(400..=499) => {
                add("error", true.into());
            }
            None | Some(500..) => {
                add("fault", true.into());
            }
            Some(_) => {}
        }
        let datagram = format!("{HEADER}{}", Value::Object(document));
        // What the daemon does not take is lost, and the service goes on.
        let _ = self.daemon.send(datagram.as_bytes());
    }
}

/// 64 bits that no other subsegment of the trace has, in hexadecimal.
fn new_id() -> String {
    format!("{:016x}", RandomState::new().hash_one(Instant::now()))
}

#[cfg(test)]
mod tests;
