//! A moto server of the test's own: SQS and SSM over their real wire protocols.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use http::Method;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::client::Client;

/// A running moto server; it ends when this is dropped or the test's process dies.
#[derive(Debug)]
pub struct Moto {
    child: Child,
    origin: String,
    client: Client,
    turn: OneAtATime,
}

/// One call at a time: moto answers on many threads and is not safe on them (now and then a call among many at once
/// fails), and one interpreter works on one call at a time anyway.
pub(crate) type OneAtATime = Arc<Mutex<()>>;

impl Moto {
    /// Starts `$MOTO_SERVER`, or the one that `scripts/setup` installs, on a free loopback port.
    #[must_use]
    pub fn start() -> Self {
        let program = std::env::var_os("MOTO_SERVER").map_or_else(installed, PathBuf::from);
        assert!(
            program.exists(),
            "{} is missing: run `scripts/setup` once (it installs moto into .venv), or set MOTO_SERVER",
            program.display()
        );
        // The shell keeps the read end of a pipe whose write end is ours: when this process ends in
        // any way, even killed, the shell reads the end of file and takes moto with it.
        let mut child = Command::new("/bin/sh")
            .arg("-c")
            .arg("\"$0\" -H 127.0.0.1 -p 0 2>&1 & moto=$!; exec >&-; read -r _; kill $moto; wait $moto")
            .arg(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("no /bin/sh");
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let origin = loop {
            let mut line = String::new();
            let read = output.read_line(&mut line).unwrap_or(0);
            assert!(read > 0, "{} ended at once:\n{said}", program.display());
            if let Some(origin) = line.trim().strip_prefix("* Running on ") {
                break origin.to_owned();
            }
            said.push_str(&line);
        };
        // Moto logs every request; an unread pipe would stop it when full.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self {
            child,
            origin,
            client: Client::default(),
            turn: OneAtATime::default(),
        }
    }

    /// What `AWS_ENDPOINT_URL` has.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whose turn it is, for others that call moto.
    pub(crate) fn turn(&self) -> OneAtATime {
        Arc::clone(&self.turn)
    }

    /// Stores an SSM `SecureString`, replacing an older value.
    pub async fn put_secret(&self, name: &str, value: &str) {
        let parameter =
            json!({"Name": name, "Value": value, "Type": "SecureString", "Overwrite": true});
        self.call("ssm", "AmazonSSM.PutParameter", &parameter).await;
    }

    /// One call of an AWS JSON protocol; an error fails the test.
    pub async fn call(&self, service: &str, target: &str, input: &Value) -> Value {
        let headers = headers(service, target);
        let _turn = self.turn.lock().await;
        let answer = self
            .client
            .send(
                Method::POST,
                &self.origin,
                &headers,
                input.to_string().into_bytes(),
            )
            .await
            .expect("moto does not answer");
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(answer.status == 200, "{target}: {}: {text}", answer.status);
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// The headers of one call of an AWS JSON protocol.
#[must_use]
pub fn headers(service: &str, target: &str) -> [(String, String); 3] {
    // Moto reads the service and region from the credential's scope and checks no signature.
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=testkit/20260101/us-east-1/{service}/aws4_request, \
         SignedHeaders=host, Signature=none"
    );
    [
        ("content-type", "application/x-amz-json-1.0"),
        ("x-amz-target", target),
        ("authorization", &authorization),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
}

fn installed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../.venv/bin/moto_server")
}
