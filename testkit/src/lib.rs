//! Everything that surrounds the two functions, on loopback: what tests, fault tables and benchmarks stand them in.
//!
//! | module | plays |
//! |---|---|
//! | [`lambda`] | AWS Lambda: starts a function's binary, hands it events, takes its answers, kills it |
//! | [`moto`], [`sqs`] | SQS and SSM: a real moto server, and the calls that tests need |
//! | [`mapping`] | the event source mapping between a queue and the worker |
//! | [`faults`] | a bad network in front of SQS and SSM |
//! | [`slash`], [`event`], [`job`] | what Slack sends, as Lambda gets it; what crosses the queue |
//! | [`slack`] | the response URLs that Slack lends, and what a channel shows in the end |
//! | [`smmry`], [`site`] | the SMMRY service in both generations; web pages, friendly and hostile |
//! | [`model`] | language models: a server with an OpenAI-compatible API, and Amazon Bedrock |
//! | [`hostile_pdf`] | no part: documents that bring a reader down |
//! | [`scene`] | all of them around one installation of the product |
//! | [`process`] | no part: what Linux tells of running processes |
//! | [`cases`] | no part: the inputs that went wrong once, and what must come of each |
//! | [`server`], [`reply`], [`client`] | the plain HTTP/1.1 below them all, able to misbehave on purpose |
//!
//! A stand-in that cannot do its work panics with the reason: it is a test that fails, not a program.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a stand-in that cannot do its work must fail the test that asked for it"
)]

pub mod cases;
pub mod client;
pub mod event;
pub mod faults;
pub mod hostile_pdf;
pub mod job;
pub mod lambda;
pub mod log;
pub mod mapping;
pub mod model;
pub mod moto;
pub mod process;
pub mod reply;
mod runtime_api;
pub mod scene;
pub mod server;
pub mod site;
pub mod slack;
pub mod slash;
pub mod smmry;
pub mod sqs;
pub mod unique;
pub mod wait;

/// Is part of every secret and every response URL that the stand-ins hand out, so that one search
/// of a log tells whether any of them leaked. [`lambda::Function`] makes that search when it ends.
pub const SECRET_MARK: &str = "never-log-me";
