//! What an attacker may try, against the real binaries: forged requests, forged addresses, hostile pages, logs that leak.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../service/declared.rs"]
mod declared;
mod documents;
mod forgery;
mod logs;
mod model;
mod mrkdwn;
mod response_url;
mod smuggling;
mod ssrf;
#[path = "../service/support.rs"]
mod support;
