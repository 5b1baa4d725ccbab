//! A batch of SQS's records, and what SQS is told of it.
use aws_lambda_events::event::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use service::worker::{Handled, Record};

/// The records of a batch. `dead_letter_queue` is the ARN of the queue whose records failed for good.
#[must_use]
pub fn records(event: SqsEvent, dead_letter_queue: Option<&str>) -> Vec<Record> {
    let records = event.records.into_iter();
    records
        .map(|message| Record {
            is_dead_letter: is_dead_letter(&message, dead_letter_queue),
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

/// Whether a record comes from the dead-letter queue: the queue's ARN alone decides where it is known. Where it is not,
/// in a local run, SQS's own mark does: AWS documents nowhere what becomes of it when an owner moves a message back.
fn is_dead_letter(message: &SqsMessage, dead_letter_queue: Option<&str>) -> bool {
    match dead_letter_queue {
        Some(arn) => message.event_source_arn.as_deref() == Some(arn),
        None => message.attributes.contains_key("DeadLetterQueueSourceArn"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const QUEUES: &str = "arn:aws:sqs:eu-central-1:123456789012";

    fn is_dead_letter_from(queue: &str, is_marked: bool, known: Option<&str>) -> bool {
        let attributes = if is_marked {
            json!({ "DeadLetterQueueSourceArn": format!("{QUEUES}:jobs.fifo") })
        } else {
            json!({})
        };
        let event = json!({ "Records": [{
            "messageId": "m0", "body": "{}", "attributes": attributes,
            "eventSourceARN": format!("{QUEUES}:{queue}"),
        }] });
        let known = known.map(|name| format!("{QUEUES}:{name}"));
        records(serde_json::from_value(event).unwrap(), known.as_deref())
            .remove(0)
            .is_dead_letter
    }

    #[test]
    fn a_dead_letter_is_known_by_its_queues_arn_whatever_the_queues_are_called() {
        let known = Some("my-dead-letter-stack-dead-letters.fifo");
        for (queue, is_marked, is_dead_letter) in [
            ("my-dead-letter-stack-dead-letters.fifo", false, true),
            ("my-dead-letter-stack-dead-letters.fifo", true, true),
            ("my-dead-letter-stack-jobs.fifo", false, false),
            // Moved back by hand.
            ("my-dead-letter-stack-jobs.fifo", true, false),
            ("another-dlq.fifo", false, false),
        ] {
            assert_eq!(
                is_dead_letter_from(queue, is_marked, known),
                is_dead_letter,
                "{queue}, marked: {is_marked}"
            );
        }
    }

    #[test]
    fn where_the_arn_is_not_known_sqs_mark_decides() {
        assert!(is_dead_letter_from("any.fifo", true, None));
        assert!(!is_dead_letter_from("jobs-dlq.fifo", false, None));
    }
}
