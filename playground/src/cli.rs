//! The command line: what can be typed at the terminal, and what the exit code tells.
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::{
    server::{self, StartError},
    terminal::{self, TerminalError, event, lines},
};

const EXAMPLES: &str = "\
Examples:
  playground                                          the page, on http://127.0.0.1:3000
  playground --port 4000                              the page, elsewhere
  playground summarize https://example.com/a -n 5     five sentences of a page
  playground summarize report.pdf --json              a file, as JSON
  curl -s https://example.com | playground extract -  the article's text alone
  playground summarize --jsonl < pages.jsonl          many documents, one a line
  playground event slash \"/summarize https://a.b\"     a signed sample event
  playground completions bash                         completions for a shell

The page reads the functions' settings from the environment (ENGINE, SMMRY_API_KEY, DEFAULT_SENTENCES, …). With the
SLACK_SIGNING_SECRET of a Slack app, and a tunnel to /slack as its request URL, a real workspace can use it as well.

Exit codes:
  0  done
  1  failed: the output cannot be written, the port is taken, a setting is wrong
  2  the command line was not understood
  3  the document could not be had: no such file, site or page
  4  the document holds nothing to summarize";

/// slack-summarize on localhost: the whole service behind a page that plays Slack, and its engine at the terminal.
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
    /// Prints the sentences that tell the most.
    Summarize {
        #[command(flatten)]
        input: Input,
        /// How many sentences, 1 to 40.
        #[arg(short = 'n', long = "sentences", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=40))]
        sentences: u8,
        /// Prints one JSON object instead of lines for a person.
        #[arg(long, conflicts_with = "jsonl")]
        json: bool,
    },
    /// Prints the article's text, without everything around it.
    Extract {
        #[command(flatten)]
        input: Input,
    },
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

#[derive(Debug, Args)]
struct Input {
    /// An address, a file (HTML, text or PDF), or `-` for standard input.
    #[arg(value_name = "URL, FILE or -", required_unless_present = "jsonl")]
    source: Option<String>,
    /// Reads one JSON document a line (`id`, and `html`, `text` or a `url` to fetch; `n`) and prints one a line; a line
    /// that fails gives its `id` and an `error`.
    #[arg(long)]
    jsonl: bool,
}

impl Input {
    fn source(&self) -> &str {
        self.source.as_deref().unwrap_or("-")
    }
}

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> ExitCode {
    let Some(command) = cli.command else {
        return ended(server::serve(cli.port).await.map_err(Failure::Start));
    };
    ended(terminal(command).await)
}

async fn terminal(command: Command) -> Result<(), Failure> {
    match command {
        Command::Summarize {
            input, sentences, ..
        } if input.jsonl => {
            lines::summarize(input.source(), sentences).await?;
        }
        Command::Summarize {
            input,
            sentences,
            json,
        } => {
            let summary = terminal::summarize(input.source(), sentences).await?;
            let text = if json {
                terminal::summary_as_json(&summary)
            } else {
                terminal::summary_as_text(&summary)
            };
            print(&text)?;
        }
        Command::Extract { input } if input.jsonl => lines::extract(input.source()).await?,
        Command::Extract { input } => {
            let article = terminal::extract(input.source()).await?;
            print(&terminal::article_as_text(&article))?;
        }
        Command::Event { secret, kind } => print(&event::signed(kind, secret.as_deref()))?,
        Command::Messages => {
            for (name, message) in crate::gallery::messages() {
                let line = serde_json::json!({ "name": name, "message": message });
                print(&line.to_string())?;
            }
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "playground", &mut script);
            io::stdout().lock().write_all(&script)?;
        }
    }
    Ok(())
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Start(StartError),
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

fn ended(result: Result<(), Failure>) -> ExitCode {
    let failure = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    match &failure {
        // Whoever read the output has seen enough (`| head`).
        Failure::Output(error) | Failure::Terminal(TerminalError::Output(error))
            if error.kind() == io::ErrorKind::BrokenPipe =>
        {
            return ExitCode::SUCCESS;
        }
        _ => complain(&failure.to_string()),
    }
    match failure {
        Failure::Terminal(TerminalError::Nothing(_)) => ExitCode::from(4),
        Failure::Terminal(error) if error.is_missing_document() => ExitCode::from(3),
        _ => ExitCode::FAILURE,
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        output.write_all(b"\n")?;
    }
    output.flush()
}

fn complain(line: &str) {
    // Nobody may be there to read it.
    let _ = writeln!(io::stderr(), "playground: {line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
