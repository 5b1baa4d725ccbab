//! Language models: a server with an OpenAI-compatible API, and Amazon Bedrock, both of which answer what a test says.
//!
//! What goes to and fro at Bedrock is judged when the stand-in is dropped, by AWS's own description of the service, which
//! botocore brings: see `bedrock.py` beside this crate.

use std::collections::VecDeque;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::reply::Reply;
use crate::server::{Request, Server};

/// The key of a server that wants one.
pub const KEY: &str = "sk-never-log-me-model";
/// A model of Bedrock's, through a profile.
pub const BEDROCK_ID: &str = "us.amazon.nova-micro-v1:0";

/// A stand-in. It answers with the article's first sentences until a test says something else.
#[derive(Debug)]
pub struct Model {
    server: Server,
    script: Arc<Mutex<Script>>,
    exchanges: Arc<Mutex<Vec<Value>>>,
    api: Api,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Api {
    Chat,
    Converse,
}

/// What a model was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What it has to do.
    pub instructions: String,
    /// The numbered sentences.
    pub document: String,
    /// Whether its answer is held to a schema.
    pub as_json: bool,
}

type Says = Box<dyn Fn(&Asked) -> String + Send>;

#[derive(Default)]
struct Script {
    next: VecDeque<Reply>,
    always: Option<Reply>,
    says: Option<Says>,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Script")
    }
}

impl Asked {
    /// How many points are wanted.
    #[must_use]
    pub fn count(&self) -> usize {
        let (_, after) = self.instructions.split_once("exactly ").unwrap_or_default();
        let digits = after.split(' ').next().unwrap_or_default();
        digits
            .parse()
            .unwrap_or_else(|_| panic!("no number of points: {}", self.instructions))
    }

    /// The number of the sentence that holds these words.
    #[must_use]
    pub fn number_of(&self, words: &str) -> usize {
        let line = self.document.lines().find(|line| line.contains(words));
        line.and_then(|line| line.strip_prefix('[')?.split(']').next()?.parse().ok())
            .unwrap_or_else(|| panic!("no sentence has {words:?}: {}", self.document))
    }

    /// The document's sentences, without their numbers.
    #[must_use]
    pub fn sentences(&self) -> Vec<&str> {
        self.document
            .lines()
            .filter_map(|line| Some(line.strip_prefix('[')?.split_once("] ")?.1))
            .collect()
    }

    /// These points, each with a number that it comes from, in the form that is wanted.
    #[must_use]
    pub fn points(&self, points: &[(usize, &str)]) -> String {
        if self.as_json {
            let points: Vec<Value> = points
                .iter()
                .map(|(number, text)| json!({ "sentences": [number], "text": text }))
                .collect();
            return json!({ "points": points }).to_string();
        }
        let lines: Vec<String> = points
            .iter()
            .map(|(number, text)| format!("[{number}] {text}"))
            .collect();
        lines.join("\n")
    }
}

impl Model {
    /// A server with an OpenAI-compatible API.
    pub async fn chat() -> Self {
        Self::start(Api::Chat).await
    }

    /// Amazon Bedrock.
    pub async fn bedrock() -> Self {
        Self::start(Api::Converse).await
    }

    async fn start(api: Api) -> Self {
        let script = Arc::new(Mutex::new(Script::default()));
        let exchanges = Arc::new(Mutex::new(Vec::new()));
        let (of_server, kept) = (Arc::clone(&script), Arc::clone(&exchanges));
        let server = Server::start(move |request| {
            let reply = of_server.lock().unwrap().answer(api, &request);
            kept.lock().unwrap().push(exchange(&request, &reply));
            async move { reply }
        })
        .await;
        Self {
            server,
            script,
            exchanges,
            api,
        }
    }

    /// What `MODEL_URL` has, or `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`.
    #[must_use]
    pub fn url(&self) -> String {
        match self.api {
            Api::Chat => format!("{}/v1", self.server.origin()),
            Api::Converse => self.server.origin(),
        }
    }

    /// The words of every later answer.
    pub fn says(&self, says: impl Fn(&Asked) -> String + Send + 'static) {
        self.script.lock().unwrap().says = Some(Box::new(says));
    }

    /// The next answers, in order; then as before.
    pub fn next(&self, replies: impl IntoIterator<Item = Reply>) {
        self.script.lock().unwrap().next.extend(replies);
    }

    /// Every later answer.
    pub fn always(&self, reply: Reply) {
        self.script.lock().unwrap().always = Some(reply);
    }

    /// All requests so far.
    #[must_use]
    pub fn received(&self) -> Vec<Request> {
        self.server.received()
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        if self.api == Api::Converse && !std::thread::panicking() {
            let wrong = judge(&self.exchanges.lock().unwrap());
            assert!(
                wrong.is_empty() || std::thread::panicking(),
                "not as Bedrock has it:\n{wrong}"
            );
        }
    }
}

impl Script {
    fn answer(&mut self, api: Api, request: &Request) -> Reply {
        if let Some(reply) = self.next.pop_front().or_else(|| self.always.clone()) {
            return reply;
        }
        if request.path().ends_with("/models") {
            return Reply::json(
                200,
                &json!({ "object": "list", "data": [{ "id": "stand-in", "object": "model" }] }),
            );
        }
        let asked = asked(api, &request.json());
        let words = match &self.says {
            Some(says) => says(&asked),
            None => verbatim(&asked),
        };
        match api {
            Api::Chat => chat(&words, "stop"),
            Api::Converse => converse(&words, "end_turn"),
        }
    }
}

fn asked(api: Api, body: &Value) -> Asked {
    let text = |pointer: &str| {
        body.pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    match api {
        Api::Chat => Asked {
            instructions: text("/messages/0/content"),
            document: text("/messages/1/content"),
            as_json: body.get("response_format").is_some(),
        },
        Api::Converse => Asked {
            instructions: text("/system/0/text"),
            document: text("/messages/0/content/0/text"),
            as_json: false,
        },
    }
}

fn verbatim(asked: &Asked) -> String {
    let points: Vec<(usize, &str)> = asked
        .sentences()
        .into_iter()
        .take(asked.count())
        .enumerate()
        .map(|(at, sentence)| (at + 1, sentence))
        .collect();
    asked.points(&points)
}

/// A chat completion of these words.
#[must_use]
pub fn chat(words: &str, finish_reason: &str) -> Reply {
    Reply::json(
        200,
        &json!({
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1_790_000_000, "model": "stand-in",
            "choices": [{
                "index": 0,
                "finish_reason": finish_reason,
                "message": { "role": "assistant", "content": words, "refusal": null },
            }],
            "usage": { "prompt_tokens": 812, "completion_tokens": 96, "total_tokens": 908 },
        }),
    )
}

/// What a chat server's error looks like.
#[must_use]
pub fn chat_error(status: u16, code: &str, message: &str) -> Reply {
    let error =
        json!({ "message": message, "type": "invalid_request_error", "param": null, "code": code });
    Reply::json(status, &json!({ "error": error }))
}

/// Converse's answer of these words.
#[must_use]
pub fn converse(words: &str, stop_reason: &str) -> Reply {
    converse_of(&json!([{ "text": words }]), stop_reason)
}

/// Converse's answer of these blocks.
#[must_use]
pub fn converse_of(blocks: &Value, stop_reason: &str) -> Reply {
    Reply::json(
        200,
        &json!({
            "output": { "message": { "role": "assistant", "content": blocks } },
            "stopReason": stop_reason,
            "usage": { "inputTokens": 812, "outputTokens": 96, "totalTokens": 908 },
            "metrics": { "latencyMs": 640 },
        }),
    )
}

/// What Bedrock's error of this name looks like.
#[must_use]
pub fn bedrock_error(status: u16, name: &str, message: &str) -> Reply {
    let kind = format!("{name}:http://internal.amazon.com/coral/com.amazon.bedrock/");
    Reply::json(status, &json!({ "message": message })).header("x-amzn-errortype", &kind)
}

fn exchange(request: &Request, reply: &Reply) -> Value {
    json!({
        "target": request.target,
        "method": request.method.as_str(),
        "request": String::from_utf8_lossy(&request.body),
        "status": reply.code(),
        "answer": String::from_utf8_lossy(reply.content()),
    })
}

/// What is wrong with these requests and answers by botocore's description of the service; empty where nothing is.
fn judge(exchanges: &[Value]) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var("PYTHON_WITH_BOTOCORE")
        .unwrap_or_else(|_| here.join("../.venv/bin/python").display().to_string());
    let mut child = Command::new(&python)
        .arg(here.join("bedrock.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{python}: {error}: run `scripts/setup` once"));
    let mut input = child.stdin.take().expect("a pipe");
    for exchange in exchanges {
        writeln!(input, "{exchange}").expect("bedrock.py has ended");
    }
    drop(input);
    let output = child.wait_with_output().expect("a child can be waited for");
    assert!(output.status.success(), "bedrock.py failed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
