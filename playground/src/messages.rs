//! Every kind of message that the app sends, with ordinary contents: to look at.
use std::time::Duration;

use service::{
    job::{ArticleUrl, ReplyOrigins, SentenceCount, Source, SummaryRequest},
    language::AppLanguage,
    messages::catalog::{Occasion, every},
    slack::message::Message,
    summary::SummaryContent,
};

/// The messages, each with the name of its kind.
pub(crate) fn ordinary() -> Vec<(String, Message)> {
    let link = ArticleUrl::parse("https://www.example.com/lighthouse");
    let response_url = ReplyOrigins::parse(ReplyOrigins::SLACK)
        .ok()
        .and_then(|origins| origins.response_url("https://hooks.slack.com/commands/T0/1/sample"));
    let (Ok(link), Some(response_url)) = (link, response_url) else {
        return Vec::new();
    };
    let occasion = Occasion {
        request: SummaryRequest::of(Source::Link(link), SentenceCount::DEFAULT),
        content: SummaryContent {
            title: Some("The lighthouse & its <keepers>".to_owned()),
            sentences: vec![
                "The lamp of Cape Mendocino is to be lit again after seventy years.".to_owned(),
                "Volunteers took the tower apart and flew it to the next town.".to_owned(),
                "From June on it will be open every day.".to_owned(),
            ],
            keywords: vec!["lighthouse".to_owned(), "volunteers".to_owned()],
            percent_shorter: Some(91),
            reading_time_saved: Some(Duration::from_secs(250)),
            links: Vec::new(),
        },
        response_url,
    };
    AppLanguage::ALL
        .into_iter()
        .flat_map(|language| {
            let messages = every(&occasion, language);
            messages
                .into_iter()
                .map(move |(name, message)| (format!("{}: {name}", language.code()), message))
        })
        .collect()
}
