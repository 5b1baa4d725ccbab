//! What the page asks for: to send a message or command, to press a button, to choose the shortcut, to follow changes.
use std::{collections::HashMap, convert::Infallible};

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    response::{
        IntoResponse, Response,
        sse::{self, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
use http::{Request, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{
    ask::{UserAction, ask},
    page::ARTICLES,
    slack::{
        channel::Refusal,
        compose::{self, Typed},
        request::{self, APP, CHANNEL_NAME, PEOPLE, Person, person},
        workspace::{TakenPosts, Update},
    },
    state::Shared,
};

/// The command of the app.
const COMMAND: &str = "/summarize";

/// Why the page's request cannot be served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// The page names somebody who is not there.
    #[error("there is no such person")]
    NoSuchPerson,
    /// The message is gone, or private to somebody else.
    #[error("there is no such message")]
    NoSuchMessage,
    /// The message has no such button.
    #[error("there is no such button")]
    NoSuchButton,
    /// The system gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NoSuchPerson => StatusCode::BAD_REQUEST,
            Self::NoSuchMessage | Self::NoSuchButton => StatusCode::NOT_FOUND,
            Self::Random(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

/// Who and what there is, for the page's frame.
pub(crate) async fn workspace(State(shared): State<Shared>) -> Json<Value> {
    let people: Vec<_> = PEOPLE
        .iter()
        .map(|person| json!({ "id": person.id, "name": person.name }))
        .collect();
    Json(json!({
        "people": people,
        "app": { "id": APP, "name": "Summarize" },
        "channel": CHANNEL_NAME,
        "origin": &*shared.origin,
        "articles": ARTICLES,
    }))
}

/// Everything there is, then every change, as server-sent events.
pub(crate) async fn events(
    State(shared): State<Shared>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let (state, changes) = shared.workspace.follow();
    let first = Some(state);
    let stream = stream::unfold(
        (shared, changes, first),
        |(shared, mut changes, first): (Shared, Receiver<Update>, Option<Update>)| async move {
            let event = match first {
                Some(state) => state,
                None => match changes.recv().await {
                    Ok(event) => event,
                    // Too much at once: everything anew, which includes what was missed.
                    Err(RecvError::Lagged(_)) => {
                        let (state, fresh) = shared.workspace.follow();
                        changes = fresh;
                        state
                    }
                    Err(RecvError::Closed) => return None,
                },
            };
            let sent = sse::Event::default().json_data(&event).unwrap_or_default();
            Some((Ok(sent), (shared, changes, None)))
        },
    );
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// What somebody typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typing {
    person: String,
    text: String,
}

/// Sends what somebody typed: a message to the channel, a command to the app.
pub(crate) async fn send_typed(
    State(shared): State<Shared>,
    Json(typing): Json<Typing>,
) -> Result<Json<Value>, ApiError> {
    let person = known(&typing.person)?;
    match compose::read(&typing.text) {
        None => {}
        Some(Typed::Message(text)) => shared.workspace.say(person.id, &text),
        Some(Typed::Command { name, text }) if name == COMMAND => {
            let action = UserAction {
                person,
                kind: "commands",
                original: None,
                title: format!("{name} {text}"),
            };
            let outcome = ask(&shared, action, |envelope| {
                request::command(&name, &text, envelope)
            })
            .await?;
            return Ok(Json(outcome));
        }
        Some(Typed::Command { name, .. }) => {
            let sentence = format!(
                "`{}` is not a valid command. In Slack, all messages that start with the “/” character are \
                 interpreted as commands.",
                compose::as_stored(&name)
            );
            shared.workspace.slackbot(person.id, &sentence);
        }
    }
    Ok(Json(json!({ "ok": true })))
}

/// A button that somebody pressed.
#[derive(Debug, Deserialize)]
pub(crate) struct Press {
    person: String,
    ts: String,
    block: usize,
    element: usize,
    /// What stands in the message's fields, by the index of their block.
    #[serde(default)]
    typed: HashMap<usize, String>,
}

/// Presses a button of a message.
pub(crate) async fn press_button(
    State(shared): State<Shared>,
    Json(press): Json<Press>,
) -> Result<Json<Value>, ApiError> {
    let person = known(&press.person)?;
    let message = shared
        .workspace
        .message(&press.ts, person.id)
        .ok_or(ApiError::NoSuchMessage)?;
    let block = &message.blocks[press.block];
    let element = &block["elements"][press.element];
    if element["type"] != "button" {
        return Err(ApiError::NoSuchButton);
    }
    let label = element["text"]["text"].as_str().unwrap_or("button");
    let action = UserAction {
        person,
        kind: "actions",
        original: Some(&message.ts),
        title: format!("Button “{label}”"),
    };
    let block_id = block["block_id"].as_str().unwrap_or("actions");
    let outcome = ask(&shared, action, |envelope| {
        let private = message.only_for.is_some();
        let state = fields(&message.blocks, &press.typed);
        request::button(
            element,
            block_id,
            &message.as_slack(),
            &state,
            private,
            envelope,
        )
    })
    .await?;
    Ok(Json(outcome))
}

/// What Slack sends of a message's fields with a press: each by the ids of its block and of itself, null where it is empty.
fn fields(blocks: &Value, typed: &HashMap<usize, String>) -> Value {
    let mut values = json!({});
    for (index, block) in blocks.as_array().into_iter().flatten().enumerate() {
        if block["type"] != "input" {
            continue;
        }
        let text = typed.get(&index).filter(|text| !text.is_empty());
        let (Some(block_id), Some(action_id)) = (
            block["block_id"].as_str(),
            block["element"]["action_id"].as_str(),
        ) else {
            continue;
        };
        values[block_id][action_id] = json!({ "type": block["element"]["type"], "value": text });
    }
    values
}

/// A message that somebody chose the shortcut on.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    person: String,
    ts: String,
}

/// Chooses the app's shortcut in a message's menu.
pub(crate) async fn choose_shortcut(
    State(shared): State<Shared>,
    Json(choice): Json<Choice>,
) -> Result<Json<Value>, ApiError> {
    let person = known(&choice.person)?;
    let message = shared
        .workspace
        .message(&choice.ts, person.id)
        .ok_or(ApiError::NoSuchMessage)?;
    let action = UserAction {
        person,
        kind: "actions",
        original: None,
        title: "Shortcut “Summarize”".to_owned(),
    };
    let outcome = ask(&shared, action, |envelope| {
        request::shortcut(&message.as_slack(), envelope)
    })
    .await?;
    Ok(Json(outcome))
}

/// Empties the channel.
pub(crate) async fn clear(State(shared): State<Shared>) -> Json<Value> {
    shared.workspace.clear();
    Json(json!({ "ok": true }))
}

/// Which posts to a response URL succeed from now on.
#[derive(Debug, Deserialize)]
pub(crate) struct PostsChoice {
    taken: TakenPosts,
}

/// Makes Slack fail, or work again.
pub(crate) async fn take_posts(
    State(shared): State<Shared>,
    Json(choice): Json<PostsChoice>,
) -> Json<Value> {
    shared.workspace.take_posts(choice.taken);
    Json(json!({ "ok": true }))
}

/// A post to a response URL: from the worker.
pub(crate) async fn post_reply(
    State(shared): State<Shared>,
    Path((_, token)): Path<(String, String)>,
    Json(message): Json<Value>,
) -> Response {
    let _turn = shared.ack_first.write().await;
    match shared.workspace.reply(&token, message) {
        Ok(()) => "ok".into_response(),
        Err(refusal) => (
            if refusal == Refusal::Unavailable {
                StatusCode::SERVICE_UNAVAILABLE
            } else {
                StatusCode::NOT_FOUND
            },
            Json(json!({ "ok": false, "error": refusal.to_string() })),
        )
            .into_response(),
    }
}

/// A request from Slack itself, or from anybody with the signing secret.
pub(crate) async fn from_slack(
    State(shared): State<Shared>,
    request: Request<axum::body::Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    // One byte over the ack's own limit for an interaction lets the ack be the one to refuse.
    let Ok(body) = axum::body::to_bytes(body, 1024 * 1024 + 1).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request: Request<Bytes> = Request::from_parts(parts, body);
    shared.service.respond(request).await.into_response()
}

fn known(id: &str) -> Result<Person, ApiError> {
    person(id).ok_or(ApiError::NoSuchPerson)
}
