//! Slack's side of the contract: signed requests in, Block Kit messages out.
pub mod button;
pub mod message;
pub mod mrkdwn;
pub mod payload;
pub mod reply;
pub mod signature;
