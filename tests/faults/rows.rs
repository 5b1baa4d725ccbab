//! The faults that are set up before a command is given, and then left alone.

use std::time::Duration;

use testkit::faults::Fault;
use testkit::job;
use testkit::reply::Reply;
use testkit::scene::AtOnce::{Accepted, NotQueued, Unsigned};
use testkit::scene::Later::{self, FromSmmry, InPlainText};
use testkit::scene::{AtOnce, Scene};
use testkit::slack::Turn;
use testkit::slash::{SlackRequest, now};

use crate::{Ending, Row};

/// The command that every row gives, unless its fault is in the command.
fn command(scene: &Scene, url: &str) -> SlackRequest {
    SlackRequest::command(&scene.site.article(), url)
}

/// Starts both functions, gives the command, and waits until both queues have nothing more to give.
pub(crate) async fn play(
    scene: Scene,
    url: String,
    request: SlackRequest,
    before: impl FnOnce(&Scene),
) -> Ending {
    let ack = scene.ack().start().await;
    let worker = scene.worker().start().await;
    before(&scene);
    let at_once = scene.ask(&ack, &request).await;
    scene.aws.always(Fault::None);
    scene.settle(&worker).await;
    Ending::of(&scene, at_once, &url, vec![ack, worker]).await
}

/// A fault that is there once both functions have started.
pub(crate) fn fault(
    name: impl Into<String>,
    at_once: AtOnce,
    later: &[Later],
    before: impl FnOnce(&Scene, &str) + Send + 'static,
) -> Row {
    Row::new(name, at_once, later, |scene| async move {
        let url = scene.slack.lend_url();
        let request = command(&scene, &url);
        let at = url.clone();
        play(scene, url, request, |scene| before(scene, &at)).await
    })
}

pub(crate) fn table() -> Vec<Row> {
    let mut rows = vec![fault("nothing at all", Accepted, &[FromSmmry], |_, _| ())];
    rows.extend(queue());
    rows.extend(clocks());
    rows.extend(slack());
    rows
}

fn queue() -> Vec<Row> {
    let once = |name: &str, fault_once: Fault| {
        fault(
            format!("SQS {name}, once"),
            Accepted,
            &[FromSmmry],
            move |scene, _| scene.aws.next(&[fault_once]),
        )
    };
    let stays = |name: &str, stays: Fault| {
        fault(
            format!("SQS {name}, and stays so"),
            NotQueued,
            &[],
            move |scene, _| scene.aws.always(stays),
        )
    };
    vec![
        once("throttles", Fault::Throttled),
        once("fails", Fault::Broken),
        once("resets the connection", Fault::Reset),
        once("is silent", Fault::Silence),
        once("is slow", Fault::Slow(Duration::from_millis(500))),
        once(
            "takes the Job and resets the connection",
            Fault::AnswerReset,
        ),
        once("takes the Job and its answer is lost", Fault::AnswerLost),
        stays("throttles", Fault::Throttled),
        stays("fails", Fault::Broken),
        stays("refuses the role", Fault::Denied),
        stays("resets connections", Fault::Reset),
        stays("is silent", Fault::Silence),
        fault(
            "SQS takes every Job and all its answers are lost",
            NotQueued,
            &[FromSmmry],
            |scene, _| scene.aws.always(Fault::AnswerLost),
        )
        .because("the ack cannot know: it says \"try again\", and the summary comes all the same"),
    ]
}

fn clocks() -> Vec<Row> {
    let skewed = |name: &str, seconds: i64, at_once: AtOnce, later: &[Later]| {
        Row::new(name, at_once, later, move |scene| async move {
            let url = scene.slack.lend_url();
            let request = command(&scene, &url).at(now().saturating_add_signed(seconds));
            play(scene, url, request, |_| ()).await
        })
    };
    vec![
        skewed(
            "our clock is 4 minutes ahead of Slack's",
            -240,
            Accepted,
            &[FromSmmry],
        ),
        skewed(
            "our clock is 4 minutes behind Slack's",
            240,
            Accepted,
            &[FromSmmry],
        ),
        Row::new(
            "the worker's clock is 10 minutes behind the ack's",
            Accepted,
            &[FromSmmry],
            |scene| async move { aged(scene, -600).await },
        ),
        Row::new(
            "the queue keeps the Job for half an hour",
            Accepted,
            &[],
            |scene| async move { aged(scene, 30 * 60).await },
        )
        .because("Slack's response URL has expired")
        .told_as("dropped"),
        skewed("our clock is an hour off", -3600, Unsigned, &[])
            .because("a replay looks just the same, and Slack shows an error")
            .told_as("unauthorized"),
    ]
}

/// Puts a Job on the queue that was asked for `seconds` ago, as the worker's clock has it.
async fn aged(scene: Scene, seconds: i64) -> Ending {
    let url = scene.slack.lend_url();
    let mut job = job::link(&scene.site.article(), &url);
    job["requested_at"] = now().saturating_add_signed(-seconds).into();
    let id = job["id"].as_str().unwrap_or_default().to_owned();
    scene.jobs.send(&scene.moto, &id, &job.to_string()).await;
    let worker = scene.worker().start().await;
    scene.settle(&worker).await;
    Ending::of(&scene, Accepted, &url, vec![worker]).await
}

/// What a word that is lost on the way makes of an answer: it is posted with one more delivery.
const TWICE: [Later; 2] = [FromSmmry, FromSmmry];

#[expect(clippy::too_many_lines, reason = "a table, one row a fault")]
fn slack() -> Vec<Row> {
    let turns = |name: &str, turns: Vec<Turn>| {
        fault(
            format!("Slack {name}"),
            Accepted,
            &[FromSmmry],
            move |scene, url| scene.slack.script(url, turns),
        )
    };
    let gone = |name: &str, reply: Reply| {
        fault(
            format!("Slack says {name}"),
            Accepted,
            &[],
            move |scene, url| {
                scene.slack.always(url, Turn::refuses(reply));
            },
        )
        .because("there is no other way to this person")
        .told_as("refused")
    };
    let refuses = |reply: Reply| Turn::refuses(reply);
    let lost = |name: &str, reply: Reply, shown: &[Later]| {
        fault(
            format!("Slack shows each answer and {name}"),
            Accepted,
            shown,
            move |scene, url| scene.slack.always(url, Turn::shows_but(reply)),
        )
        .because("Slack's response URL has no idempotency key, and says nothing of what it showed")
    };
    vec![
        turns(
            "throttles for a second",
            vec![refuses(Reply::status(429).header("retry-after", "1"))],
        ),
        turns(
            "fails twice",
            vec![refuses(Reply::status(500)), refuses(Reply::status(502))],
        ),
        turns("resets the connection", vec![refuses(Reply::reset())]),
        turns(
            "fails for two deliveries",
            vec![
                refuses(Reply::status(503)),
                refuses(Reply::status(503)),
                refuses(Reply::status(500)),
            ],
        )
        .shows(&[Later::Apology])
        .because("what may have been shown three times is not posted a fourth time"),
        turns(
            "does not take the blocks",
            vec![refuses(Reply::text(400, "invalid_blocks"))],
        )
        .shows(&[InPlainText]),
        lost("resets the connection", Reply::reset(), &TWICE),
        lost("ends the connection", Reply::raw(""), &TWICE),
        lost("talks something else", Reply::raw("* OK IMAP4\r\n"), &TWICE),
        lost("is silent", Reply::silence(), &TWICE).long(),
        lost(
            "says 500",
            Reply::status(500),
            &[
                FromSmmry,
                FromSmmry,
                FromSmmry,
                Later::Apology,
                Later::Apology,
            ],
        ),
        turns(
            "is slow",
            vec![Turn::shows_but(
                Reply::text(200, "ok").after(Duration::from_secs(3)),
            )],
        ),
        turns(
            "talks something else",
            vec![refuses(Reply::raw("* OK IMAP4\r\n"))],
        ),
        turns(
            "cuts its answer off",
            vec![Turn::shows_but(Reply::text(200, "ok").cut_after(1))],
        ),
        fault(
            "Slack throttles for an hour",
            Accepted,
            &[Later::Apology],
            |scene, url| {
                // Four deliveries with one post each; then Slack has calmed down.
                scene.slack.script(
                    url,
                    vec![Turn::refuses(Reply::status(429).header("retry-after", "3600")); 4],
                );
            },
        ),
        fault(
            "Slack is silent, once",
            Accepted,
            &[FromSmmry],
            |scene, url| scene.slack.script(url, [Turn::refuses(Reply::silence())]),
        )
        .long(),
        gone("that the link has expired", Reply::text(404, "expired_url")),
        gone("that the link is used up", Reply::text(404, "used_url")),
    ]
}
