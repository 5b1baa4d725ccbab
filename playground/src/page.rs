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
    ($name:literal, $kind:literal) => {
        Asset {
            name: $name,
            kind: $kind,
            body: include_str!(concat!("../static/", $name)),
        }
    };
}

const ASSETS: &[Asset] = &[
    asset!("index.html", "text/html; charset=utf-8"),
    asset!("style.css", "text/css; charset=utf-8"),
    asset!("app.js", "text/javascript; charset=utf-8"),
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

/// The sample articles, written for the playground.
pub(crate) const ARTICLES: &[Article] = &[];

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
        Some(article) => respond("text/html; charset=utf-8", ARTICLE_POLICY, article.body),
        None => (StatusCode::NOT_FOUND, "There is no such article.\n").into_response(),
    }
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
