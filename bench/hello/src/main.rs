//! The least that the ack's figures can be: the same runtime crates, and an answer of a few bytes.

use lambda_http::{Error, Request, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    lambda_http::run(service_fn(|_: Request| async {
        Ok::<_, std::convert::Infallible>("hello")
    }))
    .await
}
