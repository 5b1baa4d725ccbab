//! A request through a function URL or an HTTP API (payload 2.0), and its answer.
//!
//! Anybody on the Internet makes these events. So a request is made of the method, the headers and the body alone, by
//! steps that either give it or say what is wrong with the event: no address is put together from a host, a path and a
//! query that a stranger chose.
use aws_lambda_events::{
    apigw::{ApiGatewayV2httpRequest, ApiGatewayV2httpResponse},
    encodings::Body,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::value::RawValue;

/// Why an event is no request. It says nothing in the event's own words: those are a stranger's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedEvent {
    /// Another kind of event, or a method or header that is not HTTP's.
    #[error("the event is not a request of a function URL or an HTTP API")]
    Shape,
    /// The event says that its body is in base64, and it is not.
    #[error("the body is not base64")]
    Base64,
}

/// The request that an event is about. It takes the event as it came: a function whose event cannot be read fails, and
/// what a stranger sends must not be a failure of ours.
pub fn request(event: &RawValue) -> Result<Request<Bytes>, MalformedEvent> {
    let event: ApiGatewayV2httpRequest =
        serde_json::from_str(event.get()).map_err(|_| MalformedEvent::Shape)?;
    let text = event.body.unwrap_or_default();
    let body = if event.is_base64_encoded {
        BASE64_STANDARD
            .decode(text)
            .map_err(|_| MalformedEvent::Base64)?
            .into()
    } else {
        text.into()
    };
    let mut request = Request::new(body);
    *request.method_mut() = event.request_context.http.method;
    *request.headers_mut() = event.headers;
    Ok(request)
}

/// An answer as the front door takes it.
#[must_use]
pub fn response(response: Response<String>) -> ApiGatewayV2httpResponse {
    let (parts, body) = response.into_parts();
    let mut answer = ApiGatewayV2httpResponse::default();
    answer.status_code = parts.status.as_u16().into();
    answer.headers = parts.headers;
    answer.body = Some(Body::Text(body));
    answer
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode, header};
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    use super::*;

    fn read(event: &Value) -> Result<Request<Bytes>, MalformedEvent> {
        request(&serde_json::value::to_raw_value(event).unwrap())
    }

    fn event(method: &str, headers: &Value, body: &Value, is_base64_encoded: bool) -> Value {
        json!({
            "version": "2.0",
            "rawPath": "/",
            "rawQueryString": "",
            "headers": headers,
            "requestContext": { "http": { "method": method, "path": "/" } },
            "body": body,
            "isBase64Encoded": is_base64_encoded,
        })
    }

    #[test]
    fn a_request_is_its_method_headers_and_body() {
        let headers = json!({ "Content-Type": "text/plain" });
        for (body, is_base64_encoded) in [("a=b", false), ("YT1i", true)] {
            let request = read(&event("PUT", &headers, &json!(body), is_base64_encoded)).unwrap();
            assert_eq!(request.method(), Method::PUT);
            assert_eq!(request.headers()[header::CONTENT_TYPE], "text/plain");
            assert_eq!(&request.body()[..], b"a=b");
        }
        let request = read(&event("GET", &json!({}), &Value::Null, false)).unwrap();
        assert!(request.body().is_empty());
    }

    #[test]
    fn what_is_no_request_is_said_to_be_none() {
        let none = json!({});
        for (what, event, error) in [
            ("a test event", none.clone(), MalformedEvent::Shape),
            ("null", Value::Null, MalformedEvent::Shape),
            (
                "another event",
                json!({ "Records": [] }),
                MalformedEvent::Shape,
            ),
            (
                "no method",
                event("a b", &none, &none, false),
                MalformedEvent::Shape,
            ),
            (
                "a header name",
                event("POST", &json!({ "a b": "" }), &json!(""), false),
                MalformedEvent::Shape,
            ),
            (
                "a header value",
                event("POST", &json!({ "a": "b\r\nc: d" }), &json!(""), false),
                MalformedEvent::Shape,
            ),
            (
                "no base64",
                event("POST", &none, &json!("a=b&c"), true),
                MalformedEvent::Base64,
            ),
        ] {
            assert_eq!(read(&event).unwrap_err(), error, "{what}");
        }
    }

    #[test]
    fn an_event_that_is_deeper_than_any_is_said_to_be_none() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for event in [
            deep.clone(),
            format!(r#"{{"headers": {deep}}}"#),
            r#"{"rawPath": "\ud800"}"#.to_owned(),
        ] {
            let event: Box<RawValue> = serde_json::from_str(&event).unwrap();
            assert_eq!(request(&event).unwrap_err(), MalformedEvent::Shape);
        }
    }

    #[test]
    fn an_answer_keeps_status_headers_and_body() {
        let made = Response::builder()
            .status(StatusCode::METHOD_NOT_ALLOWED)
            .header(header::ALLOW, "POST")
            .body("no".to_owned())
            .unwrap();
        let answer = serde_json::to_value(response(made)).unwrap();
        assert_eq!(answer["statusCode"], 405);
        assert_eq!(answer["headers"]["allow"], "POST");
        assert_eq!(answer["body"], "no");
        assert_eq!(answer["isBase64Encoded"], false);
    }

    /// Any JSON at all, some levels deep.
    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(any::<String>(), inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    /// A field as it should be, as a stranger may make it, or as it never should be.
    fn field(usual: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
        prop_oneof![6 => usual, 1 => any_json()]
    }

    fn any_event() -> impl Strategy<Value = Value> {
        let text = || any::<String>().prop_map(Value::from);
        let texts = || {
            prop::collection::hash_map(".{0,12}", any::<String>(), 0..6).prop_map(|map| json!(map))
        };
        let method = prop_oneof![Just("POST".to_owned()), Just("GET".to_owned()), ".{0,8}"];
        let body = prop_oneof![text(), "[A-Za-z0-9+/=]{0,40}".prop_map(Value::from)];
        let fields = (
            field(text()),
            field(text()),
            field(texts()),
            field(texts()),
            field(method.prop_map(Value::from)),
            field(body),
            field(any::<bool>().prop_map(Value::from)),
        );
        (fields, prop::collection::hash_set(0_usize..7, 0..2)).prop_map(|(fields, missing)| {
            let (path, query, parameters, headers, method, body, encoded) = fields;
            let all = [
                ("rawPath", path),
                ("rawQueryString", query),
                ("queryStringParameters", parameters),
                ("headers", headers),
                ("requestContext", json!({ "http": { "method": method } })),
                ("body", body),
                ("isBase64Encoded", encoded),
            ];
            let kept = all.into_iter().enumerate();
            let kept = kept.filter(|(number, _)| !missing.contains(number));
            let kept: Map<_, _> = kept
                .map(|(_, (name, value))| (name.to_owned(), value))
                .collect();
            Value::Object(kept)
        })
    }

    proptest! {
        #[test]
        fn any_event_is_a_request_or_said_to_be_none(event in any_event()) {
            if let Ok(request) = read(&event) {
                let method = event["requestContext"]["http"]["method"].as_str();
                prop_assert_eq!(method.filter(|name| !name.is_empty()).unwrap_or("GET"), request.method().as_str());
            }
        }

        #[test]
        fn any_json_is_a_request_or_said_to_be_none(event in any_json()) {
            prop_assert!(read(&event).is_err());
        }
    }
}
