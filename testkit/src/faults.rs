//! A bad network in front of moto: what happens to each AWS call is scripted, and recorded.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::client::{Answer, Client};
use crate::moto::{Moto, OneAtATime};
use crate::reply::Reply;
use crate::server::{Request, Server};

/// What befalls one call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Nothing: the call goes through.
    None,
    /// The service takes the call after this long.
    Slow(Duration),
    /// The service takes the call, and its answer never comes.
    AnswerLost,
    /// The service takes the call, and the connection is reset in place of its answer.
    AnswerReset,
    /// The connection is reset before the service sees the call.
    Reset,
    /// No answer ever, and the service sees nothing.
    Silence,
    /// The service says that it is asked too often.
    Throttled,
    /// The service fails with a 500.
    Broken,
    /// The service refuses these credentials.
    Denied,
    /// The service answers this, and sees nothing.
    Answers(Box<Reply>),
}

/// Stands between a function and moto: `AWS_ENDPOINT_URL` is [`Proxy::origin`].
#[derive(Debug)]
pub struct Proxy {
    server: Server,
    script: Arc<Mutex<Script>>,
}

#[derive(Debug)]
struct Script {
    by_operation: HashMap<String, Fault>,
    next: VecDeque<Fault>,
    otherwise: Fault,
}

impl Proxy {
    /// Starts in front of `moto`, letting everything through.
    pub async fn start(moto: &Moto) -> Self {
        let script = Arc::new(Mutex::new(Script {
            by_operation: HashMap::new(),
            next: VecDeque::new(),
            otherwise: Fault::None,
        }));
        let of_server = Arc::clone(&script);
        let service = Arc::new(Service {
            target: moto.origin().to_owned(),
            client: Client::default(),
            turn: moto.turn(),
            sent: Mutex::default(),
        });
        let server = Server::start(move |request| {
            let fault = of_server.lock().unwrap().fault(&request);
            let service = Arc::clone(&service);
            async move { service.pass(fault, request).await }
        })
        .await;
        Self { server, script }
    }

    /// What `AWS_ENDPOINT_URL` has.
    #[must_use]
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// The faults of the next calls, in order; then as before.
    pub fn next(&self, faults: &[Fault]) {
        self.script
            .lock()
            .unwrap()
            .next
            .extend(faults.iter().cloned());
    }

    /// The fault of every call that [`Proxy::next`] says nothing of.
    pub fn always(&self, fault: Fault) {
        self.script.lock().unwrap().otherwise = fault;
    }

    /// The fault of every call of one operation (e.g. `GetParameters`), whatever else is scripted.
    pub fn on(&self, operation: &str, fault: Fault) {
        let mut script = self.script.lock().unwrap();
        script.by_operation.insert(operation.to_owned(), fault);
    }

    /// The operations that were asked for, as IAM names them, e.g. `sqs:SendMessage`.
    #[must_use]
    pub fn operations(&self) -> BTreeSet<String> {
        self.server
            .received()
            .iter()
            .filter_map(iam_action)
            .collect()
    }

    /// How often an operation was asked for, e.g. `SendMessage`.
    #[must_use]
    pub fn calls(&self, operation: &str) -> usize {
        let calls = self.server.received();
        calls
            .iter()
            .filter(|request| self::operation(request) == operation)
            .count()
    }
}

impl Script {
    fn fault(&mut self, request: &Request) -> Fault {
        if let Some(fault) = self.by_operation.get(operation(request)) {
            return fault.clone();
        }
        // What is no call, a connection opened ahead, takes no call's fault.
        let next = match operation(request) {
            "" => None,
            _ => self.next.pop_front(),
        };
        next.unwrap_or_else(|| self.otherwise.clone())
    }
}

/// The operation's name in `X-Amz-Target: AmazonSQS.SendMessage`.
fn operation(request: &Request) -> &str {
    let target = request.header("x-amz-target").unwrap_or_default();
    target
        .split_once('.')
        .map_or(target, |(_, operation)| operation)
}

/// What a role has to allow for a request, e.g. `sqs:SendMessage`; `None` where it is no call of AWS's.
#[must_use]
pub fn iam_action(request: &Request) -> Option<String> {
    // Bedrock's protocol has the operation in its path, and one right for all of them.
    if request.path().starts_with("/model/") {
        return Some("bedrock:InvokeModel".to_owned());
    }
    let (service, operation) = request.header("x-amz-target")?.split_once('.')?;
    let service = service.trim_start_matches("Amazon").to_lowercase();
    Some(format!("{service}:{operation}"))
}

/// Moto, with the one promise of SQS's that it does not keep: a deduplication id counts for five minutes even when its
/// message has been received and deleted. No test lasts that long, so here it counts for ever.
#[derive(Debug)]
struct Service {
    target: String,
    client: Client,
    turn: OneAtATime,
    /// The answer to each message sent, by queue and deduplication id.
    sent: Mutex<HashMap<Deduplication, Arc<OnceCell<Reply>>>>,
}

/// A queue, and a deduplication id in it.
type Deduplication = (String, String);

impl Service {
    async fn pass(&self, fault: Fault, request: Request) -> Reply {
        match fault {
            Fault::None => self.forward(request).await,
            Fault::Slow(delay) => {
                tokio::time::sleep(delay).await;
                self.forward(request).await
            }
            Fault::AnswerLost => {
                self.forward(request).await;
                Reply::silence()
            }
            Fault::AnswerReset => {
                self.forward(request).await;
                Reply::reset()
            }
            Fault::Reset => Reply::reset(),
            Fault::Silence => Reply::silence(),
            Fault::Throttled => error(400, "ThrottlingException"),
            Fault::Broken => error(500, "InternalFailure"),
            Fault::Denied => error(400, "AccessDeniedException"),
            Fault::Answers(reply) => *reply,
        }
    }

    async fn forward(&self, request: Request) -> Reply {
        let Some(key) = deduplication(&request) else {
            return self.ask(request).await;
        };
        let sent = Arc::clone(self.sent.lock().unwrap().entry(key).or_default());
        let first = sent.get_or_try_init(|| async {
            let reply = self.ask(request).await;
            if reply.code() == 200 {
                Ok(reply)
            } else {
                Err(reply)
            }
        });
        first.await.cloned().unwrap_or_else(|refused| refused)
    }

    async fn ask(&self, request: Request) -> Reply {
        let headers: Vec<_> = request
            .headers
            .into_iter()
            .filter(|(name, _)| {
                !["host", "content-length", "connection"].contains(&name.to_lowercase().as_str())
            })
            .collect();
        let url = format!("{}{}", self.target, request.target);
        let _turn = self.turn.lock().await;
        match self
            .client
            .send(request.method, &url, &headers, request.body)
            .await
        {
            Ok(Answer {
                status,
                content_type,
                body,
            }) => Reply::status(status)
                .header("content-type", &content_type)
                .body(body),
            Err(error) => panic!("moto is gone: {error}"),
        }
    }
}

/// The queue and deduplication id of a message that is sent.
fn deduplication(request: &Request) -> Option<Deduplication> {
    if operation(request) != "SendMessage" {
        return None;
    }
    let input: Value = serde_json::from_slice(&request.body).ok()?;
    let text = |name: &str| input[name].as_str().map(str::to_owned);
    Some((text("QueueUrl")?, text("MessageDeduplicationId")?))
}

fn error(status: u16, name: &str) -> Reply {
    Reply::json(
        status,
        &json!({"__type": name, "message": "injected by the test"}),
    )
    .header("x-amzn-errortype", name)
}
