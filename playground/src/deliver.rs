//! One exchange from end to end: the request is built and signed as Slack does, the ack answers, the channel shows it.
use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    server::Shared,
    slack::{
        exchange::{Answered, Sent, form_as_json},
        request::{self, Envelope, Person, random_hex},
    },
};

/// What an exchange is about.
#[derive(Debug)]
pub(crate) struct Matter<'a> {
    /// Who acts.
    pub(crate) person: Person,
    /// `commands` or `actions`: the part that Slack's response URLs have, too.
    pub(crate) kind: &'static str,
    /// The message whose button was pressed.
    pub(crate) original: Option<&'a str>,
    /// For a person.
    pub(crate) title: String,
}

/// Sends a request to the ack and shows what it answers. Gives the exchange's number, and whether Slack would show it
/// as failed.
pub(crate) async fn deliver(
    shared: &Shared,
    matter: Matter<'_>,
    body: impl FnOnce(&Envelope) -> String,
) -> Result<Value, getrandom::Error> {
    let token = random_hex()?;
    let envelope = Envelope {
        person: matter.person,
        response_url: format!("{}/hooks/{}/{token}", shared.origin, matter.kind),
        trigger_id: format!("{}.{}", request::unix_seconds(), random_hex()?),
    };
    let person = matter.person.id;
    let number = shared.workspace.open(token, person, matter.original);
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
    let sent = Sent {
        headers: Value::Object(headers),
        body: decoded,
    };
    shared.workspace.sent(number, matter.title, sent);

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
        exchange.ack = Some(Answered {
            status: status.as_u16(),
            body: answer.clone(),
        });
    });
    if matter.kind == "commands" {
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
