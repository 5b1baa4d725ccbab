//! What an answer without a page means, by its status, its headers and the marks of challenge pages.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::error::FetchError;

/// How much of an error page is read to distinguish a bot wall from a paywall, in bytes: the marks stand in the `<head>` and the
/// first scripts.
pub(crate) const ERROR_BODY_LIMIT: usize = 64 * 1024;

/// What a status other than 2xx means. `walled`: its headers or its body are a challenge's.
pub(crate) fn refusal(status: StatusCode, walled: bool) -> FetchError {
    match status.as_u16() {
        404 | 410 => FetchError::NotFound,
        429 | 451 => FetchError::Blocked,
        401 | 402 | 403 | 407 | 503 if walled => FetchError::Blocked,
        401 | 402 | 403 | 407 => FetchError::LoginRequired,
        408 | 504 => FetchError::TooSlow,
        status => FetchError::SiteFailed { status },
    }
}

/// Whether the headers say that the answer is a challenge instead of the page: Cloudflare's
/// (<https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/>) and AWS
/// WAF's (<https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html>).
pub(crate) fn is_challenge(headers: &HeaderMap) -> bool {
    headers.contains_key("cf-mitigated") || headers.contains_key("x-amzn-waf-action")
}

/// Whether a body is a challenge page of a common protection service, by the marks that it needs to work.
pub(crate) fn is_bot_wall(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    [
        "cf-challenge",
        "cf_chl_opt",
        "challenge-platform",
        "captcha-delivery.com",
        "px-captcha",
        "_Incapsula_Resource",
        "g-recaptcha",
        "h-captcha",
        "hcaptcha.com",
        "AwsWafIntegration",
        "Just a moment...",
        "distil_r_captcha",
    ]
    .iter()
    .any(|mark| text.contains(mark))
}
