//! The Slack that the page plays: what it sends, what it shows, and what it remembers of each exchange.
pub(crate) mod channel;
pub(crate) mod compose;
pub(crate) mod exchange;
pub(crate) mod request;
pub(crate) mod workspace;
