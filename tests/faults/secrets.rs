//! The faults around the two secrets: a parameter store that is down, and secrets that change.

use std::time::Duration;

use testkit::faults::Fault;
use testkit::scene::AtOnce::{Accepted, Failed, Unsigned};
use testkit::scene::Later::{FromBuiltIn, FromSmmry};
use testkit::scene::Scene;
use testkit::slash::{SIGNING_SECRET, SlackRequest};

use crate::awkward::{accept, end};
use crate::{Ending, Row};

/// The product's own pause between two readings of a secret, and a second.
const PAUSE: Duration = Duration::from_secs(31);

pub(crate) fn table() -> Vec<Row> {
    vec![
        Row::new(
            "SSM is down when the worker starts",
            Accepted,
            &[FromBuiltIn],
            ssm_down_for_the_worker,
        ),
        Row::new("SSM is down when the ack starts", Failed, &[], |scene| {
            ssm_down_for_the_ack(scene, Duration::ZERO)
        })
        .because("the failure is remembered for half a minute, and Slack shows an error")
        .told_as("no_secret"),
        Row::new(
            "SSM is down when the ack starts, and up half a minute later",
            Accepted,
            &[FromSmmry],
            |scene| ssm_down_for_the_ack(scene, PAUSE),
        )
        .long(),
        Row::new(
            "the secret is not stored yet when the ack starts",
            Accepted,
            &[FromSmmry],
            not_stored_yet,
        )
        .long(),
        Row::new(
            "SSM goes down later",
            Accepted,
            &[FromSmmry],
            ssm_down_later,
        ),
        Row::new(
            "the secret is rotated, then half a minute later",
            Accepted,
            &[FromSmmry],
            rotated,
        )
        .long(),
        Row::new("the secret is another one", Unsigned, &[], another_secret)
            .because("nobody can tell this from a forgery, and Slack shows an error")
            .told_as("unauthorized"),
    ]
}

async fn ssm_down_for_the_worker(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    scene.aws.always(Fault::Broken);
    let worker = scene.worker().start().await;
    end(&scene, at_once, &url, &message, worker).await
}

async fn ssm_down_for_the_ack(scene: Scene, pause: Duration) -> Ending {
    scene.aws.on("GetParameters", Fault::Broken);
    let ack = scene.ack().start().await;
    scene.aws.on("GetParameters", Fault::None);
    tokio::time::sleep(pause).await;
    let url = scene.slack.lend_url();
    let at_once = scene
        .ask(&ack, &SlackRequest::command(&scene.site.article(), &url))
        .await;
    let worker = scene.worker().start().await;
    scene.settle(&worker).await;
    Ending::of(&scene, at_once, &url, vec![ack, worker]).await
}

async fn not_stored_yet(scene: Scene) -> Ending {
    let name = format!("/later/{:x}", testkit::unique::unique());
    let ack = scene
        .ack()
        .env("SLACK_SIGNING_SECRET_PARAMETER", name.as_str())
        .start()
        .await;
    let url = scene.slack.lend_url();
    let request = || SlackRequest::command(&scene.site.article(), &url);
    assert_eq!(scene.ask(&ack, &request()).await, Failed);
    scene.moto.put_secret(&name, SIGNING_SECRET).await;
    tokio::time::sleep(PAUSE).await;
    let at_once = scene.ask(&ack, &request()).await;
    let worker = scene.worker().start().await;
    scene.settle(&worker).await;
    Ending::of(&scene, at_once, &url, vec![ack, worker]).await
}

async fn ssm_down_later(scene: Scene) -> Ending {
    let ack = scene.ack().start().await;
    let worker = scene.worker().start().await;
    scene.aws.on("GetParameters", Fault::Broken);
    let url = scene.slack.lend_url();
    let forged = SlackRequest::command(&scene.site.article(), &url).secret("never-log-me-forged");
    assert_eq!(scene.ask(&ack, &forged).await, Unsigned);
    let at_once = scene
        .ask(&ack, &SlackRequest::command(&scene.site.article(), &url))
        .await;
    scene.settle(&worker).await;
    Ending::of(&scene, at_once, &url, vec![ack, worker]).await
}

async fn rotated(scene: Scene) -> Ending {
    // A name of its own: the other rows share the secret's usual name.
    let name = format!("/rotated/{:x}", testkit::unique::unique());
    scene.moto.put_secret(&name, "never-log-me-old").await;
    let ack = scene
        .ack()
        .env("SLACK_SIGNING_SECRET_PARAMETER", name.as_str())
        .start()
        .await;
    scene.moto.put_secret(&name, "never-log-me-new").await;
    let url = scene.slack.lend_url();
    let request = || SlackRequest::command(&scene.site.article(), &url).secret("never-log-me-new");
    tokio::time::sleep(PAUSE).await;
    let at_once = scene.ask(&ack, &request()).await;
    let worker = scene.worker().start().await;
    scene.settle(&worker).await;
    Ending::of(&scene, at_once, &url, vec![ack, worker]).await
}

async fn another_secret(scene: Scene) -> Ending {
    let ack = scene.ack().start().await;
    let url = scene.slack.lend_url();
    let request = SlackRequest::command(&scene.site.article(), &url).secret("never-log-me-other");
    let at_once = scene.ask(&ack, &request).await;
    Ending::of(&scene, at_once, &url, vec![ack]).await
}
