//! The newer generation, `https://smmry.com/api/`: a request is made, then asked after. Known from public clients only,
//! since no documentation of it is at hand: everything that is not plainly an answer counts as an outage.
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::{SmmryError, send, text};
use crate::{
    job::{EngineName, MessageText, SentenceCount, Source, SummaryRequest},
    summary::{Provenance, Summary, SummaryContent},
    telemetry,
};

/// How often a summary in the making is asked after.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

pub(super) async fn summarize(
    client: &reqwest::Client,
    base: &Url,
    key: &SecretString,
    request: &SummaryRequest,
) -> Result<Summary, SmmryError> {
    let input = match &request.source {
        Source::Link(link) => json!({ "web_url": link.as_str() }),
        Source::Text(text) | Source::Message(MessageText { text, .. }) => {
            json!({ "raw_text": text })
        }
    };
    let submit = endpoint(base, "process-summarize");
    let submission = client
        .post(submit)
        .header("x-api-key", key.expose_secret())
        .json(&input);
    let (status, body) = send(submission).await?;
    let answer = read(status, &body)?;
    let id = match answer.get("request_id") {
        Some(Value::String(id)) if !id.is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => {
            return Err(SmmryError::Outage(format!(
                "status {status} and no request_id"
            )));
        }
    };
    let mut ask = endpoint(base, "get-summary");
    ask.query_pairs_mut().append_pair("request_id", &id);
    loop {
        let question = client
            .get(ask.clone())
            .header("x-api-key", key.expose_secret());
        let (status, body) = send(question).await?;
        if let Some(summary) = ready(status, &body, request.sentences)? {
            return Ok(summary);
        }
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}

/// The summary, or `None` while it is in the making, which may be said with a 202, a 404 or a 200 without a summary.
pub(super) fn ready(
    status: u16,
    body: &[u8],
    sentences: SentenceCount,
) -> Result<Option<Summary>, SmmryError> {
    if status == 404 {
        return Ok(None);
    }
    let answer = read(status, body)?;
    answer
        .get("summary")
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty())
        .map(|summary| shorten(&answer, summary, sentences))
        .transpose()
}

fn endpoint(base: &Url, name: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{name}", base.path().trim_end_matches('/')));
    url
}

fn read(status: u16, body: &[u8]) -> Result<Value, SmmryError> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let message = ["error", "message", "detail"]
        .iter()
        .find_map(|name| answer.get(name).and_then(Value::as_str))
        .map_or_else(|| format!("status {status}"), telemetry::for_log);
    match status {
        200..=299 if answer.is_object() => {
            if answer
                .get("error")
                .is_some_and(|error| !error.is_null() && error != &Value::Bool(false))
            {
                return Err(SmmryError::Internal(message));
            }
            Ok(answer)
        }
        401 | 403 => Err(SmmryError::WrongParameters(message)),
        402 | 429 => Err(SmmryError::Restricted(message)),
        400 | 413 | 415 | 422 => Err(SmmryError::CannotSummarize(message)),
        500..=599 if answer.is_object() => Err(SmmryError::Internal(message)),
        _ => Err(SmmryError::Outage(message)),
    }
}

/// It takes no number of sentences and gives plain text: what is over the number is left out.
fn shorten(answer: &Value, summary: &str, sentences: SentenceCount) -> Result<Summary, SmmryError> {
    let mut sentences_made: Vec<String> = engine::split_sentences(summary)
        .into_iter()
        .map(text::clean)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    sentences_made.truncate(sentences.get().into());
    if sentences_made.is_empty() {
        return Err(SmmryError::Outage("a summary without a sentence".into()));
    }
    let title = answer
        .get("title")
        .and_then(Value::as_str)
        .map(text::clean)
        .filter(|title| !title.is_empty());
    Ok(Summary {
        content: SummaryContent {
            title,
            sentences: sentences_made,
            keywords: Vec::new(),
            percent_shorter: None,
            reading_time_saved: None,
            links: Vec::new(),
        },
        provenance: Provenance::of(EngineName::Smmry),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_told_apart() {
        for (status, expected) in [
            (401, "wrong"),
            (402, "restricted"),
            (429, "restricted"),
            (422, "cannot"),
            (503, "outage"),
        ] {
            let error = read(status, b"<html>").unwrap_err().to_string();
            assert!(error.contains(expected), "{status}: {error}");
        }
        assert!(read(200, b"<html>").is_err());
        assert!(
            matches!(read(200, br#"{"error":"no"}"#), Err(SmmryError::Internal(message)) if message == "no")
        );
        assert!(read(202, br#"{"status":"pending","error":null}"#).is_ok());
    }

    #[test]
    fn only_what_is_longer_is_cut() {
        let two = SentenceCount::new(2).unwrap();
        let shown = |text: &str| shorten(&json!({}), text, two).unwrap().content.sentences;
        assert_eq!(
            shown("One is here. Two is here. Three is here."),
            ["One is here.", "Two is here."]
        );
        assert_eq!(shown("Only one is here."), ["Only one is here."]);
    }

    #[test]
    fn endpoints_keep_the_base_path() {
        for base in ["https://smmry.com/api/", "https://smmry.com/api"] {
            assert_eq!(
                endpoint(&Url::parse(base).unwrap(), "get-summary").as_str(),
                "https://smmry.com/api/get-summary"
            );
        }
    }
}
