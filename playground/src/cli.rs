//! The command line: what can be typed, and what the exit code tells.
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::{
    event,
    server::{self, StartError},
};

const EXAMPLES: &str = "\
Examples:
  playground                                          the page, on http://127.0.0.1:3000
  playground --port 4000                              the page, elsewhere
  playground event slash \"/summarize https://a.b\"     a signed sample event
  playground completions bash                         completions for a shell

The page reads the functions' settings from the environment (ENGINE, SMMRY_API_KEY, DEFAULT_SENTENCES, …). With the
SLACK_SIGNING_SECRET of a Slack app, and a tunnel to /slack as its request URL, a real workspace can use it as well;
the page then opens only with the key that is printed at the start.

Exit codes:
  0  done
  1  failed: the output cannot be written, the port is taken, a setting is wrong
  2  the command line was not understood";

/// slack-summarize on localhost: the whole service behind a page that plays Slack.
///
/// Without a command it serves the page.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The page's port on 127.0.0.1; 0 takes any that is free.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    port: u16,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints a freshly signed sample event, as Lambda hands it to the ack function.
    Event {
        /// The signing secret; the sample events' own where none is given.
        #[arg(
            long,
            global = true,
            env = "SLACK_SIGNING_SECRET",
            hide_env_values = true
        )]
        secret: Option<String>,
        #[command(subcommand)]
        kind: event::Kind,
    },
    /// Prints every kind of message that the app sends, one JSON object a line.
    Messages,
    /// Prints a script that completes these commands in a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        None => server::serve(cli.port).await.map_err(Failure::Start),
        Some(command) => print(command).map_err(Failure::Output),
    };
    let failure = match done {
        Ok(()) => return ExitCode::SUCCESS,
        // The reader of the output has seen enough (`| head`).
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(failure) => failure,
    };
    // A closed standard error leaves nobody to report to.
    let _ = writeln!(io::stderr(), "playground: {failure}");
    ExitCode::FAILURE
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Start(StartError),
    #[error("cannot write the output: {0}")]
    Output(io::Error),
}

fn print(command: Command) -> io::Result<()> {
    let mut output = io::stdout().lock();
    match command {
        Command::Event { secret, kind } => {
            writeln!(
                output,
                "{}",
                event::signed(kind, secret.as_deref()).trim_end()
            )?;
        }
        Command::Messages => {
            for (name, message) in crate::messages::ordinary() {
                let line = serde_json::json!({ "name": name, "message": message });
                writeln!(output, "{line}")?;
            }
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "playground", &mut script);
            output.write_all(&script)?;
        }
    }
    output.flush()
}
