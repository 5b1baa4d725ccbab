//! What a message says, wherever it says it: in its text, in its blocks, or in its attachments.
use serde_json::Value;

use crate::job::UserId;

/// The texts of a message, its own first, then all of its blocks, then all of its attachments; empty ones left out.
pub(super) fn texts(message: &Value) -> Vec<String> {
    let gathered = |part: &str| {
        let mut text = String::new();
        gather(&message[part], &mut text);
        text
    };
    let own = message["text"].as_str().unwrap_or_default().to_owned();
    let mut texts = vec![own, gathered("blocks"), gathered("attachments")];
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// The person who wrote a message. An app's message may name the app's own bot user, whose words they are not.
pub(super) fn author(message: &Value) -> Option<UserId> {
    let is_of_app = !message["bot_id"].is_null() || message["subtype"] == "bot_message";
    let user = message["user"].as_str().filter(|_| !is_of_app);
    user.and_then(UserId::parse)
}

/// Appends what a block, an element or an attachment shows. Pictures, buttons and what an attachment says of its
/// author are left out: they are not what the message is about. `serde_json` bounds the depth.
fn gather(value: &Value, text: &mut String) {
    let object = match value {
        Value::Array(items) => {
            for item in items {
                gather(item, text);
            }
            return;
        }
        Value::Object(object) => object,
        _ => return,
    };
    let string = |name: &str| object.get(name).and_then(Value::as_str);
    match string("type") {
        Some("button" | "image" | "context") => return,
        // A link of rich text.
        Some("link") => {
            if let Some(url) = string("url") {
                push_link(url, text);
            }
            return;
        }
        // Rich text comes in pieces, of which each brings its own spaces.
        Some("text") => {
            text.push_str(string("text").unwrap_or_default());
            return;
        }
        _ => {}
    }
    for name in ["pretext", "title", "title_link", "text", "from_url"] {
        match string(name) {
            Some(url) if name.ends_with("_link") || name.ends_with("_url") => push_link(url, text),
            Some(words) => {
                text.push_str(words);
                text.push('\n');
            }
            None => {}
        }
    }
    for name in [
        "text",
        "fields",
        "elements",
        "blocks",
        "message_blocks",
        "message",
    ] {
        if let Some(inner) = object.get(name) {
            gather(inner, text);
        }
    }
    if string("type").is_some_and(|kind| kind.starts_with("rich_text_")) {
        text.push('\n');
    }
}

fn push_link(url: &str, text: &mut String) {
    // As in mrkdwn, where `&` is escaped and the signs of a link stand for nothing else.
    text.push('<');
    text.push_str(&url.replace('&', "&amp;"));
    text.push('>');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_apps_put_into_blocks_and_attachments_is_read() {
        for (message, expected) in [
            (json!({ "text": "hi", "blocks": null }), vec!["hi"]),
            (json!(null), vec![]),
            (
                json!({ "text": "", "blocks": [{ "type": "rich_text", "elements": [{ "type": "rich_text_section",
                    "elements": [
                        { "type": "text", "text": "Read " }, { "type": "link", "url": "https://a.example/x?a=1&b=2" },
                    ] }] }] }),
                vec!["Read <https://a.example/x?a=1&amp;b=2>\n"],
            ),
            (
                json!({ "text": "New post", "blocks": [
                    { "type": "image", "image_url": "https://a.example/i.png", "title": { "text": "A picture" } },
                    { "type": "section", "text": { "type": "mrkdwn", "text": "*<https://a.example/x|It>*" } },
                    { "type": "actions", "elements": [{ "type": "button", "url": "https://a.example/buy" }] },
                ] }),
                vec!["New post", "*<https://a.example/x|It>*\n"],
            ),
            (
                json!({ "attachments": [{ "pretext": "Feed", "author_link": "https://a.example/who",
                    "title": "A title", "title_link": "https://a.example/x", "text": "Its first words." }] }),
                vec!["Feed\nA title\n<https://a.example/x>Its first words.\n"],
            ),
        ] {
            assert_eq!(texts(&message), expected, "{message}");
        }
    }
}
