//! Keeps everybody out but this machine's own browser and programs.
//!
//! The server listens on loopback only, but a page of some other site could still aim requests at it, directly or by
//! a name of its own that suddenly resolves to 127.0.0.1 (DNS rebinding). So every request must name this server in
//! its `Host`, and one that a page sends must come from this server's own pages.
//!
//! A tunnel to this server, such as Slack's requests need, brings the Internet to loopback. Most tunnels say so in a
//! header; but one that rewrites `Host` and says nothing else cannot be told from a program of this machine. So where
//! the page would sign with the secret of a real Slack app, it answers only to a browser that was opened with the key
//! that the terminal shows.
use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};

/// What a proxy or tunnel adds to a request that it passes on: RFC 7239 and RFC 9110, 7.6.3, and the usual names before
/// and beside them.
const FORWARDED: [&str; 9] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "cdn-loop",
];

/// Whom this server lets in.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    /// The port that it has; its hosts are 127.0.0.1, localhost and `[::1]`.
    pub(crate) port: u16,
    /// What a browser must bring for whatever signs; `None` where the secret is this process's own.
    pub(crate) key: Option<Arc<str>>,
}

/// Refuses what does not come from this machine's own pages and programs.
pub(crate) async fn guard(State(door): State<Door>, request: Request, next: Next) -> Response {
    let refuse = |reason: &str| (StatusCode::FORBIDDEN, format!("{reason}\n")).into_response();
    if let Err(reason) = check(door.port, request.headers()) {
        return refuse(reason);
    }
    let Some(key) = door.key.filter(|_| needs_key(request.uri())) else {
        return next.run(request).await;
    };
    // By the port, since a browser keeps one set of cookies for all servers of this machine.
    let cookie = format!("playground-{}={key}", door.port);
    if has_cookie(request.headers(), &cookie) {
        return next.run(request).await;
    }
    let typed = request
        .uri()
        .query()
        .and_then(|query| query.strip_prefix("key="));
    let cookie = HeaderValue::try_from(format!("{cookie}; Path=/; HttpOnly; SameSite=Strict"));
    match cookie {
        Ok(cookie) if typed == Some(&*key) => {
            let to = HeaderValue::from_static("/");
            let headers = [(header::LOCATION, to), (header::SET_COOKIE, cookie)];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        _ => refuse(
            "This page signs with the secret of a Slack app. Open it with the address that the terminal shows.",
        ),
    }
}

/// The page, and what it asks for: to sign, and to see what was signed. What the worker itself reads and posts to, an
/// article or a message's address, signs nothing.
fn needs_key(uri: &Uri) -> bool {
    uri.path() == "/" || uri.path().starts_with("/api/")
}

fn has_cookie(headers: &HeaderMap, cookie: &str) -> bool {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .any(|pair| pair.trim() == cookie)
}

fn check(port: u16, headers: &HeaderMap) -> Result<(), &'static str> {
    let text =
        |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if !text(header::HOST).is_some_and(|host| is_own_host(port, host)) {
        return Err("The playground answers to 127.0.0.1 and localhost only.");
    }
    if FORWARDED.iter().any(|name| headers.contains_key(*name)) {
        return Err("The playground takes no forwarded requests: a tunnel leads to /slack alone.");
    }
    // Browsers name the origin of everything but plain navigation and same-origin reading.
    let own_origin = text(header::ORIGIN).is_none_or(|origin| {
        origin
            .strip_prefix("http://")
            .is_some_and(|host| is_own_host(port, host))
    });
    let own_site = text(header::HeaderName::from_static("sec-fetch-site")).is_none_or(|site| {
        matches!(site, "same-origin" | "none")
            || text(header::HeaderName::from_static("sec-fetch-mode")) == Some("navigate")
    });
    if own_origin && own_site {
        Ok(())
    } else {
        Err("The playground takes requests from its own pages only.")
    }
}

fn is_own_host(port: u16, host: &str) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()),
        _ => (host, Some(80)),
    };
    given == Some(port)
        && (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost") || name == "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    value.parse().unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn own_pages_and_programs_come_in_and_nobody_else() {
        let own = "127.0.0.1:3000";
        for (what, given, allowed) in [
            ("curl", vec![("host", own)], true),
            ("localhost", vec![("host", "LOCALHOST:3000")], true),
            ("IPv6", vec![("host", "[::1]:3000")], true),
            (
                "own page",
                vec![
                    ("host", own),
                    ("origin", "http://127.0.0.1:3000"),
                    ("sec-fetch-site", "same-origin"),
                ],
                true,
            ),
            (
                "typed address",
                vec![("host", own), ("sec-fetch-site", "none")],
                true,
            ),
            (
                "a link elsewhere",
                vec![
                    ("host", own),
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                ],
                true,
            ),
            ("no host", vec![], false),
            ("a tunnel", vec![("host", "abc.tunnel.example")], false),
            (
                "a tunnel that rewrites the host",
                vec![("host", own), ("x-forwarded-for", "203.0.113.7")],
                false,
            ),
            ("a proxy", vec![("host", own), ("via", "1.1 proxy")], false),
            ("rebinding", vec![("host", "evil.example:3000")], false),
            ("other port", vec![("host", "127.0.0.1:3001")], false),
            ("no port", vec![("host", "127.0.0.1")], false),
            (
                "prefix",
                vec![("host", "127.0.0.1.evil.example:3000")],
                false,
            ),
            (
                "other origin",
                vec![("host", own), ("origin", "https://evil.example")],
                false,
            ),
            (
                "other server here",
                vec![("host", own), ("origin", "http://127.0.0.1:8080")],
                false,
            ),
            (
                "opaque origin",
                vec![("host", own), ("origin", "null")],
                false,
            ),
            (
                "image elsewhere",
                vec![
                    ("host", own),
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "no-cors"),
                ],
                false,
            ),
        ] {
            assert_eq!(check(3000, &headers(&given)).is_ok(), allowed, "{what}");
        }
    }
}
