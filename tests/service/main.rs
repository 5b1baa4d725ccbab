//! The two functions as Lambda runs them: the real binaries, real SQS and SSM, and loopback stand-ins for the rest.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod ack_queue;
mod ack_requests;
mod aws_calls;
mod declared;
mod front_door;
mod interactions;
mod journey;
mod observed;
mod samples;
mod settings;
mod support;
mod worker_batches;
mod worker_builtin;
mod worker_model;
mod worker_replies;
mod worker_smmry;
