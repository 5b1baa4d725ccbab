//! The SMMRY service: the classic API at `/`, the newer one at `/api/`, and every way in which they fail.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::reply::Reply;
use crate::server::{Request, Server};

/// A key of the classic API's form.
pub const CLASSIC_KEY: &str = "never-log-me-CLASSIC0";
/// A key of the newer API's form.
pub const NEWER_KEY: &str = "sk-smmry-never-log-me-0123456789";
/// The title of the ordinary classic answer.
pub const TITLE: &str = "Why Rivers Meander";

/// The stand-in. It gives a good summary until a test scripts something else.
#[derive(Debug)]
pub struct Smmry {
    server: Server,
    script: Arc<Mutex<Script>>,
}

#[derive(Debug, Default)]
struct Script {
    next: VecDeque<Reply>,
    always: Option<Reply>,
    polls: usize,
}

impl Smmry {
    /// Starts it.
    pub async fn start() -> Self {
        let script = Arc::new(Mutex::new(Script::default()));
        let of_server = Arc::clone(&script);
        let server = Server::start(move |request| {
            let reply = of_server.lock().unwrap().answer(&request);
            async move { reply }
        })
        .await;
        Self { server, script }
    }

    /// What `SMMRY_URL` has.
    #[must_use]
    pub fn classic_url(&self) -> String {
        format!("{}/", self.server.origin())
    }

    /// What `SMMRY_ASYNC_URL` has.
    #[must_use]
    pub fn newer_url(&self) -> String {
        format!("{}/api/", self.server.origin())
    }

    /// The next answers, in order; then as before.
    pub fn next(&self, replies: impl IntoIterator<Item = Reply>) {
        self.script.lock().unwrap().next.extend(replies);
    }

    /// Every later answer.
    pub fn always(&self, reply: Reply) {
        self.script.lock().unwrap().always = Some(reply);
    }

    /// How often the newer API says "not yet" before its summary is ready.
    pub fn ready_after(&self, polls: usize) {
        self.script.lock().unwrap().polls = polls;
    }

    /// All requests so far.
    #[must_use]
    pub fn received(&self) -> Vec<Request> {
        self.server.received()
    }
}

impl Script {
    fn answer(&mut self, request: &Request) -> Reply {
        if let Some(reply) = self.next.pop_front().or_else(|| self.always.clone()) {
            return reply;
        }
        match request.path() {
            "/" => {
                let length = request
                    .query()
                    .iter()
                    .find(|(name, _)| name == "SM_LENGTH")
                    .map(|(_, n)| n.clone());
                let sentences = length.and_then(|length| length.parse().ok()).unwrap_or(7);
                Reply::json(200, &classic(sentences))
            }
            "/api/process-summarize" if request.header("x-api-key") == Some(NEWER_KEY) => {
                Reply::json(
                    200,
                    &json!({"request_id": "5f0e8c1e-0000-4000-8000-000000000001"}),
                )
            }
            "/api/get-summary" if request.header("x-api-key") == Some(NEWER_KEY) => {
                if self.polls > 0 {
                    self.polls -= 1;
                    return Reply::json(202, &json!({"status": "processing"}));
                }
                Reply::json(
                    200,
                    &json!({"status": "completed", "summary": SENTENCES.join(" ")}),
                )
            }
            path if path.starts_with("/api/") => {
                Reply::json(401, &json!({"error": "Invalid API key"}))
            }
            _ => Reply::status(404),
        }
    }
}

/// What every good answer says, sentence by sentence.
pub const SENTENCES: [&str; 5] = [
    "A river bends because its outer bank wears away.",
    "The inner bank grows as the slow water drops its sand.",
    "Each bend moves a little every year.",
    "Old loops are left behind as lakes.",
    "No river stays straight for longer than ten times its width.",
];

/// A good classic answer of so many sentences, in the shape of the recorded ones.
#[must_use]
pub fn classic(sentences: usize) -> Value {
    let content: String = SENTENCES
        .iter()
        .cycle()
        .take(sentences)
        .copied()
        .flat_map(|sentence| [" ", sentence, "[BREAK]"])
        .collect();
    json!({
        "sm_api_character_count": content.len().to_string(),
        "sm_api_content_reduced": "91%",
        "sm_api_title": TITLE,
        "sm_api_content": content,
        "sm_api_keyword_array": ["river", "bank", "bend", "water%20level"],
        "sm_api_limitation": "Waited 0 extra seconds due to API Free mode, 99 requests left to make for today.",
    })
}

/// A classic error in the shape of the documentation.
#[must_use]
pub fn error(code: u8, message: &str) -> Reply {
    Reply::json(
        200,
        &json!({"sm_api_error": code, "sm_api_message": message}),
    )
}
