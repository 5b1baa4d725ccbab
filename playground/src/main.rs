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

fn main() -> ExitCode {
    // Documents are read in children of this program.
    reader::answer_if_child();
    run()
}

#[tokio::main]
async fn run() -> ExitCode {
    cli::run(cli::Cli::parse()).await
}
