//! Reads variables and collects what is wrong with them.
use url::Url;

use super::{ReplyOrigins, SLACK_REPLY_ORIGINS, SecretSetting, SettingsError};

/// Reads settings and collects what is wrong with them.
pub(super) struct Reader<'a> {
    variable: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(variable: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            variable,
            problems: Vec::new(),
        }
    }

    pub(super) fn finish<T>(self, settings: T) -> Result<T, SettingsError> {
        if self.problems.is_empty() {
            Ok(settings)
        } else {
            Err(SettingsError(self.problems))
        }
    }

    /// A variable's text; an empty one counts as unset, since a template cannot leave a variable out.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        (self.variable)(name)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    }

    pub(super) fn missing<T: Default>(&mut self, name: &str, what: &str) -> T {
        self.problems.push(format!("{name} is not set ({what})"));
        T::default()
    }

    pub(super) fn checked<T>(
        &mut self,
        name: &str,
        text: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        parse(text)
            .map_err(|problem| self.problems.push(format!("{name}: {problem}")))
            .ok()
    }

    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(name)?;
        self.checked(name, &text, parse)
    }

    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.parsed(name, |text| match text {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(format!("`{other}` is neither true nor false")),
        })
        .unwrap_or(false)
    }

    pub(super) fn url(&mut self, name: &str, default: &'static str) -> Url {
        let text = self.text(name).unwrap_or_else(|| default.into());
        self.checked(name, &text, web_address)
            .unwrap_or_else(|| placeholder(default))
    }

    pub(super) fn secret(&self, value: &str, parameter: &str, default: &str) -> SecretSetting {
        match self.text(value) {
            Some(secret) => SecretSetting::Value(secret.into()),
            None => {
                SecretSetting::Parameter(self.text(parameter).unwrap_or_else(|| default.into()))
            }
        }
    }

    pub(super) fn reply_origins(&mut self) -> ReplyOrigins {
        self.parsed("SLACK_REPLY_ORIGINS", ReplyOrigins::parse)
            .unwrap_or_else(|| {
                ReplyOrigins::parse(SLACK_REPLY_ORIGINS).unwrap_or(ReplyOrigins(Vec::new()))
            })
    }
}

/// CloudWatch's rules for a namespace (`PutMetricData`), less the blanks.
pub(super) fn metrics_namespace(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/#:".contains(&byte);
    if text.len() <= 255 && text.bytes().all(allowed) && !text.starts_with("AWS/") {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is not a CloudWatch namespace"))
    }
}

/// Comma-separated team ids. A list that names none is refused: it would serve everybody.
pub(super) fn team_ids(list: &str) -> Result<Vec<String>, String> {
    let ids: Vec<_> = list
        .split(',')
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .collect();
    if ids.is_empty() {
        return Err("it names no workspace".into());
    }
    match ids
        .iter()
        .find(|id| !id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        Some(id) => Err(format!("`{id}` is not a team id like T0123ABCD")),
        None => Ok(ids.into_iter().map(str::to_owned).collect()),
    }
}

pub(super) fn web_address(text: &str) -> Result<Url, String> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| format!("`{text}` is not a web address"))
}

fn placeholder(default: &'static str) -> Url {
    #[expect(
        clippy::expect_used,
        reason = "a constant of this file, read in its tests"
    )]
    Url::parse(default).expect("a valid default")
}
