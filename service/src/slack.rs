//! Slack's wire: signed requests in, Block Kit messages out. What the messages say stands above, in [`crate::messages`].
//!
//! - [`signature`]: proof that a request is Slack's. [`request`]: what it asks for.
//! - [`message`] and [`mrkdwn`]: what Slack shows. [`button`]: what it sends back when somebody presses.
//! - [`response_url`]: how an answer gets there.
pub mod button;
mod content;
pub mod message;
pub mod mrkdwn;
pub mod request;
pub mod response_url;
pub mod signature;
