//! The faults that need a hand at the right moment: deaths, repeats, rotations.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use testkit::lambda::Running;
use testkit::reply::Reply;
use testkit::scene::AtOnce::Accepted;
use testkit::scene::Later::{Apology, FromBuiltIn, FromSmmry, Sentence};
use testkit::scene::{AtOnce, Scene};
use testkit::server::Server;
use testkit::slack::Turn;
use testkit::slash::{SlackRequest, now};
use testkit::sqs::Message;
use testkit::{event, job, smmry, wait};
use tokio::sync::Notify;

use crate::{Ending, Row};

pub(crate) fn table() -> Vec<Row> {
    let killed = |when: &str, moment: Moment| {
        Row::new(
            format!("the worker is killed {when}"),
            Accepted,
            &[FromSmmry],
            move |scene| kill(scene, moment),
        )
    };
    let mut after = killed(
        "after its post, before its answer to Lambda",
        Moment::Posted,
    );
    after.expected.later = vec![FromSmmry, FromSmmry];
    vec![
        killed("before it starts on the Job", Moment::Received),
        killed("while SMMRY works", Moment::Summarizing),
        killed("while Slack takes the post", Moment::Posting),
        after.because("Slack's response URL has no idempotency key, and nothing is stored"),
        Row::new(
            "a page takes longer than the worker has",
            Accepted,
            &[Sentence],
            out_of_time,
        ),
        Row::new(
            "a record comes twice, one after the other",
            Accepted,
            &[FromSmmry],
            twice_in_turn,
        ),
        Row::new(
            "a record comes twice in one batch",
            Accepted,
            &[FromSmmry],
            twice_in_a_batch,
        ),
        Row::new(
            "a second worker asks while the first is on the Job",
            Accepted,
            &[FromSmmry],
            two_workers,
        ),
        Row::new("poison in the same batch", Accepted, &[FromSmmry], poison).told_as("unreadable"),
        Row::new(
            "a batch with some of each",
            Accepted,
            &[FromBuiltIn],
            some_of_each,
        )
        .told_as("unreadable")
        .told_as("refused")
        .told_as("dropped")
        .told_as("explained"),
        Row::new(
            "a link into the private network",
            Accepted,
            &[Sentence],
            private_link,
        ),
        Row::new(
            "the worker fails every time",
            Accepted,
            &[Apology],
            hopeless,
        ),
    ]
}

/// Gives the command and takes the Job off the queue as the event source mapping does.
pub(crate) async fn accept(scene: &Scene) -> (AtOnce, String, Message) {
    let ack = scene.ack().start().await;
    let url = scene.slack.lend_url();
    let at_once = scene
        .ask(&ack, &SlackRequest::command(&scene.site.article(), &url))
        .await;
    (
        at_once,
        url,
        scene.jobs.receive(&scene.moto, 1).await.remove(0),
    )
}

fn batch(scene: &Scene, messages: &[&Message]) -> serde_json::Value {
    let records: Vec<_> = messages
        .iter()
        .map(|message| event::record(&scene.jobs.arn, message))
        .collect();
    json!({ "Records": records })
}

/// Makes a message visible again, lets `worker` settle both queues, and looks.
pub(crate) async fn end(
    scene: &Scene,
    at_once: AtOnce,
    url: &str,
    message: &Message,
    worker: Running,
) -> Ending {
    scene.jobs.release(&scene.moto, message).await;
    scene.settle(&worker).await;
    Ending::of(scene, at_once, url, vec![worker]).await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Received,
    Summarizing,
    Posting,
    Posted,
}

async fn kill(scene: Scene, moment: Moment) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let first = scene.worker().start().await;
    match moment {
        Moment::Received => first.kill(),
        Moment::Summarizing => scene.smmry.next([Reply::silence()]),
        Moment::Posting => scene.slack.script(&url, [Turn::refuses(Reply::silence())]),
        Moment::Posted => scene
            .slack
            .script(&url, [Turn::shows_but(Reply::silence())]),
    }
    let die = async {
        let reached = || match moment {
            Moment::Received => Some(()),
            Moment::Summarizing => (!scene.smmry.received().is_empty()).then_some(()),
            Moment::Posting | Moment::Posted => (scene.slack.posts(&url) > 0).then_some(()),
        };
        wait::until("the moment to kill", reached).await;
        first.kill();
    };
    let one = batch(&scene, &[&message]);
    let (_, ()) = tokio::join!(first.invoke(&one), die);
    let second = scene.worker().start().await;
    end(&scene, at_once, &url, &message, second).await
}

async fn out_of_time(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let worker = scene.worker().env("ENGINE", "builtin").start().await;
    scene.site.page("/article", Reply::silence());
    let outcome = worker
        .invoke_within(&batch(&scene, &[&message]), Duration::from_secs(10))
        .await;
    assert!(
        event::failed_records(&outcome.answered()).is_empty(),
        "told in time"
    );
    end(&scene, at_once, &url, &message, worker).await
}

async fn twice_in_turn(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let worker = scene.worker().start().await;
    let first = worker.invoke(&batch(&scene, &[&message])).await.answered();
    assert!(event::failed_records(&first).is_empty());
    end(&scene, at_once, &url, &message, worker).await
}

async fn twice_in_a_batch(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let worker = scene.worker().start().await;
    let both = worker
        .invoke(&batch(&scene, &[&message, &message]))
        .await
        .answered();
    assert!(event::failed_records(&both).is_empty());
    end(&scene, at_once, &url, &message, worker).await
}

async fn poison(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    for (n, body) in ["", "{", "[]", "{\"v\":2}", "{\"v\":1,\"id\":7}"]
        .iter()
        .enumerate()
    {
        let body = if body.is_empty() { " " } else { body };
        scene
            .jobs
            .send(&scene.moto, &format!("poison-{n}"), body)
            .await;
    }
    let worker = scene.worker().start().await;
    end(&scene, at_once, &url, &message, worker).await
}

async fn two_workers(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let gate = Arc::new(Notify::new());
    let opened = Arc::clone(&gate);
    let held = Server::start(move |_| {
        let opened = Arc::clone(&opened);
        async move {
            opened.notified().await;
            Reply::json(200, &smmry::classic(3))
        }
    })
    .await;
    let held_up = scene.worker().env("SMMRY_URL", held.origin());
    let (first, second) = (held_up.start().await, scene.worker().start().await);
    let one = batch(&scene, &[&message]);
    let beside = async {
        wait::until("the first worker to be on it", || {
            (!held.received().is_empty()).then_some(())
        })
        .await;
        scene.settle(&second).await;
        gate.notify_one();
    };
    let (outcome, ()) = tokio::join!(first.invoke(&one), beside);
    assert!(event::failed_records(&outcome.answered()).is_empty());
    scene.jobs.delete_all(&scene.moto, &[message]).await;
    Ending::of(&scene, at_once, &url, vec![first, second]).await
}

/// Four neighbours that fail in four ways, and the Job that must not mind.
async fn some_of_each(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let lend = || scene.slack.lend_url();
    let (late, expired, lost) = (lend(), lend(), lend());
    scene
        .slack
        .always(&expired, Turn::refuses(Reply::text(404, "expired_url")));
    let mut old = job::link(&scene.site.article(), &late);
    old["requested_at"] = (now() - 31 * 60).into();
    for job in [
        old,
        job::link(&scene.site.article(), &expired),
        job::link(&scene.site.url("/nowhere"), &lost),
        json!({"v": 7}),
    ] {
        let id = format!("{:x}", testkit::unique::unique());
        scene.jobs.send(&scene.moto, &id, &job.to_string()).await;
    }
    let worker = scene.worker().env("ENGINE", "builtin").start().await;
    let ending = end(&scene, at_once, &url, &message, worker).await;
    assert_eq!(
        (scene.seen(&late), scene.seen(&expired), scene.seen(&lost)),
        (vec![], vec![], vec![Sentence])
    );
    ending
}

async fn private_link(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    let worker = scene
        .worker()
        .env("ENGINE", "builtin")
        .without("ALLOW_PRIVATE_ADDRESSES")
        .start()
        .await;
    let ending = end(&scene, at_once, &url, &message, worker).await;
    assert_eq!(scene.site.visits("/article"), 0);
    ending
}

async fn hopeless(scene: Scene) -> Ending {
    let (at_once, url, message) = accept(&scene).await;
    scene.slack.script(
        &url,
        vec![Turn::refuses(Reply::status(429).header("retry-after", "3600")); 4],
    );
    let worker = scene.worker().start().await;
    end(&scene, at_once, &url, &message, worker).await
}
