//! The ack function: settings, secret and queue, wired to the handler.
use std::{convert::Infallible, error::Error, process::ExitCode, sync::Arc};

use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::value::RawValue;
use service::{
    client, compose,
    settings::{self, AckSettings},
    telemetry,
};
use slack_summarize::{
    aws::{self, Sqs, Ssm},
    events,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::init(telemetry::Format::from_env());
    telemetry::exit(start().await)
}

async fn start() -> Result<(), Box<dyn Error + Send + Sync>> {
    let settings = AckSettings::read(settings::variable)?;
    telemetry::count_under(&settings.metrics_namespace);
    let http = client::build()?;
    let config = aws::config(http.clone(), settings::variable);
    let queue = Sqs::new(&config, http, &settings.queue_url);
    let ack = Arc::new(compose::ack(settings, Ssm::new(&config), queue));
    ack.warm_up().await;
    let run = lambda_runtime::run(service_fn(move |event: LambdaEvent<Box<RawValue>>| {
        let ack = Arc::clone(&ack);
        async move {
            telemetry::count_cold_start("ack");
            let response = match events::request(&event.payload) {
                Ok(request) => ack.respond(request).await,
                Err(malformed) => ack.refuse(&malformed),
            };
            Ok::<_, Infallible>(events::response(response))
        }
    }))
    .await;
    telemetry::ended(run)
}
