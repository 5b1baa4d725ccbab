//! The engine at the terminal: what can be typed, and what the exit code says.

mod check;
mod choice;
mod documents;
mod error;
mod input;
mod lines;
mod output;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use engine::Article;

use crate::choice::Choice;
use crate::documents::Documents;
use crate::error::TerminalError;
use crate::lines::Wanted;
use crate::output::SummaryFields;

const HELP: &str = "\
Examples:
  summarize https://example.com/a -n 5          five sentences of a page
  summarize report.pdf --json                   a file, as JSON
  summarize page.html --about 'what it costs'   the sentences that answer
  curl -s https://example.com | summarize -     standard input
  summarize extract https://example.com/a       the article's text alone
  summarize --jsonl < pages.jsonl               many documents, one a line
  summarize check --jsonl < claims.jsonl        which sentences a text bears out
  summarize completions --help                  how to install shell completions

Exit codes:
  0  done
  1  failed: the output cannot be written, or nothing can be started that reads documents
  2  the command line was not understood
  3  the document cannot be read: no such file, site or page, or too complex to read safely
  4  the document holds nothing to summarize
  5  --jsonl: some lines failed; the others are done";

const COMPLETIONS_HELP: &str = "\
They complete `summarize` where it is installed, as by `cargo install --path cli`. To install them, once:
  bash        mkdir -p ~/.local/share/bash-completion/completions
              summarize completions bash > ~/.local/share/bash-completion/completions/summarize
  zsh         mkdir -p ~/.zfunc
              summarize completions zsh > ~/.zfunc/_summarize
              with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc
  fish        mkdir -p ~/.config/fish/completions
              summarize completions fish > ~/.config/fish/completions/summarize.fish
  powershell  summarize completions powershell >> $PROFILE
  elvish      mkdir -p ~/.config/elvish
              summarize completions elvish >> ~/.config/elvish/rc.elv";

const CHECK_HELP: &str = "\
Each line has an id, a text, and sentences: strings, or objects with a text and cites, the numbers of the text's sentences
(from 1) that must bear it out; without cites all of them may. Printed for each sentence: text, supported, and unsupported,
the words that are not borne out.";

/// Prints the most important sentences of a page, a file or a text.
#[derive(Debug, Parser)]
#[command(
    name = "summarize",
    version,
    after_help = HELP,
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
    /// A question, or what to look for: the sentences that answer it or speak about it. Where the document does not say, the usual
    /// summary.
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    /// Prints one JSON object (`title`, `sentences`, `links`, `keywords`, `language`, `percent_shorter`, `seconds_saved`,
    /// `is_description`; with --about `answered` too) instead of lines for a person.
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the article's text, without the boilerplate around it.
    Extract {
        #[command(flatten)]
        input: Input,
    },
    /// Checks sentences against a text: their numbers, dates, names, quotations, negations and words.
    #[command(after_help = CHECK_HELP)]
    Check {
        /// A file, or `-` for standard input.
        #[arg(value_name = "FILE or -", default_value = "-")]
        source: String,
        /// Reads one JSON object a line and prints one a line. There is no other form.
        #[arg(long, required = true)]
        jsonl: bool,
    },
    /// Prints a script that completes these commands in a shell.
    #[command(after_help = COMPLETIONS_HELP)]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
struct Input {
    /// An address, a file (HTML, text, PDF or Word), or `-` for standard input.
    #[arg(value_name = "URL, FILE or -", required_unless_present = "jsonl")]
    source: Option<String>,
    /// Reads one JSON object a line (`id`, and `html`, `text` or a `url` to fetch; `n`, `about`) and
    /// prints one a line: the `id`,
    /// with the fields of --json or, for extract, `title` and `text`; or with an `error`, and exit code 5 in the end.
    #[arg(long)]
    jsonl: bool,
}

impl Input {
    fn source(&self) -> &str {
        self.source.as_deref().unwrap_or("-")
    }
}

fn main() -> ExitCode {
    // Documents are read in children of this program: a hostile one takes down none of the others.
    reader::answer_if_child();
    terminal()
}

#[tokio::main]
async fn terminal() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has seen enough (`| head`).
        Err(TerminalError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            // Where standard error is closed, the exit code alone must do.
            let _ = writeln!(io::stderr(), "summarize: {error}");
            error.exit_code()
        }
    }
}

async fn run(cli: Cli) -> Result<(), TerminalError> {
    match cli.command {
        Some(Command::Extract { input }) if input.jsonl => {
            lines::each(input.source(), Wanted::Text).await
        }
        Some(Command::Extract { input }) => {
            let article = article(input.source()).await?;
            print(&output::article_as_text(&article))
        }
        Some(Command::Check { source, .. }) => lines::each(&source, Wanted::Check).await,
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "summarize", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        None if cli.input.jsonl => {
            let wanted = Wanted::Summary(Choice {
                sentences: cli.sentences,
                about: cli.about,
            });
            lines::each(cli.input.source(), wanted).await
        }
        None => {
            let choice = Choice {
                sentences: cli.sentences,
                about: cli.about,
            };
            summarize(cli.input.source(), &choice, cli.json).await
        }
    }
}

async fn article(source: &str) -> Result<Article, TerminalError> {
    let page = input::read(source).await?;
    let read = Documents::new()?.article(page).await;
    read.map_err(|error| TerminalError::Read {
        name: input::name(source).to_owned(),
        source: error,
    })
}

async fn summarize(source: &str, choice: &Choice, json: bool) -> Result<(), TerminalError> {
    let article = article(source).await?;
    let chosen = choice.of(&article).map_err(|error| TerminalError::Read {
        name: input::name(source).to_owned(),
        source: error.into(),
    })?;
    if json {
        let text = serde_json::to_string_pretty(&SummaryFields::from(chosen))
            .map_err(|error| TerminalError::Output(error.into()))?;
        print(&text)
    } else {
        print(&output::summary_as_text(&chosen))
    }
}

fn print(text: &str) -> Result<(), TerminalError> {
    let mut output = io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    write!(output, "{text}{end}")
        .and_then(|()| output.flush())
        .map_err(TerminalError::Output)
}
