//! The command line: what can be typed at the terminal, and what the exit code tells.
use std::process::ExitCode;

use clap::Parser;

use crate::server;

/// slack-summarize on localhost: the whole service behind a page that plays Slack.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Cli {
    /// The port on 127.0.0.1; 0 takes any that is free.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    port: u16,
}

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> ExitCode {
    match server::serve(cli.port).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a command's complaint")]
fn complain(line: &str) {
    eprintln!("playground: {line}");
}
