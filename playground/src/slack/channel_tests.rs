//! Replies through response URLs, by Slack's rules.
use serde_json::json;

use super::*;

fn with_button() -> (Channel, String) {
    let mut channel = Channel::default();
    channel.issue("command".into(), 1, "U1", None);
    let posted = channel
        .reply(
            "command",
            &json!({ "text": "hi", "response_type": "in_channel" }),
        )
        .unwrap();
    let Change::Message(message) = posted else {
        panic!("nothing shown")
    };
    channel.issue("press".into(), 2, "U2", Some(&message.ts));
    (channel, message.ts.clone())
}

#[test]
fn a_reply_is_private_unless_it_says_otherwise() {
    let mut channel = Channel::default();
    channel.issue("t".into(), 1, "U1", None);
    channel.reply("t", &json!({ "text": "a" })).unwrap();
    channel
        .reply("t", &json!({ "text": "b", "response_type": "in_channel" }))
        .unwrap();
    let seen: Vec<_> = channel
        .messages()
        .iter()
        .map(|message| message.only_for.as_deref())
        .collect();
    assert_eq!(seen, [Some("U1"), None]);
}

#[test]
fn a_replacement_stays_where_the_original_is() {
    let (mut channel, ts) = with_button();
    channel.say("U1", "later");
    let reply = json!({ "text": "new", "replace_original": true, "response_type": "in_channel" });
    channel.reply("press", &reply).unwrap();
    let shown: Vec<_> = channel
        .messages()
        .iter()
        .map(|message| (message.text.as_str(), message.edited))
        .collect();
    assert_eq!(shown, [("new", true), ("later", false)]);
    assert_eq!(channel.messages()[0].ts, ts);
}

#[test]
fn a_deleted_message_cannot_be_replaced_or_deleted_again() {
    let (mut channel, ts) = with_button();
    let deletion = json!({ "delete_original": true });
    assert_eq!(channel.reply("press", &deletion), Ok(Change::Deleted(ts)));
    assert_eq!(channel.reply("press", &deletion), Err(Refusal::Gone));
    let replacement = json!({ "text": "x", "replace_original": true });
    assert_eq!(channel.reply("press", &replacement), Err(Refusal::Gone));
}

#[test]
fn a_response_url_takes_five_posts_and_no_unknown_one_takes_any() {
    let mut channel = Channel::default();
    channel.issue("t".into(), 1, "U1", None);
    for _ in 0..5 {
        assert!(channel.reply("t", &json!({ "text": "again" })).is_ok());
    }
    assert_eq!(
        channel.reply("t", &json!({ "text": "again" })),
        Err(Refusal::Used)
    );
    assert_eq!(
        channel.reply("other", &json!({ "text": "x" })),
        Err(Refusal::Unknown)
    );
    channel.issue("u".into(), 1, "U1", None);
    assert_eq!(channel.reply("u", &json!({})), Err(Refusal::Empty));
}

#[test]
fn a_response_url_ends_after_thirty_minutes() {
    let mut channel = Channel::default();
    channel.issue("t".into(), 1, "U1", None);
    channel.issued.get_mut("t").unwrap().since -= LIFETIME_SECONDS + 1;
    assert_eq!(
        channel.reply("t", &json!({ "text": "late" })),
        Err(Refusal::Expired)
    );
}

#[test]
fn every_message_has_a_ts_of_its_own_in_order() {
    let mut channel = Channel::default();
    for number in 0..50 {
        channel.say("U1", &number.to_string());
    }
    let all: Vec<_> = channel
        .messages()
        .iter()
        .map(|message| message.ts.clone())
        .collect();
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(all, sorted);
}
