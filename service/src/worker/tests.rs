//! The worker behind its ports: every Job one answer, every failure the right record.
use std::{collections::VecDeque, sync::Mutex};

use super::*;
use crate::{
    job::{
        ArticleUrl, EngineName, Notice, Press, Reply, SentenceCount, SharedSummary, Source, TeamId,
        UserId, Visibility,
    },
    slack::response_url::Posted,
    smmry::SmmryError,
    summary::{Provenance, Summary, SummaryContent},
};

/// Gives a summary, or does as the source's address says.
struct Engine;

impl Summarizer for Engine {
    async fn summarize(
        &self,
        request: &SummaryRequest,
        _: Instant,
    ) -> Result<Summary, SummaryError> {
        match request.source.link().map(|url| url.as_url().path()) {
            Some("/missing") => Err(fetch::FetchError::NotFound.into()),
            Some("/credits") => Err(SmmryError::Restricted("OUT".into()).into()),
            Some("/slow") => std::future::pending().await,
            Some("/panic") => panic!("a defect"),
            _ => Ok(Summary {
                content: SummaryContent {
                    title: Some("A title".into()),
                    sentences: vec!["A sentence.".into()],
                    keywords: Vec::new(),
                    percent_shorter: None,
                    reading_time_saved: None,
                    links: vec![Some("https://a.example/#:~:text=A".into())],
                },
                provenance: Provenance::of(EngineName::Builtin),
            }),
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
        _: &mut Course,
    ) -> Result<Posted, ReplyError> {
        if let Some(failure) = self.failures.lock().unwrap().pop_front() {
            return Err(failure);
        }
        self.posted.lock().unwrap().push(message.clone());
        Ok(Posted::default())
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
    let link = ArticleUrl::parse(&format!("https://a.example/{name}")).unwrap();
    Job {
        id: JobId::derive(&[name]),
        task: Task::Summarize(SummaryRequest::of(
            Source::Link(link),
            SentenceCount::DEFAULT,
        )),
        destination: Destination::ResponseUrl(Reply {
            url: ResponseUrl::parse("https://hooks.slack.com/commands/1").unwrap(),
            visibility: Visibility::Public,
            replace: false,
        }),
        team_id: TeamId::parse("T1"),
        user_id: UserId::parse("U1"),
        requested_at: clock::unix_seconds(SystemTime::now()),
        press: None,
    }
}

fn soon() -> Instant {
    Instant::now() + Duration::from_mins(1)
}

/// A batch from the Jobs queue, its records named m0, m1 …
fn batch(bodies: &[String]) -> Vec<Record> {
    bodies
        .iter()
        .enumerate()
        .map(|(number, body)| Record {
            message_id: format!("m{number}"),
            body: body.clone(),
            is_dead_letter: false,
            delivery: 1,
        })
        .collect()
}

/// A batch from the dead-letter queue.
fn dead_letters(bodies: &[String]) -> Vec<Record> {
    let records = batch(bodies).into_iter();
    records
        .map(|record| Record {
            is_dead_letter: true,
            ..record
        })
        .collect()
}

/// The names of the records that have to come again.
async fn failed<R: Replies>(worker: &Worker<Engine, R>, records: Vec<Record>) -> Vec<String> {
    let handled = worker.handle(records, soon()).await.into_iter();
    handled
        .filter(|handled| handled.report.outcome.failed())
        .map(|handled| handled.message_id)
        .collect()
}

#[tokio::test]
async fn a_batch_is_answered_but_for_its_bad_records() {
    let posts = Posts::default();
    let newer = job("newer").to_json().replace(r#""v":2"#, r#""v":9"#);
    let bodies = [
        job("a").to_json(),
        "not json".into(),
        job("panic").to_json(),
        newer,
        job("missing").to_json(),
    ];
    let worker = Worker::new(Engine, &posts);
    assert_eq!(failed(&worker, batch(&bodies)).await, ["m1", "m2", "m3"]);
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
        let answer = Worker::new(Engine, &posts)
            .answer(&job(name), 1, soon())
            .await;
        assert_eq!(answer.outcome, JobOutcome::Explained, "{name}");
        let texts = posts.texts();
        assert!(texts.len() == 1 && texts[0].contains(word), "{texts:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_went_wrong_is_said_in_the_language_that_was_asked_for() {
    let mut job = job("missing");
    let Task::Summarize(request) = &mut job.task else {
        panic!("{:?}", job.task)
    };
    request.language = crate::job::Language::of_code("de");
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    worker.answer(&job, 1, soon()).await;
    job.id = JobId::derive(&["another"]);
    assert!(
        failed(&worker, dead_letters(&[job.to_json()]))
            .await
            .is_empty()
    );
    let texts = posts.texts();
    assert!(texts[0].contains("diese Seite nicht gibt"), "{texts:?}");
    assert!(texts[1].contains("leider"), "{texts:?}");
}

#[tokio::test(start_paused = true)]
async fn a_press_over_a_slow_page_is_told_so_before_its_answer() {
    let pressed = |name: &str, delivery| {
        let press = Some(Press {
            button: JobId::derive(&["button"]),
            owner: None,
        });
        (Job { press, ..job(name) }, delivery)
    };
    let word = "Summarizing a.example/slow in up to 3 sentences";
    for ((job, delivery), failures, texts) in [
        (pressed("slow", 1), vec![], vec![word, "took too long"]),
        // Slack does not take it: the answer follows all the same.
        (
            pressed("slow", 1),
            vec![undelivered()],
            vec!["took too long"],
        ),
        // A response URL takes five posts: an earlier delivery has said it.
        (pressed("slow", 2), vec![], vec!["took too long"]),
        // A command was answered at once, by the ack.
        ((job("slow"), 1), vec![], vec!["took too long"]),
        (pressed("quick", 1), vec![], vec!["A title"]),
    ] {
        let posts = Posts::failing(failures);
        // By the clock that is paused, and runs ahead.
        let soon = tokio::time::Instant::now() + Duration::from_mins(1);
        Worker::new(Engine, &posts)
            .answer(&job, delivery, soon.into_std())
            .await;
        let shown = posts.texts();
        let as_expected = shown.iter().zip(&texts).all(|(is, has)| is.contains(has));
        assert!(as_expected && shown.len() == texts.len(), "{shown:?}");
    }
}

#[tokio::test]
async fn an_answer_that_slack_does_not_take_yet_comes_again() {
    let posts = Posts::failing([undelivered()]);
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json()];
    assert_eq!(failed(&worker, batch(&bodies)).await, ["m0"]);
    assert!(failed(&worker, batch(&bodies)).await.is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn an_answer_that_slack_will_never_take_does_not() {
    for failure in [expired(), ReplyError::ForbiddenOrigin] {
        let posts = Posts::failing([failure]);
        assert_eq!(
            Worker::new(Engine, &posts)
                .answer(&job("a"), 1, soon())
                .await
                .outcome,
            JobOutcome::Refused
        );
    }
}

#[tokio::test]
async fn a_second_delivery_is_not_answered_again() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json(), job("a").to_json()];
    assert!(failed(&worker, batch(&bodies)).await.is_empty());
    assert!(failed(&worker, batch(&bodies)).await.is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn a_job_that_made_the_worker_panic_does_not_pass_for_answered_when_it_comes_again() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("panic").to_json()];
    for delivery in 1..=3 {
        let handled = worker.handle(batch(&bodies), soon()).await;
        assert_eq!(
            handled[0].report.outcome,
            JobOutcome::Crashed,
            "delivery {delivery}"
        );
    }
    assert!(failed(&worker, dead_letters(&bodies)).await.is_empty());
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
            .answer(&old, 1, soon())
            .await
            .outcome,
        JobOutcome::Dropped
    );
    assert!(posts.texts().is_empty());
    let dry = Worker::new(Engine, &posts).dry_run();
    for _ in 0..2 {
        assert_eq!(
            dry.answer(&old, 1, soon()).await.outcome,
            JobOutcome::Summarized
        );
    }
}

#[tokio::test]
async fn a_dead_letter_is_apologized_for() {
    let newer = job("a").to_json().replace(r#""v":2"#, r#""v":9"#);
    for body in [job("a").to_json(), newer] {
        let posts = Posts::default();
        let worker = Worker::new(Engine, &posts);
        assert!(failed(&worker, dead_letters(&[body])).await.is_empty());
        let texts = posts.texts();
        assert!(
            texts.len() == 1 && texts[0].starts_with("Sorry"),
            "{texts:?}"
        );
    }
}

#[tokio::test]
async fn an_apology_is_tried_again_and_one_without_an_address_let_go() {
    let posts = Posts::failing([undelivered()]);
    let worker = Worker::new(Engine, &posts);
    let bodies = [job("a").to_json(), "not json".into()];
    assert_eq!(failed(&worker, dead_letters(&bodies)).await, ["m0"]);
    assert!(failed(&worker, dead_letters(&bodies)).await.is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn buttons_without_a_summary_get_their_word() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let notice = Job {
        task: Task::Notify(Notice::UnreadableButton),
        ..job("notice")
    };
    assert_eq!(
        worker.answer(&notice, 1, soon()).await.outcome,
        JobOutcome::Served
    );
    let dismiss = Job {
        task: Task::Dismiss,
        ..job("dismiss")
    };
    assert_eq!(
        worker.answer(&dismiss, 1, soon()).await.outcome,
        JobOutcome::Served
    );
    let posted = posts.posted.lock().unwrap();
    assert!(posted[0].text().contains("too old"));
    assert!(posted[1].to_json().contains(r#""delete_original":true"#));
}

#[tokio::test]
async fn sharing_posts_the_very_words_and_clears_the_private_copy() {
    let words = SharedSummary {
        language: None,
        title: Some("A title".into()),
        link: Some(ArticleUrl::parse("https://a.example/x").unwrap()),
        author: None,
        sentences: vec!["The very words.".into()],
        engine: EngineName::Smmry,
        about: None,
        links: Vec::new(),
        model: None,
    };
    let share = Job {
        task: Task::Share(Box::new(words)),
        ..job("share")
    };
    let posts = Posts::default();
    assert_eq!(
        Worker::new(Engine, &posts)
            .answer(&share, 1, soon())
            .await
            .outcome,
        JobOutcome::Summarized
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

fn unconfirmed() -> ReplyError {
    ReplyError::Unconfirmed {
        reason: "the connection closed".into(),
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_on_the_way_comes_once_more_and_then_no_more() {
    let posts = Posts::failing([unconfirmed(), unconfirmed()]);
    let worker = Worker::new(Engine, &posts);
    for (delivery, outcome) in [(1, JobOutcome::Undelivered), (2, JobOutcome::Unconfirmed)] {
        let report = worker.answer(&job("a"), delivery, soon()).await;
        assert_eq!(report.outcome, outcome, "delivery {delivery}");
    }
    assert!(!JobOutcome::Unconfirmed.failed());
}

/// A press of one button under this name, as its Job.
fn press(moment: &str, task: Task) -> Job {
    Job {
        id: JobId::derive(&[moment]),
        task,
        press: Some(Press {
            button: JobId::derive(&["the button"]),
            owner: None,
        }),
        ..job(moment)
    }
}

fn words() -> Task {
    Task::Share(Box::new(SharedSummary {
        language: None,
        title: None,
        link: None,
        author: None,
        sentences: vec!["The very words.".into()],
        engine: EngineName::Builtin,
        about: None,
        links: Vec::new(),
        model: None,
    }))
}

/// How often the channel was shown something.
fn shown(posts: &Posts) -> usize {
    let texts = posts.texts();
    texts.iter().filter(|text| !text.is_empty()).count()
}

#[tokio::test]
async fn a_double_click_shares_once_in_one_batch_and_in_two() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let both = ["1.1", "1.2"].map(|moment| press(moment, words()).to_json());
    assert!(failed(&worker, batch(&both)).await.is_empty());
    let third = [press("1.3", words()).to_json()];
    assert!(failed(&worker, batch(&third)).await.is_empty());
    assert_eq!(shown(&posts), 1);
}

#[tokio::test]
async fn a_press_behind_one_that_comes_again_waits_for_it() {
    let posts = Posts::failing([undelivered()]);
    let worker = Worker::new(Engine, &posts);
    let both = ["1.1", "1.2"].map(|moment| press(moment, words()).to_json());
    assert_eq!(failed(&worker, batch(&both)).await, ["m0", "m1"]);
    assert_eq!(shown(&posts), 0);
    assert!(failed(&worker, batch(&both)).await.is_empty());
    assert_eq!(shown(&posts), 1);
}

#[tokio::test]
async fn what_failed_and_was_said_is_done_when_the_button_is_pressed_again() {
    for task in [
        Task::ShareAnew as fn(SummaryRequest) -> Task,
        Task::Summarize,
    ] {
        let posts = Posts::default();
        let worker = Worker::new(Engine, &posts);
        let made = |name: &str, page: &str| {
            let Task::Summarize(request) = job(page).task else {
                panic!("no summary was asked for")
            };
            press(name, task(request))
        };
        let first = worker.answer(&made("1.1", "missing"), 1, soon()).await;
        assert_eq!(first.outcome, JobOutcome::Explained);
        let second = worker.answer(&made("1.2", "there"), 1, soon()).await;
        assert_eq!(second.outcome, JobOutcome::Summarized);
        let third = worker.answer(&made("1.3", "there"), 1, soon()).await;
        assert_eq!(third.outcome, JobOutcome::Repeated, "delivered is once");
    }
}

#[tokio::test]
async fn a_double_click_on_what_fails_is_told_once() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let both = ["1.1", "1.2"].map(|moment| press(moment, job("missing").task).to_json());
    assert!(failed(&worker, batch(&both)).await.is_empty());
    assert_eq!(posts.texts().len(), 1);
}

#[tokio::test]
async fn what_was_shared_anew_takes_the_private_copy_away() {
    let posts = Posts::default();
    let worker = Worker::new(Engine, &posts);
    let Task::Summarize(request) = job("a").task else {
        panic!("no summary was asked for")
    };
    let share = press("1.1", Task::ShareAnew(request));
    worker.answer(&share, 1, soon()).await;
    let posted = posts.posted.lock().unwrap();
    assert!(posted[0].to_json().contains("made anew for sharing"));
    assert!(posted[1].to_json().contains(r#""delete_original":true"#));
}

#[tokio::test]
async fn links_to_places_are_shown_unless_the_owner_turned_them_off() {
    let shared = SharedSummary {
        model: None,
        title: None,
        link: ArticleUrl::parse("https://a.example/").ok(),
        sentences: vec!["A sentence.".into()],
        engine: EngineName::Builtin,
        about: None,
        links: vec![Some("#:~:text=A".into())],
        author: None,
        language: None,
    };
    for task in [job("x").task, Task::Share(Box::new(shared))] {
        for is_on in [true, false] {
            let posts = Posts::default();
            let worker = Worker::new(Engine, &posts);
            let worker = if is_on {
                worker
            } else {
                worker.without_place_links()
            };
            let job = Job {
                task: task.clone(),
                ..job("x")
            };
            worker.answer(&job, 1, soon()).await;
            let posted = posts.posted.lock().unwrap()[0].to_json();
            assert_eq!(posted.contains("#:~:text=A"), is_on, "{posted}");
        }
    }
}
