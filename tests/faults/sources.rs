//! The faults of those that a summary is made from: SMMRY, and web sites.

use std::time::Duration;

use serde_json::json;
use testkit::reply::Reply;
use testkit::scene::AtOnce::Accepted;
use testkit::scene::Later::{FromBuiltIn, FromSmmry, Sentence};
use testkit::scene::Scene;
use testkit::slash::SlackRequest;
use testkit::{site, smmry};

use crate::Row;
use crate::rows::{fault, play};

pub(crate) fn table() -> Vec<Row> {
    let mut rows = smmry();
    rows.extend(sites());
    rows
}

fn smmry() -> Vec<Row> {
    let helped = |name: &str, reply: Reply| {
        fault(
            format!("SMMRY {name}"),
            Accepted,
            &[FromBuiltIn],
            move |scene, _| scene.smmry.always(reply),
        )
    };
    let good = smmry::classic(3);
    vec![
        helped(
            "has an internal problem",
            smmry::error(0, "INTERNAL SERVER PROBLEM"),
        ),
        helped("refuses the key", smmry::error(1, "INVALID API KEY")),
        helped(
            "has no credits left",
            smmry::error(2, "YOUR ACCOUNT HAS RUN OUT OF CREDITS"),
        ),
        helped("is down", Reply::text(503, "<html>Service Unavailable")),
        helped("resets the connection", Reply::reset()),
        helped("is cut off", Reply::json(200, &good).cut_after(50)),
        helped(
            "does not speak JSON",
            Reply::text(200, "Warning: mysqli_connect()"),
        ),
        helped(
            "sends other types",
            Reply::json(200, &json!({"sm_api_content": 1})),
        ),
        helped(
            "never stops",
            Reply::text(200, &"{".repeat(1 << 16)).endless(),
        ),
        helped("never answers", Reply::silence()).long(),
        fault(
            "SMMRY cannot summarize the page",
            Accepted,
            &[Sentence],
            |scene, _| {
                scene.smmry.always(smmry::error(3, "SOURCE IS TOO SHORT"));
            },
        ),
        fault(
            "SMMRY holds the call back for 3 s",
            Accepted,
            &[FromSmmry],
            move |scene, _| {
                scene
                    .smmry
                    .always(Reply::json(200, &good).after(Duration::from_secs(3)));
            },
        ),
    ]
}

fn sites() -> Vec<Row> {
    let page = |name: &str, reply: fn() -> Reply| {
        Row::new(
            format!("a site {name}"),
            Accepted,
            &[Sentence],
            move |scene: Scene| async move {
                let url = scene.slack.lend_url();
                scene
                    .smmry
                    .always(smmry::error(0, "INTERNAL SERVER PROBLEM"));
                let request = SlackRequest::command(&scene.site.page("/page", reply()), &url);
                play(scene, url, request, |_| ()).await
            },
        )
    };
    vec![
        page("has no such page", || Reply::status(404)),
        page("wants a log-in", || Reply::status(401)),
        page("fails", || Reply::status(500)),
        page("redirects for ever", || Reply::redirect("/page")),
        page("redirects to another scheme", || {
            Reply::redirect("file:///etc/passwd")
        }),
        page("sends an image", || {
            Reply::status(200)
                .header("content-type", "image/png")
                .body("\u{89}PNG")
        }),
        page("sends binary as HTML", || {
            Reply::html([0_u8, 159, 146, 150].repeat(2000))
        }),
        page("sends nothing", || Reply::html("")),
        page("resets the connection", Reply::reset),
        page("stops in the middle", site::cut_off),
        page("never ends", site::endless),
        page("sends too much", || site::huge(6 << 20)),
        page("sends a decompression bomb", || site::gzip_bomb(12 << 20)),
        page("says that it is longer than it is", || {
            Reply::html(site::article()).header("content-length", "9999999")
        }),
        page("nests a million elements", || {
            Reply::html("<div>".repeat(1_000_000))
        }),
        page("drips bytes", site::drip).long(),
        page("never answers", Reply::silence).long(),
    ]
}
