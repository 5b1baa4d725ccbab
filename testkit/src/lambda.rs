//! AWS Lambda as far as a function can tell: one execution environment around one of our binaries.
//!
//! ```no_run
//! # async fn example(event: serde_json::Value) {
//! use testkit::lambda::Function;
//! let ack = Function::of("target/debug/ack").env("QUEUE_URL", "http://…").start().await;
//! let answer = ack.invoke(&event).await.answered();
//! assert_eq!(answer["statusCode"], 200);
//! # }
//! ```

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::{oneshot, watch};

use crate::SECRET_MARK;
use crate::log::{Log, LogCheck};
use crate::runtime_api::{FUNCTION, Invocation, RuntimeApi};
use crate::wait::PATIENCE;

/// What a test says about a function before it starts.
#[derive(Debug, Clone)]
pub struct Function {
    binary: PathBuf,
    env: Vec<(String, String)>,
    log_check: Option<LogCheck>,
}

impl From<&str> for Function {
    fn from(binary: &str) -> Self {
        Self::of(binary)
    }
}

impl From<&String> for Function {
    fn from(binary: &String) -> Self {
        Self::of(binary)
    }
}

impl Function {
    /// A function whose bootstrap is `binary`, in the environment that Lambda gives, and nothing of ours.
    #[must_use]
    pub fn of(binary: impl AsRef<Path>) -> Self {
        let binary = binary.as_ref().to_owned();
        let root = binary
            .parent()
            .unwrap_or(Path::new("/"))
            .display()
            .to_string();
        let own = [
            ("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
            ("LANG", "en_US.UTF-8"),
            ("TZ", ":UTC"),
            ("LAMBDA_TASK_ROOT", &root),
            ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
            ("_HANDLER", "bootstrap"),
            ("AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", "ASIATESTKITTESTKITTE"),
            (
                "AWS_SECRET_ACCESS_KEY",
                "never-log-me-aws-secret-access-key",
            ),
            ("AWS_SESSION_TOKEN", "never-log-me-aws-session-token"),
            ("AWS_LAMBDA_FUNCTION_NAME", FUNCTION),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            (
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/slack-summarize-under-test",
            ),
            (
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef",
            ),
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"),
            // The most that an operator can ask for, so that every run is searched for secrets at that level.
            ("AWS_LAMBDA_LOG_LEVEL", "TRACE"),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ];
        let env = own
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        Self {
            binary,
            env,
            log_check: None,
        }
    }

    /// Sets one of the function's own environment variables.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<String>) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// Takes a variable away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// Has its log looked through when it ends, beside the search for secrets.
    #[must_use]
    pub fn log_check(mut self, check: LogCheck) -> Self {
        self.log_check = Some(check);
        self
    }

    /// Starts it and waits for the end of its init phase. A function that ends instead fails the test with its log.
    pub async fn start(&self) -> Running {
        match self.try_start().await {
            Ok(running) => running,
            Err(failed) => panic!("{} did not start: {failed:?}", self.binary.display()),
        }
    }

    /// Starts it; the error is a function that ended before it asked for work.
    pub async fn try_start(&self) -> Result<Running, FailedStart> {
        let api = RuntimeApi::start().await;
        let mut child = Command::new(&self.binary)
            .env_clear()
            .envs(self.env.iter().cloned())
            .env("AWS_LAMBDA_RUNTIME_API", api.address())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", self.binary.display()));
        let started = Instant::now();
        let log = Log::default();
        let open = watch::Sender::new(0);
        let readers = vec![
            log.follow(child.stdout.take().unwrap(), open.clone()),
            log.follow(child.stderr.take().unwrap(), open.clone()),
        ];
        let mut asked = api.first_asked();
        let mut ended = open.subscribe();
        let running = Running {
            api,
            child: Mutex::new(child),
            readers,
            log,
            log_check: self.log_check,
            open,
            started,
        };
        tokio::select! {
            biased;
            _ = asked.wait_for(Option::is_some) => Ok(running),
            _ = ended.wait_for(|open| *open == 0) => Err(FailedStart {
                status: running.wait(),
                log: running.log.clone(),
                reported: running.api.init_error(),
            }),
            () = tokio::time::sleep(PATIENCE) => panic!("no request for work in {PATIENCE:?}:\n{}", running.log.text()),
        }
    }
}

/// A function that ended in its init phase.
#[derive(Debug)]
pub struct FailedStart {
    /// How its process ended.
    pub status: ExitStatus,
    /// What it wrote.
    pub log: Log,
    /// What it reported to `/runtime/init/error`, if it did.
    pub reported: Option<Value>,
}

/// How an invocation ended.
#[derive(Debug)]
pub enum Outcome {
    /// The function answered.
    Answered(Value),
    /// The function reported an error: for an SQS batch, all of its records come again.
    Failed(Value),
    /// The process ended before it answered.
    Ended(ExitStatus),
    /// The deadline passed; Lambda has killed the process.
    TimedOut,
}

impl Outcome {
    /// The answer; any other outcome fails the test.
    #[must_use]
    pub fn answered(self) -> Value {
        match self {
            Self::Answered(answer) => answer,
            other => panic!("no answer but {other:?}"),
        }
    }
}

/// A started function. It is killed when dropped, and its log is then searched for secrets,
/// and for what its [`LogCheck`] finds wrong.
#[derive(Debug)]
pub struct Running {
    api: RuntimeApi,
    child: Mutex<Child>,
    readers: Vec<JoinHandle<()>>,
    log: Log,
    log_check: Option<LogCheck>,
    open: watch::Sender<usize>,
    started: Instant,
}

impl Running {
    /// Hands it one event with ample time. Calls made at once are handed out one by one, as Lambda does.
    pub async fn invoke(&self, event: &Value) -> Outcome {
        self.invoke_within(event, PATIENCE).await
    }

    /// Hands it one event and kills it if it has not answered after `time`, as Lambda does.
    pub async fn invoke_within(&self, event: &Value, time: Duration) -> Outcome {
        let (answer, answered) = oneshot::channel();
        let mut ended = self.open.subscribe();
        self.api.hand_out(Invocation {
            event: event.to_string().into_bytes(),
            deadline: time,
            answer,
        });
        tokio::select! {
            biased;
            outcome = answered => match outcome.expect("the Runtime API keeps the sender") {
                Ok(answer) => Outcome::Answered(answer),
                Err(error) => Outcome::Failed(error),
            },
            _ = ended.wait_for(|open| *open == 0) => Outcome::Ended(self.wait()),
            () = tokio::time::sleep(time) => {
                self.kill();
                Outcome::TimedOut
            }
        }
    }

    /// What it has written so far.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Process start to first request for work.
    #[must_use]
    pub fn init_time(&self) -> Duration {
        self.api
            .first_asked()
            .borrow()
            .map_or(Duration::ZERO, |asked| asked - self.started)
    }

    /// The operating system's number of the process, for measuring it.
    #[must_use]
    pub fn process_id(&self) -> u32 {
        self.child.lock().unwrap().id()
    }

    /// Ends it at once, in whatever it is doing.
    pub fn kill(&self) {
        let _ = self.child.lock().unwrap().kill();
        self.wait();
    }

    /// Ends it and gives its whole log: all that it wrote before its last answer is in it, which
    /// [`Running::log`] may not have read yet.
    #[must_use]
    pub fn stop(self) -> Log {
        let log = self.log.clone();
        drop(self);
        log
    }

    fn wait(&self) -> ExitStatus {
        self.child
            .lock()
            .unwrap()
            .wait()
            .expect("a child can be waited for")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
        for reader in self.readers.drain(..) {
            let _ = reader.join();
        }
        let leaks: Vec<String> = self
            .log
            .lines()
            .into_iter()
            .filter(|line| line.contains(SECRET_MARK))
            .collect();
        assert!(
            leaks.is_empty() || std::thread::panicking(),
            "secrets or response URLs in the log:\n{}",
            leaks.join("\n")
        );
        let wrong = self
            .log_check
            .map(|check| check(&self.log))
            .unwrap_or_default();
        assert!(
            wrong.is_empty() || std::thread::panicking(),
            "wrong in the log:\n{}",
            wrong.join("\n")
        );
    }
}
