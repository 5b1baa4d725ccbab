//! What Slack sends: slash commands as form fields, and button presses and shortcuts as JSON in one of them.
//!
//! Everything is parsed here, once: ids, addresses and actions are types from here on. What a request needs is required,
//! what it does not is optional, and null is the same as missing.
use serde::Deserialize;

use super::{
    button::{Action, ButtonState},
    content,
    message::QUESTION_FIELD,
};
use crate::{
    job::{ReplyOrigins, ResponseUrl, TeamId, UserId},
    json,
};

/// The `callback_id` of the message shortcut, as in the app's manifest.
pub const SHORTCUT_CALLBACK: &str = "summarize_message";

/// One request of Slack's.
#[derive(Debug)]
pub enum SlackRequest {
    /// Somebody typed the command.
    Command(SlashCommand),
    /// Somebody pressed one of this app's buttons.
    Button(Box<ButtonPress>),
    /// Somebody chose the message shortcut.
    Shortcut(MessageShortcut),
    /// An interaction that this app does not have; its type.
    Unsupported(String),
}

/// Who sent a request, and where the answers to it go.
#[derive(Debug)]
pub struct Sender {
    /// The workspace; `None` where Slack names none.
    pub team: Option<TeamId>,
    /// The person; `None` where Slack names none.
    pub user: Option<UserId>,
    /// Where answers go; `None` where the address is not on one of Slack's origins.
    pub response_url: Option<ResponseUrl>,
    /// The address as it came, for an id where Slack sent nothing that is unique to the request.
    address: String,
}

impl Sender {
    fn new(
        team: Option<TeamId>,
        user: Option<UserId>,
        address: String,
        origins: &ReplyOrigins,
    ) -> Self {
        Self {
            team,
            user,
            response_url: origins.response_url(&address),
            address,
        }
    }

    /// What tells this request from every other where it has no trigger: a response URL is lent to one request.
    #[must_use]
    pub fn unique_address(&self) -> &str {
        &self.address
    }
}

/// A slash command. Slack sends more fields than are needed; the `token` is deprecated and never trusted.
#[derive(Debug)]
pub struct SlashCommand {
    /// What stands after the command.
    pub text: String,
    /// Unique to the request; `None` where Slack sent none.
    pub trigger: Option<String>,
    /// Who typed it.
    pub sender: Sender,
}

/// A press of a button.
#[derive(Debug)]
pub struct ButtonPress {
    /// Which button.
    pub action: Action,
    /// The state that travels in it; `None` where this app did not write it.
    pub state: Option<ButtonState>,
    /// What stands in the message's field for a question; `None` where there is no field, or nothing in it.
    pub typed: Option<String>,
    /// What names the press: its `action_ts`, the moment by Slack's clock (`1548426417.840180`). `None` where Slack does
    /// not say.
    pub moment: Option<String>,
    /// Who pressed, not necessarily the person who asked. The message itself can be replaced or deleted through the
    /// response URL.
    pub sender: Sender,
}

/// The message shortcut.
#[derive(Debug)]
pub struct MessageShortcut {
    /// The texts of the message that it was chosen on: its own, and that of its blocks and attachments, where apps
    /// put theirs. Links are written as Slack writes them (`<https://a.b|label>`).
    pub texts: Vec<String>,
    /// Who wrote that message; `None` where Slack names no person, as for an app's.
    pub author: Option<UserId>,
    /// Unique to the request; `None` where Slack sent none.
    pub trigger: Option<String>,
    /// Who chose it.
    pub sender: Sender,
}

/// Why a request that Slack signed cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// A field that the answer needs is missing.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// A field stands twice: which one would be meant?
    #[error("the field {0} stands twice")]
    Doubled(&'static str),
    /// A command and an interaction in one request: which of them would be meant?
    #[error("both a command and an interaction")]
    Both,
    /// `payload` is not the JSON of an interaction.
    #[error("the payload is not an interaction's JSON: {0}")]
    Json(&'static str),
}

/// Whether a body is Slack's certificate check, which asks for nothing and is answered unsigned, as Slack's own
/// frameworks do.
#[must_use]
pub fn is_ssl_check(body: &[u8]) -> bool {
    form_urlencoded::parse(body).any(|(name, value)| name == "ssl_check" && value == "1")
}

/// Whether a body is a command's, at a glance.
#[must_use]
pub fn is_command(body: &[u8]) -> bool {
    form_urlencoded::parse(body).any(|(name, _)| name == "command")
}

/// The form fields that are read; others are ignored.
const FIELDS: [&str; 7] = [
    "command",
    "text",
    "response_url",
    "trigger_id",
    "team_id",
    "user_id",
    "payload",
];

/// Reads the form fields of a request. Replies may go to `origins`.
pub fn read(body: &[u8], origins: &ReplyOrigins) -> Result<SlackRequest, RequestError> {
    let mut fields: [Option<String>; FIELDS.len()] = Default::default();
    for (name, value) in form_urlencoded::parse(body) {
        let Some(index) = FIELDS.iter().position(|field| *field == name) else {
            continue;
        };
        if fields[index].replace(value.into_owned()).is_some() {
            return Err(RequestError::Doubled(FIELDS[index]));
        }
    }
    let [command, text, response_url, trigger, team, user, payload] =
        fields.map(|field| field.filter(|value| !value.is_empty()));
    match (command, payload) {
        (None, None) => Err(RequestError::Missing("command")),
        (Some(_), Some(_)) => Err(RequestError::Both),
        (None, Some(payload)) => interaction(&payload, origins),
        (Some(_), None) => Ok(SlackRequest::Command(SlashCommand {
            text: text.unwrap_or_default(),
            trigger,
            sender: Sender::new(
                team.as_deref().and_then(TeamId::parse),
                user.as_deref().and_then(UserId::parse),
                response_url.ok_or(RequestError::Missing("response_url"))?,
                origins,
            ),
        })),
    }
}

/// The interactions that this app has (<https://docs.slack.dev/reference/interaction-payloads>).
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Interaction {
    BlockActions {
        #[serde(flatten)]
        from: From,
        actions: Option<Vec<PressedElement>>,
        state: Option<serde_json::Value>,
    },
    MessageAction {
        #[serde(flatten)]
        from: From,
        callback_id: Option<String>,
        trigger_id: Option<String>,
        message: Option<serde_json::Value>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct From {
    response_url: Option<String>,
    // Null where an app is installed for a whole organization.
    team: Option<Team>,
    user: Option<User>,
}

#[derive(Deserialize)]
struct Team {
    #[serde(default, deserialize_with = "TeamId::optional")]
    id: Option<TeamId>,
}

#[derive(Deserialize)]
struct User {
    #[serde(default, deserialize_with = "UserId::optional")]
    id: Option<UserId>,
    // The workspace, or the organization where the app is installed for one.
    #[serde(default, deserialize_with = "TeamId::optional")]
    team_id: Option<TeamId>,
}

#[derive(Deserialize)]
struct PressedElement {
    action_id: Option<String>,
    value: Option<String>,
    // `1548426417.840180`
    action_ts: Option<String>,
}

impl From {
    fn sender(self, origins: &ReplyOrigins) -> Result<Sender, RequestError> {
        let address = self
            .response_url
            .filter(|address| !address.is_empty())
            .ok_or(RequestError::Missing("response_url"))?;
        let (user, users_team) = self
            .user
            .map_or((None, None), |user| (user.id, user.team_id));
        let team = match self.team {
            Some(team) => team.id,
            None => users_team,
        };
        Ok(Sender::new(team, user, address, origins))
    }
}

fn interaction(payload: &str, origins: &ReplyOrigins) -> Result<SlackRequest, RequestError> {
    let unreadable = |error| RequestError::Json(json::error_kind(&error));
    match serde_json::from_str(payload).map_err(unreadable)? {
        Interaction::BlockActions {
            from,
            actions,
            state,
        } => {
            let pressed = actions.into_iter().flatten().find_map(|element| {
                let action = Action::parse(element.action_id.as_deref()?)?;
                Some((action, element))
            });
            let Some((action, element)) = pressed else {
                // A button of another kind, such as one that only opens a link.
                return Ok(SlackRequest::Unsupported("block_actions".to_owned()));
            };
            Ok(SlackRequest::Button(Box::new(ButtonPress {
                action,
                state: element.value.as_deref().and_then(ButtonState::from_value),
                typed: typed(&state.unwrap_or_default()),
                moment: element.action_ts.filter(|moment| !moment.is_empty()),
                sender: from.sender(origins)?,
            })))
        }
        Interaction::MessageAction {
            from,
            callback_id,
            trigger_id,
            message,
        } if callback_id.as_deref() == Some(SHORTCUT_CALLBACK) => {
            let message = message.unwrap_or_default();
            Ok(SlackRequest::Shortcut(MessageShortcut {
                texts: content::texts(&message),
                author: content::author(&message),
                trigger: trigger_id.filter(|trigger| !trigger.is_empty()),
                sender: from.sender(origins)?,
            }))
        }
        Interaction::MessageAction { .. } => {
            Ok(SlackRequest::Unsupported("message_action".to_owned()))
        }
        Interaction::Other => {
            #[derive(Deserialize)]
            struct Kind {
                r#type: String,
            }
            let Kind { r#type } = serde_json::from_str(payload).map_err(unreadable)?;
            Ok(SlackRequest::Unsupported(r#type))
        }
    }
}

/// What stands in the field for a question (<https://docs.slack.dev/reference/interaction-payloads/block_actions-payload>).
fn typed(state: &serde_json::Value) -> Option<String> {
    let field = &state["values"][QUESTION_FIELD][QUESTION_FIELD];
    field["value"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &[u8]) -> Result<SlackRequest, RequestError> {
        super::read(body, &ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap())
    }

    #[test]
    fn a_command_needs_little_and_ignores_the_rest() {
        let body = b"token=x&command=%2Fsummarize&text=a.example%2Fx+5&response_url=https%3A%2F%2Fhooks.slack.com%2F1&new_field=1";
        let Ok(SlackRequest::Command(command)) = read(body) else {
            panic!()
        };
        assert_eq!(command.text, "a.example/x 5");
        let url = command.sender.response_url.unwrap();
        assert_eq!(url.expose().as_str(), "https://hooks.slack.com/1");
        assert_eq!((command.sender.team, command.sender.user), (None, None));
    }

    #[test]
    fn what_is_missing_or_doubled_is_named() {
        for (body, error) in [
            ("", RequestError::Missing("command")),
            ("command=/s", RequestError::Missing("response_url")),
            (
                "command=/s&text=a&text=b&response_url=https://hooks.slack.com/1",
                RequestError::Doubled("text"),
            ),
            ("command=/s&payload=%7B%7D", RequestError::Both),
        ] {
            assert_eq!(read(body.as_bytes()).unwrap_err(), error);
        }
        assert!(matches!(
            read(b"payload=%7Bnot").unwrap_err(),
            RequestError::Json(_)
        ));
    }

    #[test]
    fn a_certificate_check_is_one_wherever_it_stands() {
        assert!(is_ssl_check(b"ssl_check=1&token=x"));
        assert!(is_ssl_check(b"token=x&ssl_check=1"));
        assert!(!is_ssl_check(b"ssl_check=0"));
    }

    fn payload(json: &str) -> Result<SlackRequest, RequestError> {
        read(
            format!(
                "payload={}",
                form_urlencoded::byte_serialize(json.as_bytes()).collect::<String>()
            )
            .as_bytes(),
        )
    }

    #[test]
    fn interactions_are_told_apart() {
        let button = payload(
            r#"{"type":"block_actions","team":null,"user":{"id":"U1"},"response_url":"https://hooks.slack.com/1","actions":[{"action_id":"longer","value":"v","extra":1}]}"#,
        );
        assert!(
            matches!(button, Ok(SlackRequest::Button(press)) if press.action == Action::Longer && press.sender.user == UserId::parse("U1"))
        );
        let shortcut = payload(
            r#"{"type":"message_action","callback_id":"summarize_message","team":{"id":"T1"},"user":{"id":"U1"},"response_url":"https://hooks.slack.com/1","trigger_id":"1.2","message":{"text":"hi","type":"message"}}"#,
        );
        assert!(
            matches!(shortcut, Ok(SlackRequest::Shortcut(shortcut)) if shortcut.texts == ["hi"] && shortcut.sender.team == TeamId::parse("T1"))
        );
        for (other, kind) in [
            (r#"{"type":"view_submission"}"#, "view_submission"),
            (
                r#"{"type":"message_action","callback_id":"other"}"#,
                "message_action",
            ),
            (
                r#"{"type":"block_actions","actions":[{"action_id":"open"}]}"#,
                "block_actions",
            ),
        ] {
            assert!(
                matches!(payload(other), Ok(SlackRequest::Unsupported(found)) if found == kind),
                "{other}"
            );
        }
    }

    #[test]
    fn null_is_the_same_as_missing() {
        let bare = r#"{"type":"block_actions","response_url":"https://hooks.slack.com/1","actions":[{"action_id":"share"}]}"#;
        let nulls = r#"{"type":"block_actions","team":null,"user":null,"trigger_id":null,"response_url":"https://hooks.slack.com/1","message":null,"actions":[{"action_id":"share","value":null,"action_ts":null}]}"#;
        for json in [bare, nulls] {
            let Ok(SlackRequest::Button(press)) = payload(json) else {
                panic!("{json}")
            };
            assert_eq!((press.state, press.moment), (None, None));
            assert_eq!((press.sender.team, press.sender.user), (None, None));
        }
    }

    #[test]
    fn words_of_a_payload_stay_out_of_its_error() {
        let error = payload(r#"{"type":"block_actions","actions":"secret words"}"#).unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
