//! The log lines that an owner relies on: searched for, alarmed on, or explained in the operations guide.
//!
//! Each message is declared here once; the code logs by its name, and the guide's table is made from [`ALL`].

use serde::Serialize;

/// A kind of log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LogLine {
    /// The line's `message`.
    pub message: &'static str,
    /// The line's `level`.
    pub level: &'static str,
    /// Which function writes it: `ack`, `worker` or `both`.
    pub function: &'static str,
    /// The fields that it has beside `timestamp`, `level`, `message` and `span`. Those without a value are left out.
    pub fields: &'static [&'static str],
    /// When it is written.
    pub meaning: &'static str,
}

impl std::fmt::Display for LogLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message)
    }
}

macro_rules! log_lines {
    ($($name:ident = $level:literal $message:literal $function:literal [$($field:literal),*] $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $name: LogLine = LogLine {
                message: $message,
                level: $level,
                function: $function,
                fields: &[$($field),*],
                meaning: $meaning,
            };
        )+

        /// All of them.
        pub const ALL: &[LogLine] = &[$($name),+];
    };
}

log_lines! {
    REQUEST = "INFO" "request" "ack"
        ["outcome", "status", "job", "reason", "milliseconds"]
        "The ack has answered a request.";
    JOB = "INFO" "job" "worker"
        ["job", "outcome", "site", "engine", "fell_back", "answered", "reason", "fetch_milliseconds", "summary_milliseconds",
         "reply_milliseconds", "seconds_since_request", "model_milliseconds", "tokens_in", "tokens_out", "points_checked",
         "points_replaced"]
        "The worker is done with a Job. `answered` says whether the page answered what was asked of it, where something was.";
    UNREADABLE_JOB = "ERROR" "a record is not a Job" "worker"
        ["message_id", "outcome", "reason"]
        "A record is not a Job of this release. It comes again, four times in all, and then goes to the dead-letter queue. During a deployment it may be a newer ack's Job, which the new worker reads.";
    CRASHED_JOB = "ERROR" "a record made the worker panic" "worker"
        ["message_id", "outcome"]
        "A defect: the record comes again. Please open an issue with this line.";
    PANIC = "ERROR" "a panic" "both"
        ["place"]
        "A defect, at this place in the source. What it said is left out, since it may hold words of a page. Please open an issue with this line.";
    DEAD_LETTER = "ERROR" "dead letter" "worker"
        ["job", "outcome", "reason"]
        "A Job failed four times. With the outcome `apologized` its person knows. See the alarm `dead-letters`.";
    DEAD_LETTER_WITHOUT_ADDRESS = "ERROR" "a dead letter without an address" "worker"
        ["message_id"]
        "A record that is not a Job failed four times, and has no response URL to answer to: something else writes to the queue.";
    PRIVATE_COPY_STAYS = "WARN" "the private copy of a shared summary stays" "worker"
        ["job", "error"]
        "The summary was shared, but Slack did not delete its private copy. Its reader can.";
    MODEL_FALLBACK = "WARN" "the model cannot help: the next engine answers" "worker"
        ["reason", "error"]
        "The model failed for this reason, or the page did not bear out what it wrote. See the metric `ModelFailures` and the alarm `fallbacks`.";
    MODEL_KEY_UNREADABLE = "WARN" "the model's key could not be read" "worker"
        ["error"]
        "SSM did not give the key of the model's server. The next engine answers.";
    FALLBACK = "WARN" "SMMRY cannot help: the built-in engine answers" "worker"
        ["reason"]
        "SMMRY failed for this reason, and the built-in engine answers. See the alarm `fallbacks`.";
    SMMRY_WARNS = "INFO" "SMMRY warns" "worker"
        ["warning"]
        "SMMRY's own words beside a good summary, such as a page shorter than asked for.";
    KEY_UNREADABLE = "WARN" "the SMMRY key could not be read" "worker"
        ["error"]
        "SSM did not give SMMRY's key. With `Engine=auto` the built-in engine answers.";
    SECRET_UNREADABLE = "ERROR" "a secret could not be read yet" "both"
        ["name", "error"]
        "SSM did not give a secret at the start. It is asked again half a minute later, by a request. Is the parameter there, and may the role read it?";
    SECRET_MISSING = "ERROR" "no signing secret is stored" "ack"
        ["error"]
        "The ack has started without its secret: it answers 503 until `make secrets` has been run, and half a minute longer.";
    OLD_SECRET = "WARN" "an old secret serves on" "both"
        ["error"]
        "SSM did not give a secret anew; the one that was read before is used.";
    SECRET_NOT_REREAD = "WARN" "a secret could not be read again" "both"
        ["error"]
        "Slack's signature or SMMRY's key failed, and SSM did not say whether there is a newer secret.";
    STOPS = "ERROR" "the function stops" "both"
        ["error"]
        "It cannot start, and the error names each setting that is missing or wrong: deploy with them mended. Or Lambda's interface failed.";
    REPLY_AGAIN = "DEBUG" "the reply is tried again" "worker"
        ["reason", "wait"]
        "Slack did not take a message yet, or its answer was lost.";
    NO_WORD_BEFORE = "DEBUG" "Slack did not show that the summary is being made" "worker"
        ["job", "error"]
        "Somebody pressed a button over a slow page and was not shown that the work had begun; the answer follows all the same.";
    DRY_JOB = "INFO" "DRY_RUN: this Job would be queued now" "ack"
        []
        "Local runs alone: the Job follows.";
    DRY_MESSAGE = "INFO" "DRY_RUN: this message would be posted to Slack now" "worker"
        []
        "Local runs alone: the message follows.";
}
