//! The worker behind its ports: every Job one answer, every failure the right record.
use std::{collections::VecDeque, sync::Mutex, time::UNIX_EPOCH};

use super::*;
use crate::{
    job::{ArticleUrl, JobId, Notice, SentenceCount, Visibility},
    summary::{EngineName, SmmryError},
};

/// Gives a summary, or does as the source's address says.
struct Engine;

impl Summarizer for Engine {
    async fn summarize(&self, source: &Source, _: SentenceCount) -> Result<Summary, SummaryError> {
        let path = match source {
            Source::Link(url) => url.as_url().path().to_owned(),
            _ => String::new(),
        };
        match path.as_str() {
            "/missing" => Err(fetch::FetchError::NotFound.into()),
            "/credits" => Err(SmmryError::Restricted("OUT".into()).into()),
            "/slow" => std::future::pending().await,
            "/panic" => panic!("a defect"),
            _ => Ok(shared(&SharedSummary {
                title: Some("A title".into()),
                link: None,
                sentences: vec!["A sentence.".into()],
                engine: EngineName::Builtin,
            })),
        }
    }
}

/// Keeps what is posted; fails as told, in order.
#[derive(Default)]
struct Posts {
    posted: Mutex<Vec<Message>>,
    failures: Mutex<VecDeque<ReplyError>>,
}

impl Replies for &Posts {
    async fn post(
        &self,
        _: &ResponseUrl,
        message: &Message,
        _: Instant,
    ) -> Result<u32, ReplyError> {
        if let Some(failure) = self.failures.lock().unwrap().pop_front() {
            return Err(failure);
        }
        self.posted.lock().unwrap().push(message.clone());
        Ok(0)
    }
}

impl Posts {
    fn failing(failures: impl IntoIterator<Item = ReplyError>) -> Self {
        Self {
            failures: Mutex::new(failures.into_iter().collect()),
            ..Self::default()
        }
    }

    fn texts(&self) -> Vec<String> {
        self.posted
            .lock()
            .unwrap()
            .iter()
            .map(|message| message.text().to_owned())
            .collect()
    }
}

fn undelivered() -> ReplyError {
    ReplyError::Undelivered {
        reason: "down".into(),
    }
}

fn expired() -> ReplyError {
    ReplyError::Final {
        status: 404,
        reason: "expired_url".into(),
    }
}

fn job(name: &str) -> Job {
    Job {
        id: JobId::derive(&[name]),
        source: Source::Link(ArticleUrl::parse(&format!("https://a.example/{name}")).unwrap()),
        sentences: SentenceCount::DEFAULT,
        visibility: Visibility::Public,
        replace: false,
        response_url: ResponseUrl::parse("https://hooks.slack.com/commands/1").unwrap(),
        team_id: "T1".into(),
        user_id: "U1".into(),
        requested_at: SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs(),
    }
}

fn soon() -> Instant {
    Instant::now() + Duration::from_mins(1)
}

fn event(queue: &str, bodies: &[String]) -> SqsEvent {
    let records: Vec<_> = bodies
        .iter()
        .enumerate()
        .map(|(number, body)| {
            serde_json::json!({
                "messageId": format!("m{number}"), "body": body,
                "eventSourceARN": format!("arn:aws:sqs:eu-central-1:123456789012:{queue}"),
            })
        })
        .collect();
    serde_json::from_value(serde_json::json!({ "Records": records })).unwrap()
}

fn failed(response: &SqsBatchResponse) -> Vec<&str> {
    response
        .batch_item_failures
        .iter()
        .map(|failure| failure.item_identifier.as_str())
        .collect()
}

#[tokio::test]
async fn a_batch_is_answered_but_for_its_bad_records() {
    let posts = Posts::default();
    let newer = job("newer").to_json().replace(r#""v":1"#, r#""v":9"#);
    let bodies = [
        job("a").to_json(),
        "not json".into(),
        job("panic").to_json(),
        newer,
        job("missing").to_json(),
    ];
    let response = Worker::new(Engine, &posts)
        .handle(event("jobs.fifo", &bodies), soon())
        .await;
    assert_eq!(failed(&response), ["m1", "m2", "m3"]);
    assert_eq!(posts.texts().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn whatever_keeps_a_summary_from_being_made_is_said_once() {
    for (name, word) in [
        ("missing", "no page at"),
        ("credits", "credits"),
        ("slow", "took too long"),
    ] {
        let posts = Posts::default();
        let answer = Worker::new(Engine, &posts).answer(&job(name), soon()).await;
        assert_eq!(answer.outcome, Outcome::Explained, "{name}");
        let texts = posts.texts();
        assert!(texts.len() == 1 && texts[0].contains(word), "{texts:?}");
    }
}

#[tokio::test]
async fn an_answer_that_slack_does_not_take_yet_comes_again() {
    let posts = Posts::failing([undelivered()]);
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json()];
    assert_eq!(
        failed(&worker.handle(event("jobs.fifo", &bodies), soon()).await),
        ["m0"]
    );
    assert!(failed(&worker.handle(event("jobs.fifo", &bodies), soon()).await).is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn an_answer_that_slack_will_never_take_does_not() {
    for failure in [expired(), ReplyError::ForbiddenOrigin] {
        let posts = Posts::failing([failure]);
        assert_eq!(
            Worker::new(Engine, &posts)
                .answer(&job("a"), soon())
                .await
                .outcome,
            Outcome::Refused
        );
    }
}

#[tokio::test]
async fn a_second_delivery_is_not_answered_again() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json(), job("a").to_json()];
    assert!(failed(&worker.handle(event("jobs.fifo", &bodies), soon()).await).is_empty());
    assert!(failed(&worker.handle(event("jobs.fifo", &bodies), soon()).await).is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn a_job_that_made_the_worker_panic_does_not_pass_for_answered_when_it_comes_again() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("panic").to_json()];
    for delivery in 1..=3 {
        let response = worker.handle(event("jobs.fifo", &bodies), soon()).await;
        assert_eq!(failed(&response), ["m0"], "delivery {delivery}");
    }
    assert!(
        failed(
            &worker
                .handle(event("dead-letters.fifo", &bodies), soon())
                .await
        )
        .is_empty()
    );
    assert_eq!(posts.texts().len(), 1, "the apology");
}

#[tokio::test]
async fn old_jobs_are_dropped_but_a_dry_run_takes_any_and_again() {
    let posts = Posts::default();
    let old = Job {
        requested_at: 1_531_420_618,
        ..job("a")
    };
    assert_eq!(
        Worker::new(Engine, &posts)
            .answer(&old, soon())
            .await
            .outcome,
        Outcome::Dropped
    );
    assert!(posts.texts().is_empty());
    let dry = Worker::new(Engine, &posts).rehearsing();
    for _ in 0..2 {
        assert_eq!(dry.answer(&old, soon()).await.outcome, Outcome::Summarized);
    }
}

#[tokio::test]
async fn a_dead_letter_is_apologized_for() {
    let newer = job("a").to_json().replace(r#""v":1"#, r#""v":9"#);
    for queue in ["stack-DeadLetterQueue-1ABC.fifo", "jobs-dead-letter.fifo"] {
        for body in [job("a").to_json(), newer.clone()] {
            let posts = Posts::default();
            let response = Worker::new(Engine, &posts)
                .handle(event(queue, &[body]), soon())
                .await;
            assert!(failed(&response).is_empty());
            let texts = posts.texts();
            assert!(
                texts.len() == 1 && texts[0].starts_with("Sorry"),
                "{texts:?}"
            );
        }
    }
}

#[tokio::test]
async fn an_apology_is_tried_again_and_one_without_an_address_let_go() {
    let posts = Posts::failing([undelivered()]);
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json(), "not json".into()];
    assert_eq!(
        failed(
            &worker
                .handle(event("dead-letters.fifo", &bodies), soon())
                .await
        ),
        ["m0"]
    );
    assert!(
        failed(
            &worker
                .handle(event("dead-letters.fifo", &bodies), soon())
                .await
        )
        .is_empty()
    );
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn sqs_marks_dead_letters_too() {
    let posts = Posts::default();
    let mut marked = event("any.fifo", &[job("a").to_json()]);
    marked.records[0].attributes.insert(
        "DeadLetterQueueSourceArn".into(),
        "arn:aws:sqs:::jobs.fifo".into(),
    );
    Worker::new(Engine, &posts).handle(marked, soon()).await;
    assert!(posts.texts()[0].starts_with("Sorry"));

    for name in [
        "summaries-dead-letters.fifo",
        "DeadLetterQueue-1A2B.fifo",
        "jobs-dlq.fifo",
    ] {
        let posts = Posts::default();
        let named = event(name, &[job("a").to_json()]);
        Worker::new(Engine, &posts).handle(named, soon()).await;
        assert!(posts.texts()[0].starts_with("Sorry"), "{name}");
    }
}

#[tokio::test]
async fn buttons_without_a_summary_get_their_word() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let notice = Job {
        source: Source::Notice(Notice::UnreadableButton),
        ..job("notice")
    };
    assert_eq!(
        worker.answer(&notice, soon()).await.outcome,
        Outcome::Served
    );
    let dismiss = Job {
        source: Source::Dismiss,
        ..job("dismiss")
    };
    assert_eq!(
        worker.answer(&dismiss, soon()).await.outcome,
        Outcome::Served
    );
    let posted = posts.posted.lock().unwrap();
    assert!(posted[0].text().contains("too old"));
    assert!(posted[1].to_json().contains(r#""delete_original":true"#));
}

#[tokio::test]
async fn sharing_posts_the_very_words_and_clears_the_private_copy() {
    let words = SharedSummary {
        title: Some("A title".into()),
        link: Some(ArticleUrl::parse("https://a.example/x").unwrap()),
        sentences: vec!["The very words.".into()],
        engine: EngineName::Smmry,
    };
    let share = Job {
        source: Source::Shared(Box::new(words)),
        ..job("share")
    };
    let posts = Posts::default();
    assert_eq!(
        Worker::new(Engine, &posts)
            .answer(&share, soon())
            .await
            .outcome,
        Outcome::Summarized
    );
    let posted: Vec<_> = posts
        .posted
        .lock()
        .unwrap()
        .iter()
        .map(Message::to_json)
        .collect();
    assert_eq!(posted.len(), 2);
    assert!(
        posted[0].contains("The very words.")
            && posted[0].contains(r#""response_type":"in_channel""#)
    );
    assert!(posted[1].contains(r#""delete_original":true"#));
}
