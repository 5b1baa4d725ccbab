//! What Slack sends for a slash command, signed as Slack signs, as the event that Lambda makes of it.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::event::{self, Door};
use crate::unique::unique;

/// The signing secret of the tests' Slack app. It has the form of a real one nowhere but in [`crate::SECRET_MARK`].
pub const SIGNING_SECRET: &str = "never-log-me-8f742231b10e8888abcd";

/// Slack's v0 signature: `v0=` and the hex of HMAC-SHA256 over `v0:{timestamp}:{body}`.
#[must_use]
pub fn signature(secret: &str, timestamp: u64, body: &[u8]) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("v0:{timestamp}:").as_bytes());
    mac.update(body);
    let mut hex = String::from("v0=");
    for byte in mac.finalize().into_bytes() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Seconds since 1970.
#[must_use]
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock past 1970")
        .as_secs()
}

/// One request from Slack, signed and fresh unless a test says else.
#[derive(Debug, Clone)]
pub struct SlackRequest {
    body: Vec<u8>,
    timestamp: u64,
    secret: String,
    signature: Option<String>,
    method: String,
    headers: Vec<(String, String)>,
    door: Door,
    base64: bool,
}

impl SlackRequest {
    /// `/summarize {text}` in a channel, to be answered at `response_url`.
    #[must_use]
    pub fn command(text: &str, response_url: &str) -> Self {
        Self::fields(&[
            ("command", "/summarize"),
            ("text", text),
            ("response_url", response_url),
        ])
    }

    /// A slash command's form with these fields in place of, or beside, the usual ones.
    #[must_use]
    pub fn fields(own: &[(&str, &str)]) -> Self {
        // The identifiers are those of Slack's own documentation.
        let trigger = format!("13345224609.738474920.{:016x}", unique());
        let usual = [
            ("token", "gIkuvaNzQIHg97ATvDxqgjtO"),
            ("team_id", "T0001"),
            ("team_domain", "example"),
            ("channel_id", "C2147483705"),
            ("channel_name", "test"),
            ("user_id", "U2147483697"),
            ("user_name", "Steve"),
            ("api_app_id", "A123456"),
            ("is_enterprise_install", "false"),
            ("trigger_id", trigger.as_str()),
        ];
        let kept = usual
            .iter()
            .filter(|(name, _)| !own.iter().any(|(replaced, _)| replaced == name));
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(kept).extend_pairs(own);
        Self::body(form.finish().into_bytes())
    }

    /// A press by `user` on the button of a message that has `element` (a button of its blocks) in it.
    #[must_use]
    pub fn button(element: &Value, user: &str, response_url: &str) -> Self {
        Self::press("1548426417.840180", element, user, response_url)
    }

    /// The same, under the name that Slack gives to this press: its `action_ts`.
    #[must_use]
    pub fn press(moment: &str, element: &Value, user: &str, response_url: &str) -> Self {
        let trigger = format!("12466734323.1395872398.{:016x}", unique());
        let payload = json!({
            "type": "block_actions",
            "team": {"id": "T0001", "domain": "example"},
            "user": {"id": user, "username": "steve", "team_id": "T0001"},
            "api_app_id": "A123456",
            "token": "gIkuvaNzQIHg97ATvDxqgjtO",
            "container": {"type": "message", "message_ts": "1548261231.000200", "channel_id": "C2147483705"},
            "trigger_id": trigger,
            "channel": {"id": "C2147483705", "name": "test"},
            "response_url": response_url,
            "actions": [{
                "type": "button",
                "block_id": "b1",
                "action_id": element["action_id"],
                "text": element["text"],
                "value": element["value"],
                "action_ts": moment,
            }],
        });
        Self::payload(&payload)
    }

    /// The message shortcut `callback_id`, chosen on a message that says `text`.
    #[must_use]
    pub fn shortcut(callback_id: &str, text: &str, response_url: &str) -> Self {
        let trigger = format!("13345224609.8534564800.{:016x}", unique());
        let payload = json!({
            "type": "message_action",
            "callback_id": callback_id,
            "token": "gIkuvaNzQIHg97ATvDxqgjtO",
            "trigger_id": trigger,
            "response_url": response_url,
            "team": {"id": "T0001", "domain": "example"},
            "channel": {"id": "C2147483705", "name": "test"},
            "user": {"id": "U2147483697", "name": "steve"},
            "message_ts": "1548261231.000200",
            "message": {"type": "message", "user": "U061F7AUR", "ts": "1548261231.000200", "text": text},
        });
        Self::payload(&payload)
    }

    /// An interaction's JSON, in the form field that carries it.
    #[must_use]
    pub fn payload(payload: &Value) -> Self {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("payload", &payload.to_string());
        Self::body(form.finish().into_bytes())
    }

    /// Any body, sent and signed as Slack does.
    #[must_use]
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            timestamp: now(),
            secret: SIGNING_SECRET.to_owned(),
            signature: None,
            method: "POST".to_owned(),
            headers: vec![(
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            )],
            door: Door::FunctionUrl,
            base64: false,
        }
    }

    /// Signed with another secret.
    #[must_use]
    pub fn secret(mut self, secret: &str) -> Self {
        secret.clone_into(&mut self.secret);
        self
    }

    /// Signed at another time.
    #[must_use]
    pub fn at(mut self, timestamp: u64) -> Self {
        self.timestamp = timestamp;
        self
    }

    /// With this signature, right or wrong.
    #[must_use]
    pub fn signature(mut self, signature: &str) -> Self {
        self.signature = Some(signature.to_owned());
        self
    }

    /// With another method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        method.clone_into(&mut self.method);
        self
    }

    /// With this header, in place of one of the same name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Through this front door.
    #[must_use]
    pub fn through(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    /// With the body in base64, as Lambda encodes bodies that it does not take for text.
    #[must_use]
    pub fn base64(mut self) -> Self {
        self.base64 = true;
        self
    }

    /// The raw body.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.body
    }

    /// The headers as sent, Slack's two among them unless a test set its own.
    #[must_use]
    pub fn headers(&self) -> Vec<(String, String)> {
        let mut headers = self.headers.clone();
        let mut add = |name: &str, value: String| {
            if !headers
                .iter()
                .any(|(known, _)| known.eq_ignore_ascii_case(name))
            {
                headers.push((name.to_owned(), value));
            }
        };
        add("x-slack-request-timestamp", self.timestamp.to_string());
        let signed = || signature(&self.secret, self.timestamp, &self.body);
        add(
            "x-slack-signature",
            self.signature.clone().unwrap_or_else(signed),
        );
        headers
    }

    /// As the event that Lambda hands to the ack.
    #[must_use]
    pub fn event(&self) -> Value {
        event::http(
            self.door,
            &self.method,
            &self.headers(),
            &self.body,
            self.base64,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_that_slack_publishes() {
        let body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V\
            &channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=\
            &response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN\
            &trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assert_eq!(
            signature(
                "8f742231b10e8888abcd99yyyzzz85a5",
                1_531_420_618,
                body.as_bytes()
            ),
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
        );
    }
}
