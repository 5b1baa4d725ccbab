//! Slack's request signature, version 0: proof that a request comes from Slack and is recent.
//!
//! Source: Slack, "Verifying requests from Slack" (<https://docs.slack.dev/authentication/verifying-requests-from-slack>).
use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

use crate::clock;

/// Carries `v0=` and the signature in hexadecimal.
pub const SIGNATURE_HEADER: &str = "x-slack-signature";
/// Carries the Unix time, in seconds, at which Slack sent the request.
pub const TIMESTAMP_HEADER: &str = "x-slack-request-timestamp";
/// How far the request's time may be from ours, either way: Slack's own recommendation against replays.
pub const WINDOW: Duration = Duration::from_mins(5);

/// Why a request is not taken for Slack's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// One of the two headers is missing, doubled or not text.
    #[error("the signature headers are missing or doubled")]
    Headers,
    /// The timestamp is not a number of seconds.
    #[error("the timestamp is not a number")]
    Timestamp,
    /// The timestamp is more than five minutes off: a replay, or a clock that is wrong.
    #[error("the timestamp is outside the five minute window")]
    Stale,
    /// Not `v0=` and 64 hexadecimal digits, or not the signature of this body under this secret.
    #[error("the signature does not match")]
    Mismatch,
}

/// Whether the request's time is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Within [`WINDOW`] of this time.
    Within(SystemTime),
    /// Any: for sample events, whose time has passed, in a dry run.
    Any,
}

/// What a request's headers claim: judged as far as that needs no secret.
#[derive(Debug)]
pub struct SignatureClaim<'a> {
    timestamp: &'a str,
    signature: [u8; 32],
}

impl<'a> SignatureClaim<'a> {
    /// Reads the headers, and checks the time.
    pub fn read(headers: &'a HeaderMap, freshness: Freshness) -> Result<Self, SignatureError> {
        let timestamp = only(headers, TIMESTAMP_HEADER)?;
        let signature = only(headers, SIGNATURE_HEADER)?;
        // `u64::from_str` takes a leading plus sign, which Slack never sends.
        let sent_at: u64 = Some(timestamp)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .ok_or(SignatureError::Timestamp)?;
        if let Freshness::Within(now) = freshness
            && clock::unix_seconds(now).abs_diff(sent_at) > WINDOW.as_secs()
        {
            return Err(SignatureError::Stale);
        }
        let signature = signature
            .strip_prefix("v0=")
            .and_then(decode_hex)
            .ok_or(SignatureError::Mismatch)?;
        Ok(Self {
            timestamp,
            signature,
        })
    }

    /// Checks the signature of the raw body under a secret, in constant time.
    pub fn verify(&self, secret: &SecretString, body: &[u8]) -> Result<(), SignatureError> {
        mac(secret, self.timestamp, body)
            .verify_slice(&self.signature)
            .map_err(|_| SignatureError::Mismatch)
    }
}

/// Checks headers, time and signature of a request's raw body.
pub fn verify(
    secret: &SecretString,
    headers: &HeaderMap,
    body: &[u8],
    freshness: Freshness,
) -> Result<(), SignatureError> {
    SignatureClaim::read(headers, freshness)?.verify(secret, body)
}

/// The value of [`SIGNATURE_HEADER`] for a body sent at `timestamp`, as Slack computes it.
#[must_use]
pub fn sign(secret: &SecretString, timestamp: u64, body: &[u8]) -> String {
    let signature = mac(secret, &timestamp.to_string(), body)
        .finalize()
        .into_bytes();
    format!("v0={}", base16ct::lower::encode_string(&signature))
}

fn mac(secret: &SecretString, timestamp: &str, body: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).expect("any key length");
    for part in [b"v0:", timestamp.as_bytes(), b":", body] {
        mac.update(part);
    }
    mac
}

fn only<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, SignatureError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().map_err(|_| SignatureError::Headers),
        _ => Err(SignatureError::Headers),
    }
}

/// 64 digits, in lower case, as Slack writes them.
fn decode_hex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let decoded = base16ct::lower::decode(digits, &mut bytes).ok()?;
    (decoded.len() == 32).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    /// The vector that Slack publishes in "Verifying requests from Slack".
    const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
    const TIMESTAMP: u64 = 1_531_420_618;
    const BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const SIGNATURE: &str = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    fn headers(timestamp: &str, signature: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(TIMESTAMP_HEADER, timestamp.parse().unwrap());
        headers.insert(SIGNATURE_HEADER, signature.parse().unwrap());
        headers
    }

    fn check(headers: &HeaderMap, body: &str, now: u64) -> Result<(), SignatureError> {
        let now = UNIX_EPOCH + Duration::from_secs(now);
        verify(
            &SECRET.into(),
            headers,
            body.as_bytes(),
            Freshness::Within(now),
        )
    }

    #[test]
    fn slacks_published_vector_verifies() {
        assert_eq!(
            check(&headers("1531420618", SIGNATURE), BODY, TIMESTAMP),
            Ok(())
        );
        assert_eq!(sign(&SECRET.into(), TIMESTAMP, BODY.as_bytes()), SIGNATURE);
    }

    #[test]
    fn the_window_is_five_minutes_either_way() {
        let headers = headers("1531420618", SIGNATURE);
        for (offset, expected) in [
            (-301, Err(SignatureError::Stale)),
            (-300, Ok(())),
            (300, Ok(())),
            (301, Err(SignatureError::Stale)),
        ] {
            assert_eq!(
                check(
                    &headers,
                    BODY,
                    TIMESTAMP.checked_add_signed(offset).unwrap()
                ),
                expected,
                "{offset}"
            );
        }
        assert_eq!(
            verify(&SECRET.into(), &headers, BODY.as_bytes(), Freshness::Any),
            Ok(())
        );
    }

    #[test]
    fn whatever_is_altered_fails() {
        let timestamp = "1531420618";
        for (what, timestamp, signature, body) in [
            ("body", timestamp, SIGNATURE.to_owned(), &BODY[1..]),
            (
                "other time, same signature",
                "1531420619",
                SIGNATURE.to_owned(),
                BODY,
            ),
            ("upper case", timestamp, SIGNATURE.to_uppercase(), BODY),
            (
                "upper case digits",
                timestamp,
                SIGNATURE.to_uppercase().replacen('V', "v", 1),
                BODY,
            ),
            ("too short", timestamp, SIGNATURE[..65].to_owned(), BODY),
            ("too long", timestamp, format!("{SIGNATURE}00"), BODY),
            ("no version", timestamp, SIGNATURE[3..].to_owned(), BODY),
            (
                "another version",
                timestamp,
                SIGNATURE.replace("v0", "v1"),
                BODY,
            ),
            ("empty", timestamp, String::new(), BODY),
            (
                "not hexadecimal",
                timestamp,
                format!("v0={}", "g".repeat(64)),
                BODY,
            ),
        ] {
            assert_eq!(
                check(&headers(timestamp, &signature), body, TIMESTAMP),
                Err(SignatureError::Mismatch),
                "{what}"
            );
        }
    }

    #[test]
    fn headers_come_once_and_with_a_number() {
        assert_eq!(
            check(&HeaderMap::new(), BODY, TIMESTAMP),
            Err(SignatureError::Headers)
        );
        let mut doubled = headers("1531420618", SIGNATURE);
        doubled.append(SIGNATURE_HEADER, SIGNATURE.parse().unwrap());
        assert_eq!(
            check(&doubled, BODY, TIMESTAMP),
            Err(SignatureError::Headers)
        );
        for timestamp in [
            "",
            "now",
            "+1531420618",
            "-1",
            " 1531420618",
            "1531420618.0",
            "99999999999999999999",
        ] {
            let headers = headers(timestamp, SIGNATURE);
            assert_eq!(
                check(&headers, BODY, TIMESTAMP),
                Err(SignatureError::Timestamp),
                "{timestamp}"
            );
        }
    }
}
