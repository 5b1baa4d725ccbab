//! The playground: the whole service on localhost behind a page that plays Slack.
mod api;
mod cli;
mod deliver;
mod event;
mod guard;
mod messages;
mod page;
mod server;
mod service;
mod slack;

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
