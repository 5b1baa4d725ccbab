//! Keeps everybody out but this machine's own browser and programs.
//!
//! The server listens on loopback only, but a page of some other site could still aim requests at it, directly or by
//! a name of its own that suddenly resolves to 127.0.0.1 (DNS rebinding). So every request must name this server in
//! its `Host`, and one that a page sends must come from this server's own pages.
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{HeaderMap, StatusCode, header};

/// The port that this server has; its hosts are 127.0.0.1, localhost and `[::1]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnPort(pub(crate) u16);

/// Refuses what does not come from this machine's own pages and programs.
pub(crate) async fn guard(State(port): State<OwnPort>, request: Request, next: Next) -> Response {
    match check(port, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(reason) => (StatusCode::FORBIDDEN, format!("{reason}\n")).into_response(),
    }
}

fn check(port: OwnPort, headers: &HeaderMap) -> Result<(), &'static str> {
    let text =
        |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if !text(header::HOST).is_some_and(|host| is_own_host(port, host)) {
        return Err("The playground answers to 127.0.0.1 and localhost only.");
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

fn is_own_host(port: OwnPort, host: &str) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()),
        _ => (host, Some(80)),
    };
    given == Some(port.0)
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
            assert_eq!(
                check(OwnPort(3000), &headers(&given)).is_ok(),
                allowed,
                "{what}"
            );
        }
    }
}
