//! The worker function: settings, engines and replies, wired to the handler.
use std::{
    error::Error,
    process::ExitCode,
    time::{Duration, Instant, SystemTime},
};

use aws_lambda_events::event::sqs::SqsEvent;
use fetch::AddressPolicy;
use lambda_runtime::{LambdaEvent, service_fn};
use service::{
    client,
    secrets::Secret,
    settings::{EngineChoice, SecretSetting, WorkerSettings},
    slack::reply::{DryRunReplies, Replies, SlackReplies},
    summary::{Builtin, Chain, Smmry},
    telemetry::{self, xray::Tracer},
    worker::Worker,
};
use slack_summarize::aws::{self, Ssm};

/// The template's time-out, for an invocation whose deadline is long past: Lambda sends none such, and
/// `cargo lambda watch` sends a duration where Lambda sends a moment.
const TIMEOUT: Duration = Duration::from_mins(1);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::init(telemetry::Format::from_env());
    telemetry::exit(start().await)
}

async fn start() -> Result<(), Box<dyn Error + Send + Sync>> {
    let settings = WorkerSettings::read(telemetry::variable)?;
    telemetry::count_under(&settings.metrics_namespace);
    let http = client::build()?;
    let key = match &settings.smmry_api_key {
        SecretSetting::Value(key) => Secret::fixed(key.clone()),
        // Nothing outside is asked in a dry run.
        SecretSetting::Parameter(_) if settings.dry_run => Secret::absent(),
        SecretSetting::Parameter(name) => Secret::stored(
            Ssm::new(&aws::config(http.clone(), telemetry::variable)),
            name,
        ),
    };
    if settings.engine != EngineChoice::Builtin {
        // Without a key the built-in engine answers, or says that SMMRY has none.
        let _ = key.warm_up().await;
    }
    let policy = if settings.allow_private_addresses {
        AddressPolicy::AllowPrivate
    } else {
        AddressPolicy::PublicOnly
    };
    let smmry = Smmry::new(http.clone(), settings.smmry_url, settings.smmry_async_url);
    let summarizer = Chain::new(settings.engine, smmry, key, Builtin::new(policy)?);
    if settings.dry_run {
        serve(Worker::new(summarizer, DryRunReplies).rehearsing()).await
    } else {
        serve(Worker::new(
            summarizer,
            SlackReplies::new(http, settings.reply_origins),
        ))
        .await
    }
}

async fn serve<R: Replies>(
    worker: Worker<Chain<Ssm>, R>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (worker, tracer) = (&worker, &Tracer::from_env());
    let run = lambda_runtime::run(service_fn(move |event: LambdaEvent<SqsEvent>| async move {
        telemetry::count_cold_start("worker");
        let left = event
            .context
            .deadline()
            .duration_since(SystemTime::now())
            .unwrap_or(TIMEOUT);
        let trace = event.context.xray_trace_id.as_deref();
        let response = worker.handle(event.payload, Instant::now() + left);
        Ok::<_, std::convert::Infallible>(tracer.invocation(trace, response).await)
    }))
    .await;
    telemetry::ended(run)
}
