//! The playground: the whole service on localhost behind a page that plays Slack.
mod api;
mod ask;
mod cli;
mod event;
mod guard;
mod local_service;
mod messages;
mod page;
mod server;
mod slack;
mod state;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(cli::Cli::parse()).await
}
