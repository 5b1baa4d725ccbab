//! Every kind of message that there is, for given contents: to look at, and to check by Slack's own rules.
use std::time::Duration;

use engine::{ExtractError, NotAPage};
use fetch::FetchError;
use reader::{End, ReadError};

use super::{ask_form, sentences, shared_summary, summary};
use crate::{
    command::{CommandDefaults, CommandError, Note},
    job::{
        ArticleUrlError, Destination, EngineName, Job, JobId, Language, ModelCredit, Notice,
        Question, Reply, ResponseUrl, SentenceCount, SharedSummary, Source, SummaryRequest, Task,
        TeamId, UserId, Visibility,
    },
    language::AppLanguage,
    slack::message::Message,
    smmry::SmmryError,
    summarizer::SummaryError,
    summary::{ModelFailure, ModelUse, Provenance, Summary, SummaryContent},
};

/// What a message is an answer to.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// What was asked for.
    pub request: SummaryRequest,
    /// What the summary says, where there is one.
    pub content: SummaryContent,
    /// Where the answer would go.
    pub response_url: ResponseUrl,
}

/// The messages, each with the name of its kind.
#[must_use]
pub fn every(occasion: &Occasion, language: AppLanguage) -> Vec<(String, Message)> {
    let mut messages = Vec::new();
    for visibility in [Visibility::Public, Visibility::Private] {
        let whose = match visibility {
            Visibility::Public => "public",
            Visibility::Private => "private",
        };
        let job = job(occasion, visibility);
        let began =
            |notes: &[Note]| sentences::summarizing(&occasion.request, visibility, notes, language);
        messages.push((format!("summarizing, {whose}"), began(&[])));
        messages.push((format!("summarizing, {whose}, notes"), began(&notes())));
        for (whom, provenance) in provenances() {
            let made = Summary {
                content: occasion.content.clone(),
                provenance,
            };
            messages.push((
                format!("summary, {whose}, by {whom}"),
                summary(&made, &occasion.request, &job, language),
            ));
        }
    }
    for replaces in [true, false] {
        let whose = if replaces {
            "for a button"
        } else {
            "for the channel"
        };
        messages.push((
            format!("summarizing anew, {whose}"),
            sentences::summarizing_anew(&occasion.request, replaces, language),
        ));
    }
    messages.extend(asked(occasion, language));
    let shared = SharedSummary {
        title: occasion.content.title.clone(),
        link: occasion.request.source.link().cloned(),
        author: None,
        sentences: occasion.content.sentences.clone(),
        engine: EngineName::Builtin,
        about: None,
        links: Vec::new(),
        language: None,
        model: None,
    };
    let public = job(occasion, Visibility::Public);
    messages.push((
        "summary, shared".to_owned(),
        shared_summary(&shared, &public, language),
    ));
    let by_model = SharedSummary {
        engine: EngineName::Model,
        model: Some(ModelCredit {
            name: MODEL.to_owned(),
            replaced: 1,
            translated: None,
        }),
        ..shared
    };
    messages.push((
        "summary, shared, by model".to_owned(),
        shared_summary(&by_model, &public, language),
    ));
    let anew = Job {
        task: Task::ShareAnew(occasion.request.clone()),
        ..job(occasion, Visibility::Public)
    };
    let made = Summary {
        content: occasion.content.clone(),
        provenance: Provenance::of(EngineName::Builtin),
    };
    messages.push((
        "summary, shared anew".to_owned(),
        summary(&made, &occasion.request, &anew, language),
    ));
    messages.extend(without_summary(&occasion.request.source, &public, language));
    messages.extend(fixed(language));
    messages
}

/// Answers to a question, with links to places, in a language that was not asked for.
fn asked(occasion: &Occasion, language: AppLanguage) -> Vec<(String, Message)> {
    let request = SummaryRequest {
        about: Question::new("What does <it> cost, & *when*?"),
        // None that the app speaks, so that its words stay in the language to look at.
        language: Language::of_code("nl"),
        ..occasion.request.clone()
    };
    let link = occasion.request.source.link().map(|link| {
        let page = link.as_str().split('#').next().unwrap_or_default();
        format!("{page}#:~:text=one%2Dtwo,three,-four")
    });
    let mut messages = vec![
        (
            "summarizing, asked".to_owned(),
            sentences::summarizing(&request, Visibility::Private, &[], language),
        ),
        (
            "a field for a question".to_owned(),
            ask_form(&request, &job(occasion, Visibility::Private), language),
        ),
    ];
    for (answered, name) in [(true, "answered"), (false, "not answered")] {
        for (visibility, whose) in [
            (Visibility::Public, "public"),
            (Visibility::Private, "private"),
        ] {
            let made = Summary {
                content: SummaryContent {
                    links: vec![link.clone(); occasion.content.sentences.len()],
                    ..occasion.content.clone()
                },
                provenance: Provenance {
                    answered: Some(answered),
                    smmry_takes_no_question: true,
                    ..Provenance::of(EngineName::Builtin)
                },
            };
            let message = summary(&made, &request, &job(occasion, visibility), language);
            messages.push((format!("summary, {name}, {whose}"), message));
        }
    }
    messages
}

/// A model, as settings name it.
const MODEL: &str = "us.amazon.nova-micro-v1:0";

/// Every way in which a summary can have come about, with a name of its own.
fn provenances() -> Vec<(String, Provenance)> {
    let model = |replaced, failure| ModelUse {
        name: MODEL.to_owned(),
        tokens_in: 0,
        tokens_out: 0,
        time: Duration::ZERO,
        checked: 3,
        replaced,
        translated: None,
        failure,
        exchange: Box::default(),
    };
    let translated = |code| ModelUse {
        translated: Language::of_code(code),
        ..model(0, None)
    };
    let by = |engine, stood_in_for: &[EngineName], model| Provenance {
        stood_in_for: stood_in_for.to_vec(),
        model,
        ..Provenance::of(engine)
    };
    let timed_out = || Some(model(0, Some(ModelFailure::TimedOut)));
    let made_up = Some(model(3, Some(ModelFailure::NotBorneOut)));
    [
        ("smmry", by(EngineName::Smmry, &[], None)),
        ("builtin", by(EngineName::Builtin, &[], None)),
        (
            "builtin, as fallback",
            by(EngineName::Builtin, &[EngineName::Smmry], None),
        ),
        ("model", by(EngineName::Model, &[], Some(model(0, None)))),
        (
            "model, one replaced",
            by(EngineName::Model, &[], Some(model(1, None))),
        ),
        (
            "model, translated",
            by(EngineName::Model, &[], Some(translated("nl"))),
        ),
        (
            "model, translated into another script",
            by(EngineName::Model, &[], Some(translated("ko"))),
        ),
        (
            "smmry, for the model",
            by(EngineName::Smmry, &[EngineName::Model], timed_out()),
        ),
        (
            "builtin, for the model",
            by(EngineName::Builtin, &[EngineName::Model], timed_out()),
        ),
        (
            "builtin, for a model that made it up",
            by(EngineName::Builtin, &[EngineName::Model], made_up),
        ),
        (
            "builtin, for both",
            by(
                EngineName::Builtin,
                &[EngineName::Model, EngineName::Smmry],
                timed_out(),
            ),
        ),
    ]
    .map(|(whom, provenance)| (whom.to_owned(), provenance))
    .into()
}

fn notes() -> Vec<Note> {
    vec![
        Note::FirstLink,
        Note::TextNotLink,
        Note::OneNumber(SentenceCount::DEFAULT),
        Note::NumberLeftOut("2024".to_owned()),
        Note::NotUnderstood("1.5".to_owned()),
        Note::PrivateWins,
        Note::QuestionCut,
    ]
}

fn job(occasion: &Occasion, visibility: Visibility) -> Job {
    Job {
        id: JobId::derive(&["an occasion"]),
        task: Task::Summarize(occasion.request.clone()),
        destination: Destination::ResponseUrl(Reply {
            url: occasion.response_url.clone(),
            visibility,
            replace: false,
        }),
        team_id: TeamId::parse("T0SAMPLE"),
        user_id: UserId::parse("U0SAMPLE"),
        requested_at: 0,
        press: None,
    }
}

/// What people read where there is no summary of this source.
fn without_summary(source: &Source, job: &Job, language: AppLanguage) -> Vec<(String, Message)> {
    let mut messages: Vec<_> = errors()
        .iter()
        .map(|error| {
            let cause = std::error::Error::source(error);
            let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
            let name = format!("error, {error}{cause}");
            (name, sentences::summary_error(error, source, language))
        })
        .collect();
    messages.push((
        "sorry".to_owned(),
        sentences::sorry(Some(&job.task), language),
    ));
    messages
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
            content_type: "image/png".to_owned(),
        }),
        FetchError::UnknownEncoding,
        FetchError::BrokenEncoding(std::io::ErrorKind::UnexpectedEof.into()),
        FetchError::TooSlow,
        FetchError::Setup("no roots".into()),
    ];
    let extract = [
        ExtractError::NothingToSummarize,
        ExtractError::ScannedPdf,
        ExtractError::UnreadablePdf,
        ExtractError::TooComplex,
        ExtractError::LogInRequired,
        ExtractError::ReadersTurnedAway,
        ExtractError::DrawnByScript,
        ExtractError::NoSuchPage,
        ExtractError::ConsentRequired,
        ExtractError::SiteBroken,
        ExtractError::UnreadableWord,
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
            SummaryError::Read(ReadError::TooComplex(End::Crash)),
            SummaryError::Read(ReadError::Start(std::io::ErrorKind::OutOfMemory.into())),
            SummaryError::NoKey,
            SummaryError::OutOfTime,
        ])
        .collect()
}

/// What depends on no contents.
fn fixed(language: AppLanguage) -> Vec<(String, Message)> {
    let defaults = CommandDefaults {
        sentences: SentenceCount::DEFAULT,
        visibility: Visibility::Public,
    };
    let mut messages = vec![
        ("help".to_owned(), sentences::help(defaults, language)),
        ("not queued".to_owned(), sentences::not_queued(language)),
        ("too many".to_owned(), sentences::too_many(language)),
        (
            "workspace not served".to_owned(),
            sentences::workspace_not_served(language),
        ),
        (
            "sorry, of what is unknown".to_owned(),
            sentences::sorry(None, language),
        ),
        ("deletion".to_owned(), Message::deletion()),
    ];
    for notice in [
        Notice::UnreadableButton,
        Notice::NotYours,
        Notice::NothingInMessage,
        Notice::WorkspaceNotServed,
        Notice::NothingAsked,
    ] {
        messages.push((
            format!("notice, {notice:?}"),
            sentences::notice(notice, language),
        ));
    }
    for error in [
        CommandError::SentencesOutOfRange,
        CommandError::NothingToSummarize,
        CommandError::QuestionWithoutPage,
        CommandError::TextTooShort {
            characters: 120,
            needed: 200,
        },
        CommandError::TextTooLong,
        CommandError::Link(ArticleUrlError::Malformed),
        CommandError::Link(ArticleUrlError::UnsupportedScheme),
        CommandError::Link(ArticleUrlError::Credentials),
    ] {
        let name = format!("command, {error}");
        messages.push((name, sentences::command_error(error, defaults, language)));
    }
    messages
}
