//! Where Jobs go: the port. SQS stands behind it in a Lambda function, a channel in the playground.
use crate::{job::Job, json, telemetry::log_line};

/// Takes Jobs for a worker.
pub trait JobQueue: Send + Sync {
    /// Queues a Job. The same Job sent twice is queued once.
    fn send(&self, job: &Job) -> impl Future<Output = Result<(), QueueError>> + Send;

    /// Gets ready for the first Job ahead of it, where there is something to get ready. That it fails is no error: the
    /// first Job will tell.
    fn warm_up(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// The queue did not take the Job.
#[derive(Debug, thiserror::Error)]
#[error("the queue did not take the Job")]
pub struct QueueError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Logs the Job instead of queueing it, for `DRY_RUN`. The response URL stays out of the log.
#[derive(Debug, Clone, Copy, Default)]
pub struct DryRunQueue;

impl JobQueue for DryRunQueue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let mut shown = json::to_value(job);
        shown["destination"]["response_url"]["url"] = "[not shown]".into();
        tracing::info!("{}: {shown:#}", log_line::DRY_JOB);
        Ok(())
    }
}
