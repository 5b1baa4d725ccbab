//! Lambda's events as what the service takes and gives.
use aws_lambda_events::event::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use bytes::Bytes;
use lambda_http::{Body, Request};
use service::worker::{Handled, Record};

/// A request that came through a function URL or API Gateway.
#[must_use]
pub fn request(request: Request) -> http::Request<Bytes> {
    request.map(|body| match body {
        Body::Text(text) => text.into(),
        Body::Binary(bytes) => bytes.into(),
        _ => Bytes::new(),
    })
}

/// The records of a batch from SQS.
#[must_use]
pub fn records(event: SqsEvent) -> Vec<Record> {
    let records = event.records.into_iter();
    records
        .map(|message| Record {
            is_dead_letter: is_dead_letter(&message),
            delivery: delivery(&message),
            message_id: message.message_id.unwrap_or_default(),
            body: message.body.unwrap_or_default(),
        })
        .collect()
}

/// What SQS is told of a batch: the records that have to come again.
#[must_use]
pub fn batch_response(handled: Vec<Handled>) -> SqsBatchResponse {
    let mut response = SqsBatchResponse::default();
    for record in handled {
        if record.report.outcome.failed() {
            let mut failure = BatchItemFailure::default();
            failure.item_identifier = record.message_id;
            response.batch_item_failures.push(failure);
        }
    }
    response
}

/// Which delivery of a record this is, by SQS's count.
fn delivery(message: &SqsMessage) -> u32 {
    let count = message.attributes.get("ApproximateReceiveCount");
    count.and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Whether a record comes from the dead-letter queue: SQS marks what it moved there, and the queue's name says so, in the
/// template's way or the usual short one.
fn is_dead_letter(message: &SqsMessage) -> bool {
    let queue = message
        .event_source_arn
        .as_deref()
        .and_then(|arn| arn.rsplit(':').next())
        .unwrap_or_default();
    let queue = queue.to_ascii_lowercase().replace(['-', '_'], "");
    message.attributes.contains_key("DeadLetterQueueSourceArn")
        || queue.contains("deadletter")
        || queue.trim_end_matches(".fifo").ends_with("dlq")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn record_from(queue: &str, attributes: serde_json::Value) -> Record {
        let event = json!({ "Records": [{
            "messageId": "m0", "body": "{}", "attributes": attributes,
            "eventSourceARN": format!("arn:aws:sqs:eu-central-1:123456789012:{queue}"),
        }] });
        records(serde_json::from_value(event).unwrap()).remove(0)
    }

    #[test]
    fn deliveries_are_counted_by_sqs() {
        for (attributes, delivery) in [
            (json!({ "ApproximateReceiveCount": "3" }), 3),
            (json!({ "ApproximateReceiveCount": "many" }), 1),
            (json!({}), 1),
        ] {
            assert_eq!(record_from("jobs.fifo", attributes).delivery, delivery);
        }
    }

    #[test]
    fn dead_letters_are_known_by_sqs_mark_or_their_queue() {
        let moved = json!({ "DeadLetterQueueSourceArn": "arn:aws:sqs:::jobs.fifo" });
        assert!(record_from("any.fifo", moved).is_dead_letter);
        for (queue, is_dead_letter) in [
            ("summaries-dead-letters.fifo", true),
            ("stack-DeadLetterQueue-1ABC.fifo", true),
            ("jobs-dlq.fifo", true),
            ("slack-summarize-jobs.fifo", false),
        ] {
            let record = record_from(queue, json!({}));
            assert_eq!(record.is_dead_letter, is_dead_letter, "{queue}");
        }
    }
}
