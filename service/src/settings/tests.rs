//! What the settings promise.
use super::*;

fn environment<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |name| {
        pairs
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    }
}

#[test]
fn defaults_are_the_documented_ones() {
    let ack = AckSettings::read(environment(&[(
        "QUEUE_URL",
        "https://sqs.example/1/jobs.fifo",
    )]))
    .unwrap();
    assert_eq!(ack.defaults, CommandDefaults::default());
    assert!(
        matches!(&ack.signing_secret, SecretSetting::Parameter(name) if name == SLACK_SIGNING_SECRET_PARAMETER)
    );
    assert_eq!(ack.metrics_namespace, "SlackSummarize");
    let worker = WorkerSettings::read(environment(&[])).unwrap();
    assert_eq!(worker.engine, EngineChoice::Auto);
    assert_eq!(worker.smmry_url.as_str(), SMMRY_URL);
    assert_eq!(worker.smmry_async_url.as_str(), SMMRY_ASYNC_URL);
    assert!(!worker.allow_private_addresses && !worker.dry_run);
}

#[test]
fn every_problem_is_named_at_once() {
    let error = AckSettings::read(environment(&[
        ("DEFAULT_SENTENCES", "many"),
        ("DEFAULT_VISIBILITY", "loud"),
    ]));
    assert_eq!(
        error.unwrap_err().to_string(),
        "cannot start: QUEUE_URL is not set (the URL of the Jobs queue); DEFAULT_SENTENCES: `many` is not a \
         number; DEFAULT_VISIBILITY: `loud` is neither public nor private"
    );
    let error = WorkerSettings::read(environment(&[
        ("ENGINE", "gpt"),
        ("SMMRY_URL", "x"),
        ("DRY_RUN", "maybe"),
        ("METRICS_NAMESPACE", "AWS/Lambda"),
    ]));
    let error = error.unwrap_err().to_string();
    for name in ["ENGINE", "SMMRY_URL", "DRY_RUN", "METRICS_NAMESPACE"] {
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn a_list_of_workspaces_that_names_none_does_not_serve_all() {
    let read = |list: &'static str| {
        let pairs = [("DRY_RUN", "true"), ("ALLOWED_TEAMS", list)];
        AckSettings::read(environment(&pairs)).map(|settings| settings.allowed_teams)
    };
    assert_eq!(read(" T1, E2, ").unwrap(), ["T1", "E2"]);
    assert!(read("").unwrap().is_empty());
    for list in [",", "T1;T2", "T1 T2"] {
        let error = read(list).unwrap_err().to_string();
        assert!(error.contains("ALLOWED_TEAMS"), "{error}");
    }
}

#[test]
fn a_dry_run_needs_no_queue() {
    let settings = AckSettings::read(environment(&[("DRY_RUN", "true")])).unwrap();
    assert!(settings.dry_run && settings.queue_url.is_empty());
}

#[test]
fn replies_go_to_slack_alone() {
    let origins = ReplyOrigins::parse(SLACK_REPLY_ORIGINS).unwrap();
    for (url, allowed) in [
        ("https://hooks.slack.com/commands/1/2/3", true),
        ("https://hooks.slack.com:443/actions/1", true),
        ("https://HOOKS.SLACK.COM/actions/1", true),
        ("https://hooks.slack-gov.com/x", true),
        ("http://hooks.slack.com/x", false),
        ("https://hooks.slack.com:8443/x", false),
        ("https://hooks.slack.com.evil.example/x", false),
        ("https://evil.example/hooks.slack.com", false),
        ("https://xhooks.slack.com/x", false),
        ("https://hooks.slack.com./x", false),
    ] {
        assert_eq!(
            origins.allow(&ResponseUrl::parse(url).unwrap()),
            allowed,
            "{url}"
        );
    }
    assert!(ResponseUrl::parse("https://hooks.slack.com@evil.example/x").is_none());
    assert!(ReplyOrigins::parse("https://a.example/path").is_err());
    assert!(ReplyOrigins::parse(" , ").is_err());
}

#[test]
fn secrets_in_the_environment_never_show() {
    let settings = WorkerSettings::read(environment(&[("SMMRY_API_KEY", "hunter2")])).unwrap();
    assert!(!format!("{settings:?}").contains("hunter2"));
}
