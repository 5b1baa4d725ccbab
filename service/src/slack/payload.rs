//! What Slack sends: slash commands as form fields, and button presses and shortcuts as JSON in one of them.
mod content;

use serde::Deserialize;

use super::button::action;

/// The `callback_id` of the message shortcut, as in the app's manifest.
pub const SHORTCUT_CALLBACK: &str = "summarize_message";

/// One thing that Slack sent.
#[derive(Debug)]
pub enum Arrival {
    /// Slack checks the certificate; nothing is to be done.
    SslCheck,
    /// Somebody typed the command.
    Command(SlashCommand),
    /// Somebody pressed one of this app's buttons.
    Button(ButtonPress),
    /// Somebody chose the message shortcut.
    Shortcut(MessageShortcut),
    /// An interaction that this app does not have; its type.
    Unknown(String),
}

/// Why a request that Slack signed cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// A field that the answer needs is missing.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// A field stands twice: which one would be meant?
    #[error("the field {0} stands twice")]
    Doubled(String),
    /// A command and an interaction in one request: which of them would be meant?
    #[error("both a command and an interaction")]
    Both,
    /// `payload` is not the JSON of an interaction.
    #[error("the payload is not an interaction's JSON: {0}")]
    Json(String),
}

/// A slash command. Slack sends more fields than are needed; the `token` is deprecated and never trusted.
#[derive(Debug, Default)]
pub struct SlashCommand {
    /// The command itself, `/summarize`.
    pub command: String,
    /// What stands after it.
    pub text: String,
    /// Where answers go.
    pub response_url: String,
    /// Unique to the request.
    pub trigger_id: String,
    /// The workspace.
    pub team_id: String,
    /// The person.
    pub user_id: String,
}

/// A press of a button.
#[derive(Debug)]
pub struct ButtonPress {
    /// Which button.
    pub action_id: String,
    /// The state that travels in it.
    pub value: String,
    /// Where answers go; the message itself can be replaced or deleted through it.
    pub response_url: String,
    /// The workspace.
    pub team_id: String,
    /// The person who pressed, not necessarily the one who asked.
    pub user_id: String,
    /// When, in Unix seconds by Slack's clock; 0 where Slack does not say.
    pub pressed_at: u64,
}

/// The message shortcut.
#[derive(Debug)]
pub struct MessageShortcut {
    /// The texts of the message that it was chosen on: its own, and that of its blocks and attachments, where apps
    /// put theirs. Links are written as Slack writes them (`<https://a.b|label>`).
    pub texts: Vec<String>,
    /// Where answers go.
    pub response_url: String,
    /// Unique to the request.
    pub trigger_id: String,
    /// The workspace.
    pub team_id: String,
    /// The person.
    pub user_id: String,
}

/// Whether a body is Slack's certificate check, which asks for nothing and is answered unsigned, as Slack's own
/// frameworks do.
#[must_use]
pub fn is_ssl_check(body: &[u8]) -> bool {
    form_urlencoded::parse(body).any(|(name, value)| name == "ssl_check" && value == "1")
}

/// Reads the form fields of a request.
pub fn read(body: &[u8]) -> Result<Arrival, PayloadError> {
    let mut command = SlashCommand::default();
    let mut payload = String::new();
    let mut seen = Vec::<String>::new();
    for (name, value) in form_urlencoded::parse(body) {
        let field = match &*name {
            "ssl_check" if value == "1" => return Ok(Arrival::SslCheck),
            "command" => &mut command.command,
            "text" => &mut command.text,
            "response_url" => &mut command.response_url,
            "trigger_id" => &mut command.trigger_id,
            "team_id" => &mut command.team_id,
            "user_id" => &mut command.user_id,
            "payload" => &mut payload,
            _ => continue,
        };
        if seen.iter().any(|earlier| *earlier == name) {
            return Err(PayloadError::Doubled(name.into_owned()));
        }
        *field = value.into_owned();
        seen.push(name.into_owned());
    }
    if !payload.is_empty() {
        return match command.command.as_str() {
            "" => interaction(&payload),
            _ => Err(PayloadError::Both),
        };
    }
    if command.command.is_empty() {
        return Err(PayloadError::Missing("command"));
    }
    if command.response_url.is_empty() {
        return Err(PayloadError::Missing("response_url"));
    }
    Ok(Arrival::Command(command))
}

#[derive(Deserialize, Default)]
struct Id {
    #[serde(default)]
    id: String,
}

#[derive(Deserialize, Default)]
struct User {
    #[serde(default)]
    id: String,
    // The workspace, or the organization where the app is installed for one.
    #[serde(default)]
    team_id: Option<String>,
}

#[derive(Deserialize, Default)]
struct PressedElement {
    #[serde(default)]
    action_id: String,
    #[serde(default)]
    value: String,
    // `1548426417.840180`
    #[serde(default)]
    action_ts: String,
}

#[derive(Deserialize)]
struct Interaction {
    r#type: String,
    #[serde(default)]
    callback_id: String,
    #[serde(default)]
    response_url: String,
    #[serde(default)]
    trigger_id: String,
    // Null where an app is installed for a whole organization.
    #[serde(default)]
    team: Option<Id>,
    #[serde(default)]
    user: User,
    #[serde(default)]
    actions: Vec<PressedElement>,
    #[serde(default)]
    message: Option<serde_json::Value>,
}

fn interaction(json: &str) -> Result<Arrival, PayloadError> {
    // serde_json quotes no value in its errors beyond the offending token's type, so the text is safe to log.
    let interaction: Interaction =
        serde_json::from_str(json).map_err(|error| PayloadError::Json(error.to_string()))?;
    let team_id = match interaction.team {
        Some(team) => team.id,
        None => interaction.user.team_id.unwrap_or_default(),
    };
    let known = match interaction.r#type.as_str() {
        "block_actions" => interaction.actions.into_iter().find(|action| {
            [
                action::SHORTER,
                action::LONGER,
                action::SHARE,
                action::DISMISS,
            ]
            .contains(&action.action_id.as_str())
        }),
        "message_action" if interaction.callback_id == SHORTCUT_CALLBACK => None,
        _ => return Ok(Arrival::Unknown(interaction.r#type)),
    };
    if interaction.r#type == "block_actions" && known.is_none() {
        // A button of another kind, such as one that only opens a link.
        return Ok(Arrival::Unknown(interaction.r#type));
    }
    if interaction.response_url.is_empty() {
        return Err(PayloadError::Missing("response_url"));
    }
    Ok(match known {
        Some(PressedElement {
            action_id,
            value,
            action_ts,
        }) => Arrival::Button(ButtonPress {
            pressed_at: action_ts
                .split('.')
                .next()
                .and_then(|seconds| seconds.parse().ok())
                .unwrap_or_default(),
            action_id,
            value,
            response_url: interaction.response_url,
            team_id,
            user_id: interaction.user.id,
        }),
        None => Arrival::Shortcut(MessageShortcut {
            texts: content::texts(&interaction.message.unwrap_or_default()),
            response_url: interaction.response_url,
            trigger_id: interaction.trigger_id,
            team_id,
            user_id: interaction.user.id,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_needs_little_and_ignores_the_rest() {
        let body = b"token=x&command=%2Fsummarize&text=a.example%2Fx+5&response_url=https%3A%2F%2Fhooks.slack.com%2F1&new_field=1";
        let Ok(Arrival::Command(command)) = read(body) else {
            panic!()
        };
        assert_eq!(
            (command.command.as_str(), command.text.as_str()),
            ("/summarize", "a.example/x 5")
        );
        assert_eq!(command.response_url, "https://hooks.slack.com/1");
    }

    #[test]
    fn what_is_missing_or_doubled_is_named() {
        assert_eq!(read(b"").unwrap_err(), PayloadError::Missing("command"));
        assert_eq!(
            read(b"command=/s").unwrap_err(),
            PayloadError::Missing("response_url")
        );
        let doubled =
            read(b"command=/s&text=a&text=b&response_url=https://hooks.slack.com/1").unwrap_err();
        assert_eq!(doubled, PayloadError::Doubled("text".into()));
        assert_eq!(
            read(b"command=/s&payload=%7B%7D").unwrap_err(),
            PayloadError::Both
        );
        assert!(matches!(
            read(b"payload=%7Bnot").unwrap_err(),
            PayloadError::Json(_)
        ));
    }

    #[test]
    fn a_certificate_check_is_one_wherever_it_stands() {
        assert!(is_ssl_check(b"ssl_check=1&token=x"));
        assert!(!is_ssl_check(b"ssl_check=0"));
        assert!(matches!(
            read(b"token=x&ssl_check=1"),
            Ok(Arrival::SslCheck)
        ));
    }

    fn payload(json: &str) -> Result<Arrival, PayloadError> {
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
            matches!(button, Ok(Arrival::Button(press)) if press.action_id == "longer" && press.user_id == "U1")
        );
        let shortcut = payload(
            r#"{"type":"message_action","callback_id":"summarize_message","team":{"id":"T1"},"user":{"id":"U1"},"response_url":"https://hooks.slack.com/1","trigger_id":"1.2","message":{"text":"hi","type":"message"}}"#,
        );
        assert!(
            matches!(shortcut, Ok(Arrival::Shortcut(shortcut)) if shortcut.texts == ["hi"] && shortcut.team_id == "T1")
        );
        for other in [
            r#"{"type":"view_submission"}"#,
            r#"{"type":"message_action","callback_id":"other"}"#,
            r#"{"type":"block_actions","actions":[{"action_id":"open"}]}"#,
        ] {
            assert!(matches!(payload(other), Ok(Arrival::Unknown(_))), "{other}");
        }
    }
}
