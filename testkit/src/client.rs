//! A plain HTTP client for loopback: what the stand-ins themselves ask with.

use http::{Method, Request};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy::Client as Pool;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The content type, or nothing.
    pub content_type: String,
    /// The whole body.
    pub body: Vec<u8>,
}

/// A pooled client; clones share the pool.
#[derive(Debug, Clone)]
pub struct Client(Pool<HttpConnector, Full<Bytes>>);

impl Default for Client {
    fn default() -> Self {
        Self(Pool::builder(TokioExecutor::new()).build_http())
    }
}

impl Client {
    /// Sends one request and reads the whole answer; an error is why there is none.
    pub async fn send(
        &self,
        method: Method,
        url: &str,
        headers: &[(String, String)],
        body: Vec<u8>,
    ) -> Result<Answer, String> {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .map_err(|error| error.to_string())?;
        let answer = self
            .0
            .request(request)
            .await
            .map_err(|error| format!("{url}: {error}"))?;
        let status = answer.status().as_u16();
        let content_type = answer
            .headers()
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let body = answer
            .into_body()
            .collect()
            .await
            .map_err(|error| format!("{url}: {error}"))?;
        Ok(Answer {
            status,
            content_type,
            body: body.to_bytes().to_vec(),
        })
    }
}
