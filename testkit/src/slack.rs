//! Slack's side of `response_url`: lends the addresses, takes the posts, and knows what a channel shows.
//!
//! It is as strict as Slack is: five posts an address, JSON with a JSON content type, and the limits
//! of Block Kit. A post that Slack would refuse is refused here, so that a test sees no message.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use http::Method;
use serde_json::Value;

use crate::SECRET_MARK;
use crate::reply::Reply;
use crate::server::{Request, Server};
use crate::unique::unique;
use crate::wait;

/// Posts that one response URL takes (Slack: "up to 5 times within 30 minutes").
const POSTS: usize = 5;

/// How Slack takes one post.
#[derive(Debug, Clone)]
pub struct Turn {
    shows: bool,
    reply: Reply,
}

impl Turn {
    /// Shows the message and says so.
    #[must_use]
    pub fn ok() -> Self {
        Self {
            shows: true,
            reply: Reply::text(200, "ok"),
        }
    }

    /// Shows nothing and answers this.
    #[must_use]
    pub fn refuses(reply: Reply) -> Self {
        Self {
            shows: false,
            reply,
        }
    }

    /// Shows the message, but the answer is this: what a lost acknowledgement looks like.
    #[must_use]
    pub fn shows_but(reply: Reply) -> Self {
        Self { shows: true, reply }
    }
}

/// The server behind the response URLs.
#[derive(Debug)]
pub struct Slack {
    server: Server,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    scripts: HashMap<String, VecDeque<Turn>>,
    otherwise: HashMap<String, Turn>,
    shown: HashMap<String, Vec<Value>>,
    refused: Vec<String>,
}

impl Slack {
    /// Starts it.
    pub async fn start() -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let of_server = Arc::clone(&state);
        let server = Server::start(move |request| {
            let reply = of_server.lock().unwrap().take(&request);
            async move { reply }
        })
        .await;
        Self { server, state }
    }

    /// What `SLACK_REPLY_ORIGINS` has.
    #[must_use]
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// A new response URL. It is a credential, and marked as one.
    #[must_use]
    pub fn lend_url(&self) -> String {
        format!(
            "{}/commands/T0001/397700885554/{SECRET_MARK}-{:016x}",
            self.origin(),
            unique()
        )
    }

    /// How the next posts to `url` are taken; later ones are shown.
    pub fn script(&self, url: &str, turns: impl IntoIterator<Item = Turn>) {
        self.state
            .lock()
            .unwrap()
            .scripts
            .entry(self.path(url))
            .or_default()
            .extend(turns);
    }

    /// How every post to `url` that no script speaks of is taken.
    pub fn always(&self, url: &str, turn: Turn) {
        self.state
            .lock()
            .unwrap()
            .otherwise
            .insert(self.path(url), turn);
    }

    /// What people have seen by way of `url`, in order.
    #[must_use]
    pub fn shown(&self, url: &str) -> Vec<Value> {
        self.state
            .lock()
            .unwrap()
            .shown
            .get(&self.path(url))
            .cloned()
            .unwrap_or_default()
    }

    /// The single message shown by way of `url`; none or several fail the test.
    #[must_use]
    pub fn the_message(&self, url: &str) -> Value {
        let shown = self.shown(url);
        let refused = &self.state.lock().unwrap().refused;
        assert!(
            shown.len() == 1,
            "{} messages in place of one: {shown:#?}; refused: {refused:?}",
            shown.len()
        );
        shown[0].clone()
    }

    /// Waits for the first message by way of `url`.
    pub async fn wait_for_message(&self, url: &str) -> Value {
        wait::until("a message at the response URL", || {
            self.shown(url).into_iter().next()
        })
        .await
    }

    /// Posts to `url`, shown or not.
    #[must_use]
    pub fn posts(&self, url: &str) -> usize {
        let path = self.path(url);
        self.server
            .received()
            .iter()
            .filter(|request| request.path() == path)
            .count()
    }

    /// All posts to all URLs so far.
    #[must_use]
    pub fn received(&self) -> Vec<Request> {
        self.server.received()
    }

    fn path(&self, url: &str) -> String {
        url.strip_prefix(&self.origin()).unwrap_or(url).to_owned()
    }
}

impl State {
    fn take(&mut self, request: &Request) -> Reply {
        let path = request.path().to_owned();
        if request.method != Method::POST || !path.starts_with("/commands/") {
            return Reply::text(404, "no_team");
        }
        if self
            .shown
            .get(&path)
            .is_some_and(|shown| shown.len() >= POSTS)
        {
            return Reply::text(404, "used_url");
        }
        let message = match message(request) {
            Ok(message) => message,
            Err(problem) => {
                self.refused.push(problem.clone());
                return Reply::text(400, &problem);
            }
        };
        let scripted = self.scripts.get_mut(&path).and_then(VecDeque::pop_front);
        let turn = scripted
            .or_else(|| self.otherwise.get(&path).cloned())
            .unwrap_or_else(Turn::ok);
        if turn.shows {
            self.shown.entry(path).or_default().push(message);
        }
        turn.reply
    }
}

/// The posted message if Slack would take it.
fn message(request: &Request) -> Result<Value, String> {
    if !request
        .header("content-type")
        .is_some_and(|kind| kind.starts_with("application/json"))
    {
        return Err("invalid_payload: not application/json".to_owned());
    }
    let message: Value = serde_json::from_slice(&request.body)
        .map_err(|error| format!("invalid_payload: {error}"))?;
    check(&message)?;
    Ok(message)
}

/// The limits of Slack's reference on messages and Block Kit. Lengths are in characters.
///
/// The error says what is wrong, in the manner of Slack's `invalid_blocks`.
pub fn check(message: &Value) -> Result<(), String> {
    let long = |value: &Value, most: usize| {
        value
            .as_str()
            .is_some_and(|text| text.chars().count() > most)
    };
    let blocks = message["blocks"].as_array().cloned().unwrap_or_default();
    if message["text"].as_str().is_none_or(str::is_empty) && message["delete_original"] != true {
        return Err("no_text".to_owned());
    }
    if blocks.len() > 50 {
        return Err(format!("invalid_blocks: {} blocks", blocks.len()));
    }
    for block in &blocks {
        if long(&block["text"]["text"], 3000) || block["text"]["text"] == "" {
            return Err(format!("invalid_blocks: text of {block}"));
        }
        let elements = block["elements"].as_array().cloned().unwrap_or_default();
        if block["type"] == "context" && elements.len() > 10
            || block["type"] == "actions" && elements.len() > 25
        {
            return Err(format!("invalid_blocks: {} elements", elements.len()));
        }
        for element in &elements {
            if long(&element["value"], 2000) || long(&element["text"]["text"], 75) {
                return Err(format!("invalid_blocks: {element}"));
            }
            if long(&element["text"], 3000) || element["text"] == "" {
                return Err(format!("invalid_blocks: {element}"));
            }
        }
    }
    Ok(())
}

/// All text that a message shows in a channel, block by block; its `text` where it has no blocks.
#[must_use]
pub fn visible_text(message: &Value) -> String {
    let Some(blocks) = message["blocks"]
        .as_array()
        .filter(|blocks| !blocks.is_empty())
    else {
        return message["text"].as_str().unwrap_or_default().to_owned();
    };
    let mut lines = Vec::new();
    for block in blocks {
        lines.extend(block["text"]["text"].as_str().map(str::to_owned));
        for element in block["elements"].as_array().into_iter().flatten() {
            let text = element["text"]
                .as_str()
                .or_else(|| element["text"]["text"].as_str());
            lines.extend(text.map(str::to_owned));
        }
    }
    lines.join("\n")
}

/// The buttons of a message, in their order.
#[must_use]
pub fn buttons(message: &Value) -> Vec<Value> {
    let blocks = message["blocks"].as_array().into_iter().flatten();
    blocks
        .filter(|block| block["type"] == "actions")
        .flat_map(|block| block["elements"].as_array().cloned().unwrap_or_default())
        .collect()
}
