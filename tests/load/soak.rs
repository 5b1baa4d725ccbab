//! Thousands of Jobs from the command to the channel, one in twenty with a fault: all answered, none twice, no leak.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use testkit::faults::Fault;
use testkit::mapping::Mapping;
use testkit::process;
use testkit::reply::Reply;
use testkit::scene::{AtOnce, Scene};
use testkit::slack::Turn;
use testkit::slash::SlackRequest;
use testkit::smmry;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::{figures, scene, setting};

/// Ack processes, each one request at a time, as Lambda runs them.
const ACKS: usize = 3;
/// Worker processes, each one batch at a time.
const WORKERS: usize = 4;
/// Every so many-th Job meets a fault: 5 %.
const FAULT_EVERY: usize = 20;
/// Jobs asked for and not yet answered, at most: moto's queue slows down with its length.
const UNDER_WAY: usize = 100;
/// Readings of each function's memory, evenly spread over its Jobs.
const READINGS: usize = 10;
/// How long a thousand Jobs may take.
const TIME_PER_THOUSAND: Duration = Duration::from_mins(2);

/// The soak as its tasks see it.
struct Soak {
    scene: Arc<Scene>,
    jobs: usize,
    asked: AtomicUsize,
    answered: AtomicUsize,
    /// One permit for each Job that may still be asked for.
    room: Semaphore,
    /// One permit for each message on the queue; closed when all are answered.
    queued: Semaphore,
}

/// One function's memory over its life, in KiB.
struct Memory {
    function: &'static str,
    readings: Vec<usize>,
}

impl Memory {
    fn new(function: &'static str) -> Self {
        Self {
            function,
            readings: Vec::new(),
        }
    }

    /// Reads when the soak has come another tenth further.
    fn read(&mut self, soak: &Soak, running: &testkit::lambda::Running) {
        let due = soak.answered.load(Ordering::Relaxed) * READINGS / soak.jobs;
        if due > self.readings.len() {
            self.readings
                .resize(due, process::resident(running.process_id()));
        }
    }

    /// What the first fifth builds up (connections, caches) is no leak; a leak of a response body a Job would be megabytes.
    fn is_flat(&self) -> bool {
        let (Some(early), Some(late)) = (self.readings.get(1), self.readings.last()) else {
            return true;
        };
        late - early.min(late) < early / 4
    }
}

/// One in twenty Jobs meets one of these.
fn disturb(scene: &Scene, number: usize, url: &str) {
    if !number.is_multiple_of(FAULT_EVERY) {
        return;
    }
    let throttled = Reply::text(429, "rate_limited").header("retry-after", "1");
    match (number / FAULT_EVERY) % 8 {
        0 => scene.slack.script(url, [Turn::refuses(Reply::status(503))]),
        1 => scene.slack.script(url, [Turn::refuses(throttled)]),
        2 => scene.slack.script(url, [Turn::refuses(Reply::reset())]),
        3 => scene
            .smmry
            .next([smmry::error(0, "INTERNAL SERVER PROBLEM")]),
        4 => scene.smmry.next([Reply::reset()]),
        5 => scene.smmry.next([Reply::text(200, "Fatal error")]),
        6 => scene.aws.next(&[Fault::Throttled]),
        _ => scene.aws.next(&[Fault::AnswerReset]),
    }
}

/// Asks until all Jobs are asked for, and gives the response URLs and how long each answer at once took.
async fn asks(soak: Arc<Soak>) -> (Vec<(String, Duration)>, Memory) {
    let scene = &soak.scene;
    let function = scene.ack().env("AWS_LAMBDA_LOG_LEVEL", "INFO");
    let ack = function.start().await;
    let (mut asked, mut memory) = (Vec::new(), Memory::new("ack"));
    loop {
        let Ok(room) = soak.room.acquire().await else {
            return (asked, memory);
        };
        room.forget();
        let number = soak.asked.fetch_add(1, Ordering::Relaxed);
        if number >= soak.jobs {
            soak.room.add_permits(1);
            return (asked, memory);
        }
        let url = scene.slack.lend_url();
        disturb(scene, number, &url);
        let request = SlackRequest::command(&scene.site.article(), &url);
        let started = Instant::now();
        let seen = scene.ask(&ack, &request).await;
        asked.push((url, started.elapsed()));
        let log = || ack.log().text();
        assert_eq!(seen, AtOnce::Accepted, "request {number}\n{}", log());
        soak.queued.add_permits(1);
        memory.read(&soak, &ack);
    }
}

/// Works until all Jobs are answered.
async fn works(soak: Arc<Soak>) -> Memory {
    let scene = &soak.scene;
    let function = scene.worker().env("AWS_LAMBDA_LOG_LEVEL", "INFO");
    let worker = function.start().await;
    let mut memory = Memory::new("worker");
    let mapping = Mapping {
        moto: &scene.moto,
        queue: &scene.jobs,
    };
    while let Ok(permit) = soak.queued.acquire().await {
        permit.forget();
        let round = mapping.round(&worker).await;
        // The round may have taken more messages than the one that it was woken for.
        soak.queued.forget_permits(round.received.saturating_sub(1));
        soak.queued.add_permits(round.failed);
        let done = round.received - round.failed;
        soak.room.add_permits(done);
        if soak.answered.fetch_add(done, Ordering::AcqRel) + done >= soak.jobs {
            soak.queued.close();
        }
        memory.read(&soak, &worker);
    }
    memory
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: `make load` runs it"]
async fn a_soak_answers_every_job_once_and_keeps_its_memory() {
    let soak = Arc::new(Soak {
        scene: scene().await,
        jobs: setting("LOAD_JOBS", 10_000),
        asked: AtomicUsize::new(0),
        answered: AtomicUsize::new(0),
        room: Semaphore::new(UNDER_WAY),
        queued: Semaphore::new(0),
    });
    let started = Instant::now();
    let (mut acks, mut workers) = (JoinSet::new(), JoinSet::new());
    for _ in 0..ACKS {
        acks.spawn(asks(Arc::clone(&soak)));
    }
    for _ in 0..WORKERS {
        workers.spawn(works(Arc::clone(&soak)));
    }
    let (mut asked, mut memories) = (Vec::new(), Vec::new());
    let limit = TIME_PER_THOUSAND * u32::try_from(soak.jobs.div_ceil(1000)).unwrap();
    tokio::time::timeout(limit, async {
        for (some, memory) in acks.join_all().await {
            asked.extend(some);
            memories.push(memory);
        }
        memories.extend(workers.join_all().await);
    })
    .await
    .expect("the soak takes too long");
    let took = started.elapsed();

    let left_over = soak.scene.left_over().await;
    let (urls, times): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
    let shown = |wanted: fn(usize) -> bool| {
        urls.iter()
            .filter(|url| wanted(soak.scene.slack.shown(url).len()))
            .count()
    };
    let (silent, doubled) = (shown(|count| count == 0), shown(|count| count > 1));
    println!(
        "soak: {} Jobs in {took:.1?} ({:.0} a second), 5 % with a fault: {silent} unanswered, {doubled} doubled, \
         {left_over} left in the queues",
        urls.len(),
        f64::from(u32::try_from(urls.len()).unwrap()) / took.as_secs_f64(),
    );
    figures("ack under the soak", times);
    for memory in &memories {
        println!(
            "resident memory of the {}, KiB at each tenth: {:?}",
            memory.function, memory.readings
        );
    }
    assert_eq!(
        (urls.len(), silent, doubled, left_over),
        (soak.jobs, 0, 0, 0)
    );
    assert!(memories.iter().all(Memory::is_flat), "the memory grows");
}
