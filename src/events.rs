//! Lambda's events as what the service takes and gives.
mod http;
mod sqs;

pub use self::{
    http::{MalformedEvent, request, response},
    sqs::{batch_response, records},
};
