//! What people do in a run of the model, with the ids that the real ack gives to it.
use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use bytes::Bytes;
use service::{
    ack::{Ack, AckRules},
    command::CommandDefaults,
    job::{ArticleUrl, Job, JobId, ReplyOrigins, SentenceCount, SharedSummary, UserId, Visibility},
    queue::{JobQueue, QueueError},
    secrets::{NoStore, Secret},
    slack::button::{Action, ButtonState, Subject},
};
use testkit::slash::{SIGNING_SECRET, SlackRequest};

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A request comes twice.
    Repeated,
    /// SQS does not take a Job, or its answer is lost.
    Queue,
    /// The ack ends.
    AckDies,
    /// Slack throttles, or no connection comes about.
    Declined,
    /// Slack says 5xx.
    Failed,
    /// A post's connection is lost, or time runs out.
    Lost,
    /// Slack does not take the blocks.
    Blocks,
    /// Slack refuses the answer for good.
    Refused,
    /// The worker ends.
    WorkerDies,
    /// SQS does not hear that a record is done.
    Deletion,
    /// Lambda replaces an instance.
    Recycled,
    /// The response URL expires.
    Expired,
    /// Two presses fall into one second.
    SameSecond,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Repeated,
        Self::Queue,
        Self::AckDies,
        Self::Declined,
        Self::Failed,
        Self::Lost,
        Self::Blocks,
        Self::Refused,
        Self::WorkerDies,
        Self::Deletion,
        Self::Recycled,
        Self::Expired,
        Self::SameSecond,
    ];
}

/// Which faults there are, and how many of them in one run.
#[derive(Debug, Clone)]
pub struct Faults {
    /// The kinds.
    pub kinds: BTreeSet<Fault>,
    /// How many in all.
    pub most: u8,
}

impl Faults {
    /// Up to so many faults of any kind.
    #[must_use]
    pub fn any(most: u8) -> Self {
        Self::of(&Fault::ALL, most)
    }

    /// Up to so many faults of these kinds.
    #[must_use]
    pub fn of(kinds: &[Fault], most: u8) -> Self {
        Self {
            kinds: kinds.iter().copied().collect(),
            most,
        }
    }
}

/// What the page, or the text, of a request is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// A summary.
    Good,
    /// A sentence that says why there is none.
    Bad,
    /// A panic of the worker.
    Poison,
}

/// One request of a person's.
#[derive(Debug, Clone)]
pub struct Request {
    /// What it is, for a trace.
    pub name: &'static str,
    /// Requests of the same number are one wish, and get one answer together.
    pub wish: usize,
    /// The request whose failure the person is told before they make this one.
    pub after: Option<usize>,
    /// Whether it is made before the person sees what another press of the same wish brings.
    pub is_unaware: bool,
    /// What there is to summarize.
    pub page: Page,
    /// The Job that the real ack queued for it.
    pub job: Job,
    /// The Job's id and its group's, as small numbers: the same where the ids are.
    pub(crate) id: u8,
    pub(crate) group: u8,
}

/// A run of the model.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// What it is about.
    pub name: &'static str,
    /// What people do.
    pub requests: Vec<Request>,
    /// What may go wrong.
    pub faults: Faults,
    /// How many instances of the worker there are at a time.
    pub instances: usize,
}

impl Scenario {
    /// Somebody types the command.
    #[must_use]
    pub fn command(page: Page, faults: Faults) -> Self {
        let name = match page {
            Page::Good => "a command",
            Page::Bad => "a command for a page without a summary",
            Page::Poison => "a command for a page that makes the worker panic",
        };
        let requests = vec![Draft::new("command", 0, page, command("1"))];
        Self::new(name, requests, faults)
    }

    /// Two people type a command, and the Jobs may share a batch.
    #[must_use]
    pub fn neighbours(faults: Faults) -> Self {
        let requests = vec![
            Draft::new("command", 0, Page::Good, command("1")),
            Draft::new("another's command", 1, Page::Good, command("2")),
        ];
        Self::new("two commands, which may share a batch", requests, faults)
    }

    /// Somebody presses Share twice, without waiting for what it brings.
    #[must_use]
    pub fn double_click_on_share(faults: Faults) -> Self {
        let share = button(Action::Share, Some(shared_words()));
        let requests = vec![
            Draft::new("press", 0, Page::Good, press("1.1", &share)).unaware(),
            Draft::new("second press", 0, Page::Good, press("1.2", &share)).unaware(),
        ];
        Self::new("Share, pressed twice", requests, faults)
    }

    /// Somebody presses Longer twice on a page that fails, without waiting for what it brings.
    #[must_use]
    pub fn double_click_on_what_fails(faults: Faults) -> Self {
        let longer = button(Action::Longer, page());
        let requests = vec![
            Draft::new("press", 0, Page::Bad, press("1.1", &longer)).unaware(),
            Draft::new("second press", 0, Page::Bad, press("1.2", &longer)).unaware(),
        ];
        Self::new(
            "Longer on a page that fails, pressed twice",
            requests,
            faults,
        )
    }

    /// Somebody shares a summary whose page has to be fetched again, is told that it failed, and presses once more.
    #[must_use]
    pub fn share_after_a_failure(faults: Faults) -> Self {
        let share = button(Action::Share, page());
        let requests = vec![
            Draft::new("press", 0, Page::Bad, press("1.1", &share)),
            Draft {
                after: Some(0),
                ..Draft::new(
                    "press after the failure",
                    1,
                    Page::Good,
                    press("1.2", &share),
                )
            },
        ];
        Self::new("Share, and again after it failed", requests, faults)
    }

    /// All of them, each with as many faults as are explored in a few seconds.
    #[must_use]
    pub fn all() -> Vec<Self> {
        vec![
            Self::command(Page::Good, Faults::any(5)),
            Self::command(Page::Bad, Faults::any(4)),
            Self::command(Page::Poison, Faults::any(4)),
            Self::neighbours(Faults::any(2)),
            Self::double_click_on_share(Faults::any(3)),
            Self::double_click_on_what_fails(Faults::any(3)),
            Self::share_after_a_failure(Faults::any(3)),
        ]
    }

    fn new(name: &'static str, drafts: Vec<Draft>, faults: Faults) -> Self {
        let mut known: Vec<JobId> = Vec::new();
        let mut number = |id: &JobId| {
            let place = known.iter().position(|other| other == id);
            let place = place.unwrap_or_else(|| {
                known.push(id.clone());
                known.len() - 1
            });
            u8::try_from(place).unwrap_or(u8::MAX)
        };
        let requests = drafts
            .into_iter()
            .map(|draft| {
                let job = queued(&draft.sent);
                Request {
                    name: draft.name,
                    wish: draft.wish,
                    after: draft.after,
                    is_unaware: draft.is_unaware,
                    page: draft.page,
                    id: number(&job.id),
                    group: number(job.group()),
                    job,
                }
            })
            .collect();
        Self {
            name,
            requests,
            faults,
            instances: 2,
        }
    }

    /// How many wishes there are.
    #[must_use]
    pub fn wishes(&self) -> usize {
        let wishes = self.requests.iter().map(|request| request.wish + 1);
        wishes.max().unwrap_or_default()
    }
}

/// A request before the ack has seen it.
struct Draft {
    name: &'static str,
    wish: usize,
    after: Option<usize>,
    is_unaware: bool,
    page: Page,
    sent: SlackRequest,
}

impl Draft {
    fn unaware(self) -> Self {
        Self {
            is_unaware: true,
            ..self
        }
    }

    const fn new(name: &'static str, wish: usize, page: Page, sent: SlackRequest) -> Self {
        Self {
            name,
            wish,
            after: None,
            is_unaware: false,
            page,
            sent,
        }
    }
}

const ADDRESS: &str = "https://hooks.slack.com/commands/T0001/1/";

fn command(number: &str) -> SlackRequest {
    SlackRequest::command("https://a.example/x", &format!("{ADDRESS}{number}"))
}

fn page() -> Option<Subject> {
    ArticleUrl::parse("https://a.example/x")
        .ok()
        .map(Subject::Link)
}

fn shared_words() -> Subject {
    Subject::Shared(Box::new(SharedSummary {
        language: None,
        title: None,
        link: None,
        author: None,
        sentences: vec!["The very words.".to_owned()],
        engine: service::job::EngineName::Builtin,
        about: None,
        links: Vec::new(),
        model: None,
    }))
}

/// The button element of a private summary, as Slack sends it back.
fn button(action: Action, subject: Option<Subject>) -> (Action, String) {
    let state = subject.and_then(|subject| {
        let state = ButtonState {
            job: JobId::derive(&["the summary"]),
            subject,
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Private,
            asker: UserId::parse("U1"),
            owner: None,
            about: None,
            language: None,
        };
        state.to_value()
    });
    (action, state.unwrap_or_default())
}

fn press(moment: &str, (action, value): &(Action, String)) -> SlackRequest {
    let element = serde_json::json!({"action_id": action.as_str(), "value": value});
    SlackRequest::press(moment, &element, "U1", &format!("{ADDRESS}{moment}"))
}

/// The Job that the real ack queues for a request.
fn queued(request: &SlackRequest) -> Job {
    let queue = KeptJobs::default();
    let rules = AckRules {
        language: service::language::AppLanguage::English,
        defaults: CommandDefaults {
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Public,
        },
        #[expect(clippy::expect_used, reason = "a constant of the service")]
        reply_origins: ReplyOrigins::parse(ReplyOrigins::SLACK).expect("Slack's origins"),
        allowed_teams: Vec::new(),
        jobs_per_minute: 0,
        checks_time: true,
    };
    let ack = Ack::new(
        Secret::<NoStore>::fixed(SIGNING_SECRET.into()),
        &queue,
        rules,
    );
    let mut http = http::Request::builder().method("POST").uri("/");
    for (name, value) in request.headers() {
        http = http.header(name, value);
    }
    #[expect(clippy::expect_used, reason = "the requests are this file's own")]
    let http = http
        .body(Bytes::copy_from_slice(request.raw()))
        .expect("a request");
    #[expect(clippy::expect_used, reason = "without a runtime there is no model")]
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let answer = runtime.block_on(ack.respond(http));
    let mut jobs = queue.0.lock().unwrap_or_else(PoisonError::into_inner);
    #[expect(clippy::expect_used, reason = "the requests are this file's own")]
    let job = jobs.pop().ok_or(answer).expect("the ack queues a Job");
    job
}

/// Keeps what is queued.
#[derive(Default)]
struct KeptJobs(Mutex<Vec<Job>>);

impl JobQueue for &KeptJobs {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.push(job.clone());
        Ok(())
    }
}
