//! All that a person reads in Slack.
//!
//! - [`summary()`] and [`shared_summary`]: the message that shows a summary, and its buttons.
//! - [`sentences`]: the one or two sentences where there is no summary.
//! - [`catalog`]: every kind of message that there is.
mod buttons;
pub mod catalog;
mod label;
mod origin;
pub mod sentences;
mod summary;

pub use self::summary::{shared_summary, summary};

#[cfg(test)]
mod tests;
