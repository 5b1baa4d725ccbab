//! Starting with settings that are missing or wrong: one clear line that names the one at fault.

use testkit::lambda::Function;
use testkit::slack::Slack;

use crate::support::{ack, worker};

/// The one line of a start that failed, which has to name `setting`.
async fn assert_start_names(function: Function, setting: &str) {
    let failed = match function.try_start().await {
        Err(failed) => failed,
        Ok(running) => panic!(
            "started without a good {setting}:\n{}",
            running.log().text()
        ),
    };
    let lines = failed.log.lines();
    assert!(!failed.status.success(), "{setting}: {failed:?}");
    assert_eq!(lines.len(), 1, "{setting}: {lines:#?}");
    assert!(lines[0].contains(setting), "{setting}: {lines:#?}");
}

#[tokio::test]
async fn a_missing_setting_ends_the_start_with_a_line_that_names_it() {
    let slack = Slack::start().await;
    assert_start_names(ack(&slack).without("QUEUE_URL"), "QUEUE_URL").await;
}

#[tokio::test]
async fn a_wrong_setting_ends_the_start_with_a_line_that_names_it() {
    let slack = Slack::start().await;
    for (setting, value) in [
        ("DEFAULT_SENTENCES", "0"),
        ("DEFAULT_SENTENCES", "41"),
        ("DEFAULT_SENTENCES", "three"),
        ("DEFAULT_VISIBILITY", "secret"),
        ("SLACK_REPLY_ORIGINS", "hooks.slack.com"),
        ("SLACK_REPLY_ORIGINS", "https://hooks.slack.com/commands"),
    ] {
        assert_start_names(ack(&slack).env(setting, value), setting).await;
    }
    for (setting, value) in [
        ("ENGINE", "gpt"),
        ("DEAD_LETTER_QUEUE_ARN", "slack-summarize-dead-letters.fifo"),
        ("SMMRY_URL", "api.smmry.com"),
        ("SMMRY_ASYNC_URL", "ftp://smmry.com/api/"),
        ("ALLOW_PRIVATE_ADDRESSES", "perhaps"),
        ("PLACE_LINKS", "some"),
        ("DRY_RUN", "maybe"),
        ("SLACK_REPLY_ORIGINS", "nonsense"),
    ] {
        assert_start_names(worker(&slack).env(setting, value), setting).await;
    }
}

#[tokio::test]
async fn a_function_starts_with_only_the_settings_that_have_no_default() {
    let slack = Slack::start().await;
    ack(&slack).without("SLACK_REPLY_ORIGINS").start().await;
    let bare = [
        "DEAD_LETTER_QUEUE_ARN",
        "ENGINE",
        "SMMRY_URL",
        "SMMRY_ASYNC_URL",
        "SLACK_REPLY_ORIGINS",
        "PLACE_LINKS",
        "ALLOW_PRIVATE_ADDRESSES",
    ];
    bare.iter()
        .fold(worker(&slack), |function, setting| {
            function.without(setting)
        })
        .start()
        .await;
}
