//! What must hold for any bytes from outside: shared by the fuzz targets, and by the test that runs their corpora again.

use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use engine::{Content, ExtractError, Page};
use http::{Request, StatusCode};
use service::ack::{Ack, AckRules};
use service::command::{self, Command, CommandDefaults};
use service::job::{
    ArticleUrl, Destination, Job, JobId, Reply, ReplyOrigins, ResponseUrl, SentenceCount, Source,
    SummaryRequest, Task, TeamId, UserId, Visibility,
};
use service::language::AppLanguage;
use service::messages::{self, sentences};
use service::queue::{JobQueue, QueueError};
use service::secrets::{NoStore, Secret};
use service::slack::{button::ButtonState, message::Message, signature};
use service::smmry;
use service::summarizer::SummaryError;
use service::summary::Summary;

const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
const ADDRESS: &str = "https://example.com/a";

/// Keeps the Jobs that the ack queues.
#[derive(Default)]
struct Queue(Mutex<Vec<Job>>);

impl JobQueue for &Queue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        self.0.lock().unwrap().push(job.clone());
        Ok(())
    }
}

/// Any signed body is answered with one of a few statuses, with a message that Slack takes, and makes at most one Job,
/// which crosses the queue unchanged and is answered at Slack alone.
pub(crate) fn request_body(body: &[u8]) {
    let rules = AckRules {
        language: AppLanguage::English,
        defaults: CommandDefaults::default(),
        reply_origins: ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap(),
        allowed_teams: Vec::new(),
        jobs_per_minute: 0,
        checks_time: false,
    };
    let timestamp = 1_790_000_000;
    let request = Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded")
        .header(signature::TIMESTAMP_HEADER, timestamp)
        .header(
            signature::SIGNATURE_HEADER,
            signature::sign(&SECRET.into(), timestamp, body),
        )
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    let queue = Queue::default();
    let ack = Ack::new(Secret::<NoStore>::fixed(SECRET.into()), &queue, rules);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let response = runtime.block_on(ack.respond(request));
    match response.status() {
        StatusCode::OK if response.body().is_empty() => {}
        StatusCode::OK => {
            testkit::slack::check(&serde_json::from_str(response.body()).unwrap()).unwrap();
        }
        StatusCode::BAD_REQUEST
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::SERVICE_UNAVAILABLE => {}
        other => panic!("{other}"),
    }
    let jobs = queue.0.into_inner().unwrap();
    assert!(jobs.len() <= 1);
    for job in jobs {
        assert_eq!(Job::from_json(&job.to_json()).unwrap(), job);
        let Destination::ResponseUrl(reply) = &job.destination;
        let host = reply.url.expose().host_str();
        assert!(
            matches!(host, Some("hooks.slack.com" | "hooks.slack-gov.com")),
            "{host:?}"
        );
    }
}

/// Whatever is typed is a Job for the web, or one message that says what to type.
pub(crate) fn command_text(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    match command::parse(&text, CommandDefaults::default()) {
        Ok(Command::Summarize {
            request,
            visibility,
            notes,
        }) => {
            assert!(is_web_or_text(&request.source), "{request:?}");
            assert_shown(&sentences::summarizing(
                &request,
                visibility,
                &notes,
                AppLanguage::English,
            ));
            assert_shown(&sentences::sorry(
                Some(&Task::Summarize(request)),
                AppLanguage::English,
            ));
        }
        Ok(Command::Help { .. }) => assert_shown(&sentences::help(
            CommandDefaults::default(),
            AppLanguage::English,
        )),
        Err(error) => assert_shown(&sentences::command_error(
            error,
            CommandDefaults::default(),
            AppLanguage::English,
        )),
    }
    if let Some(source) = command::source_of_message(&text) {
        assert!(is_web_or_text(&source), "{source:?}");
    }
}

fn is_web_or_text(source: &Source) -> bool {
    match source {
        Source::Link(url) => {
            let url = url.as_url();
            matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty()
        }
        Source::Text(_) | Source::Message(_) => {
            source.text().is_some_and(|text| !text.trim().is_empty())
        }
    }
}

/// The first byte tells the generation, the next the status; whatever SMMRY says, a person reads a message.
pub(crate) fn smmry_answer(data: &[u8]) {
    let [generation, status, body @ ..] = data else {
        return;
    };
    let status = [200, 202, 400, 401, 404, 429, 500, 503][usize::from(status % 8)];
    match smmry::read_answer(generation % 2 == 1, status, body, request().sentences) {
        Ok(summary) => assert_summary(&summary),
        Err(error) => assert_shown(&sentences::summary_error(
            &SummaryError::Smmry(error),
            &request().source,
            AppLanguage::English,
        )),
    }
}

/// The first byte tells whether the model was stopped; whatever it wrote, each sentence that is shown is the article's own, or
/// has no figure that the article does not have, and Slack takes the message.
pub(crate) fn model_answer(data: &[u8]) {
    const STORY: &str = "The harbour of Lorient opened again on 12 March after three years of work. It cost 2,000,000 euros, \
        twice what the council had planned. Mayor Anna Müller said: \"Nobody believed in it\". The northern wall had sunk by a \
        metre in the storm. Fishermen had to sail to Vannes every day. The first ship carried apples from the island.";
    let [is_cut, answer @ ..] = data else {
        return;
    };
    let article = engine::article_from_text(STORY);
    let briefing = engine::Briefing::new(&article, 3, 2_500).unwrap();
    let answer = String::from_utf8_lossy(answer);
    let Ok(read) = briefing.read(&answer, is_cut % 2 == 1) else {
        return;
    };
    assert!(!read.points.is_empty() && read.points.len() <= 3);
    for point in &read.points {
        if point.rejected.is_some() {
            assert!(STORY.contains(&point.text), "{point:?}");
        }
        let figures = point.text.split(|c: char| !c.is_ascii_digit());
        for figure in figures.filter(|figure| figure.len() > 1) {
            let known = ["12", "2", "2000000", "000", "03"];
            assert!(known.contains(&figure), "{point:?}");
        }
    }
    let made = engine::summarize(&article, 3).unwrap();
    let sentences = read.points.into_iter().map(|point| point.text).collect();
    assert_summary(&Summary::built_in(made.in_words(sentences), None));
}

/// The first byte tells the content type; whatever the page, it is a summary of at most so many sentences, or a reason.
pub(crate) fn html_to_summary(data: &[u8]) {
    let [kind, bytes @ ..] = data else {
        return;
    };
    let kinds = [
        Some("text/html"),
        Some("text/html; charset=iso-8859-1"),
        Some("text/html; charset=utf-16le"),
        Some("text/plain; charset=utf-8"),
        Some("application/xhtml+xml"),
        Some("text/html; charset=gb18030"),
        None,
    ];
    let kind = kinds[usize::from(*kind) % kinds.len()];
    // PDFs have a target of their own.
    let page = match Page::from_bytes(Some(job_url().as_url().clone()), kind, bytes) {
        Ok(page) if !matches!(page.content(), Content::Pdf(_) | Content::Word(_)) => page,
        _ => return,
    };
    let limit = usize::from(request().sentences.get());
    let made = engine::extract(&page).and_then(|article| engine::summarize(&article, limit));
    match made {
        Ok(made) => {
            assert!(!made.sentences.is_empty() && made.sentences.len() <= limit);
            assert!(made.percent_shorter() <= 100);
            let summary = Summary::built_in(made, Some(Duration::ZERO));
            assert_summary(&summary);
        }
        Err(error) => assert_reason(error),
    }
}

fn assert_reason(error: ExtractError) {
    assert_shown(&sentences::summary_error(
        &SummaryError::Extract(error),
        &request().source,
        AppLanguage::English,
    ));
}

/// The JSON of an interaction, as a form carries it; and a button's value on its own.
pub(crate) fn interactive_payload(json: &[u8]) {
    let json = String::from_utf8_lossy(json);
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("payload", &json);
    request_body(form.finish().as_bytes());
    if let Some(state) = ButtonState::from_value(&json)
        && let Some(value) = state.to_value()
    {
        assert_eq!(ButtonState::from_value(&value), Some(state));
    }
}

fn job_url() -> ArticleUrl {
    ArticleUrl::parse(ADDRESS).unwrap()
}

fn request() -> SummaryRequest {
    SummaryRequest::of(Source::Link(job_url()), SentenceCount::MAX)
}

fn job() -> Job {
    Job {
        id: JobId::derive(&["fuzz"]),
        task: Task::Summarize(request()),
        destination: Destination::ResponseUrl(Reply {
            url: ResponseUrl::parse("https://hooks.slack.com/commands/1/2/3").unwrap(),
            visibility: Visibility::Private,
            replace: false,
        }),
        team_id: TeamId::parse("T1"),
        user_id: UserId::parse("U1"),
        requested_at: SystemTime::UNIX_EPOCH
            .elapsed()
            .unwrap_or_default()
            .as_secs(),
        press: None,
    }
}

fn assert_summary(summary: &Summary) {
    let message = messages::summary(summary, &request(), &job(), AppLanguage::English);
    assert_shown(&message);
    let json: serde_json::Value = serde_json::from_str(&message.to_json()).unwrap();
    // Of Slack's own marks there are only ours: the page's link, and who asked.
    let said = format!(
        "{}\n{}",
        testkit::slack::visible_text(&json),
        message.text()
    );
    for mark in said.split('<').skip(1) {
        assert!(
            mark.starts_with("https://example.com/a|") || mark.starts_with("@U1>"),
            "<{mark}"
        );
    }
}

/// Slack takes the message: every limit is kept.
fn assert_shown(message: &Message) {
    let json: serde_json::Value = serde_json::from_str(&message.to_json()).unwrap();
    testkit::slack::check(&json).unwrap();
}
