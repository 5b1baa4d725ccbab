//! Reads documents in a child process that can be ended.
//!
//! A parser that a stranger's document crashes, spins or fills with memory takes a child down and nothing else: the Job
//! gets [`ReadError::TooComplex`], its neighbours get their answers, and nothing stays behind.
//!
//! The child is this same executable, started anew. Every binary that reads documents asks first thing in `main`, before
//! there are threads or a runtime, whether it is one:
//!
//! ```no_run
//! # use std::time::{Duration, Instant};
//! fn main() -> std::io::Result<()> {
//!     reader::answer_if_child();
//!     let reader = reader::Reader::new()?; // once; clones share the children's turns
//!     # let read = async move {
//!     # let (page, deadline) = (engine::Page::pdf(None, Vec::new()), Instant::now() + Duration::from_secs(30));
//!     let article = reader.read(page, deadline).await; // for each document
//!     # };
//!     Ok(())
//! }
//! ```

mod child;
mod limits;
mod parent;
pub mod protocol;

pub use child::{answer_if_child, answer_if_child_with};
pub use limits::Limits;
pub use parent::{End, ReadError, Reader};
