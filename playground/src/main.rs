//! The playground: the whole service on localhost behind a page that plays Slack, and the engine at the terminal.
mod api;
mod cli;
mod deliver;
mod gallery;
mod guard;
mod page;
mod server;
mod service;
mod slack;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(cli::Cli::parse()).await
}
