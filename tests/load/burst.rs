//! Many requests at once to the ack: each is answered while Slack still waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use testkit::faults::Fault;
use testkit::reply::Reply;
use testkit::scene::AtOnce;
use testkit::slash::SlackRequest;
use tokio::task::JoinSet;

use crate::{figures, scene, setting};

/// Ack processes that share the burst. On AWS each request would get one of its own.
const ACKS: usize = 100;
/// How long SQS takes for a message.
const SQS: Duration = Duration::from_millis(20);
/// What the ack promises for everything after verification.
const DEADLINE: Duration = Duration::from_millis(2_500);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "prints figures: `make load` runs it"]
async fn a_burst_is_answered_in_time() {
    let scene = scene().await;
    let mut acks = Vec::new();
    for _ in 0..ACKS {
        let function = scene.ack().env("AWS_LAMBDA_LOG_LEVEL", "INFO");
        acks.push(Arc::new(function.start().await));
    }
    // Moto takes some fifty messages a second on one core, SQS thousands; in its place stands its answer, as late as SQS's.
    let taken = json!({"MessageId": "5fea7756-0ea4-451a-a703-a558b933e274", "SequenceNumber": "18849496460467696128"});
    let taken = Reply::json(200, &taken).after(SQS);
    scene.aws.on("SendMessage", Fault::Answers(Box::new(taken)));
    let burst = setting("LOAD_BURST", 500);
    let mut asking = JoinSet::new();
    for number in 0..burst {
        let (scene, ack) = (Arc::clone(&scene), Arc::clone(&acks[number % ACKS]));
        asking.spawn(async move {
            let request = SlackRequest::command(&scene.site.article(), &scene.slack.lend_url());
            let asked = Instant::now();
            let seen = scene.ask(&ack, &request).await;
            (seen, asked.elapsed())
        });
    }
    let answers = asking.join_all().await;
    let refused = answers
        .iter()
        .filter(|(seen, _)| *seen != AtOnce::Accepted)
        .count();
    let slowest = figures("burst", answers.into_iter().map(|(_, time)| time).collect());
    let sent = scene.aws.calls("SendMessage");
    println!("burst: {refused} not accepted, {sent} messages sent");
    assert_eq!((refused, sent), (0, burst));
    assert!(slowest < DEADLINE, "{slowest:?}");
}
