//! How many answers does a request get? A model of the ack, the queue, the workers and Slack, and of everything that may
//! fail between them, for the model checker [Stateright](https://www.stateright.rs).
//!
//! The checker tries every interleaving of the steps in [`Step`] up to a number of faults, and looks whether each wish
//! ends in exactly one answer. Where it does not, one of the reasons in [`Exception`] must be the cause: the documents name
//! those and no others, and for each of them the checker finds a way there.
//!
//! What is decided is decided by the service's own code, which the model calls: which ids a request gets is what the real
//! [`Ack`](service::ack::Ack) puts on its queue ([`Scenario`]), what follows from a post is
//! [`Course`](service::slack::response_url::course::Course), what an instance remembers is
//! [`Memory`](service::worker::answered::Memory), whose turn it is in a batch is [`PressTurn`](service::worker::PressTurn), and which
//! records come again is [`JobOutcome`](service::worker::JobOutcome). What is left for the model is the order of
//! the steps; `tests/replay.rs` walks the checker's traces with the real worker and compares what people saw.
//!
//! What the model leaves out: time, but for what ends it (a Job that is too old, a wait that is too long, which of two
//! things came first); and records of a batch that have nothing to do with each other are worked on in turn, where the worker
//! does so side by side, since nothing that one does is seen by another.
mod action;
mod exception;
mod model;
mod scenario;
mod state;

pub use self::{
    action::{Delivery, Post, Step},
    exception::Exception,
    model::Protocol,
    scenario::{Fault, Faults, Page, Request, Scenario},
    state::{State, Told},
};
