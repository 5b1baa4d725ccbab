//! What is logged: one line for each thing that happened, which nobody outside can forge, and no secret at any level.
//!
//! Every function that any test of this repository starts logs at TRACE, and its whole log is searched for secrets and
//! response URLs when it ends (`testkit::lambda::Running`). Here is what the other tests have no reason to do.

use serde_json::json;
use testkit::faults::{Fault, Proxy};
use testkit::lambda::Outcome;
use testkit::log::Log;
use testkit::moto::Moto;
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, Turn};
use testkit::slash::{SIGNING_SECRET, SlackRequest};
use testkit::smmry::{self, CLASSIC_KEY, NEWER_KEY, Smmry};
use testkit::{event, job};

use crate::support::{JOBS, ack, ask, deliver, work, worker, worker_with_smmry};

/// Would be a line of its own, and a metric, if it got into the log as it is.
const FORGED: &str = "x\n{\"level\":\"ERROR\",\"forged\":true}\r\n{\"_aws\":{\"CloudWatchMetrics\":[]},\"forged\":1}\u{2028}\u{1b}[2J\0";

/// Each line is one JSON object of the product's own, with no control character in it.
fn assert_unforged(log: &Log) {
    for line in log.lines() {
        let record: serde_json::Value =
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(record["forged"].is_null(), "{line}");
        assert!(
            record["level"].is_string() || record["_aws"].is_object(),
            "{line}"
        );
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
}

#[tokio::test]
async fn no_words_from_outside_make_a_log_line() {
    let (slack, site, smmry) = (
        Slack::start().await,
        Site::start().await,
        Smmry::start().await,
    );
    let url = slack.lend_url();
    let ack = ack(&slack).start().await;
    for field in [
        "command",
        "text",
        "trigger_id",
        "team_id",
        "user_id",
        "user_name",
        "channel_name",
    ] {
        let mut fields = vec![
            ("command", "/summarize"),
            ("text", "https://a.example/b"),
            ("response_url", url.as_str()),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, FORGED));
        ask(&ack, &SlackRequest::fields(&fields)).await;
    }
    for payload in [
        json!({"type": FORGED}),
        json!({"type": "block_actions", "actions": [{"action_id": FORGED}]}),
        json!({"type": "message_action", "callback_id": FORGED, "response_url": url}),
        json!({"type": FORGED, "team": 7}),
        json!({FORGED: FORGED}),
    ] {
        ask(&ack, &SlackRequest::payload(&payload)).await;
    }
    for (name, value) in [
        ("x-slack-signature", "v0={\"forged\":true}"),
        ("x-slack-request-timestamp", "1\t{\"forged\":true}"),
        // No header can hold these: the runtime turns the whole event away.
        ("x-slack-signature", FORGED),
        (FORGED, "x"),
    ] {
        let hostile = SlackRequest::command("help", &url).header(name, value);
        let outcome = ack.invoke(&hostile.event()).await;
        assert!(
            matches!(outcome, Outcome::Answered(_) | Outcome::Failed(_)),
            "{outcome:?}"
        );
    }
    assert_unforged(&ack.stop());

    let worker = worker_with_smmry(&slack, &smmry, "auto", CLASSIC_KEY)
        .start()
        .await;
    smmry.next([
        smmry::error(0, FORGED),
        smmry::error(2, FORGED),
        Reply::text(200, FORGED),
    ]);
    let odd = Reply::status(200).header("content-type", "image/x {\"forged\":true}");
    for address in [
        site.page("/odd", odd.clone()),
        site.page("/odd2", odd),
        site.url("/?q={\"forged\":true}%0a"),
    ] {
        work(&worker, &[job::link(&address, &slack.lend_url())]).await;
    }
    let refused = slack.lend_url();
    slack.always(&refused, Turn::refuses(Reply::text(404, FORGED)));
    work(&worker, &[job::link(&site.article(), &refused)]).await;
    let mut odd = job::link(&site.article(), &slack.lend_url());
    odd["id"] = FORGED.into();
    work(&worker, &[odd]).await;
    deliver(
        &worker,
        JOBS,
        &[FORGED.to_owned(), json!({"v": FORGED}).to_string()],
    )
    .await;
    let mut record = event::batch(JOBS, &["not a Job".to_owned()]);
    record["Records"][0]["messageId"] = FORGED.into();
    let _ = worker.invoke(&record).await.answered();
    assert_unforged(&worker.stop());
}

#[tokio::test]
async fn no_secret_is_logged_however_things_go_wrong() {
    let (moto, slack, site, smmry) = (
        Moto::start(),
        Slack::start().await,
        Site::start().await,
        Smmry::start().await,
    );
    moto.put_secret("/leak/signing-secret", SIGNING_SECRET)
        .await;
    let proxy = Proxy::start(&moto).await;
    let ack = ack(&slack)
        .without("SLACK_SIGNING_SECRET")
        .env("SLACK_SIGNING_SECRET_PARAMETER", "/leak/signing-secret")
        .env(
            "QUEUE_URL",
            format!("{}/123456789012/none.fifo", moto.origin()),
        )
        .env("AWS_ENDPOINT_URL", proxy.origin())
        .start()
        .await;
    for fault in [
        Fault::None,
        Fault::Denied,
        Fault::Broken,
        Fault::Reset,
        Fault::AnswerReset,
    ] {
        proxy.always(fault);
        ask(
            &ack,
            &SlackRequest::command("https://example.com/a", &slack.lend_url()),
        )
        .await;
    }
    // An event that is not what it should be: the runtime offers its text at TRACE.
    let mut odd = SlackRequest::command("help", &slack.lend_url()).event();
    odd["headers"] = json!([["x-slack-signature", testkit::SECRET_MARK]]);
    assert!(matches!(
        ack.invoke(&odd).await,
        Outcome::Failed(_) | Outcome::Answered(_)
    ));
    ask(
        &ack,
        &SlackRequest::body(format!("response_url={}&response_url=x", slack.lend_url())),
    )
    .await;

    for key in [CLASSIC_KEY, NEWER_KEY] {
        let worker = worker_with_smmry(&slack, &smmry, "auto", key).start().await;
        for reply in [
            Reply::reset(),
            Reply::text(200, key),
            Reply::redirect(&format!("/?key={key}")),
            smmry::error(1, "no"),
        ] {
            smmry.next([reply]);
            // A page's own address may hold private things, too.
            let lost = site.page("/lost", Reply::reset());
            work(
                &worker,
                &[job::link(
                    &format!("{lost}?token={}", testkit::SECRET_MARK),
                    &slack.lend_url(),
                )],
            )
            .await;
        }
        let mut broken = job::link(&site.article(), &slack.lend_url());
        broken["destination"]["response_url"]["url"] =
            format!("gopher://{}", testkit::SECRET_MARK).into();
        work(&worker, &[broken.clone()]).await;
        deliver(&worker, crate::support::DEAD_LETTERS, &[broken.to_string()]).await;
        let odd = json!({"Records": [{"body": 7, "messageId": slack.lend_url()}]});
        assert!(matches!(worker.invoke(&odd).await, Outcome::Failed(_)));
        for reply in [
            Reply::reset(),
            Reply::redirect(&slack.lend_url()),
            Reply::raw("nonsense\r\n"),
        ] {
            let url = slack.lend_url();
            slack.always(&url, Turn::refuses(reply));
            let batch = event::batch(JOBS, &[job::link(&site.article(), &url).to_string()]);
            let _ = worker
                .invoke_within(&batch, std::time::Duration::from_secs(12))
                .await
                .answered();
        }
        assert_unforged(&worker.stop());
    }
    // The search itself is made when the functions are dropped.
    assert_unforged(&ack.stop());
}

#[tokio::test]
async fn a_dry_run_shows_the_job_but_not_where_it_is_answered() {
    let slack = Slack::start().await;
    let (ack, worker) = (
        ack(&slack).env("DRY_RUN", "true").start().await,
        worker(&slack).env("DRY_RUN", "true").start().await,
    );
    let url = slack.lend_url();
    ask(&ack, &SlackRequest::command("https://example.com/a", &url)).await;
    work(
        &worker,
        &[job::text(&testkit::site::PARAGRAPHS.join(" "), &url)],
    )
    .await;
    assert!(ack.stop().contains("https://example.com/a"));
    assert!(worker.stop().contains("rivers"));
    assert!(slack.received().is_empty());
}
