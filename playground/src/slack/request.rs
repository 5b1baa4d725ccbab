//! What Slack would send: slash commands, button presses and shortcuts, as form bodies and signed.
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, header};
use secrecy::SecretString;
use serde_json::{Value, json};
use service::slack::{request::SHORTCUT_CALLBACK, signature};

/// The workspace, as Slack would name it.
pub(crate) const TEAM: &str = "T0PLAYGROUND";
const TEAM_DOMAIN: &str = "playground";
/// The one channel.
pub(crate) const CHANNEL: &str = "C0READING";
/// The channel's name, without the `#`.
pub(crate) const CHANNEL_NAME: &str = "reading";
/// The app.
pub(crate) const APP: &str = "A0SUMMARIZE";

/// Somebody who uses the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    /// The id that Slack sends and mentions use.
    pub(crate) id: &'static str,
    /// The name that the channel shows.
    pub(crate) name: &'static str,
    /// The name that Slack sends.
    pub(crate) handle: &'static str,
}

/// Everybody in the workspace; the first is who sits before the page.
pub(crate) const PEOPLE: [Person; 3] = [
    Person {
        id: "U0ROBIN",
        name: "Robin Vale",
        handle: "robin",
    },
    Person {
        id: "U0AMARA",
        name: "Amara Osei",
        handle: "amara",
    },
    Person {
        id: "U0JONAS",
        name: "Jonas Lindqvist",
        handle: "jonas",
    },
];

/// Somebody by their id.
pub(crate) fn person(id: &str) -> Option<Person> {
    PEOPLE.into_iter().find(|person| person.id == id)
}

/// What a request needs beside its own matter.
#[derive(Debug, Clone)]
pub(crate) struct Envelope {
    /// Who acts.
    pub(crate) person: Person,
    /// Where answers go.
    pub(crate) response_url: String,
    /// Unique to the request.
    pub(crate) trigger_id: String,
}

/// The form body of a slash command: Slack's fields in Slack's order.
pub(crate) fn command(command: &str, text: &str, envelope: &Envelope) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("token", "deprecatedAndIgnored"),
            ("team_id", TEAM),
            ("team_domain", TEAM_DOMAIN),
            ("channel_id", CHANNEL),
            ("channel_name", CHANNEL_NAME),
            ("user_id", envelope.person.id),
            ("user_name", envelope.person.handle),
            ("command", command),
            ("text", text),
            ("api_app_id", APP),
            ("is_enterprise_install", "false"),
            ("response_url", &envelope.response_url),
            ("trigger_id", &envelope.trigger_id),
        ])
        .finish()
}

/// The form body of a press of a button in a message.
pub(crate) fn button(
    action: &Value,
    block_id: &str,
    message: &Value,
    fields: &Value,
    ephemeral: bool,
    envelope: &Envelope,
) -> String {
    let ts = &message["ts"];
    let mut pressed = json!({
        "action_id": action["action_id"],
        "block_id": block_id,
        "text": action["text"],
        "value": action["value"],
        "type": "button",
        "action_ts": now_ts(),
    });
    if action.get("style").is_some() {
        pressed["style"] = action["style"].clone();
    }
    let mut payload = interaction("block_actions", envelope);
    payload["container"] = json!({
        "type": "message",
        "message_ts": ts,
        "channel_id": CHANNEL,
        "is_ephemeral": ephemeral,
    });
    // Slack does not send an ephemeral message's content back.
    if !ephemeral {
        payload["message"] = message.clone();
    }
    payload["state"] = json!({ "values": fields });
    payload["actions"] = json!([pressed]);
    as_form(&payload)
}

/// The form body of the message shortcut.
pub(crate) fn shortcut(message: &Value, envelope: &Envelope) -> String {
    let mut payload = interaction("message_action", envelope);
    payload["callback_id"] = SHORTCUT_CALLBACK.into();
    payload["action_ts"] = now_ts().into();
    payload["message_ts"] = message["ts"].clone();
    payload["message"] = message.clone();
    as_form(&payload)
}

fn interaction(kind: &str, envelope: &Envelope) -> Value {
    json!({
        "type": kind,
        "user": {
            "id": envelope.person.id,
            "username": envelope.person.handle,
            "name": envelope.person.handle,
            "team_id": TEAM,
        },
        "api_app_id": APP,
        "token": "deprecatedAndIgnored",
        "trigger_id": envelope.trigger_id,
        "team": { "id": TEAM, "domain": TEAM_DOMAIN },
        "enterprise": null,
        "is_enterprise_install": false,
        "channel": { "id": CHANNEL, "name": CHANNEL_NAME },
        "response_url": envelope.response_url,
    })
}

fn as_form(payload: &Value) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("payload", &payload.to_string())
        .finish()
}

/// A form body as the request that Slack makes of it, signed now.
pub(crate) fn signed(body: String, secret: &SecretString) -> Request<Bytes> {
    let timestamp = unix_seconds();
    let signature = signature::sign(secret, timestamp, body.as_bytes());
    let mut request = Request::new(Bytes::from(body));
    *request.method_mut() = http::Method::POST;
    *request.headers_mut() = [
        (
            header::CONTENT_TYPE.as_str(),
            "application/x-www-form-urlencoded".to_owned(),
        ),
        (header::ACCEPT.as_str(), "application/json,*/*".to_owned()),
        (
            header::USER_AGENT.as_str(),
            "Slackbot 1.0 (+https://api.slack.com/robots)".to_owned(),
        ),
        (signature::TIMESTAMP_HEADER, timestamp.to_string()),
        (signature::SIGNATURE_HEADER, signature),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let name = header::HeaderName::from_bytes(name.as_bytes()).ok()?;
        Some((name, HeaderValue::from_str(&value).ok()?))
    })
    .collect::<HeaderMap>();
    request
}

/// Now, in Unix seconds.
pub(crate) fn unix_seconds() -> u64 {
    service::clock::unix_seconds(SystemTime::now())
}

fn now_ts() -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    format!("{}.{:06}", now.as_secs(), now.subsec_micros())
}

/// Random hexadecimal digits, for what must not be guessed.
pub(crate) fn random_hex() -> Result<String, getrandom::Error> {
    use std::fmt::Write as _;
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    }))
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;
    use service::{
        job::ReplyOrigins,
        slack::{
            button::Action,
            request::{self, RequestError, SlackRequest},
            signature::{Freshness, verify},
        },
    };

    use super::*;

    fn envelope() -> Envelope {
        Envelope {
            person: PEOPLE[0],
            response_url: "http://127.0.0.1:3000/hooks/commands/1".into(),
            trigger_id: "1.2.3".into(),
        }
    }

    fn read(body: &str) -> Result<SlackRequest, RequestError> {
        let origins = ReplyOrigins::parse("http://127.0.0.1:3000").unwrap();
        request::read(body.as_bytes(), &origins)
    }

    #[test]
    fn a_command_reads_back_as_it_was_typed() {
        let body = command("/summarize", "https://a.b/?x=1&y=ä 5", &envelope());
        let Ok(SlackRequest::Command(read)) = read(&body) else {
            panic!("not a command: {body}")
        };
        assert_eq!(read.text, "https://a.b/?x=1&y=ä 5");
        assert_eq!(read.sender.user.unwrap().as_str(), PEOPLE[0].id);
        let url = read.sender.response_url.unwrap();
        assert_eq!(url.expose().as_str(), envelope().response_url);
    }

    #[test]
    fn a_button_and_a_shortcut_read_back_as_what_they_are() {
        let message = json!({ "ts": "1.000001", "text": "see https://a.b" });
        let action = json!({ "action_id": "longer", "value": "v", "text": { "type": "plain_text", "text": "Longer" } });
        let body = button(&action, "b", &message, &json!({}), false, &envelope());
        assert!(
            matches!(read(&body), Ok(SlackRequest::Button(press)) if press.action == Action::Longer)
        );
        let body = shortcut(&message, &envelope());
        assert!(
            matches!(read(&body), Ok(SlackRequest::Shortcut(chosen)) if chosen.texts == ["see https://a.b"])
        );
    }

    #[test]
    fn the_signature_is_slacks() {
        let secret = SecretString::from("a secret");
        let request = signed("a=b".into(), &secret);
        let now = Freshness::Within(SystemTime::now());
        assert_eq!(
            verify(&secret, request.headers(), request.body(), now),
            Ok(())
        );
    }
}
