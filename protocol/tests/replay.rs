//! Runs of the model, walked with the real worker, over HTTP to a stand-in for Slack: each record must come to the same
//! outcome, and each person see as many answers. So the model cannot drift away from the code.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use protocol::{Fault, Faults, Page, Post, Protocol, Scenario, State, Step};
use service::{
    job::{
        ArticleUrl, Destination, EngineName, Job, ReplyOrigins, ResponseUrl, SummaryRequest, Task,
    },
    slack::response_url::{SlackReplies, course::Fate},
    summarizer::{Summarizer, SummaryError},
    summary::{Provenance, Summary, SummaryContent},
    worker::{JobOutcome, Record, Worker},
};
use stateright::Model as _;
use testkit::{
    reply::Reply,
    slack::{Slack, Turn},
    wait,
};

/// Gives what the page is good for.
struct Pages;

impl Summarizer for Pages {
    async fn summarize(
        &self,
        request: &SummaryRequest,
        _: std::time::Instant,
    ) -> Result<Summary, SummaryError> {
        match request.source.link().map(|url| url.as_url().path()) {
            Some("/bad") => Err(fetch::FetchError::NotFound.into()),
            Some("/poison") => panic!("a defect"),
            _ => Ok(Summary {
                content: SummaryContent {
                    title: Some("A title".to_owned()),
                    sentences: vec!["A sentence.".to_owned()],
                    keywords: Vec::new(),
                    percent_shorter: None,
                    reading_time_saved: None,
                    links: Vec::new(),
                },
                provenance: Provenance::of(EngineName::Builtin),
            }),
        }
    }
}

/// The next number of a sequence that looks like chance and is the same each time.
fn chance(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 40).unwrap()
}

/// A run: its steps, each with the state before it, and the state in which it ends.
fn walk(model: &Protocol, mut seed: u64) -> (Vec<(State, Step)>, State) {
    let mut state = model.init_states().remove(0);
    let mut run = Vec::new();
    loop {
        let mut steps = Vec::new();
        model.actions(&state, &mut steps);
        if steps.is_empty() {
            return (run, state);
        }
        let step = steps.swap_remove(chance(&mut seed) % steps.len());
        let next = model.next_state(&state, step.clone()).unwrap();
        run.push((state, step));
        state = next;
    }
}

/// How Slack takes a post of the model's.
fn turn(post: Post) -> Turn {
    let at_once = |status| Reply::status(status).header("retry-after", "0");
    let reply = match post.fate {
        Fate::Taken => return Turn::ok(),
        Fate::Declined if post.too_long => Reply::status(429).header("retry-after", "3600"),
        Fate::Declined => at_once(429),
        Fate::Failed => at_once(500),
        Fate::Lost => Reply::raw(""),
        Fate::BlocksRefused => Reply::text(400, "invalid_blocks"),
        Fate::Refused => Reply::text(404, "used_url"),
    };
    if post.shown {
        Turn::shows_but(reply)
    } else {
        Turn::refuses(reply)
    }
}

/// The real worker's side of a run.
struct Replay {
    slack: Slack,
    jobs: Vec<Job>,
    workers: Vec<Worker<Pages, SlackReplies>>,
}

impl Replay {
    async fn new(scenario: &Scenario) -> Self {
        let slack = Slack::start().await;
        let jobs = scenario
            .requests
            .iter()
            .map(|request| {
                let mut job = request.job.clone();
                let Destination::ResponseUrl(reply) = &mut job.destination;
                reply.url = ResponseUrl::parse(&slack.lend_url()).unwrap();
                let page = match request.page {
                    Page::Good => "good",
                    Page::Bad => "bad",
                    Page::Poison => "poison",
                };
                let page = ArticleUrl::parse(&format!("https://a.example/{page}")).unwrap();
                if let Task::Summarize(made) | Task::ShareAnew(made) = &mut job.task {
                    made.source = service::job::Source::Link(page);
                }
                job
            })
            .collect();
        let workers = (0..scenario.instances).map(|_| worker(&slack)).collect();
        Self {
            slack,
            jobs,
            workers,
        }
    }

    /// The request is made, before anything is told in this run or after.
    fn ask(&mut self, request: usize, is_after: bool) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        self.jobs[request].requested_at = if is_after {
            now.as_secs() + 60
        } else {
            now.as_secs() - 60
        };
    }

    fn address(&self, request: usize) -> &str {
        let Destination::ResponseUrl(reply) = &self.jobs[request].destination;
        reply.url.expose().as_str()
    }

    /// One invocation of an instance, from the batch's arrival to what the model has it come to.
    async fn invocation(&mut self, run: &[(State, Step)], instance: usize) {
        let ends = |step: &Step| matches!(step, Step::Report(number, _) | Step::WorkerDies(number, _) if *number == instance);
        let mut end = None;
        for (state, step) in run {
            match step {
                Step::Post(number, post) if *number == instance => {
                    let request = state.posting(instance).unwrap();
                    self.slack.script(self.address(request), [turn(*post)]);
                }
                step if ends(step) => {
                    end = Some((state, step));
                    break;
                }
                _ => {}
            }
        }
        let (state, end) = end.expect("an end of the batch");
        let batch = run[1].0.batch(instance);
        let records: Vec<_> = batch
            .iter()
            .map(|(request, is_dead_letter, delivery)| Record {
                message_id: request.to_string(),
                body: self.jobs[*request].to_json(),
                is_dead_letter: *is_dead_letter,
                delivery: *delivery,
            })
            .collect();
        let deadline = Instant::now() + Duration::from_mins(1);
        if let Step::WorkerDies(_, shown) = *end {
            if let Some(request) = state.posting(instance) {
                let last = if shown {
                    Turn::shows_but(Reply::silence())
                } else {
                    Turn::refuses(Reply::silence())
                };
                let url = self.address(request).to_owned();
                let posts = self.slack.posts(&url) + Self::pending(run, instance, request) + 1;
                self.slack.script(&url, [last]);
                let died = wait::until("the post in which the worker dies", || {
                    (self.slack.posts(&url) >= posts).then_some(())
                });
                tokio::select! {
                    _ = self.workers[instance].handle(records, deadline) => panic!("it had to die"),
                    () = died => {}
                }
            } else if state.outcomes(instance).len() == batch.len() {
                self.workers[instance].handle(records, deadline).await;
            }
            self.workers[instance] = worker(&self.slack);
        } else {
            let handled = self.workers[instance].handle(records, deadline).await;
            let mut real: Vec<(usize, JobOutcome)> = handled
                .iter()
                .map(|handled| (handled.message_id.parse().unwrap(), handled.report.outcome))
                .collect();
            let mut expected = state.outcomes(instance);
            real.sort_by_key(|(request, _)| *request);
            expected.sort_by_key(|(request, _)| *request);
            assert_eq!(real, expected, "{:#?}", steps(run));
        }
    }

    /// Posts for a request that the model makes before the worker dies.
    fn pending(run: &[(State, Step)], instance: usize, request: usize) -> usize {
        run.iter()
            .take_while(
                |(_, step)| !matches!(step, Step::WorkerDies(number, _) if *number == instance),
            )
            .filter(|(state, step)| {
                matches!(step, Step::Post(number, _) if *number == instance)
                    && state.posting(instance) == Some(request)
            })
            .count()
    }
}

fn worker(slack: &Slack) -> Worker<Pages, SlackReplies> {
    let origins = ReplyOrigins::parse(&slack.origin()).unwrap();
    Worker::new(
        Pages,
        SlackReplies::new(service::client::build().unwrap(), origins),
    )
}

fn steps(run: &[(State, Step)]) -> Vec<&Step> {
    run.iter().map(|(_, step)| step).collect()
}

/// Whether the real worker can be stopped where this run stops it: not between two records of one batch, which it works
/// on side by side.
fn can_be_walked(run: &[(State, Step)]) -> bool {
    run.iter().all(|(state, step)| match step {
        Step::WorkerDies(instance, _) => state.batch(*instance).len() == 1,
        _ => true,
    })
}

#[test]
fn the_real_worker_does_in_each_run_what_the_model_says() {
    // Time is the model's own affair, and what befalls the ack no worker's.
    let kinds = [
        Fault::Declined,
        Fault::Failed,
        Fault::Lost,
        Fault::Blocks,
        Fault::Refused,
        Fault::WorkerDies,
        Fault::Deletion,
        Fault::Recycled,
    ];
    // Which press was made before the other was told is told apart by the second: one telling in a run.
    let once_told = [Fault::Declined, Fault::Blocks, Fault::Failed];
    let scenarios = [
        Scenario::command(Page::Good, Faults::of(&kinds, 5)),
        Scenario::command(Page::Bad, Faults::of(&kinds, 5)),
        Scenario::command(Page::Poison, Faults::of(&kinds, 3)),
        Scenario::neighbours(Faults::of(&kinds, 4)),
        Scenario::double_click_on_share(Faults::of(&kinds, 4)),
        Scenario::double_click_on_what_fails(Faults::of(&once_told, 3)),
        Scenario::share_after_a_failure(Faults::of(&once_told, 3)),
    ];
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let walked = runtime.block_on(walk_all(scenarios));
    assert!(walked > 150, "{walked} runs walked");
}

/// Walks forty runs of each scenario, and gives how many could be walked.
async fn walk_all(scenarios: impl IntoIterator<Item = Scenario>) -> usize {
    let mut walked = 0;
    for scenario in scenarios {
        let model = Protocol::from(scenario);
        for seed in 0..40 {
            let (run, end) = walk(&model, seed);
            if !can_be_walked(&run) {
                continue;
            }
            let mut replay = Replay::new(&model.scenario).await;
            for (place, (before, step)) in run.iter().enumerate() {
                match step {
                    Step::Receive(instance, _) => {
                        replay.invocation(&run[place..], *instance).await;
                    }
                    Step::Ask(request) => replay.ask(*request, before.has_told()),
                    Step::Recycle(instance) => {
                        replay.workers[*instance] = worker(&replay.slack);
                    }
                    _ => {}
                }
            }
            for (request, progress) in end.requests().iter().enumerate() {
                let shown = replay.slack.shown(replay.address(request));
                let answers = shown
                    .iter()
                    .filter(|message| message["delete_original"] != true);
                assert_eq!(
                    answers.count(),
                    usize::from(progress.shown()),
                    "{}, request {request}: {shown:#?}\n{:#?}",
                    model.scenario.name,
                    steps(&run)
                );
            }
            walked += 1;
        }
    }
    walked
}
