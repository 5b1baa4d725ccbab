//! AWS as it is from a function: some time away, and with a connection to open first, which it then keeps.

use std::time::Duration;

use testkit::faults::Proxy;
use testkit::moto::Moto;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// To AWS and back.
pub(crate) const ROUND_TRIP: Duration = Duration::from_millis(5);
/// What opening a connection takes: TCP's and TLS's (1.3) round trips.
const OPENING: u32 = 2;

/// Stands at a distance in front of moto.
pub(crate) struct Far {
    origin: String,
    /// Moto ends a connection after each answer; this, in front of it, does not.
    _keeping: Proxy,
    accepting: JoinHandle<()>,
}

impl Far {
    pub(crate) async fn start(moto: &Moto) -> Self {
        let keeping = Proxy::start(moto).await;
        let target = keeping.origin().trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let accepting = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, target.clone()));
            }
        });
        Self {
            origin: format!("http://{address}"),
            _keeping: keeping,
            accepting,
        }
    }

    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Far {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn carry(near: TcpStream, target: String) {
    sleep(ROUND_TRIP * OPENING).await;
    let Ok(far) = TcpStream::connect(target).await else {
        return;
    };
    let (mut near_in, mut near_out) = near.into_split();
    let (mut far_in, mut far_out) = far.into_split();
    let asking = tokio::spawn(async move { tokio::io::copy(&mut near_in, &mut far_out).await });
    let mut answer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = far_in.read(&mut answer).await {
        sleep(ROUND_TRIP).await;
        if near_out.write_all(&answer[..length]).await.is_err() {
            break;
        }
    }
    asking.abort();
}
