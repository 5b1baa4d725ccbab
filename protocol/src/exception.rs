//! The reasons for which a wish may end in two answers, or in none: those that the documents name.

/// Why an ending is not one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exception {
    /// The worker ended after Slack had shown the answer and before SQS knew of it.
    WorkerDied,
    /// Slack showed the answer, and its word was lost on the way.
    WordLost,
    /// Slack showed the answer and said that it had failed (5xx).
    FailedYetShown,
    /// The worker's success was lost on the way to SQS, and the next delivery came to an instance that knows nothing of it.
    DeletionLost,
    /// A second press was made while the first was in work, and came to an instance that knows nothing of it.
    PressElsewhere,
    /// The first of two presses failed four times and got its apology, and the second, which had waited, its answer.
    ApologyToo,
    /// A second press was made in the second in which the first was told why it failed.
    SameSecond,
    /// SQS took the Job and all its answers to the ack were lost: the person was asked to try again.
    QueueWordLost,
    /// The ack ended after it had queued the Job: Slack showed an error of its own.
    AckDied,
    /// The ack had failed with a request, the person knew, and the same request came again.
    Repeated,
    /// The answer was lost on the way in a second or later delivery, and at no time shown.
    LostAgain,
    /// Slack's response URL had expired when the Job's turn came.
    Expired,
    /// Slack refused the answer for good.
    Refused,
}

impl Exception {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::WorkerDied,
        Self::WordLost,
        Self::FailedYetShown,
        Self::DeletionLost,
        Self::PressElsewhere,
        Self::ApologyToo,
        Self::SameSecond,
        Self::QueueWordLost,
        Self::AckDied,
        Self::Repeated,
        Self::LostAgain,
        Self::Expired,
        Self::Refused,
    ];

    /// The sentence for it, and the name of the checker's property.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::WorkerDied => {
                "two answers: the worker ended after Slack had shown one and before SQS knew"
            }
            Self::WordLost => "two answers: Slack showed one, and its word was lost on the way",
            Self::FailedYetShown => "two answers: Slack showed one and said that it had failed",
            Self::DeletionLost => {
                "two answers: SQS never heard of the success, and the next instance does not know"
            }
            Self::PressElsewhere => {
                "two answers: a second press during the first came to another instance"
            }
            Self::ApologyToo => {
                "an apology and an answer: of two presses the first had failed four times"
            }
            Self::SameSecond => {
                "two sentences: a second press in the second in which the first was told"
            }
            Self::QueueWordLost => {
                "an answer after all: SQS took the Job and its word to the ack was lost"
            }
            Self::AckDied => "an answer after all: the ack ended after queueing the Job",
            Self::Repeated => {
                "an answer after all: a request that had failed at the ack came again"
            }
            Self::LostAgain => "no answer: lost on the way in a second delivery, and not shown",
            Self::Expired => "no answer: the response URL had expired",
            Self::Refused => "no answer: Slack refused it for good",
        }
    }

    /// Whether it may be the cause of silence, rather than of one answer too many.
    #[must_use]
    pub const fn silences(self) -> bool {
        matches!(self, Self::LostAgain | Self::Expired | Self::Refused)
    }
}
