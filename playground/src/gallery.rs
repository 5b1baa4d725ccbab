//! Every kind of message that the app sends, with ordinary and with extreme contents: to look at, and to check by
//! Slack's own rules.
use std::time::Duration;

use engine::{ExtractError, NotAPage};
use fetch::FetchError;
use service::{
    command::CommandError,
    job::{
        ArticleUrl, ArticleUrlError, Job, JobId, Notice, ResponseUrl, SentenceCount, SharedSummary,
        Source, Visibility,
    },
    settings::CommandDefaults,
    slack::message::Message,
    summary::{EngineName, SmmryError, Summary, SummaryError},
    words,
};

use crate::slack::request::{PEOPLE, TEAM};

/// The messages, each with the name of its occasion.
pub(crate) fn messages() -> Vec<(String, Message)> {
    let mut messages = Vec::new();
    for (extent, link) in [
        ("", "https://www.example.com/lighthouse"),
        (", long address", &long_address(2_500)),
        (", address too long to link", &long_address(20_000)),
    ] {
        let Ok(url) = ArticleUrl::parse(link) else {
            continue;
        };
        let source = Source::Link(url);
        summaries(&mut messages, extent, &source);
        without_summary(&mut messages, extent, &source);
    }
    for (extent, text) in [
        (", text", "The lamp was lit again. ".repeat(20)),
        (", long text", "The lamp was lit again. ".repeat(800)),
    ] {
        let source = Source::Text(text);
        summaries(&mut messages, extent, &source);
        without_summary(&mut messages, extent, &source);
    }
    fixed(&mut messages);
    messages
}

fn long_address(length: usize) -> String {
    format!(
        "https://www.example.com/?a=1&b=<|>{}",
        "ä&".repeat(length / 8)
    )
}

/// Words that stretch every limit: long, without spaces, full of Slack's own marks, outside the basic plane.
fn extreme(length: usize) -> String {
    "<!channel> & *_~`😀<https://evil.example|x>"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

fn summaries(messages: &mut Vec<(String, Message)>, extent: &str, source: &Source) {
    let ordinary = Summary {
        title: Some("The lighthouse & its <keepers>".to_owned()),
        sentences: vec![
            "The lamp of Cape Mendocino is to be lit again after seventy years.".to_owned(),
            "Volunteers took the tower apart and flew it to the next town.".to_owned(),
            "From June on it will be open every day.".to_owned(),
        ],
        keywords: vec!["lighthouse".to_owned(), "volunteers".to_owned()],
        percent_shorter: Some(91),
        reading_time_saved: Some(Duration::from_secs(250)),
        engine: EngineName::Builtin,
        fell_back: false,
        credits_left: None,
        fetch_time: None,
    };
    let bare = Summary {
        title: None,
        sentences: vec!["One.".to_owned()],
        keywords: Vec::new(),
        percent_shorter: None,
        reading_time_saved: None,
        fell_back: true,
        ..ordinary.clone()
    };
    let extremes = Summary {
        title: Some(extreme(5_000)),
        sentences: vec![extreme(5_000); 60],
        keywords: vec![extreme(300); 20],
        percent_shorter: Some(100),
        reading_time_saved: Some(Duration::from_secs(u64::from(u32::MAX))),
        ..ordinary.clone()
    };
    let many = Summary {
        sentences: vec!["A sentence of middling length, as most are.".to_owned(); 40],
        engine: EngineName::Smmry,
        ..ordinary.clone()
    };
    for (name, summary, sentences) in [
        ("ordinary", &ordinary, 3),
        ("bare", &bare, 3),
        ("extreme", &extremes, 40),
        ("forty", &many, 40),
        ("one", &bare, 1),
    ] {
        for visibility in [Visibility::Public, Visibility::Private] {
            let job = job(source.clone(), sentences, visibility);
            let whose = if visibility == Visibility::Public {
                "public"
            } else {
                "private"
            };
            messages.push((
                format!("summary, {name}, {whose}{extent}"),
                Message::summary(summary, &job),
            ));
        }
        let shared = SharedSummary {
            title: summary.title.clone(),
            link: match source {
                Source::Link(url) => Some(url.clone()),
                _ => None,
            },
            sentences: summary.sentences.clone(),
            engine: summary.engine,
        };
        let job = job(
            Source::Shared(Box::new(shared)),
            sentences,
            Visibility::Public,
        );
        messages.push((
            format!("summary, {name}, shared{extent}"),
            Message::summary(summary, &job),
        ));
    }
}

fn job(source: Source, sentences: u64, visibility: Visibility) -> Job {
    Job {
        id: JobId::derive(&["gallery"]),
        source,
        sentences: SentenceCount::new(sentences).unwrap_or(SentenceCount::DEFAULT),
        visibility,
        replace: false,
        response_url: response_url(),
        team_id: TEAM.to_owned(),
        user_id: PEOPLE[0].id.to_owned(),
        requested_at: 0,
    }
}

fn response_url() -> ResponseUrl {
    #[expect(clippy::expect_used, reason = "a constant that its test reads")]
    ResponseUrl::parse("https://hooks.slack.com/commands/T0/1/nobody").expect("a web address")
}

/// What people read when there is no summary of this source.
fn without_summary(messages: &mut Vec<(String, Message)>, extent: &str, source: &Source) {
    for visibility in [Visibility::Public, Visibility::Private] {
        messages.push((
            format!("summarizing, {visibility:?}{extent}").to_lowercase(),
            Message::summarizing(source, visibility),
        ));
    }
    messages.push((format!("sorry{extent}"), words::sorry(Some(source))));
    for error in errors() {
        messages.push((
            format!("error, {}{extent}", name(&error)),
            words::summary_error(&error, source),
        ));
    }
}

fn errors() -> Vec<SummaryError> {
    let fetch = [
        FetchError::UnsupportedScheme,
        FetchError::CredentialsInUrl,
        FetchError::PortNotAllowed,
        FetchError::PrivateAddress,
        FetchError::UnknownHost,
        FetchError::NotFound,
        FetchError::LoginRequired,
        FetchError::Blocked,
        FetchError::SiteFailed { status: 503 },
        FetchError::TooManyRedirects,
        FetchError::TooLarge {
            limit: 5 * 1024 * 1024,
        },
        FetchError::NotAPage(NotAPage {
            content_type: extreme(300),
        }),
        FetchError::TooSlow,
        FetchError::Setup("the client".into()),
    ];
    let extract = [
        ExtractError::NothingToSummarize,
        ExtractError::ScannedPdf,
        ExtractError::UnreadablePdf,
    ];
    let smmry = [
        SmmryError::Internal(String::new()),
        SmmryError::WrongParameters(String::new()),
        SmmryError::Restricted(String::new()),
        SmmryError::CannotSummarize(String::new()),
        SmmryError::TimedOut,
        SmmryError::Outage(String::new()),
    ];
    fetch
        .into_iter()
        .map(SummaryError::from)
        .chain(extract.into_iter().map(SummaryError::from))
        .chain(smmry.into_iter().map(SummaryError::from))
        .chain([
            SummaryError::NoKey,
            SummaryError::OutOfTime,
            SummaryError::Defect,
        ])
        .collect()
}

/// The error and its source, in the log's words.
fn name(error: &SummaryError) -> String {
    let source = std::error::Error::source(error);
    let source = source.map(|source| format!(": {source}"));
    format!("{error}{}", source.unwrap_or_default())
        .chars()
        .take(80)
        .collect()
}

/// What depends on no source.
fn fixed(messages: &mut Vec<(String, Message)>) {
    let mut add = |name: &str, message| messages.push((name.to_owned(), message));
    add("help", words::help(CommandDefaults::default()));
    add("not queued", words::not_queued());
    add("workspace not served", words::workspace_not_served());
    add("sorry, source unknown", words::sorry(None));
    add("deletion", Message::deletion());
    for notice in [
        Notice::UnreadableButton,
        Notice::NotYours,
        Notice::NothingInMessage,
        Notice::WorkspaceNotServed,
    ] {
        add(&format!("notice, {notice:?}"), words::notice(notice));
    }
    for error in [
        CommandError::SentencesOutOfRange,
        CommandError::NothingToSummarize,
        CommandError::Link(ArticleUrlError::Malformed),
        CommandError::Link(ArticleUrlError::UnsupportedScheme),
        CommandError::Link(ArticleUrlError::Credentials),
    ] {
        add(
            &format!("command, {error}"),
            words::command_error(error, CommandDefaults::default()),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_occasion_has_a_name_of_its_own() {
        let messages = messages();
        let names: HashSet<_> = messages.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), messages.len());
        assert!(messages.len() > 150, "{}", messages.len());
    }
}
