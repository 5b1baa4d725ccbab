//! The log lines that an owner relies on: searched for, alarmed on, or explained in the operations guide.
//!
//! Each message is declared here once; the code logs by its name, and the guide's table is made from [`ALL`].

/// A kind of log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogLine {
    /// The line's `message`.
    pub message: &'static str,
    /// The line's `level`.
    pub level: &'static str,
    /// The fields that it has beside `timestamp`, `level` and `message`. Those without a value are left out.
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
    ($($name:ident = $level:literal $message:literal [$($field:literal),*] $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $name: LogLine = LogLine {
                message: $message,
                level: $level,
                fields: &[$($field),*],
                meaning: $meaning,
            };
        )+

        /// All of them.
        pub const ALL: &[LogLine] = &[$($name),+];
    };
}

log_lines! {
    REQUEST = "INFO" "request"
        ["outcome", "status", "job", "reason", "milliseconds"]
        "The ack has answered a request.";
    JOB = "INFO" "job"
        ["job", "outcome", "site", "engine", "fell_back", "reason", "fetch_milliseconds", "summary_milliseconds",
         "reply_milliseconds", "seconds_since_request"]
        "The worker is done with a Job.";
    UNREADABLE_JOB = "ERROR" "a record is not a Job"
        ["message_id", "outcome", "reason"]
        "A record on the queue cannot be read; it goes on to the dead-letter queue.";
    CRASHED_JOB = "ERROR" "a record made the worker panic"
        ["message_id", "outcome"]
        "A defect: the record is delivered again.";
    DEAD_LETTER = "ERROR" "dead letter"
        ["job", "outcome", "reason"]
        "A Job failed four times; its person has been told, if the outcome is `apologized`.";
    DEAD_LETTER_WITHOUT_ADDRESS = "ERROR" "a dead letter without an address"
        ["message_id"]
        "A record that is no Job failed four times, and it does not say whom to tell.";
    PRIVATE_COPY_STAYS = "WARN" "the private copy of a shared summary stays"
        ["job", "error"]
        "The summary was shared, but its private copy could not be removed.";
    FALLBACK = "WARN" "SMMRY cannot help: the built-in engine answers"
        ["reason"]
        "SMMRY failed, and the built-in engine stood in.";
    SMMRY_WARNS = "INFO" "SMMRY warns"
        ["warning"]
        "SMMRY made a summary and had something to say about it.";
    KEY_UNREADABLE = "WARN" "the SMMRY key could not be read"
        ["error"]
        "SSM did not give SMMRY's key.";
    SECRET_UNREADABLE = "ERROR" "a secret could not be read yet"
        ["name", "error"]
        "SSM did not give a secret at the start. It is asked again half a minute later, by a request.";
    SECRET_MISSING = "ERROR" "no signing secret is stored"
        ["error"]
        "The ack has started without its secret: it answers 503 until `make secrets` has been run, and half a minute longer.";
    OLD_SECRET = "WARN" "an old secret serves on"
        ["error"]
        "SSM did not give a secret anew; the one that was read before is used.";
    SECRET_NOT_REREAD = "WARN" "a secret could not be read again"
        ["error"]
        "A signature or key failed, and SSM did not say whether there is a newer secret.";
}
