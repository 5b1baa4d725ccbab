//! What the browser loads: the page that plays Slack, and the sample articles. All of it is in the binary.
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;

/// One file of the page.
struct Asset {
    name: &'static str,
    kind: &'static str,
    body: &'static str,
}

macro_rules! asset {
    ($name:literal, $kind:expr) => {
        Asset {
            name: $name,
            kind: $kind,
            body: include_str!(concat!("../static/", $name)),
        }
    };
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

const ASSETS: &[Asset] = &[
    asset!("index.html", HTML),
    asset!("app.svg", "image/svg+xml"),
    asset!("frame.css", CSS),
    asset!("message.css", CSS),
    asset!("details.css", CSS),
    asset!("app.js", JS),
    asset!("blocks.js", JS),
    asset!("composer.js", JS),
    asset!("details.js", JS),
    asset!("dom.js", JS),
    asset!("drawer.js", JS),
    asset!("emoji.js", JS),
    asset!("kept.js", JS),
    asset!("menu.js", JS),
    asset!("messages.js", JS),
    asset!("mrkdwn.js", JS),
    asset!("server.js", JS),
];

/// One sample article.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Article {
    /// Its name in the address.
    pub(crate) name: &'static str,
    /// Its headline.
    pub(crate) title: &'static str,
    /// What kind of page it is.
    pub(crate) about: &'static str,
    #[serde(skip)]
    body: &'static str,
}

macro_rules! article {
    ($name:literal, $title:literal, $about:literal) => {
        Article {
            name: $name,
            title: $title,
            about: $about,
            body: include_str!(concat!("../articles/", $name, ".html")),
        }
    };
}

/// The sample articles, written for the playground.
pub(crate) const ARTICLES: &[Article] = &[
    article!(
        "harbour-ferry",
        "The ferry that charges while you board",
        "a news story among advertisements and headlines"
    ),
    article!(
        "back-pressure",
        "Back-pressure",
        "a page of documentation, with navigation, code and a table"
    ),
    article!(
        "typewriter",
        "What a 1962 typewriter taught me about debugging",
        "a blog post with a cookie banner and comments"
    ),
    article!(
        "nachtzug",
        "Warum der Nachtzug wieder fährt",
        "a magazine piece in German"
    ),
];

/// The page may load its own files and talk to its own server, and nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// A sample article is text and its own style.
const ARTICLE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// The page itself.
pub(crate) async fn index() -> Response {
    file("index.html")
}

/// A file of the page.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    file(&name)
}

/// A sample article.
pub(crate) async fn article(Path(name): Path<String>) -> Response {
    match ARTICLES.iter().find(|article| article.name == name) {
        Some(article) => respond(HTML, ARTICLE_POLICY, article.body),
        None => missing().await,
    }
}

/// The page for an address where there is none.
pub(crate) async fn missing() -> Response {
    let page = respond(HTML, ARTICLE_POLICY, include_str!("../static/missing.html"));
    (StatusCode::NOT_FOUND, page).into_response()
}

fn file(name: &str) -> Response {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => respond(asset.kind, PAGE_POLICY, asset.body),
        None => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

fn respond(kind: &'static str, policy: &'static str, body: &'static str) -> Response {
    let headers: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(policy),
        ),
        // Another build may be behind the same address a minute later.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ),
    ];
    (headers, body).into_response()
}
