//! What a stand-in answers: an ordinary HTTP answer, or one of the ways in which real ones go wrong.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// One answer of a [`crate::server::Server`].
#[derive(Debug, Clone)]
pub struct Reply {
    delay: Duration,
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    form: Form,
}

#[derive(Debug, Clone)]
enum Form {
    /// As HTTP wants it.
    Whole,
    /// The true length is announced, this many bytes come, then the connection ends.
    Cut(usize),
    /// The body over and over, without a length, until the client goes away.
    Endless,
    /// The body in pieces of this many bytes with this pause between them.
    Drip(usize, Duration),
    /// These bytes instead of HTTP, then the connection ends.
    Raw(Vec<u8>),
    /// A TCP reset instead of an answer.
    Reset,
    /// Nothing, until the client goes away.
    Silence,
}

impl Reply {
    /// A status without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            delay: Duration::ZERO,
            status,
            headers: Vec::new(),
            body: Vec::new(),
            form: Form::Whole,
        }
    }

    /// Plain text.
    #[must_use]
    pub fn text(status: u16, text: &str) -> Self {
        Self::status(status)
            .header("content-type", "text/plain; charset=utf-8")
            .body(text)
    }

    /// JSON.
    #[must_use]
    pub fn json(status: u16, value: &Value) -> Self {
        Self::status(status)
            .header("content-type", "application/json")
            .body(value.to_string())
    }

    /// A web page.
    #[must_use]
    pub fn html(page: impl Into<Vec<u8>>) -> Self {
        Self::status(200)
            .header("content-type", "text/html; charset=utf-8")
            .body(page)
    }

    /// A redirect to `location`.
    #[must_use]
    pub fn redirect(location: &str) -> Self {
        Self::status(302).header("location", location)
    }

    /// `bytes` as they are, HTTP or not, and the end of the connection.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            form: Form::Raw(bytes.into()),
            ..Self::status(0)
        }
    }

    /// The connection is reset.
    #[must_use]
    pub fn reset() -> Self {
        Self {
            form: Form::Reset,
            ..Self::status(0)
        }
    }

    /// No answer ever; the connection stays open.
    #[must_use]
    pub fn silence() -> Self {
        Self {
            form: Form::Silence,
            ..Self::status(0)
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Replaces the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Waits so long before the first byte.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Announces the whole body, sends `bytes` of it and ends the connection.
    #[must_use]
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.form = Form::Cut(bytes);
        self
    }

    /// Sends the body again and again and never says that it ends.
    #[must_use]
    pub fn endless(mut self) -> Self {
        self.form = Form::Endless;
        self
    }

    /// Sends the body `bytes` at a time, `pause` apart.
    #[must_use]
    pub fn dripping(mut self, bytes: usize, pause: Duration) -> Self {
        self.form = Form::Drip(bytes, pause);
        self
    }

    /// The status that this reply carries; 0 where it carries none.
    #[must_use]
    pub fn code(&self) -> u16 {
        self.status
    }

    /// The body that this reply carries.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.body
    }

    fn head(&self, length: Option<usize>) -> Vec<u8> {
        let reason = http::StatusCode::from_u16(self.status)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or("Unnamed");
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = match length {
            Some(length) => write!(head, "content-length: {length}\r\n\r\n"),
            None => write!(head, "connection: close\r\n\r\n"),
        };
        head.into_bytes()
    }

    /// Answers on `stream`, and gives it back when another request may follow on it.
    pub(crate) async fn send(self, mut stream: TcpStream) -> Option<TcpStream> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match &self.form {
            Form::Whole => {
                let mut bytes = self.head(Some(self.body.len()));
                bytes.extend_from_slice(&self.body);
                stream.write_all(&bytes).await.ok()?;
                Some(stream)
            }
            Form::Cut(sent) => {
                let mut bytes = self.head(Some(self.body.len()));
                bytes.extend_from_slice(&self.body[..*sent.min(&self.body.len())]);
                let _ = stream.write_all(&bytes).await;
                None
            }
            Form::Endless => {
                stream.write_all(&self.head(None)).await.ok()?;
                while stream.write_all(&self.body).await.is_ok() {}
                None
            }
            Form::Drip(size, pause) => {
                stream
                    .write_all(&self.head(Some(self.body.len())))
                    .await
                    .ok()?;
                for piece in self.body.chunks(*size) {
                    stream.write_all(piece).await.ok()?;
                    tokio::time::sleep(*pause).await;
                }
                Some(stream)
            }
            Form::Raw(bytes) => {
                let _ = stream.write_all(bytes).await;
                None
            }
            Form::Reset => {
                let _ = stream.set_zero_linger();
                None
            }
            Form::Silence => {
                let mut ignored = Vec::new();
                let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut ignored).await;
                None
            }
        }
    }
}
