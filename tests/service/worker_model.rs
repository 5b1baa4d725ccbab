//! A language model behind the worker: its words where the page bears them out, and in every other case a summary that the page
//! could have had anyway.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::job;
use testkit::lambda::{Function, Running};
use testkit::model::{self, Asked, BEDROCK_ID, KEY, Model};
use testkit::reply::Reply;
use testkit::site::{self, Site};
use testkit::slack::{Slack, visible_text};
use testkit::smmry::{CLASSIC_KEY, SENTENCES, Smmry};

use crate::support::{JOBS, is_summary, work, worker};

/// What a good model writes about the site's article, with words of the sentences that each point comes from.
const POINTS: [(&str, &str); 3] = [
    (
        "wears that outer bank away",
        "The river wears away the outer bank of a bend.",
    ),
    (
        "lost whole fields",
        "Farmers have lost whole fields to one single bend.",
    ),
    (
        "about eleven times",
        "One full bend is about 11 times the width of the river.",
    ),
];
/// What the article does not say.
const INVENTED: &str = "Farmers of Lorient have lost 300 fields to Mayor Schmidt.";

fn told(asked: &Asked, points: &[(&str, &str)]) -> String {
    let points: Vec<_> = points
        .iter()
        .map(|(of, text)| (asked.number_of(of), *text))
        .collect();
    asked.points(&points)
}

/// The worker with a model on a server.
fn with_server(slack: &Slack, model: &Model) -> Function {
    worker(slack)
        .env("ENGINE", "model")
        .env("MODEL", "small")
        .env("MODEL_URL", model.url())
        .env("MODEL_API_KEY", KEY)
}

/// The worker with a model at Bedrock, whose address alone differs from the other services'.
fn with_bedrock(slack: &Slack, model: &Model) -> Function {
    worker(slack)
        .env("ENGINE", "model")
        .env("MODEL", BEDROCK_ID)
        .env("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", model.url())
}

/// The message that answers a Job for three sentences of this page.
async fn message(worker: &Running, slack: &Slack, link: &str) -> Value {
    let url = slack.lend_url();
    assert!(work(worker, &[job::link(link, &url)]).await.is_empty());
    slack.the_message(&url)
}

/// The message's last line, and all that a person can read in it.
fn read(message: &Value) -> (String, String) {
    let blocks = message["blocks"].as_array().cloned().unwrap_or_default();
    let context = blocks.iter().find(|block| block["type"] == "context");
    let context = context.map(|block| block["elements"][0]["text"].as_str().unwrap_or_default());
    (
        context.unwrap_or_default().to_owned(),
        visible_text(message),
    )
}

#[tokio::test]
async fn a_models_words_are_shown_where_the_page_bears_them_out() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    for (model, named) in [
        (Model::chat().await, "by small, checked against the page"),
        (
            Model::bedrock().await,
            "by Nova Micro, checked against the page",
        ),
    ] {
        model.says(|asked| told(asked, &POINTS));
        let function = if named.contains("Nova") {
            with_bedrock(&slack, &model)
        } else {
            with_server(&slack, &model)
        };
        let worker = function.start().await;
        let visits = site.visits("/article");
        let (context, text) = read(&message(&worker, &slack, &site.article()).await);
        for (_, point) in POINTS {
            assert!(text.contains(point), "{text}");
        }
        assert!(context.ends_with(named), "{context}");
        assert_eq!(
            site.visits("/article"),
            visits + 1,
            "the page is fetched once"
        );
        assert_eq!(model.received().len(), 1);
        let log = worker.stop();
        for figure in ["\"ModelTokensIn\":812", "\"PointsReplaced\":0"] {
            assert!(log.text().contains(figure), "{}", log.text());
        }
    }
}

#[tokio::test]
async fn what_the_page_does_not_say_gives_way_to_its_own_words_and_the_message_says_so() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    model.says(|asked| {
        let points = [POINTS[0], (POINTS[1].0, INVENTED), POINTS[2]];
        told(asked, &points)
    });
    let worker = with_server(&slack, &model).start().await;
    let (context, text) = read(&message(&worker, &slack, &site.article()).await);
    assert!(
        text.contains(POINTS[0].1) && text.contains(POINTS[2].1),
        "{text}"
    );
    for invented in ["Lorient", "300", "Schmidt"] {
        assert!(!text.contains(invented), "{text}");
    }
    assert!(
        context.ends_with("by small, checked against the page, 1 of 3 in the page’s own words"),
        "{context}"
    );
}

/// Every way in which a server's model fails, and the reason that is counted.
fn failures_of_a_server() -> Vec<(Reply, &'static str)> {
    use testkit::model::{chat, chat_error};
    let refuses = json!({ "choices": [{ "finish_reason": "stop", "message": { "content": null, "refusal": "I can't." } }] });
    vec![
        (chat_error(401, "invalid_api_key", "no"), "key_refused"),
        (
            chat_error(404, "model_not_found", "model 'small' not found"),
            "no_such_model",
        ),
        (
            chat_error(429, "insufficient_quota", "You exceeded your current quota"),
            "quota",
        ),
        (
            chat_error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0"),
            "throttled",
        ),
        (
            chat_error(400, "context_length_exceeded", "too long"),
            "too_long",
        ),
        (chat_error(500, "server_error", "oops"), "outage"),
        (Reply::text(502, "<html>Bad gateway</html>"), "outage"),
        (Reply::text(200, "data: [DONE]"), "outage"),
        (Reply::json(200, &refuses), "refused"),
        (chat("A", "content_filter"), "refused"),
        (chat("", "stop"), "outage"),
        (chat("{\"points\": [{\"sent", "length"), "unreadable"),
        (chat("<think>Which of them?", "length"), "unreadable"),
        (Reply::reset(), "outage"),
        (chat("A long answer", "stop").cut_after(40), "outage"),
        // Not followed: what is asked and the key go to the installer's address alone.
        (Reply::redirect("http://127.0.0.1:1/"), "outage"),
    ]
}

/// The same of Bedrock: every error and stop reason of its description, and shapes that it does not have.
fn failures_of_bedrock() -> Vec<(Reply, &'static str)> {
    use testkit::model::{bedrock_error as error, converse, converse_of};
    let profile = "Invocation of model ID amazon.nova-micro-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.";
    let invalid = |message| error(400, "ValidationException", message);
    vec![
        (invalid(profile), "no_such_model"),
        (
            invalid("The provided model identifier is invalid."),
            "no_such_model",
        ),
        (
            invalid("Input is too long for requested model."),
            "too_long",
        ),
        (invalid("Malformed input request"), "outage"),
        // The answer's limit, not the article's length.
        (
            invalid(
                "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.",
            ),
            "outage",
        ),
        (
            error(
                403,
                "AccessDeniedException",
                "You don't have access to the model with the specified model ID.",
            ),
            "access_denied",
        ),
        (
            error(
                404,
                "ResourceNotFoundException",
                "Model use case details have not been submitted for this account.",
            ),
            "access_denied",
        ),
        (
            error(
                404,
                "ResourceNotFoundException",
                "The provided model was not found.",
            ),
            "no_such_model",
        ),
        (error(408, "ModelTimeoutException", "too slow"), "timed_out"),
        (
            error(424, "ModelErrorException", "the model failed"),
            "outage",
        ),
        (
            error(
                429,
                "ThrottlingException",
                "Too many requests, please wait before trying again.",
            ),
            "throttled",
        ),
        (
            error(
                429,
                "ThrottlingException",
                "Too many tokens per day, please wait before trying again.",
            ),
            "quota",
        ),
        (
            error(429, "ModelNotReadyException", "not ready"),
            "throttled",
        ),
        (error(500, "InternalServerException", "oops"), "outage"),
        (error(503, "ServiceUnavailableException", "down"), "outage"),
        (Reply::text(502, "<html>"), "outage"),
        (converse("A", "content_filtered"), "refused"),
        (converse("A", "guardrail_intervened"), "refused"),
        (converse("A", "model_context_window_exceeded"), "too_long"),
        (converse("A", "tool_use"), "outage"),
        (converse("A", "malformed_model_output"), "outage"),
        (converse("A", "malformed_tool_use"), "outage"),
        (converse("[2] Half a", "max_tokens"), "unreadable"),
        (converse_of(&json!([]), "end_turn"), "outage"),
        (
            converse_of(
                &json!([{ "reasoningContent": { "reasoningText": { "text": "[1] Why?" } } }]),
                "end_turn",
            ),
            "outage",
        ),
        (Reply::text(200, "{}"), "outage"),
        (Reply::text(200, "<html>"), "outage"),
        (Reply::redirect("http://127.0.0.1:1/"), "outage"),
        (Reply::reset(), "outage"),
    ]
}

#[tokio::test]
async fn every_failure_of_a_model_ends_in_the_built_in_summary_and_is_counted() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    for (bedrock, failures) in [
        (false, failures_of_a_server()),
        (true, failures_of_bedrock()),
    ] {
        let model = if bedrock {
            Model::bedrock().await
        } else {
            Model::chat().await
        };
        let (function, name) = if bedrock {
            (with_bedrock(&slack, &model), "Nova Micro")
        } else {
            (with_server(&slack, &model), "small")
        };
        let worker = function.start().await;
        let mut reasons = Vec::new();
        for (reply, reason) in failures {
            reasons.push(reason.to_owned());
            let shown = String::from_utf8_lossy(reply.content()).into_owned();
            model.always(reply);
            let answered = message(&worker, &slack, &site.article()).await;
            assert!(is_summary(&answered), "{answered}");
            let (context, text) = read(&answered);
            let said = format!("by the built-in engine, as {name} could not help");
            assert!(context.ends_with(&said), "{shown}: {context}");
            assert!(text.contains(site::TITLE), "{text}");
        }
        let records = worker.stop().records();
        let counted: Vec<_> = records
            .iter()
            .filter(|record| record["ModelFailures"] == 1)
            .map(|record| record["Reason"].as_str().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(counted, reasons);
    }
}

#[tokio::test]
async fn a_model_that_is_throttled_once_is_asked_once_more() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let (server, bedrock) = (Model::chat().await, Model::bedrock().await);
    let too_many = model::chat_error(429, "rate_limit_exceeded", "slow down");
    server.next([too_many.header("retry-after", "0")]);
    bedrock.next([model::bedrock_error(
        429,
        "ThrottlingException",
        "slow down",
    )]);
    for (model, function) in [
        (&server, with_server(&slack, &server)),
        (&bedrock, with_bedrock(&slack, &bedrock)),
    ] {
        let worker = function.start().await;
        let (context, _) = read(&message(&worker, &slack, &site.article()).await);
        assert!(context.contains("checked against the page"), "{context}");
        assert_eq!(model.received().len(), 2);
    }
}

#[tokio::test]
async fn an_article_that_is_too_long_for_the_model_is_sent_once_more_in_part() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    let story: Vec<String> = (0..150)
        .map(|at| format!("Harbour number {at} of the northern coast was rebuilt by {at} workers from the town of Lorient."))
        .collect();
    let long = site.page("/long", Reply::text(200, &story.join(" ")));
    // Ollama reads what fits and does not say so, but for the number of tokens.
    let mut cut: Value = serde_json::from_slice(model::chat("[1] A", "stop").content()).unwrap();
    cut["usage"]["prompt_tokens"] = 200.into();
    for reply in [
        model::chat_error(400, "context_length_exceeded", "too long"),
        Reply::json(200, &cut),
    ] {
        model.next([reply]);
        let worker = with_server(&slack, &model).start().await;
        let asked = model.received().len();
        let (context, _) = read(&message(&worker, &slack, &long).await);
        assert!(context.contains("by small, checked"), "{context}");
        let lengths: Vec<usize> = model.received()[asked..]
            .iter()
            .map(|request| request.body.len())
            .collect();
        assert_eq!(lengths.len(), 2);
        assert!(lengths[1] * 2 < lengths[0], "{lengths:?}");
    }
}

#[tokio::test]
async fn what_bedrock_refuses_of_a_request_is_left_out() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::bedrock().await,
    );
    let refusal = |words| model::bedrock_error(400, "ValidationException", words);
    model.next([
        refusal(
            "The model returned the following errors: `temperature` is deprecated for this model.",
        ),
        refusal("This model doesn't support system messages. Try again without a system message."),
        model::converse("[1] Nothing of this.", "end_turn"),
    ]);
    let worker = with_bedrock(&slack, &model).start().await;
    message(&worker, &slack, &site.article()).await;
    let last = model.received().last().unwrap().json();
    assert!(last.get("system").is_none(), "{last}");
    assert!(last["inferenceConfig"].get("temperature").is_none());
    assert!(last["inferenceConfig"]["maxTokens"].as_u64().unwrap() > 300);
    let document = last["messages"][0]["content"][0]["text"].as_str().unwrap();
    assert!(
        document.starts_with("You summarize articles."),
        "{document}"
    );
}

#[tokio::test]
async fn a_model_that_says_nothing_leaves_the_built_in_engine_its_time() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    for (model, bedrock) in [(Model::chat().await, false), (Model::bedrock().await, true)] {
        model.always(Reply::silence());
        let function = if bedrock {
            with_bedrock(&slack, &model)
        } else {
            with_server(&slack, &model)
        };
        let worker = function.start().await;
        let url = slack.lend_url();
        let body = job::link(&site.article(), &url).to_string();
        // A function with little time left, so that nobody waits for the model's twenty seconds.
        let batch = testkit::event::batch(JOBS, &[body]);
        let answer = worker.invoke_within(&batch, Duration::from_secs(14)).await;
        assert!(testkit::event::failed_records(&answer.answered()).is_empty());
        let (context, _) = read(&slack.the_message(&url));
        assert!(context.contains("as "), "{context}");
        assert!(context.ends_with("could not help"), "{context}");
        assert!(worker.stop().text().contains("\"Reason\":\"timed_out\""));
    }
}

#[tokio::test]
async fn with_auto_smmry_answers_where_the_model_cannot_and_the_built_in_engine_where_neither_can()
{
    let (slack, site, model, smmry) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
        Smmry::start().await,
    );
    let worker = with_server(&slack, &model)
        .env("ENGINE", "auto")
        .env("SMMRY_API_KEY", CLASSIC_KEY)
        .env("SMMRY_URL", smmry.classic_url())
        .start()
        .await;
    // A model that can help: nothing leaves for SMMRY.
    let (context, _) = read(&message(&worker, &slack, &site.article()).await);
    assert!(context.contains("by small, checked"), "{context}");
    assert!(smmry.received().is_empty());
    model.always(Reply::status(500));
    let (context, text) = read(&message(&worker, &slack, &site.article()).await);
    assert!(text.contains(SENTENCES[0]), "{text}");
    assert!(
        context.ends_with("by SMMRY, as small could not help"),
        "{context}"
    );
    smmry.always(Reply::status(500));
    let (context, _) = read(&message(&worker, &slack, &site.article()).await);
    assert!(
        context.ends_with("by the built-in engine, as small and SMMRY could not help"),
        "{context}"
    );
}

#[tokio::test]
async fn a_model_that_is_not_to_be_asked_is_not_asked() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    let worker = with_server(&slack, &model)
        .env("ENGINE", "builtin")
        .start()
        .await;
    let (context, _) = read(&message(&worker, &slack, &site.article()).await);
    assert!(context.ends_with("by the built-in engine"), "{context}");
    // Nor is one about a page that is no longer than its summary.
    let worker = with_server(&slack, &model).start().await;
    let short =
        "<h1>Tea</h1><p>Tea is the most widely drunk beverage in the world after water itself.</p>";
    let short = site.page("/short", Reply::html(short));
    let (context, _) = read(&message(&worker, &slack, &short).await);
    assert!(context.ends_with("by the built-in engine"), "{context}");
    assert!(model.received().is_empty());
}

#[tokio::test]
async fn what_was_checked_is_shared_in_the_same_words_and_says_who_wrote_them() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    model.says(|asked| told(asked, &[POINTS[0], (POINTS[1].0, INVENTED), POINTS[2]]));
    let worker = with_server(&slack, &model).start().await;
    let url = slack.lend_url();
    let mut asked = job::link(&site.article(), &url);
    asked["destination"]["response_url"]["visibility"] = "private".into();
    assert!(work(&worker, &[asked]).await.is_empty());
    let private = slack.the_message(&url);
    let value = button(&private, "share");
    let shared = &value["s"]["shared"];
    let second = slack.lend_url();
    let mut share = job::link(&site.article(), &second);
    share["task"] = json!({ "share": shared });
    assert!(work(&worker, &[share]).await.is_empty());
    let messages = slack.shown(&second);
    let (context, text) = read(&messages[0]);
    assert!(text.contains(POINTS[0].1), "{text}");
    assert!(
        context.ends_with("by small, checked against the page, 1 of 3 in the page’s own words"),
        "{context}"
    );
    assert_eq!(model.received().len(), 1, "nothing is written anew");
}

/// The state in the value of a message's button.
fn button(message: &Value, action: &str) -> Value {
    let blocks = message["blocks"].as_array().unwrap();
    let elements = blocks
        .iter()
        .filter_map(|block| block["elements"].as_array());
    let button = elements
        .flatten()
        .find(|element| element["action_id"] == action)
        .unwrap_or_else(|| panic!("no button {action}: {message}"));
    serde_json::from_str(button["value"].as_str().unwrap()).unwrap()
}

/// What a good model writes in German about the site's article, with words of the sentences that each point comes from.
const GERMAN: [(&str, &str); 3] = [
    (
        "wears that outer bank away",
        "Der Fluss trägt das äußere Ufer einer Biegung Jahr für Jahr ab.",
    ),
    (
        "lost whole fields",
        "Bauern haben ganze Felder an eine einzige Biegung verloren.",
    ),
    (
        "about eleven times",
        "Eine volle Biegung ist etwa 11-mal so lang, wie der Fluss breit ist.",
    ),
];

/// A Job for three sentences of the site's article in German.
fn in_german(site: &Site, url: &str) -> Value {
    let mut asked = job::link(&site.article(), url);
    asked["task"]["summarize"]["language"] = "de".into();
    asked
}

#[tokio::test]
async fn a_model_is_asked_for_another_language_and_the_message_says_how_far_it_was_checked() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    model.says(|asked| told(asked, &GERMAN));
    let worker = with_server(&slack, &model).start().await;
    let url = slack.lend_url();
    let mut asked = in_german(&site, &url);
    asked["destination"]["response_url"]["visibility"] = "private".into();
    assert!(work(&worker, &[asked]).await.is_empty());
    let message = slack.the_message(&url);
    let (context, text) = read(&message);
    for (_, point) in GERMAN {
        assert!(text.contains(point), "{text}");
    }
    assert!(
        context.ends_with("übersetzt von small; Zahlen, Daten und Namen geprüft an der Seite"),
        "{context}"
    );
    let sent = model.received()[0].json();
    let instructions = sent["messages"][0]["content"].as_str().unwrap_or_default();
    assert!(instructions.contains("in German"), "{instructions}");
    // Shorter, longer and another question ask for German again.
    let longer = button(&message, "longer").to_string();
    assert!(longer.contains(r#""l":"de""#), "{longer}");
    // And what is shared still says what it is.
    let shared = &button(&message, "share")["s"]["shared"];
    let second = slack.lend_url();
    let mut share = job::link(&site.article(), &second);
    share["task"] = json!({ "share": shared });
    assert!(work(&worker, &[share]).await.is_empty());
    let (context, text) = read(&slack.shown(&second)[0]);
    assert!(text.contains(GERMAN[0].1), "{text}");
    assert!(
        context.contains("übersetzt von small; Zahlen, Daten und Namen geprüft"),
        "{context}"
    );
    assert_eq!(model.received().len(), 1, "nothing is written anew");
}

#[tokio::test]
async fn a_translated_point_that_fails_is_left_out_and_where_all_fail_the_pages_own_words_stand() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    let worker = with_server(&slack, &model).start().await;
    model.says(|asked| {
        let invented = "Bauern haben 300 Felder an eine einzige Biegung verloren.";
        told(asked, &[GERMAN[0], (GERMAN[1].0, invented), GERMAN[2]])
    });
    let url = slack.lend_url();
    assert!(work(&worker, &[in_german(&site, &url)]).await.is_empty());
    let (_, text) = read(&slack.the_message(&url));
    assert!(
        text.contains(GERMAN[0].1) && text.contains(GERMAN[2].1),
        "{text}"
    );
    assert!(!text.contains("300") && !text.contains("Farmers"), "{text}");
    for none in [
        told_in(&["Bauern haben 300 Felder verloren."]),
        told_in(&[
            "A river never runs straight.",
            "The old bend is left behind as a still lake.",
        ]),
        told_in(&["Siehe https://evil.example, der Fluss trägt das Ufer ab."]),
    ] {
        model.says(move |asked| told(asked, &none));
        let url = slack.lend_url();
        assert!(work(&worker, &[in_german(&site, &url)]).await.is_empty());
        let message = slack.the_message(&url);
        let (context, text) = read(&message);
        assert!(is_summary(&message), "{message}");
        assert!(!text.contains("300") && !text.contains("evil"), "{text}");
        assert!(
            context.contains("übersetzt nicht (gewünscht: Deutsch)"),
            "{context}"
        );
    }
}

/// These words, each about the sentence that begins with the article's first telling one.
fn told_in(words: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    words.iter().map(|words| (GERMAN[1].0, *words)).collect()
}

#[tokio::test]
async fn a_page_in_the_language_that_is_asked_for_is_summarized_as_ever() {
    let (slack, site, model) = (
        Slack::start().await,
        Site::start().await,
        Model::chat().await,
    );
    model.says(|asked| told(asked, &POINTS));
    let worker = with_server(&slack, &model).start().await;
    let url = slack.lend_url();
    let mut asked = job::link(&site.article(), &url);
    asked["task"]["summarize"]["language"] = "en".into();
    assert!(work(&worker, &[asked]).await.is_empty());
    let (context, text) = read(&slack.the_message(&url));
    assert!(text.contains(POINTS[0].1), "{text}");
    assert!(
        context.ends_with("by small, checked against the page"),
        "{context}"
    );
}
