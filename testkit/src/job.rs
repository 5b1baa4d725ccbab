//! Jobs as they cross the queue, written out rather than built from the product's own type:
//! a change of the wire format must show in a test.

use serde_json::{Value, json};

use crate::{slash::now, unique::unique};

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
        "v": 2,
        "id": format!("{:032x}", unique()),
        "task": {"summarize": {"source": source, "sentences": 3}},
        "destination": {"response_url": {"url": response_url, "visibility": "public", "replace": false}},
        "team_id": "T0001",
        "user_id": "U2147483697",
        "requested_at": now(),
    })
}
