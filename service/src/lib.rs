//! A Slack slash command that answers a link with the article's most telling sentences.
//!
//! The rooms, from the top floor down; nothing points up:
//!
//! - [`ack`]: a Slack request, verified, becomes a [`job::Job`] on the queue and the message Slack shows at once.
//! - [`worker`]: an SQS batch; each Job is answered, and the records that were not are named.
//! - [`words`]: every sentence a person reads when there is no summary.
//! - [`slack`]: signatures, payloads, Block Kit messages, replies through the response URL.
//! - [`command`]: what a person typed. [`queue`]: where Jobs go. [`summary`]: who makes summaries.
//! - [`job`], [`secrets`], [`settings`], [`telemetry`], [`client`]: the ground floor.
pub mod ack;
pub mod client;
pub mod command;
pub mod job;
pub mod queue;
pub mod secrets;
pub mod settings;
pub mod slack;
pub mod summary;
pub mod telemetry;
pub mod words;
pub mod worker;
