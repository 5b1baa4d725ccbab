//! The worker function: settings, engines and replies, wired to the handler.
use std::{
    convert::Infallible,
    error::Error,
    process::ExitCode,
    time::{Duration, Instant, SystemTime},
};

use aws_lambda_events::event::sqs::SqsEvent;
use lambda_runtime::{LambdaEvent, service_fn};
use service::{
    client, compose,
    settings::{self, WorkerSettings},
    telemetry,
};
use slack_summarize::{
    aws::{self, Ssm},
    events,
};

/// The template's time-out, for an invocation whose deadline is long past: Lambda sends none such, and
/// `cargo lambda watch` sends a duration where Lambda sends a moment.
const TIMEOUT: Duration = Duration::from_mins(1);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::init(telemetry::Format::from_env());
    telemetry::exit(start().await)
}

async fn start() -> Result<(), Box<dyn Error + Send + Sync>> {
    let settings = WorkerSettings::read(settings::variable)?;
    telemetry::count_under(&settings.metrics_namespace);
    let dead_letter_queue = settings.dead_letter_queue_arn.clone();
    let http = client::build()?;
    let store = Ssm::new(&aws::config(http.clone(), settings::variable));
    let worker = compose::worker(settings, store, http)?;
    worker.warm_up().await;
    let (worker, dead_letter_queue) = (&worker, dead_letter_queue.as_deref());
    let run = lambda_runtime::run(service_fn(move |event: LambdaEvent<SqsEvent>| async move {
        telemetry::count_cold_start("worker");
        let left = event
            .context
            .deadline()
            .duration_since(SystemTime::now())
            .unwrap_or(TIMEOUT);
        let records = events::records(event.payload, dead_letter_queue);
        let handled = worker.handle(records, Instant::now() + left).await;
        Ok::<_, Infallible>(events::batch_response(handled))
    }))
    .await;
    telemetry::ended(run)
}
