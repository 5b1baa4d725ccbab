//! The event source mapping between a queue and the worker, with `ReportBatchItemFailures`.
//!
//! One difference from AWS's: a failed record's visibility time-out is ended at once, where AWS waits
//! it out. Redelivery is then a matter of milliseconds, and its count and order are the same. Moving
//! a message to the dead-letter queue after its last receive is done by SQS (moto), as on AWS.

use serde_json::json;

use crate::event;
use crate::lambda::{Outcome, Running};
use crate::moto::Moto;
use crate::sqs::Queue;

/// Records in one batch, as the template sets it.
pub const BATCH_SIZE: u32 = 5;

/// One queue, mapped to a function.
#[derive(Debug, Clone, Copy)]
pub struct Mapping<'a> {
    /// Where the queue lives.
    pub moto: &'a Moto,
    /// The queue.
    pub queue: &'a Queue,
}

/// What one round of the mapping did.
#[derive(Debug)]
pub struct Round {
    /// Records handed to the function.
    pub received: usize,
    /// Of those, the ones that come again.
    pub failed: usize,
    /// How the invocation ended; `None` where the queue was empty.
    pub outcome: Option<Outcome>,
}

impl Mapping<'_> {
    /// Hands one batch to `worker`, deletes the records that it answered, and releases the failed ones.
    pub async fn round(&self, worker: &Running) -> Round {
        let messages = self.queue.receive(self.moto, BATCH_SIZE).await;
        if messages.is_empty() {
            return Round {
                received: 0,
                failed: 0,
                outcome: None,
            };
        }
        let records: Vec<_> = messages
            .iter()
            .map(|message| event::record(&self.queue.arn, message))
            .collect();
        let outcome = worker.invoke(&json!({ "Records": records })).await;
        let failed = match &outcome {
            Outcome::Answered(answer) => event::failed_records(answer),
            // Without a partial batch response the whole batch has failed.
            _ => messages
                .iter()
                .map(|message| message["MessageId"].as_str().unwrap().to_owned())
                .collect(),
        };
        let (again, done): (Vec<_>, Vec<_>) = messages
            .iter()
            .cloned()
            .partition(|message| failed.iter().any(|id| message["MessageId"] == id.as_str()));
        self.queue.delete_all(self.moto, &done).await;
        for message in &again {
            self.queue.release(self.moto, message).await;
        }
        Round {
            received: messages.len(),
            failed: failed.len(),
            outcome: Some(outcome),
        }
    }

    /// Rounds until the queue gives nothing more, and how many records were handed over in all.
    /// A function that dies takes no further batch, so that fails the test.
    pub async fn run_dry(&self, worker: &Running) -> usize {
        let mut handed = 0;
        loop {
            let round = self.round(worker).await;
            match round.outcome {
                None => return handed,
                Some(Outcome::Answered(_) | Outcome::Failed(_)) => handed += round.received,
                Some(other) => panic!("the worker is gone: {other:?}\n{}", worker.log().text()),
            }
        }
    }
}
