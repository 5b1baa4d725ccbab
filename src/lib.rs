//! What the two Lambda functions stand on: AWS behind the service's ports.
pub mod aws;
