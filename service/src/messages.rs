//! All that a person reads in Slack.
//!
//! - [`summary()`] and [`shared_summary`]: the message that shows a summary, and its buttons.
//! - [`ask_form()`]: the field for a question about a page.
//! - [`sentences`]: the one or two sentences where there is no summary.
//! - `words`: the words themselves, in each language.
//! - [`catalog`]: every kind of message that there is.
mod ask_form;
mod buttons;
pub mod catalog;
mod label;
mod origin;
pub mod sentences;
mod summary;
mod words;

pub use self::{
    ask_form::ask_form,
    summary::{shared_summary, summary},
};

#[cfg(test)]
mod tests;
