//! What the two Lambda functions stand on: AWS behind the service's ports, and Lambda's events as what the service takes.
pub mod aws;
pub mod events;
