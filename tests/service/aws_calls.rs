//! The calls to AWS that the functions make, recorded by a stand-in, are those that the table declares.

use std::collections::BTreeSet;
use std::sync::Arc;

use slack_summarize::aws;
use testkit::job;
use testkit::lambda::Running;
use testkit::model::BEDROCK_ID;
use testkit::moto::Moto;
use testkit::scene::Scene;
use testkit::slash::SlackRequest;
use testkit::smmry;

use crate::declared;

fn allowed(function: &str) -> BTreeSet<String> {
    aws::CALLS
        .iter()
        .filter(|call| call.function == function)
        .map(|call| call.action.to_owned())
        .collect()
}

async fn scene() -> Scene {
    Scene::new(
        &Arc::new(Moto::start()),
        declared::function(env!("CARGO_BIN_EXE_ack")),
        declared::function(env!("CARGO_BIN_EXE_worker")),
    )
    .await
}

#[tokio::test]
async fn the_ack_makes_the_calls_that_are_declared_and_no_other() {
    let scene = scene().await;
    let ack = scene.ack().start().await;
    let url = scene.slack.lend_url();
    for request in [
        SlackRequest::command(&scene.site.article(), &url),
        SlackRequest::command("help", &url),
        // What does not match has the secret read again.
        SlackRequest::command("help", &url).header("x-slack-signature", "v0=00"),
    ] {
        scene.ask(&ack, &request).await;
    }
    assert_eq!(scene.aws.operations(), allowed("ack"));
}

#[tokio::test]
async fn the_worker_makes_the_calls_that_are_declared_and_no_other() {
    let scene = scene().await;
    let function = scene.worker().env("MODEL", BEDROCK_ID);
    let worker: Running = function.start().await;
    // What SMMRY refuses has its key read again.
    scene.smmry.next([smmry::error(2, "INVALID API KEY")]);
    for _ in 0..2 {
        let job = job::link(&scene.site.article(), &scene.slack.lend_url());
        let batch = testkit::event::batch(&scene.jobs.arn, &[job.to_string()]);
        let _ = worker.invoke(&batch).await.answered();
    }
    assert_eq!(scene.aws.operations(), allowed("worker"));
}
