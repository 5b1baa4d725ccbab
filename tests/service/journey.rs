//! The whole way: a signed command, the ack, the queue, the worker, and the message in Slack.

use serde_json::Value;
use testkit::faults::{Fault, Proxy};
use testkit::lambda::Outcome;
use testkit::mapping::Mapping;
use testkit::moto::Moto;
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, Turn, visible_text};
use testkit::slash::{SIGNING_SECRET, SlackRequest};
use testkit::smmry::{self, CLASSIC_KEY, SENTENCES, Smmry};
use testkit::sqs::{MAX_RECEIVE_COUNT, Queue};
use testkit::{event, job};

use crate::support::{ack, ask, is_ephemeral, is_summary, worker};

#[tokio::test]
async fn a_slash_command_becomes_a_summary_in_the_channel() {
    let (moto, slack, smmry) = (Moto::start(), Slack::start().await, Smmry::start().await);
    let (jobs, dead) = Queue::create_pair(&moto).await;
    moto.put_secret("/slack-summarize/slack-signing-secret", SIGNING_SECRET)
        .await;
    moto.put_secret("/slack-summarize/smmry-api-key", CLASSIC_KEY)
        .await;
    let ack = ack(&slack)
        .without("SLACK_SIGNING_SECRET")
        .env(
            "SLACK_SIGNING_SECRET_PARAMETER",
            "/slack-summarize/slack-signing-secret",
        )
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .start()
        .await;
    let worker = worker(&slack)
        .env("ENGINE", "auto")
        .env("SMMRY_API_KEY_PARAMETER", "/slack-summarize/smmry-api-key")
        .env("SMMRY_URL", smmry.classic_url())
        .env("AWS_ENDPOINT_URL", moto.origin())
        .start()
        .await;

    let url = slack.lend_url();
    let answer = ask(
        &ack,
        &SlackRequest::command("https://example.com/rivers 3", &url),
    )
    .await;
    assert!(answer.body.contains("Summarizing"), "{answer:?}");
    assert_eq!(
        Mapping {
            moto: &moto,
            queue: &jobs
        }
        .run_dry(&worker)
        .await,
        1
    );

    let message = slack.the_message(&url);
    let text = visible_text(&message);
    assert_eq!(message["response_type"], "in_channel");
    assert!(
        text.contains(smmry::TITLE) && text.contains(SENTENCES[2]),
        "{text}"
    );
    assert_eq!(jobs.depth(&moto).await, (0, 0));
    assert_eq!(dead.depth(&moto).await, (0, 0));
}

#[tokio::test]
async fn the_smmry_key_may_be_missing_and_the_parameter_store_down() {
    let (moto, slack, site) = (Moto::start(), Slack::start().await, Site::start().await);
    for fault in [Fault::None, Fault::Broken, Fault::Denied, Fault::Reset] {
        let proxy = Proxy::start(&moto).await;
        proxy.always(fault.clone());
        let worker = worker(&slack)
            .env("ENGINE", "auto")
            .env("SMMRY_API_KEY_PARAMETER", "/slack-summarize/smmry-api-key")
            .env("AWS_ENDPOINT_URL", proxy.origin())
            .start()
            .await;
        let url = slack.lend_url();
        assert!(
            crate::support::work(&worker, &[job::link(&site.article(), &url)])
                .await
                .is_empty(),
            "{fault:?}"
        );
        assert!(
            is_summary(&slack.the_message(&url)),
            "{fault:?}\n{}",
            worker.log().text()
        );
        assert!(proxy.calls("GetParameters") > 0, "{fault:?}");
    }
}

#[tokio::test]
async fn a_job_that_never_succeeds_ends_as_a_dead_letter_with_one_apology() {
    let (moto, slack, site) = (Moto::start(), Slack::start().await, Site::start().await);
    let (jobs, dead) = Queue::create_pair(&moto).await;
    let worker_of = worker(&slack).env("DEAD_LETTER_QUEUE_ARN", &dead.arn);
    let url = slack.lend_url();
    let job = job::link(&site.article(), &url);
    jobs.send(&moto, job["id"].as_str().unwrap(), &job.to_string())
        .await;
    slack.always(
        &url,
        Turn::refuses(Reply::text(429, "").header("retry-after", "3600")),
    );
    let worker = worker_of.start().await;
    let handed = Mapping {
        moto: &moto,
        queue: &jobs,
    }
    .run_dry(&worker)
    .await;
    assert_eq!(handed, usize::try_from(MAX_RECEIVE_COUNT).unwrap());

    slack.always(&url, Turn::ok());
    assert_eq!(
        Mapping {
            moto: &moto,
            queue: &dead
        }
        .run_dry(&worker)
        .await,
        1
    );
    let message = slack.the_message(&url);
    assert!(is_ephemeral(&message) && !is_summary(&message), "{message}");
    assert_eq!(dead.depth(&moto).await, (0, 0));
}

#[tokio::test]
async fn a_poisonous_record_ends_among_the_dead_and_then_nowhere() {
    let (moto, slack, site) = (Moto::start(), Slack::start().await, Site::start().await);
    let (jobs, dead) = Queue::create_pair(&moto).await;
    let url = slack.lend_url();
    let good = job::link(&site.article(), &url);
    jobs.send(&moto, "poison", "{\"v\":1").await;
    jobs.send(&moto, good["id"].as_str().unwrap(), &good.to_string())
        .await;
    let worker = worker(&slack).start().await;
    Mapping {
        moto: &moto,
        queue: &jobs,
    }
    .run_dry(&worker)
    .await;
    assert!(is_summary(&slack.the_message(&url)));
    Mapping {
        moto: &moto,
        queue: &dead,
    }
    .run_dry(&worker)
    .await;
    assert_eq!(
        (jobs.depth(&moto).await, dead.depth(&moto).await),
        ((0, 0), (0, 0))
    );
}

#[tokio::test]
async fn a_worker_that_is_killed_leaves_its_job_to_the_next_one() {
    let (moto, slack, site) = (Moto::start(), Slack::start().await, Site::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let silent = site.page("/silent", Reply::silence());
    let url = slack.lend_url();
    let job = job::link(&silent, &url);
    jobs.send(&moto, job["id"].as_str().unwrap(), &job.to_string())
        .await;

    let first = worker(&slack).start().await;
    let message = jobs.receive(&moto, 1).await.remove(0);
    let batch: Value = serde_json::json!({"Records": [event::record(&jobs.arn, &message)]});
    let killed = async {
        testkit::wait::until("the worker to ask for the page", || {
            (site.visits("/silent") > 0).then_some(())
        })
        .await;
        first.kill();
    };
    let (outcome, ()) = tokio::join!(first.invoke(&batch), killed);
    assert!(matches!(outcome, Outcome::Ended(_)), "{outcome:?}");
    assert_eq!(slack.posts(&url), 0);

    jobs.release(&moto, &message).await;
    site.page("/silent", Reply::html(testkit::site::article()));
    let second = worker(&slack).start().await;
    assert_eq!(
        Mapping {
            moto: &moto,
            queue: &jobs
        }
        .run_dry(&second)
        .await,
        1
    );
    assert!(is_summary(&slack.the_message(&url)));
}
