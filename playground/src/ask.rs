//! Asks the app as Slack does: the request is built and signed, the ack answers, the channel shows it.
use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    slack::{
        exchange::{AckAnswer, SentRequest, form_as_json},
        request::{self, Envelope, Person, random_hex},
    },
    state::Shared,
};

/// What somebody does that Slack sends to the app.
#[derive(Debug)]
pub(crate) struct UserAction<'a> {
    /// Who acts.
    pub(crate) person: Person,
    /// `commands` or `actions`: the part that Slack's response URLs have, too.
    pub(crate) kind: &'static str,
    /// The message whose button was pressed.
    pub(crate) original: Option<&'a str>,
    /// What it is called in the page's details.
    pub(crate) title: String,
}

/// Sends a request to the ack and shows what it answers. Gives the exchange's number, and whether Slack would show it
/// as failed.
pub(crate) async fn ask(
    shared: &Shared,
    action: UserAction<'_>,
    body: impl FnOnce(&Envelope) -> String,
) -> Result<Value, getrandom::Error> {
    let token = random_hex()?;
    let envelope = Envelope {
        person: action.person,
        response_url: format!("{}/hooks/{}/{token}", shared.origin, action.kind),
        trigger_id: format!("{}.{}", request::unix_seconds(), random_hex()?),
    };
    let person = action.person.id;
    let number = shared.workspace.open(token, person, action.original);
    let body = body(&envelope);
    let decoded = form_as_json(body.as_bytes());
    let signed = request::signed(body, shared.service.secret());
    let headers: serde_json::Map<_, _> = signed
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), Value::from(value))
        })
        .collect();
    let sent = SentRequest {
        headers: Value::Object(headers),
        body: decoded,
    };
    shared.workspace.sent(number, action.title, sent);

    let turn = shared.ack_first.read().await;
    let started = Instant::now();
    let response = shared.service.respond(signed).await;
    let time = started.elapsed();
    let status = response.status();
    let answer = match response.body().as_str() {
        "" => Value::Null,
        text => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
    };
    shared.workspace.note(number, |exchange| {
        exchange.times.ack = Some(time);
        exchange.ack = Some(AckAnswer {
            status: status.as_u16(),
            body: answer.clone(),
        });
    });
    if action.kind == "commands" {
        if status.is_success() {
            shared.workspace.answer(person, number, &answer);
        } else {
            shared.workspace.slackbot(
                person,
                "`/summarize` failed with the error “http_service_error”",
            );
        }
    }
    drop(turn);
    Ok(json!({ "ok": status.is_success(), "exchange": number }))
}
