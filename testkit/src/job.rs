//! Jobs as they cross the queue, written out rather than built from the product's own type:
//! a change of the wire format must show in a test.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::slash::now;

/// A number that no other call in this process, and hardly one in another, has got.
#[must_use]
pub fn unique() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    (u64::from(std::process::id()) << 32) + NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A fresh public Job for three sentences of a page.
#[must_use]
pub fn link(link: &str, response_url: &str) -> Value {
    job(&json!({"link": link}), response_url)
}

/// A fresh public Job for three sentences of a text.
#[must_use]
pub fn text(text: &str, response_url: &str) -> Value {
    job(&json!({"text": text}), response_url)
}

fn job(source: &Value, response_url: &str) -> Value {
    json!({
        "v": 1,
        "id": format!("{:032x}", unique()),
        "source": source,
        "sentences": 3,
        "visibility": "public",
        "replace": false,
        "response_url": response_url,
        "team_id": "T0001",
        "user_id": "U2147483697",
        "requested_at": now(),
    })
}
