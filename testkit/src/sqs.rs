//! The Jobs queue and its dead-letter queue, shaped as the template makes them.

use serde_json::{Value, json};

use crate::moto::Moto;

/// Deliveries of one message before it is moved to the dead-letter queue (the design's four).
pub const MAX_RECEIVE_COUNT: u32 = 4;

/// A FIFO queue in moto. Deduplication and the lock on a message group are moto's own.
#[derive(Debug, Clone)]
pub struct Queue {
    /// What `QUEUE_URL` has.
    pub url: String,
    /// What an event's `eventSourceARN` has.
    pub arn: String,
}

/// One received message, with SQS's own field names.
pub type Message = Value;

impl Queue {
    /// Creates the Jobs queue with its dead-letter queue behind it: `(jobs, dead letters)`.
    pub async fn create_pair(moto: &Moto) -> (Self, Self) {
        Self::create_pair_of(moto, "slack-summarize").await
    }

    /// The same for a stack of another name, so that several share one moto.
    pub async fn create_pair_of(moto: &Moto, stack: &str) -> (Self, Self) {
        let dead = Self::create(moto, &format!("{stack}-dead-letters.fifo"), json!({})).await;
        let redrive =
            json!({"deadLetterTargetArn": dead.arn, "maxReceiveCount": MAX_RECEIVE_COUNT});
        let redrive = json!({"RedrivePolicy": redrive.to_string()});
        let jobs = Self::create(moto, &format!("{stack}-jobs.fifo"), redrive).await;
        (jobs, dead)
    }

    async fn create(moto: &Moto, name: &str, more: Value) -> Self {
        let mut attributes = json!({
            "FifoQueue": "true",
            "DeduplicationScope": "messageGroup",
            "FifoThroughputLimit": "perMessageGroupId",
            "VisibilityTimeout": "360",
        });
        attributes
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let input = json!({"QueueName": name, "Attributes": attributes});
        let created = moto.call("sqs", "AmazonSQS.CreateQueue", &input).await;
        let url = created["QueueUrl"].as_str().unwrap().to_owned();
        Self {
            url,
            arn: format!("arn:aws:sqs:us-east-1:123456789012:{name}"),
        }
    }

    /// Puts a Job's JSON on the queue, as the ack does.
    pub async fn send(&self, moto: &Moto, id: &str, body: &str) {
        let input = json!({
            "QueueUrl": self.url, "MessageBody": body, "MessageGroupId": id, "MessageDeduplicationId": id,
        });
        moto.call("sqs", "AmazonSQS.SendMessage", &input).await;
    }

    /// Takes up to `most` messages (SQS allows 10), which are then invisible to others.
    pub async fn receive(&self, moto: &Moto, most: u32) -> Vec<Message> {
        let input = json!({
            "QueueUrl": self.url, "MaxNumberOfMessages": most, "AttributeNames": ["All"],
            "MessageAttributeNames": ["All"],
        });
        let received = moto.call("sqs", "AmazonSQS.ReceiveMessage", &input).await;
        received["Messages"].as_array().cloned().unwrap_or_default()
    }

    /// Takes everything off the queue and gives the bodies.
    pub async fn drain(&self, moto: &Moto) -> Vec<String> {
        let mut bodies = Vec::new();
        loop {
            let messages = self.receive(moto, 10).await;
            if messages.is_empty() {
                return bodies;
            }
            self.delete_all(moto, &messages).await;
            bodies.extend(
                messages
                    .iter()
                    .map(|message| message["Body"].as_str().unwrap().to_owned()),
            );
        }
    }

    /// Deletes received messages, at most ten.
    pub async fn delete_all(&self, moto: &Moto, messages: &[Message]) {
        let entries: Vec<Value> = messages
            .iter()
            .enumerate()
            .map(|(n, message)| json!({"Id": n.to_string(), "ReceiptHandle": message["ReceiptHandle"]}))
            .collect();
        if !entries.is_empty() {
            let input = json!({"QueueUrl": self.url, "Entries": entries});
            moto.call("sqs", "AmazonSQS.DeleteMessageBatch", &input)
                .await;
        }
    }

    /// Ends a received message's visibility time-out now, in place of waiting for it.
    pub async fn release(&self, moto: &Moto, message: &Message) {
        let input = json!({"QueueUrl": self.url, "ReceiptHandle": message["ReceiptHandle"], "VisibilityTimeout": 0});
        moto.call("sqs", "AmazonSQS.ChangeMessageVisibility", &input)
            .await;
    }

    /// How many messages it holds: `(visible, in flight)`.
    pub async fn depth(&self, moto: &Moto) -> (u64, u64) {
        let input = json!({"QueueUrl": self.url, "AttributeNames": ["All"]});
        let answer = moto
            .call("sqs", "AmazonSQS.GetQueueAttributes", &input)
            .await;
        let count = |name: &str| {
            answer["Attributes"][name]
                .as_str()
                .and_then(|n| n.parse().ok())
                .unwrap_or(0)
        };
        (
            count("ApproximateNumberOfMessages"),
            count("ApproximateNumberOfMessagesNotVisible"),
        )
    }
}
