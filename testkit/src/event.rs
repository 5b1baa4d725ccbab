//! Events as Lambda hands them to a function: a function URL's or HTTP API's request, and an SQS batch.

use base64::Engine as _;
use serde_json::{Map, Value, json};

/// Which front door a request came through; both speak payload format 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A Lambda function URL.
    FunctionUrl,
    /// An API Gateway HTTP API.
    HttpApi,
}

/// One HTTP request as payload 2.0. Header names come in lower case, as both doors give them, unless a test says else.
#[must_use]
pub fn http(
    door: Door,
    method: &str,
    headers: &[(String, String)],
    body: &[u8],
    base64: bool,
) -> Value {
    let (domain, route) = match door {
        Door::FunctionUrl => (
            "abcdefgh.lambda-url.us-east-1.on.aws",
            "$default".to_owned(),
        ),
        Door::HttpApi => (
            "abcdefgh.execute-api.us-east-1.amazonaws.com",
            format!("{method} /slack"),
        ),
    };
    let path = if door == Door::FunctionUrl {
        "/"
    } else {
        "/slack"
    };
    let headers: Map<String, Value> = headers
        .iter()
        .map(|(name, value)| (name.clone(), Value::String(value.clone())))
        .collect();
    let mut event = json!({
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abcdefgh",
            "domainName": domain,
            "domainPrefix": "abcdefgh",
            "http": {
                "method": method, "path": path, "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7", "userAgent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            },
            "requestId": "f3f1e0a7-3b64-4b8c-9d3c-6c1f0a1b2c3d",
            "routeKey": route,
            "stage": "$default",
            "time": "01/Jan/2026:00:00:00 +0000",
            "timeEpoch": 1_767_225_600_000_u64,
        },
        "isBase64Encoded": base64,
    });
    if base64 {
        event["body"] = base64::engine::general_purpose::STANDARD
            .encode(body)
            .into();
    } else if !body.is_empty() {
        event["body"] = String::from_utf8_lossy(body).into();
    }
    event
}

/// An SQS batch with one record for each body, as first delivered from the queue with this ARN.
/// The records' ids are `message-0`, `message-1` and so on.
#[must_use]
pub fn batch(queue_arn: &str, bodies: &[String]) -> Value {
    let records: Vec<Value> = bodies
        .iter()
        .enumerate()
        .map(|(number, body)| {
            record(queue_arn, &json!({
                "MessageId": format!("message-{number}"),
                "ReceiptHandle": format!("receipt-{number}"),
                "Body": body,
                "Attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1767225600000"},
            }))
        })
        .collect();
    json!({ "Records": records })
}

/// A message of SQS's as a record of Lambda's.
#[must_use]
pub fn record(queue_arn: &str, message: &Value) -> Value {
    json!({
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {},
        "md5OfBody": message.get("MD5OfBody").cloned().unwrap_or_else(|| "00000000000000000000000000000000".into()),
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": "us-east-1",
    })
}

/// The record ids that a worker's answer gives back as failed.
#[must_use]
pub fn failed_records(answer: &Value) -> Vec<String> {
    answer["batchItemFailures"]
        .as_array()
        .unwrap_or_else(|| panic!("no batchItemFailures in {answer}"))
        .iter()
        .map(|failure| {
            failure["itemIdentifier"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}
