//! The child: reads one document and ends.

use std::io::{self, Write as _};
use std::time::Duration;
use std::{env, panic, process, thread};

use engine::{Article, ExtractError, Page};

use crate::limits::{self, Limits};
use crate::protocol;

/// The variable that makes a process a child; its value is the parent's number and the child's [`Limits`].
pub(crate) const VARIABLE: &str = "DOCUMENT_READER";

/// What a main thread usually has, and all that documents which nest deeply get.
const STACK: usize = 8 << 20;

/// What a thread that only sleeps needs.
const LITTLE_STACK: usize = 64 << 10;

/// How much longer than the parent a child waits for its own end: who asked is to know why there is no answer.
const GRACE: Duration = Duration::from_secs(1);

/// Where this process was started by a [`Reader`](crate::Reader): reads one document from standard input, writes its
/// article to standard output, and exits. Else returns at once. To be called first thing in `main`.
pub fn answer_if_child() {
    answer_if_child_with(engine::extract);
}

/// As [`answer_if_child`], with another parser than the engine's.
pub fn answer_if_child_with(read: fn(&Page) -> Result<Article, ExtractError>) {
    if let Some(order) = env::var_os(VARIABLE) {
        let answered = order.to_str().and_then(|order| {
            let (parent, limits) = order.split_once(' ')?;
            answer(&Limits::from_variable(limits)?, parent.parse().ok()?, read)
        });
        // An exit code is all that this process says beside its answer.
        process::exit(i32::from(answered.is_none()));
    }
}

/// `None` where there is no answer: the parent then says that the document is too complex.
fn answer(
    limits: &Limits,
    parent: u32,
    read: fn(&Page) -> Result<Article, ExtractError>,
) -> Option<()> {
    // A panic's message may hold words of the document.
    panic::set_hook(Box::new(|_| {}));
    limits::confine(limits, parent).ok()?;
    end_in(limits.clock + GRACE)?;
    let work = move || {
        let page = protocol::read_request(&mut io::stdin().lock()).ok()?;
        let answer = protocol::answer(&read(&page))?;
        let mut output = io::stdout().lock();
        output.write_all(&answer).ok()?;
        output.flush().ok()?;
        // The system takes the memory back faster than destructors do.
        process::exit(0)
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .ok()?
        .join()
        .ok()?
}

/// Ends this process when its time is up, also where its parent is no more.
fn end_in(time: Duration) -> Option<()> {
    let watch = move || {
        thread::sleep(time);
        process::exit(1)
    };
    let watching = thread::Builder::new().stack_size(LITTLE_STACK).spawn(watch);
    watching.ok().map(drop)
}
