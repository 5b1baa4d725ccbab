//! The steps of the model: what the parts do, and how each step may fail.
use service::slack::response_url::course::Fate;

/// What became of a message to SQS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// It arrived, and its answer came back.
    Taken,
    /// It arrived, and its answer was lost.
    WordLost,
    /// It did not arrive.
    NotTaken,
}

/// What became of a post to Slack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, and all of them may be true"
)]
pub struct Post {
    /// What the worker hears of it.
    pub fate: Fate,
    /// Whether people see the message.
    pub shown: bool,
    /// Whether Slack asks for a wait that the function's time cannot hold.
    pub too_long: bool,
    /// Whether the post falls into the second in which another press of the button was made.
    pub same_second: bool,
    /// Whether it is one of the faults that are counted.
    pub is_fault: bool,
}

impl Post {
    /// The good one.
    pub const TAKEN: Self = Self {
        fate: Fate::Taken,
        shown: true,
        too_long: false,
        same_second: false,
        is_fault: false,
    };

    pub(crate) const fn fault(fate: Fate, shown: bool) -> Self {
        Self {
            fate,
            shown,
            is_fault: true,
            ..Self::TAKEN
        }
    }
}

/// One step of one part. A number names a request of the scenario, or an instance of the worker.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Slack sends the request to the ack.
    Ask(usize),
    /// Slack, or somebody on the way, sends the same request again.
    AskAgain(usize),
    /// The ack sends the Job to SQS.
    Enqueue(usize, Delivery),
    /// The ack ends; whether it had sent the Job before.
    AckDies(usize, bool),
    /// SQS and Lambda hand these records to an instance.
    Receive(usize, Vec<usize>),
    /// The worker takes its next record: is it this one's turn, was it answered before, what is there to say?
    Begin(usize),
    /// The worker posts.
    Post(usize, Post),
    /// The worker ends; where it was posting, whether Slack shows what it posted.
    WorkerDies(usize, bool),
    /// The worker tells Lambda, and Lambda SQS, which records are done; whether SQS hears it.
    Report(usize, bool),
    /// Lambda puts an idle instance away, and takes a new one in its place.
    Recycle(usize),
    /// The response URL of a request expires before its Job's turn.
    Expire(usize),
}
