//! Sample events, freshly signed: what Lambda hands to the ack function when Slack sends a request.
use clap::{Subcommand, ValueEnum};
use secrecy::SecretString;
use serde_json::{Map, Value, json};
use service::{
    job::{ArticleUrl, JobId, SentenceCount, UserId, Visibility},
    slack::{
        button::{Action, ButtonState, Subject},
        message::QUESTION_FIELD,
    },
};

use crate::slack::{
    compose,
    request::{self, Envelope, PEOPLE},
};

/// The settings that `sam local invoke` runs with; the sample secret is one of them.
const SAMPLE_ENVIRONMENT: &str = include_str!("../../events/env.json");
/// The origin of the sample's response URL, which Slack does not know.
const HOOKS: &str = "https://hooks.slack.com";
const HOST: &str = "abc123.lambda-url.us-east-1.on.aws";

/// What Slack sends.
#[derive(Debug, Subcommand)]
pub(crate) enum Kind {
    /// A slash command.
    Slash {
        /// As it is typed: the command, a link or text, options.
        command: String,
    },
    /// The message shortcut.
    Shortcut {
        /// The text of the message that it is chosen on.
        message: String,
    },
    /// A press of a button below a summary.
    Button {
        /// Which button.
        button: Button,
        /// The address that the summary is of.
        #[arg(default_value = "https://blog.rust-lang.org/2015/05/15/Rust-1.0/")]
        link: String,
    },
}

/// The app's buttons.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Button {
    /// Fewer sentences.
    Shorter,
    /// More sentences.
    Longer,
    /// A field for a question.
    Ask,
    /// The question in the field: a sample.
    Answer,
    /// To the channel.
    Share,
    /// Away with it.
    Dismiss,
}

/// The event as JSON, signed now with `secret` or the sample secret.
pub(crate) fn signed(kind: Kind, secret: Option<&str>) -> String {
    let secret = secret
        .filter(|secret| !secret.is_empty())
        .map_or_else(sample_secret, SecretString::from);
    let request = request::signed(body(kind), &secret);
    let text = String::from_utf8_lossy(request.body()).into_owned();
    let mut headers: Map<String, Value> = request
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), value.into())
        })
        .collect();
    headers.insert("content-length".into(), text.len().to_string().into());
    headers.insert("host".into(), HOST.into());
    headers.insert("x-forwarded-for".into(), "192.0.2.1".into());
    headers.insert("x-forwarded-port".into(), "443".into());
    headers.insert("x-forwarded-proto".into(), "https".into());
    let event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/",
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abc123",
            "domainName": HOST,
            "domainPrefix": "abc123",
            "http": {
                "method": "POST",
                "path": "/",
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.1",
                "userAgent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            },
            "requestId": "00000000-0000-4000-8000-000000000001",
            "routeKey": "$default",
            "stage": "$default",
            // Lambda's events name it; the ack reads the signed header's time alone.
            "time": "01/Jan/2026:00:00:00 +0000",
            "timeEpoch": request::unix_seconds() * 1_000,
        },
        "body": text,
        "isBase64Encoded": false,
    });
    format!("{event:#}")
}

fn body(kind: Kind) -> String {
    let envelope = |path: &str| Envelope {
        person: PEOPLE[0],
        response_url: format!("{HOOKS}/{path}/T0SAMPLE/1111111111111/sampleResponseUrlOfNobody"),
        trigger_id: format!("{}.sample", request::unix_seconds()),
    };
    match kind {
        Kind::Slash { command } => {
            let command = command.trim();
            let (name, text) = command
                .split_once(char::is_whitespace)
                .unwrap_or((command, ""));
            request::command(name, text.trim(), &envelope("commands"))
        }
        Kind::Shortcut { message } => {
            let message = json!({
                "type": "message",
                "user": PEOPLE[1].id,
                "ts": format!("{}.000100", request::unix_seconds()),
                "text": compose::as_stored(&message),
            });
            request::shortcut(&message, &envelope("app"))
        }
        Kind::Button { button, link } => {
            let (action, label) = match button {
                Button::Shorter => (Action::Shorter, "Shorter"),
                Button::Longer => (Action::Longer, "Longer"),
                Button::Ask => (Action::Ask, "Ask"),
                Button::Answer => (Action::Answer, "Ask"),
                Button::Share => (Action::Share, "Share with channel"),
                Button::Dismiss => (Action::Dismiss, "Dismiss"),
            };
            let pressed = json!({
                "action_id": action.as_str(),
                "text": { "type": "plain_text", "text": label },
                "value": state(button, &link),
            });
            let message = json!({
                "type": "message",
                "ts": format!("{}.000100", request::unix_seconds()),
                "text": "A summary",
            });
            let private = matches!(button, Button::Share | Button::Answer);
            let fields = match button {
                Button::Answer => json!({ QUESTION_FIELD: { QUESTION_FIELD: {
                    "type": "plain_text_input",
                    "value": "What does it say of stability?",
                } } }),
                _ => json!({}),
            };
            request::button(
                &pressed,
                "actions",
                &message,
                &fields,
                private,
                &envelope("actions"),
            )
        }
    }
}

/// The value that the app itself would have put into the button. A link that is none gives a value that the app
/// does not know: that is an event worth sending, too.
fn state(button: Button, link: &str) -> String {
    let subject = match button {
        Button::Dismiss => Some(Subject::Dismiss),
        _ => ArticleUrl::parse(link).ok().map(Subject::Link),
    };
    subject
        .and_then(|subject| {
            ButtonState {
                job: JobId::derive(&[&request::unix_seconds().to_string()]),
                subject,
                sentences: SentenceCount::DEFAULT,
                visibility: if matches!(button, Button::Share | Button::Answer) {
                    Visibility::Private
                } else {
                    Visibility::Public
                },
                asker: UserId::parse(PEOPLE[0].id),
                owner: None,
                about: None,
                language: None,
            }
            .to_value()
        })
        .unwrap_or_else(|| link.to_owned())
}

fn sample_secret() -> SecretString {
    let environment: Value = serde_json::from_str(SAMPLE_ENVIRONMENT).unwrap_or_default();
    environment["AckFunction"]["SLACK_SIGNING_SECRET"]
        .as_str()
        .unwrap_or_default()
        .into()
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use http::HeaderMap;
    use service::{
        job::ReplyOrigins,
        slack::{
            request::{SlackRequest, read},
            signature::{Freshness, verify},
        },
    };

    use super::*;

    fn arrival(kind: Kind) -> SlackRequest {
        let event: Value = serde_json::from_str(&signed(kind, None)).unwrap();
        let headers: HeaderMap = event["headers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| {
                (
                    name.parse::<http::HeaderName>().unwrap(),
                    value.as_str().unwrap().parse().unwrap(),
                )
            })
            .collect();
        let body = event["body"].as_str().unwrap();
        let now = Freshness::Within(SystemTime::now());
        verify(&sample_secret(), &headers, body.as_bytes(), now).unwrap();
        let origins = ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap();
        read(body.as_bytes(), &origins).unwrap()
    }

    #[test]
    fn every_kind_of_event_is_signed_and_is_what_it_says() {
        let command = "/summarize https://a.b 5".to_owned();
        let SlackRequest::Command(command) = arrival(Kind::Slash { command }) else {
            panic!("not a command")
        };
        assert_eq!(command.text, "https://a.b 5");
        let message = "see https://example.com/a".to_owned();
        let SlackRequest::Shortcut(chosen) = arrival(Kind::Shortcut { message }) else {
            panic!("not a shortcut")
        };
        assert_eq!(chosen.texts, ["see <https://example.com/a>"]);
        for button in [
            Button::Shorter,
            Button::Longer,
            Button::Ask,
            Button::Answer,
            Button::Share,
            Button::Dismiss,
        ] {
            let link = "https://a.b/".to_owned();
            let SlackRequest::Button(press) = arrival(Kind::Button { button, link }) else {
                panic!("not a button")
            };
            assert!(press.state.is_some(), "{button:?}");
            let is_answer = matches!(button, Button::Answer);
            assert_eq!(press.typed.is_some(), is_answer, "{button:?}");
        }
    }

    #[test]
    fn an_event_has_the_parts_of_the_sample_that_lambda_takes() {
        let sample = include_str!("../../events/slash-command.json");
        let sample: Value = serde_json::from_str(sample).unwrap();
        let command = "/summarize https://a.b".to_owned();
        let event: Value = serde_json::from_str(&signed(Kind::Slash { command }, None)).unwrap();
        let names = |value: &Value| {
            let mut names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
            names.sort();
            names
        };
        assert_eq!(names(&event), names(&sample));
        for part in ["headers", "requestContext"] {
            assert_eq!(names(&event[part]), names(&sample[part]), "{part}");
        }
    }
}
