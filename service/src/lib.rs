//! The service: from what Slack sends to what Slack shows. It knows neither AWS nor Lambda, which stand behind its ports.
//!
//! Layers, from the top; nothing imports upwards:
//!
//! - [`compose`]: settings and what stands behind the ports become the two handlers. [`settings`] is imported here and by
//!   the binaries alone.
//! - Handlers. [`ack`]: a Slack request, verified, becomes a [`job::Job`] on the queue and the message that Slack shows at
//!   once. [`worker`]: a batch of Jobs, each answered.
//! - [`messages`]: all that a person reads.
//! - [`engines`] behind the port [`summarizer`]: which engine makes a summary.
//! - Protocols. [`slack`]: signed requests in, Block Kit messages out. [`smmry`]: SMMRY's two APIs. [`model`]: chat completions.
//! - Domain. [`job`]: what is to be done and where the answer goes. [`command`]: what a person typed. [`summary`]: what a
//!   summary is. The ports [`queue`] and [`secrets`].
//!   [`language`]: which languages the app itself speaks.
//! - Ground: [`telemetry`], [`client`], [`json`], [`clock`].
pub mod ack;
pub mod client;
pub mod clock;
pub mod command;
pub mod compose;
pub mod engines;
pub mod job;
pub mod json;
pub mod language;
pub mod messages;
pub mod model;
pub mod queue;
pub mod secrets;
pub mod settings;
pub mod slack;
pub mod smmry;
pub mod summarizer;
pub mod summary;
pub mod telemetry;
pub mod worker;
