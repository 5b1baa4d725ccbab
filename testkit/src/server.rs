//! A loopback HTTP/1.1 server that records what it is asked and answers with [`Reply`]s, good or bad.
//!
//! Written on the socket rather than on a web framework, because its purpose is to send what no
//! framework would: lengths that lie, bodies that stop, connections that reset.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use http::Method;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::reply::Reply;

/// One request as it came over the wire.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`, `POST` …
    pub method: Method,
    /// Path and query, as written by the client.
    pub target: String,
    /// Header names as written by the client, with their values.
    pub headers: Vec<(String, String)>,
    /// The body, with any chunked coding taken off.
    pub body: Vec<u8>,
}

impl Request {
    /// The path, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The first value of a header, its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The decoded fields of the query, in order.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        pairs(
            self.target
                .split_once('?')
                .map_or("", |(_, query)| query)
                .as_bytes(),
        )
    }

    /// The decoded fields of a form body, in order.
    #[must_use]
    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("{} {}: body is not JSON: {error}", self.method, self.target)
        })
    }
}

fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

type Answering = Pin<Box<dyn Future<Output = Reply> + Send>>;
type Handler = Arc<dyn Fn(Request) -> Answering + Send + Sync>;

/// A server that lives until it is dropped; its open connections end with it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Request>>>,
    connections: Arc<AtomicUsize>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Listens on a free loopback port and answers every request through `handler`.
    pub async fn start<F, Fut>(handler: F) -> Self
    where
        F: Fn(Request) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Reply> + Send + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("no loopback port");
        let address = listener.local_addr().unwrap();
        let received = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&received);
        let handler: Handler = Arc::new(move |request: Request| -> Answering {
            record.lock().unwrap().push(request.clone());
            Box::pin(handler(request))
        });
        let connections = Arc::new(AtomicUsize::new(0));
        let accepted = Arc::clone(&connections);
        let accepting = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            loop {
                while connections.try_join_next().is_some() {}
                if let Ok((stream, _)) = listener.accept().await {
                    accepted.fetch_add(1, Ordering::Relaxed);
                    connections.spawn(serve(stream, Arc::clone(&handler)));
                }
            }
        });
        Self {
            address,
            received,
            connections,
            accepting,
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// All requests so far, in the order of their arrival.
    #[must_use]
    pub fn received(&self) -> Vec<Request> {
        self.received.lock().unwrap().clone()
    }

    /// How many connections were opened so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// A loopback address at which nothing listens: what a refused connection needs.
#[must_use]
pub fn nobody() -> String {
    // Bound but not listening, and never given back: nobody else gets the port.
    let socket = tokio::net::TcpSocket::new_v4().expect("no socket");
    socket
        .bind((Ipv4Addr::LOCALHOST, 0).into())
        .expect("no loopback port");
    let origin = format!("http://{}", socket.local_addr().unwrap());
    std::mem::forget(socket);
    origin
}

async fn serve(mut stream: TcpStream, handler: Handler) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    while let Some(request) = read_request(&mut stream, &mut buffer).await {
        let reply = handler(request).await;
        match reply.send(stream).await {
            Some(kept) => stream = kept,
            None => return,
        }
    }
}

/// `None` when the client went away or sent what is not HTTP/1.1.
async fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let (mut request, head) = loop {
        if let Some(parsed) = parse_head(buffer)? {
            break parsed;
        }
        fill(stream, buffer).await?;
    };
    buffer.drain(..head);
    if request
        .header("transfer-encoding")
        .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
    {
        request.body = read_chunks(stream, buffer).await?;
    } else {
        let length = request
            .header("content-length")
            .map_or(Some(0), |value| value.parse().ok())?;
        request.body = take(stream, buffer, length).await?;
    }
    Some(request)
}

/// The inner `None` asks for more bytes, the outer one gives up.
#[expect(
    clippy::option_option,
    reason = "malformed and incomplete are different answers"
)]
fn parse_head(buffer: &[u8]) -> Option<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(buffer).ok()? {
        httparse::Status::Partial => Some(None),
        httparse::Status::Complete(length) => {
            let request = Request {
                method: head.method?.parse().ok()?,
                target: head.path?.to_owned(),
                headers: head
                    .headers
                    .iter()
                    .map(|header| {
                        (
                            header.name.to_owned(),
                            String::from_utf8_lossy(header.value).into_owned(),
                        )
                    })
                    .collect(),
                body: Vec::new(),
            };
            Some(Some((request, length)))
        }
    }
}

async fn fill(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    (stream.read_buf(buffer).await.ok()? > 0).then_some(())
}

async fn take(stream: &mut TcpStream, buffer: &mut Vec<u8>, length: usize) -> Option<Vec<u8>> {
    while buffer.len() < length {
        fill(stream, buffer).await?;
    }
    Some(buffer.drain(..length).collect())
}

async fn read_chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let (start, length) = loop {
            match httparse::parse_chunk_size(buffer).ok()? {
                httparse::Status::Complete((start, length)) => {
                    break (start, usize::try_from(length).ok()?);
                }
                httparse::Status::Partial => fill(stream, buffer).await?,
            }
        };
        buffer.drain(..start);
        body.extend(take(stream, buffer, length).await?);
        take(stream, buffer, 2).await?;
        if length == 0 {
            return Some(body);
        }
    }
}
