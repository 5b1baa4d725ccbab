//! Reads variables and collects what is wrong with them.
use url::Url;

use super::{SecretSetting, SettingsError, table::Setting};
use crate::{
    job::{ReplyOrigins, TeamId},
    language::AppLanguage,
};

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

    /// The settings, where nothing was wrong: `build` gives `None` only after something was.
    pub(super) fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, SettingsError> {
        match build() {
            Some(settings) if self.problems.is_empty() => Ok(settings),
            _ => Err(SettingsError(self.problems)),
        }
    }

    /// A setting's text, or its default's; an empty one counts as unset, since a template cannot leave a variable out.
    fn text(&self, setting: &Setting) -> Option<String> {
        (self.variable)(setting.name)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .or_else(|| setting.default.map(str::to_owned))
    }

    /// A setting that has to be there.
    pub(super) fn parsed<T>(
        &mut self,
        setting: &Setting,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        self.parsed_or(setting, parse, None)
    }

    /// A setting, or this where it is neither set nor has a default.
    pub(super) fn parsed_or<T>(
        &mut self,
        setting: &Setting,
        parse: impl Fn(&str) -> Result<T, String>,
        otherwise: Option<T>,
    ) -> Option<T> {
        let problem = match self.text(setting) {
            Some(text) => match parse(&text) {
                Ok(value) => return Some(value),
                Err(problem) => format!("{}: {problem}", setting.name),
            },
            None if otherwise.is_some() => return otherwise,
            None => format!("{} is not set ({})", setting.name, setting.meaning),
        };
        self.problems.push(problem);
        None
    }

    /// Takes a problem down that no value of one setting shows by itself.
    pub(super) fn refuse(&mut self, setting: &Setting, problem: &str) {
        self.problems.push(format!("{}: {problem}", setting.name));
    }

    /// A secret: in its variable, or in SSM under the name that the other one has.
    pub(super) fn secret(&self, value: &Setting, parameter: &Setting) -> SecretSetting {
        match self.text(value) {
            Some(secret) => SecretSetting::Value(secret.into()),
            None => SecretSetting::Parameter(self.text(parameter).unwrap_or_default()),
        }
    }
}

pub(super) fn flag(text: &str) -> Result<bool, String> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        other => Err(format!("`{other}` is neither true nor false")),
    }
}

pub(super) fn app_language(text: &str) -> Result<AppLanguage, String> {
    AppLanguage::ALL
        .into_iter()
        .find(|language| language.code() == text)
        .ok_or_else(|| {
            let codes: Vec<_> = AppLanguage::ALL.iter().map(|known| known.code()).collect();
            format!("`{text}` is none of {}", codes.join(", "))
        })
}

pub(super) fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a number"))
}

/// CloudWatch's rules for a namespace
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html>), less the blanks.
pub(super) fn metrics_namespace(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/#:".contains(&byte);
    if text.len() <= 255 && text.bytes().all(allowed) && !text.starts_with("AWS/") {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is not a CloudWatch namespace"))
    }
}

/// A queue's ARN, compared as a whole with the one that a record comes from.
pub(super) fn queue_arn(text: &str) -> Result<Option<String>, String> {
    let mut parts = text.split(':');
    match (parts.next(), parts.nth(1)) {
        (Some("arn"), Some("sqs")) => Ok(Some(text.to_owned())),
        _ => Err(format!("`{text}` is not the ARN of a queue")),
    }
}

pub(super) fn reply_origins(list: &str) -> Result<ReplyOrigins, String> {
    ReplyOrigins::parse(list).map_err(|error| error.to_string())
}

/// Comma-separated team ids. A list that names none is refused: it would serve everybody.
pub(super) fn team_ids(list: &str) -> Result<Vec<TeamId>, String> {
    let ids = list
        .split(',')
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| {
            TeamId::parse(id).ok_or_else(|| format!("`{id}` is not a team id like T0123ABCD"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if ids.is_empty() {
        return Err("it names no workspace".into());
    }
    Ok(ids)
}

/// A model's name. Bedrock's ids and ARNs, and the names of other servers' models, hold no blanks and no control characters.
pub(super) fn model_name(text: &str) -> Result<Option<String>, String> {
    if text.len() <= 2_048 && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(Some(text.to_owned()))
    } else {
        Err("it is not the id or the name of a model".to_owned())
    }
}

pub(super) fn web_address(text: &str) -> Result<Url, String> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| format!("`{text}` is not a web address"))
}
