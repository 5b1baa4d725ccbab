//! The Lambda Runtime API, 2018-06-01, on loopback: one for each function process.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use http::Method;
use serde_json::Value;
use tokio::sync::{Mutex as AsyncMutex, mpsc, oneshot, watch};

use crate::reply::Reply;
use crate::server::{Request, Server};

/// The name that the function's ARN and environment carry.
pub(crate) const FUNCTION: &str = "slack-summarize-under-test";

/// One event on its way to the function.
pub(crate) struct Invocation {
    pub(crate) event: Vec<u8>,
    pub(crate) deadline: Duration,
    pub(crate) answer: oneshot::Sender<Result<Value, Value>>,
}

/// The server and what it knows of its function.
#[derive(Debug)]
pub(crate) struct RuntimeApi {
    server: Server,
    invocations: mpsc::UnboundedSender<Invocation>,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    waiting: AsyncMutex<mpsc::UnboundedReceiver<Invocation>>,
    answers: Mutex<HashMap<String, oneshot::Sender<Result<Value, Value>>>>,
    init_error: Mutex<Option<Value>>,
    first_asked: watch::Sender<Option<Instant>>,
    handed_out: AtomicU64,
}

impl RuntimeApi {
    pub(crate) async fn start() -> Self {
        let (invocations, waiting) = mpsc::unbounded_channel();
        let state = Arc::new(State {
            waiting: AsyncMutex::new(waiting),
            answers: Mutex::default(),
            init_error: Mutex::default(),
            first_asked: watch::Sender::new(None),
            handed_out: AtomicU64::new(0),
        });
        let of_server = Arc::clone(&state);
        let server = Server::start(move |request| {
            let state = Arc::clone(&of_server);
            async move { state.answer(request).await }
        })
        .await;
        Self {
            server,
            invocations,
            state,
        }
    }

    /// What `AWS_LAMBDA_RUNTIME_API` has: host and port.
    pub(crate) fn address(&self) -> String {
        self.server.address().to_string()
    }

    /// When the function first asked for work: the end of its init phase.
    pub(crate) fn first_asked(&self) -> watch::Receiver<Option<Instant>> {
        self.state.first_asked.subscribe()
    }

    pub(crate) fn init_error(&self) -> Option<Value> {
        self.state.init_error.lock().unwrap().clone()
    }

    pub(crate) fn hand_out(&self, invocation: Invocation) {
        self.invocations
            .send(invocation)
            .expect("the state holds the receiver");
    }
}

impl State {
    async fn answer(&self, request: Request) -> Reply {
        let path = request
            .path()
            .strip_prefix("/2018-06-01/runtime/")
            .unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        match (&request.method, parts.as_slice()) {
            (&Method::GET, ["invocation", "next"]) => self.next().await,
            (&Method::POST, ["invocation", id, "response"]) => self.settle(id, Ok(value(&request))),
            (&Method::POST, ["invocation", id, "error"]) => self.settle(id, Err(value(&request))),
            (&Method::POST, ["init", "error"]) => {
                *self.init_error.lock().unwrap() = Some(value(&request));
                Reply::json(202, &serde_json::json!({"status": "OK"}))
            }
            _ => Reply::status(404),
        }
    }

    async fn next(&self) -> Reply {
        self.first_asked.send_if_modified(|asked| {
            let first = asked.is_none();
            asked.get_or_insert_with(Instant::now);
            first
        });
        let Some(invocation) = self.waiting.lock().await.recv().await else {
            return Reply::status(410);
        };
        let number = self.handed_out.fetch_add(1, Ordering::Relaxed) + 1;
        let id = format!("8476a536-e9f4-11e8-9739-{number:012x}");
        let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap() + invocation.deadline;
        self.answers
            .lock()
            .unwrap()
            .insert(id.clone(), invocation.answer);
        Reply::status(200)
            .header("content-type", "application/json")
            .header("Lambda-Runtime-Aws-Request-Id", &id)
            .header(
                "Lambda-Runtime-Deadline-Ms",
                &deadline.as_millis().to_string(),
            )
            .header("Lambda-Runtime-Invoked-Function-Arn", &function_arn())
            .header(
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
            )
            .body(invocation.event)
    }

    fn settle(&self, id: &str, outcome: Result<Value, Value>) -> Reply {
        match self.answers.lock().unwrap().remove(id) {
            Some(answer) => {
                // The invoker may have given up at its deadline: Lambda does not mind either.
                let _ = answer.send(outcome);
                Reply::json(202, &serde_json::json!({"status": "OK"}))
            }
            None => Reply::json(400, &serde_json::json!({"errorType": "InvalidRequestID"})),
        }
    }
}

fn value(request: &Request) -> Value {
    serde_json::from_slice(&request.body)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&request.body).into_owned()))
}

fn function_arn() -> String {
    format!("arn:aws:lambda:us-east-1:123456789012:function:{FUNCTION}")
}
