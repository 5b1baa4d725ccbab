//! The worker function: settings, engines and replies, wired to the handler.
use std::{
    convert::Infallible,
    error::Error,
    process::ExitCode,
    time::{Instant, SystemTime},
};

use aws_lambda_events::event::sqs::SqsEvent;
use lambda_runtime::{LambdaEvent, service_fn};
use service::{
    client, compose,
    settings::{self, WorkerSettings},
    telemetry,
};
use slack_summarize::{
    WORKER_TIMEOUT,
    aws::{self, Bedrock, Ssm},
    events,
};

fn main() -> ExitCode {
    // Documents are read in children of this program.
    reader::answer_if_child();
    run()
}

#[tokio::main(flavor = "current_thread")]
async fn run() -> ExitCode {
    telemetry::init(telemetry::Format::from_env());
    telemetry::exit(start().await)
}

async fn start() -> Result<(), Box<dyn Error + Send + Sync>> {
    let settings = WorkerSettings::read(settings::variable)?;
    telemetry::count_under(&settings.metrics_namespace);
    let dead_letter_queue = settings.dead_letter_queue_arn.clone();
    let http = client::build()?;
    let config = aws::config(http.clone(), settings::variable);
    let bedrock = settings.bedrock_model().map(|id| Bedrock::new(&config, id));
    let worker = compose::worker(settings, &Ssm::new(&config), http, bedrock)?;
    worker.warm_up().await;
    let (worker, dead_letter_queue) = (&worker, dead_letter_queue.as_deref());
    let run = lambda_runtime::run(service_fn(move |event: LambdaEvent<SqsEvent>| async move {
        telemetry::count_cold_start("worker");
        let left = event
            .context
            .deadline()
            .duration_since(SystemTime::now())
            .unwrap_or(WORKER_TIMEOUT);
        let records = events::records(event.payload, dead_letter_queue);
        let handled = worker.handle(records, Instant::now() + left).await;
        Ok::<_, Infallible>(events::batch_response(handled))
    }))
    .await;
    telemetry::ended(run)
}
