//! The engine at the terminal: what can be typed, and what the exit code tells.
mod document;
mod input;
mod lines;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::document::TerminalError;

const EXAMPLES: &str = "\
Examples:
  summarize https://example.com/a -n 5          five sentences of a page
  summarize report.pdf --json                   a file, as JSON
  curl -s https://example.com | summarize -     standard input
  summarize extract https://example.com/a       the article's text alone
  summarize --jsonl < pages.jsonl               many documents, one a line
  summarize completions bash                    completions for a shell

Exit codes:
  0  done
  1  failed: the output cannot be written
  2  the command line was not understood
  3  the document could not be had: no such file, site or page
  4  the document holds nothing to summarize";

/// Prints the sentences that tell the most of a page, a file or a text.
#[derive(Debug, Parser)]
#[command(
    name = "summarize",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    input: Input,
    /// How many sentences, 1 to 40.
    #[arg(short = 'n', long = "sentences", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=40))]
    sentences: u8,
    /// Prints one JSON object instead of lines for a person.
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the article's text, without everything around it.
    Extract {
        #[command(flatten)]
        input: Input,
    },
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

#[tokio::main]
async fn main() -> ExitCode {
    let failure = match run(Cli::parse()).await {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    match &failure {
        // Whoever read the output has seen enough (`| head`).
        TerminalError::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        // A closed standard error leaves nobody to report to.
        _ => drop(writeln!(io::stderr(), "summarize: {failure}")),
    }
    match failure {
        TerminalError::Nothing(_) => ExitCode::from(4),
        error if error.is_missing_document() => ExitCode::from(3),
        _ => ExitCode::FAILURE,
    }
}

async fn run(cli: Cli) -> Result<(), TerminalError> {
    match cli.command {
        Some(Command::Extract { input }) if input.jsonl => lines::extract(input.source()).await,
        Some(Command::Extract { input }) => {
            let article = document::extract(input.source()).await?;
            print(&document::article_as_text(&article))
        }
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "summarize", &mut script);
            io::stdout()
                .lock()
                .write_all(&script)
                .map_err(TerminalError::Output)
        }
        None if cli.input.jsonl => lines::summarize(cli.input.source(), cli.sentences).await,
        None => {
            let summary = document::summarize(cli.input.source(), cli.sentences).await?;
            let text = if cli.json {
                document::summary_as_json(&summary)
            } else {
                document::summary_as_text(&summary)
            };
            print(&text)
        }
    }
}

fn print(text: &str) -> Result<(), TerminalError> {
    let mut output = io::stdout().lock();
    let written = output
        .write_all(text.as_bytes())
        .and_then(|()| match text.ends_with('\n') {
            true => Ok(()),
            false => output.write_all(b"\n"),
        })
        .and_then(|()| output.flush());
    written.map_err(TerminalError::Output)
}
