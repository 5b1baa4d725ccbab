//! The SDK's configuration, from the environment that Lambda gives a function.
use std::time::Duration;

use aws_sdk_sqs::config::{
    BehaviorVersion, Credentials, Region, SharedCredentialsProvider, retry::RetryConfig,
    timeout::TimeoutConfig,
};
use aws_smithy_types::retry::ReconnectMode;
use aws_types::{
    SdkConfig,
    service_config::{LoadServiceConfig, ServiceConfigKey},
};

use super::http::Http;

/// One attempt at a call. SQS and SSM answer in tens of milliseconds; a lost packet must leave room for another try
/// inside Slack's three seconds.
pub(super) const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(900);
/// A call with its retries.
const CALL_TIMEOUT: Duration = Duration::from_millis(2_400);

/// The SDK's configuration over `client`: `variable` is asked for the region (`AWS_REGION`, `AWS_DEFAULT_REGION`), the
/// credentials (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`), the endpoints (`AWS_ENDPOINT_URL`,
/// `AWS_ENDPOINT_URL_SQS`, `AWS_ENDPOINT_URL_SSM`, `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`) and their kinds (`AWS_USE_FIPS_ENDPOINT`,
/// `AWS_USE_DUALSTACK_ENDPOINT`), by the names that all SDKs of AWS know.
///
/// `aws-config` brings profiles, single sign-on, STS and instance metadata beside, none of which Lambda has: as much
/// program again as both services' clients.
pub fn config(
    client: reqwest::Client,
    variable: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
) -> SdkConfig {
    let environment = Environment(variable);
    let variable = |name: &str| environment.variable(name);
    let is_on = |name: &str| variable(name).map(|value| value.eq_ignore_ascii_case("true"));
    let credentials = || {
        Some(Credentials::new(
            variable("AWS_ACCESS_KEY_ID")?,
            variable("AWS_SECRET_ACCESS_KEY")?,
            variable("AWS_SESSION_TOKEN"),
            None,
            "environment",
        ))
    };
    let region = variable("AWS_REGION").or_else(|| variable("AWS_DEFAULT_REGION"));
    let mut config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(Http(client))
        .region(region.map(Region::new))
        .retry_config(
            RetryConfig::standard()
                .with_max_attempts(3)
                .with_initial_backoff(Duration::from_millis(50))
                // The connections are reqwest's: the SDK cannot close one after an error, and would log an ERROR of its
                // own that it cannot.
                .with_reconnect_mode(ReconnectMode::ReuseAllConnections),
        )
        .timeout_config(
            TimeoutConfig::builder()
                .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                .operation_timeout(CALL_TIMEOUT)
                .build(),
        );
    config
        .set_credentials_provider(credentials().map(SharedCredentialsProvider::new))
        .set_endpoint_url(variable("AWS_ENDPOINT_URL"))
        .set_use_fips(is_on("AWS_USE_FIPS_ENDPOINT"))
        .set_use_dual_stack(is_on("AWS_USE_DUALSTACK_ENDPOINT"));
    config.service_config(environment).build()
}

/// What the SDK asks for one service's own settings.
struct Environment<V>(V);

impl<V: Fn(&str) -> Option<String>> Environment<V> {
    /// A variable that says something: an empty one is none.
    fn variable(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }
}

impl<V: Fn(&str) -> Option<String> + Send + Sync> LoadServiceConfig for Environment<V> {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        // A service's id may be of several words, such as "Bedrock Runtime", and in small letters
        // (<https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>).
        let service = key.service_id().to_uppercase().replace([' ', '-'], "_");
        self.variable(&format!("{}_{service}", key.env()))
    }
}

impl<V> std::fmt::Debug for Environment<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Environment")
    }
}
