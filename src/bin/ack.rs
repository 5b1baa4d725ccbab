//! The ack function: settings, secret and queue, wired to the handler.
use std::{error::Error, process::ExitCode, sync::Arc};

use bytes::Bytes;
use lambda_http::{Body, Request, RequestExt as _, service_fn};
use service::{
    ack::Ack,
    client,
    queue::{DryRunQueue, JobQueue},
    secrets::{NoStore, Secret, SecretStore},
    settings::{AckSettings, SecretSetting},
    telemetry::{self, xray::Tracer},
};
use slack_summarize::aws::{self, Sqs, Ssm};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::init(telemetry::Format::from_env());
    telemetry::exit(start().await)
}

async fn start() -> Result<(), Box<dyn Error + Send + Sync>> {
    let settings = AckSettings::read(telemetry::variable)?;
    telemetry::count_under(&settings.metrics_namespace);
    match (&settings.signing_secret, settings.dry_run) {
        (SecretSetting::Value(value), true) => {
            serve(
                Secret::<NoStore>::fixed(value.clone()),
                DryRunQueue,
                settings,
            )
            .await
        }
        (secret, dry_run) => {
            let http = client::build()?;
            let config = aws::config(http.clone(), telemetry::variable);
            let secret = match secret {
                SecretSetting::Value(value) => Secret::fixed(value.clone()),
                SecretSetting::Parameter(name) => Secret::stored(Ssm::new(&config), name),
            };
            if dry_run {
                return serve(secret, DryRunQueue, settings).await;
            }
            let queue = Sqs::new(&config, http, &settings.queue_url);
            serve(secret, queue, settings).await
        }
    }
}

async fn serve<S, Q>(
    secret: Secret<S>,
    queue: Q,
    settings: AckSettings,
) -> Result<(), Box<dyn Error + Send + Sync>>
where
    S: SecretStore + 'static,
    Q: JobQueue + 'static,
{
    if secret.is_stored() {
        // Beside the reading of the secret, getting the queue ready takes no time of its own.
        let (read, ()) = tokio::join!(secret.warm_up(), queue.warm_up());
        read?;
    }
    let shared = Arc::new((Ack::new(secret, queue, settings), Tracer::from_env()));
    let run = lambda_http::run(service_fn(move |request: Request| {
        let shared = Arc::clone(&shared);
        async move {
            let (ack, tracer) = &*shared;
            telemetry::count_cold_start("ack");
            let trace = request
                .lambda_context_ref()
                .and_then(|context| context.xray_trace_id.clone());
            let response = ack.respond(request.map(into_bytes));
            Ok::<_, std::convert::Infallible>(tracer.invocation(trace.as_deref(), response).await)
        }
    }))
    .await;
    telemetry::ended(run)
}

fn into_bytes(body: Body) -> Bytes {
    match body {
        Body::Text(text) => text.into(),
        Body::Binary(bytes) => bytes.into(),
        _ => Bytes::new(),
    }
}
