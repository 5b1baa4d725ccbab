//! Real pages through the built-in engine and through trafilatura and sumy, page by page in turn.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::BINARIES;
use crate::figures::Figures;
use crate::process::peak_memory;
use crate::table::Table;

/// At most this many pages: enough for a 99th percentile, and a minute or two for the slower of both.
const MOST: usize = 200;

/// The pages to read, the same ones each time; the test kit's where there is no data.
pub(crate) fn list() -> Vec<PathBuf> {
    let data = std::env::var("EVAL_DATA").unwrap_or_else(|_| "data".to_owned());
    let mut pages = Vec::new();
    for folder in ["aeb-181", "wcxb-dev-400"] {
        let folder = PathBuf::from(&data).join("pages").join(folder).join("html");
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        pages.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
    }
    pages.sort_by_key(|path| path.file_name().map(std::ffi::OsStr::to_owned));
    if pages.is_empty() {
        // Three copies: figures of one page would have no spread at all.
        let page = Path::new("bench/out/article.html");
        std::fs::create_dir_all("bench/out").expect("a writable folder");
        std::fs::write(page, testkit::site::article()).expect("a writable folder");
        return vec![page.to_owned(); 3];
    }
    let step = pages.len().div_ceil(MOST).max(1);
    pages.into_iter().step_by(step).collect()
}

/// A program that is told a page's path on a line and answers with milliseconds of CPU time, or `-` for no summary.
struct Reader {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Reader {
    fn start(program: &str, argument: &str) -> Self {
        let mut child = Command::new(program)
            .arg(argument)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {program}: {error}"));
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self {
            child,
            input,
            output,
        }
    }

    fn read(&mut self, page: &Path) -> Option<f64> {
        writeln!(self.input, "{}", page.display()).expect("the program reads pages");
        let mut answer = String::new();
        let read = self.output.read_line(&mut answer).expect("text");
        assert!(read > 0, "the program ended at {}", page.display());
        answer.trim().parse().ok()
    }

    fn end(mut self) -> f64 {
        let memory = peak_memory(self.child.id());
        drop(self.input);
        let _ = self.child.wait();
        memory
    }
}

/// Reads all pages with both and prints the table.
pub(crate) fn measure(pages: &[PathBuf]) {
    let mut ours = Reader::start(&format!("{BINARIES}/bench-paths"), "pages");
    let mut theirs = Reader::start("bench/.venv/bin/python", "bench/peers/pages.py");
    let (mut our_times, mut their_times) = (Figures::default(), Figures::default());
    let (mut our_summaries, mut their_summaries) = (0, 0);
    for page in pages {
        let (own, other) = (ours.read(page), theirs.read(page));
        our_summaries += usize::from(own.is_some());
        their_summaries += usize::from(other.is_some());
        // Pages that both make a summary of: a refusal is quick.
        if let (Some(own), Some(other)) = (own, other) {
            our_times.push(own);
            their_times.push(other);
        }
    }
    let (our_memory, their_memory) = (ours.end(), theirs.end());
    println!("\n## The engine: a page's HTML to the finished message\n");
    if pages.len() < 10 {
        println!("No real pages in EVAL_DATA; these are made up.\n");
    }
    let mut table = Table::new([
        "",
        "summaries",
        "p50, ms of CPU",
        "p99, ms of CPU",
        "pages a second of CPU",
        "peak memory, MB",
    ]);
    for (name, summaries, times, memory) in [
        ("slack-summarize", our_summaries, &our_times, our_memory),
        (
            "trafilatura and sumy",
            their_summaries,
            &their_times,
            their_memory,
        ),
    ] {
        table.row([
            name.to_owned(),
            format!("{summaries} of {}", pages.len()),
            format!("{:.2}", times.median()),
            format!("{:.2}", times.quantile(0.99)),
            format!("{:.0}", times.per_second()),
            format!("{memory:.1}"),
        ]);
    }
    println!("{table}");
    println!(
        "CPU time of one page in one process that has read others before; trafilatura and sumy take {} times ours (page by \
         page over the {} of which both make a summary, the median and the middle half).\n",
        their_times.over(&our_times).spread(1),
        our_times.len(),
    );
}
