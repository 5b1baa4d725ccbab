//! The classic generation, `https://api.smmry.com/`, as its documentation and recorded answers show it.
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use url::Url;

use super::{SmmryError, send, text};
use crate::{
    job::{EngineName, MessageText, Source, SummaryRequest},
    summary::{Provenance, Summary, SummaryContent},
    telemetry::{self, log_line},
};

/// Everything but RFC 3986's unreserved characters, so that the address stays one parameter.
const PARAMETER: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// Ends every piece of the content when `SM_WITH_BREAK` is asked for.
const BREAK: &str = "[BREAK]";

pub(super) async fn summarize(
    client: &reqwest::Client,
    base: &Url,
    key: &SecretString,
    request: &SummaryRequest,
) -> Result<Summary, SmmryError> {
    let encode = |value: &str| utf8_percent_encode(value, PARAMETER).to_string();
    let mut query = format!(
        "SM_API_KEY={}&SM_LENGTH={}&SM_KEYWORD_COUNT=5&SM_WITH_BREAK",
        encode(key.expose_secret()),
        request.sentences.get(),
    );
    let text = match &request.source {
        Source::Link(link) => {
            // Last, as SMMRY's documentation demands.
            query.push_str("&SM_URL=");
            query.push_str(&encode(link.as_str()));
            None
        }
        Source::Text(text) | Source::Message(MessageText { text, .. }) => Some(text),
    };
    let mut address = base.clone();
    address.set_query(Some(&query));
    let request = match text {
        None => client.get(address),
        Some(text) => client.post(address).form(&[("sm_api_input", text)]),
    };
    let (status, body) = send(request).await?;
    read(status, &body)
}

/// Reads an answer: the body decides, whatever the status.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Summary, SmmryError> {
    let Ok(Value::Object(answer)) = serde_json::from_slice(body) else {
        return Err(SmmryError::Outage(format!(
            "status {status} and a body that is not JSON"
        )));
    };
    let string = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    // Zero is an error too: its presence counts, not its value.
    if let Some(code) = answer.get("sm_api_error").filter(|code| !code.is_null()) {
        let message = telemetry::for_log(string("sm_api_message"));
        return Err(match number(code) {
            Some(1) => SmmryError::WrongParameters(message),
            Some(2) => SmmryError::Restricted(message),
            Some(3) => SmmryError::CannotSummarize(message),
            _ => SmmryError::Internal(message),
        });
    }
    let sentences: Vec<String> = string("sm_api_content")
        .split(BREAK)
        .map(text::clean)
        .filter(|piece| !piece.is_empty())
        .collect();
    if sentences.is_empty() {
        return Err(SmmryError::Outage(format!(
            "status {status} and an answer without content"
        )));
    }
    // Beside good content a message is a warning ("SENTENCE AMOUNT REDUCED TO 3"), which the summary itself shows.
    let warning = string("sm_api_message");
    if !warning.is_empty() {
        tracing::info!(
            warning = telemetry::for_log(warning),
            "{}",
            log_line::SMMRY_WARNS
        );
    }
    let percent_shorter = answer
        .get("sm_api_content_reduced")
        .and_then(|reduced| match reduced {
            Value::String(percent) => percent.trim().trim_end_matches('%').trim().parse().ok(),
            other => number(other),
        });
    let percent_shorter = percent_shorter
        .and_then(|percent| u8::try_from(percent).ok())
        .filter(|percent| *percent <= 100);
    let characters = answer.get("sm_api_character_count").and_then(number);
    let title = text::clean(string("sm_api_title"));
    let content = SummaryContent {
        title: (!title.is_empty()).then_some(title),
        reading_time_saved: percent_shorter
            .zip(characters)
            .and_then(|(percent, kept)| time_saved(percent, kept)),
        percent_shorter,
        keywords: answer
            .get("sm_api_keyword_array")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(text::keyword)
            .filter(|keyword| !keyword.is_empty())
            .take(5)
            .collect(),
        sentences,
        links: Vec::new(),
    };
    let provenance = Provenance {
        credits_left: answer
            .get("sm_api_credit_balance")
            .and_then(number)
            .or_else(|| requests_left(string("sm_api_limitation"))),
        ..Provenance::of(EngineName::Smmry)
    };
    Ok(Summary {
        content,
        provenance,
    })
}

/// A number that may come as a string.
fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}

/// "…, 89 requests left to make for today."
fn requests_left(limitation: &str) -> Option<u64> {
    let (before, _) = limitation.split_once(" requests left")?;
    before
        .rsplit(|character: char| !character.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

/// From the summary's characters and how much was left out, at six characters a word (five and a space) and 238 words
/// a minute, the average of adults reading English silently (Brysbaert 2019).
fn time_saved(percent_shorter: u8, kept_characters: u64) -> Option<Duration> {
    let kept_share = 100_u64
        .checked_sub(percent_shorter.into())
        .filter(|share| *share > 0)?;
    let left_out = kept_characters.checked_mul(percent_shorter.into())? / kept_share;
    Some(Duration::from_secs(left_out / 6 * 60 / 238))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer(body: &Value) -> Result<Summary, SmmryError> {
        read(200, body.to_string().as_bytes())
    }

    #[test]
    fn a_full_answer_is_read() {
        let summary = answer(&json!({
            "sm_api_message": "",
            "sm_api_character_count": "1190",
            "sm_api_title": "It\\'s a title &amp; more",
            "sm_api_content": " First one. Still first.[BREAK] Second &quot;one&quot;.[BREAK]",
            "sm_api_keyword_array": ["climate%20change", "tide"],
            "sm_api_content_reduced": "91%",
            "sm_api_credit_cost": 1,
            "sm_api_credit_balance": "89",
        }))
        .unwrap();
        let (content, provenance) = (summary.content, summary.provenance);
        assert_eq!(content.title.as_deref(), Some("It's a title & more"));
        assert_eq!(
            content.sentences,
            ["First one. Still first.", "Second \"one\"."]
        );
        assert_eq!(content.keywords, ["climate change", "tide"]);
        assert_eq!(
            (content.percent_shorter, provenance.credits_left),
            (Some(91), Some(89))
        );
        // 1190 characters are 9 % of 13,222: 12,032 left out, 2,005 words, 505 seconds.
        assert_eq!(content.reading_time_saved, Some(Duration::from_secs(505)));
    }

    #[test]
    fn little_is_needed_and_odd_types_do_no_harm() {
        let summary = answer(&json!({
            "sm_api_content": "Only this.",
            "sm_api_message": "SOURCE IS TOO SHORT, SENTENCE AMOUNT REDUCED TO 3",
            "sm_api_title": null,
            "sm_api_keyword_array": "none",
            "sm_api_content_reduced": ["x"],
            "sm_api_character_count": {},
            "sm_api_limitation": "Waited 0 extra seconds due to API Free mode, 74 requests left to make for today.",
        }))
        .unwrap();
        let (content, provenance) = (summary.content, summary.provenance);
        assert_eq!((content.title, content.percent_shorter), (None, None));
        assert_eq!(
            (content.sentences, provenance.credits_left),
            (vec!["Only this.".into()], Some(74))
        );
    }

    #[test]
    fn an_error_is_one_by_its_presence_at_any_status() {
        for (code, status) in [(json!(0), 200), (json!("0"), 500)] {
            let body = json!({ "sm_api_error": code, "sm_api_message": "INTERNAL" }).to_string();
            assert!(matches!(
                read(status, body.as_bytes()),
                Err(SmmryError::Internal(_))
            ));
        }
        let is = |code: Value| {
            answer(&json!({ "sm_api_error": code, "sm_api_content": "x", "sm_api_message": "M" }))
                .unwrap_err()
        };
        assert!(matches!(is(json!(1)), SmmryError::WrongParameters(message) if message == "M"));
        assert!(matches!(is(json!("2")), SmmryError::Restricted(_)));
        assert!(matches!(is(json!(3)), SmmryError::CannotSummarize(_)));
        assert!(matches!(is(json!(99)), SmmryError::Internal(_)));
        assert!(!is(json!(3)).another_engine_may_help() && is(json!(2)).another_engine_may_help());
    }

    #[test]
    fn what_is_not_an_answer_is_an_outage() {
        for body in [
            "",
            "<html>",
            "[]",
            "null",
            "{}",
            r#"{"sm_api_content":7}"#,
            r#"{"sm_api_content":"[BREAK] [BREAK]"}"#,
        ] {
            assert!(
                matches!(read(200, body.as_bytes()), Err(SmmryError::Outage(_))),
                "{body}"
            );
        }
    }
}
