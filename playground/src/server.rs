//! The server: what is at which address, and the address itself.
use std::{
    io::{self, Write as _},
    net::Ipv4Addr,
    sync::Arc,
};

use axum::{
    Router, middleware,
    routing::{get, post},
};
use service::{job::Destination, json};
use tokio::net::TcpListener;

use crate::{
    api,
    guard::{Door, guard},
    local_service::{Delivery, LocalService, SetupError, has_own_secret},
    page::{self, ARTICLES},
    slack::{
        exchange::{AskedModel, NotedDelivery, QueueName},
        request::{PEOPLE, random_hex},
        workspace::Workspace,
    },
    state::Shared,
};

/// The server could not start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// Something else listens there.
    #[error("port {0} is taken: stop what uses it, or choose another, such as `--port {next}`", next = .0.wrapping_add(1).max(1024))]
    PortTaken(u16),
    /// The port cannot be had.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// A setting is wrong, or a client could not be built.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// The system gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The server ended.
    #[error("the server ended: {0}")]
    Serve(std::io::Error),
}

/// Serves the playground until Ctrl-C.
pub(crate) async fn serve(port: u16) -> Result<(), StartError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|source| match source.kind() {
            std::io::ErrorKind::AddrInUse => StartError::PortTaken(port),
            _ => StartError::Listen { port, source },
        })?;
    let port = listener.local_addr().map_err(StartError::Serve)?.port();
    let origin = format!("http://127.0.0.1:{port}");
    let workspace = Arc::new(Workspace::new());
    talk(&workspace, &origin);
    let local_service = {
        let workspace = Arc::clone(&workspace);
        LocalService::start(
            service::settings::variable,
            &origin,
            &random_hex()?,
            move |delivery| note(&workspace, &delivery),
        )?
    };
    let shared = Shared {
        workspace,
        service: local_service,
        origin: origin.as_str().into(),
        ack_first: Arc::default(),
    };
    let key = if has_own_secret(&service::settings::variable) {
        let key: Arc<str> = random_hex()?.into();
        say(&format!("The playground is on {origin} – Ctrl-C ends it."));
        say(&format!(
            "SLACK_SIGNING_SECRET is set, and the page signs with it: open {origin}/?key={key} in a browser."
        ));
        say(&format!(
            "Point a tunnel and the Slack app's request URL at {origin}/slack. Pages on this machine and its network \
             are read only with ALLOW_PRIVATE_ADDRESSES=true."
        ));
        Some(key)
    } else {
        say(&format!(
            "The playground is on {origin} – open it in a browser; Ctrl-C ends it."
        ));
        None
    };
    tokio::select! {
        ended = axum::serve(listener, router(shared, Door { port, key })) => ended.map_err(StartError::Serve),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

fn router(shared: Shared, door: Door) -> Router {
    Router::new()
        .route("/", get(page::index))
        .route("/static/{name}", get(page::asset))
        .route("/articles/{name}", get(page::article))
        .route("/api/workspace", get(api::workspace))
        .route("/api/events", get(api::events))
        .route("/api/send", post(api::send_typed))
        .route("/api/button", post(api::press_button))
        .route("/api/shortcut", post(api::choose_shortcut))
        .route("/api/clear", post(api::clear))
        .route("/api/posts", post(api::take_posts))
        .route("/hooks/{kind}/{token}", post(api::post_reply))
        .fallback(page::missing)
        .layer(middleware::from_fn_with_state(door, guard))
        // What a tunnel would forward from Slack itself: guarded by its signature, like the function.
        .route("/slack", post(api::from_slack).get(api::from_slack))
        .with_state(shared)
}

/// Notes on the exchange what came of one delivery of its Job.
fn note(workspace: &Workspace, delivery: &Delivery) {
    // The token of the response URL is the last part of its path.
    let Destination::ResponseUrl(reply) = &delivery.job.destination;
    let url = reply.url.expose();
    let token = url.path_segments().and_then(Iterator::last);
    let Some(number) = token.and_then(|token| workspace.exchange_of(token)) else {
        return;
    };
    let job = json::to_value(&delivery.job);
    let report = &delivery.report;
    let provenance = report.provenance.as_ref();
    let fetch = provenance.and_then(|provenance| provenance.fetch_time);
    let model = provenance.and_then(|provenance| provenance.model.as_ref());
    let asking = model.map(|model| model.time);
    let outcome = report.outcome.as_str();
    workspace.note(number, |exchange| {
        exchange.job = Some(job);
        exchange.outcome = Some(outcome.to_owned());
        exchange.deliveries.push(NotedDelivery {
            from: if delivery.is_dead_letter {
                QueueName::DeadLetters
            } else {
                QueueName::Jobs
            },
            outcome: outcome.to_owned(),
            meaning: report.outcome.meaning(),
        });
        exchange.given_up |= delivery.is_given_up;
        exchange.model = model.map(AskedModel::from).or(exchange.model.take());
        let times = &mut exchange.times;
        times.queue.get_or_insert(delivery.queued);
        times.fetch = fetch.or(times.fetch);
        times.model = asking.or(times.model);
        times.summary = report
            .summary_time
            .map(|all| all.saturating_sub(fetch.unwrap_or_default() + asking.unwrap_or_default()))
            .or(times.summary);
        times.reply = Some(report.reply_time);
    });
}

/// What people said before: messages to try the shortcut on.
fn talk(workspace: &Workspace, origin: &str) {
    let [_, amara, jonas] = PEOPLE;
    let [ferry, .., night_train] = ARTICLES else {
        return;
    };
    workspace.say(
        amara.id,
        &format!(
            "Morning! The ferry story is out: <{origin}/articles/{}|{}>. Long, but worth it for the part about the \
             charging arm :zap:",
            ferry.name, ferry.title
        ),
    );
    workspace.say(
        jonas.id,
        &format!(
            "And for the German readers among us: <{origin}/articles/{}|{}>",
            night_train.name, night_train.title
        ),
    );
}

fn say(line: &str) {
    // The reader of the output may be gone (`| head`).
    let _ = writeln!(io::stdout(), "{line}");
}
