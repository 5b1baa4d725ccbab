//! What a function wrote to standard output and standard error, as `CloudWatch` would keep it.

use std::io::{BufRead, BufReader, Read};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use serde_json::Value;
use tokio::sync::watch;

/// Looks through a function's whole log when it has ended, and gives what is wrong with it.
pub type LogCheck = fn(&Log) -> Vec<String>;

/// The lines of one process so far. Clones see the same lines.
#[derive(Debug, Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// All lines so far.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// All lines so far, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Whether any line so far has `part` in it.
    #[must_use]
    pub fn contains(&self, part: &str) -> bool {
        self.0
            .lock()
            .unwrap()
            .iter()
            .any(|line| line.contains(part))
    }

    /// The lines that are JSON objects, parsed.
    #[must_use]
    pub fn records(&self) -> Vec<Value> {
        self.lines()
            .iter()
            .filter_map(|line| serde_json::from_str(line).ok())
            .filter(Value::is_object)
            .collect()
    }

    /// The sum of all values that `CloudWatch`'s embedded metric format gave to `metric`.
    #[must_use]
    pub fn metric(&self, metric: &str) -> f64 {
        self.records()
            .iter()
            .filter(|record| record.get("_aws").is_some())
            .filter_map(|record| record.get(metric)?.as_f64())
            .sum()
    }

    /// Follows `pipe` to its end on a thread of its own, and then counts `open` down by one.
    pub(crate) fn follow(
        &self,
        pipe: impl Read + Send + 'static,
        open: watch::Sender<usize>,
    ) -> JoinHandle<()> {
        let log = self.clone();
        open.send_modify(|count| *count += 1);
        std::thread::spawn(move || {
            let mut reader = BufReader::new(pipe);
            let mut line = Vec::new();
            while reader
                .read_until(b'\n', &mut line)
                .is_ok_and(|read| read > 0)
            {
                let text = String::from_utf8_lossy(&line).trim_end().to_owned();
                log.0.lock().unwrap().push(text);
                line.clear();
            }
            open.send_modify(|count| *count -= 1);
        })
    }
}
