//! Everything that matters at one moment: requests, queue, instances, and what people saw.
use std::collections::BTreeSet;

use service::{
    slack::response_url::course::Course,
    worker::{
        JobOutcome,
        answered::{Ask, Kept, Memory},
    },
};

use crate::exception::Exception;

/// A moment of a run.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct State {
    /// The requests, as in the scenario.
    pub(crate) requests: Vec<Progress>,
    /// The ids that SQS has seen within its deduplication's five minutes.
    pub(crate) sent: BTreeSet<u8>,
    /// Both queues, in the order of sending.
    pub(crate) records: Vec<Record>,
    pub(crate) instances: Vec<Instance>,
    /// The second: the number of sentences that people were told so far.
    pub(crate) second: u64,
    /// How many more faults there may be.
    pub(crate) faults_left: u8,
    /// What has happened that may be the cause of another ending than one answer.
    pub exceptions: BTreeSet<Exception>,
}

/// How far a request is, and what people saw of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Progress {
    pub(crate) at_ack: AtAck,
    /// What Slack shows of the ack's answer.
    pub told: Option<Told>,
    /// How often its response URL showed the summary.
    pub summaries: u8,
    /// How often it showed a sentence that says why there is none.
    pub reasons: u8,
    /// How often it showed the apology.
    pub apologies: u8,
    pub(crate) is_expired: bool,
    /// When it reached the ack.
    pub(crate) requested_at: u64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum AtAck {
    #[default]
    Unsent,
    /// The ack has it, and has sent so many messages to SQS, of which at least one may have arrived.
    There {
        sends: u8,
        arrived: bool,
    },
    Answered,
}

/// What a person sees at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// "Summarizing …"
    Queued,
    /// "could not be queued, try again"
    NotQueued,
    /// An error of Slack's own.
    SlackError,
}

impl Progress {
    /// Answers that came by way of the response URL.
    #[must_use]
    pub const fn shown(&self) -> u8 {
        self.summaries + self.reasons + self.apologies
    }

    /// Whether the person was told at once that it failed.
    #[must_use]
    pub const fn has_failed_at_once(&self) -> bool {
        matches!(self.told, Some(Told::NotQueued | Told::SlackError))
    }

    /// Answers, where there are any: with the word that it failed, if an answer follows all the same.
    #[must_use]
    pub const fn answers(&self) -> u8 {
        let shown = self.shown();
        shown + (shown > 0 && self.has_failed_at_once()) as u8
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Record {
    pub(crate) request: usize,
    pub(crate) id: u8,
    pub(crate) group: u8,
    /// Deliveries so far, from the queue that it is in.
    pub(crate) deliveries: u8,
    pub(crate) is_dead_letter: bool,
    pub(crate) is_in_flight: bool,
    /// When the ack queued it.
    pub(crate) requested_at: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Instance {
    pub(crate) memory: Memory<u8>,
    pub(crate) work: Option<Work>,
}

/// A batch in work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Work {
    /// The ids of its records.
    pub(crate) batch: Vec<u8>,
    /// What the first of them came to.
    pub(crate) outcomes: Vec<JobOutcome>,
    /// What they left behind, for those behind them.
    pub(crate) left: Vec<Option<Kept>>,
    /// The record that is being posted.
    pub(crate) posting: Option<Posting>,
    /// Whether something was shown of which SQS does not know yet.
    pub(crate) has_shown: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Posting {
    pub(crate) ask: Ask<u8>,
    pub(crate) course: Course,
    pub(crate) in_plain_text: bool,
    /// What it comes to where Slack takes it.
    pub(crate) success: JobOutcome,
}

impl Posting {
    /// Whether it tells somebody who pressed a button why that did not work.
    pub(crate) fn is_sentence_for_a_press(&self) -> bool {
        self.ask.button.is_some() && self.success != JobOutcome::Summarized
    }
}

impl State {
    /// How far each request is.
    #[must_use]
    pub fn requests(&self) -> &[Progress] {
        &self.requests
    }

    /// Whether nothing is under way any more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.records.is_empty()
            && self
                .instances
                .iter()
                .all(|instance| instance.work.is_none())
            && self
                .requests
                .iter()
                .all(|request| matches!(request.at_ack, AtAck::Answered | AtAck::Unsent))
    }

    pub(crate) fn record(&mut self, id: u8) -> Option<&mut Record> {
        self.records.iter_mut().find(|record| record.id == id)
    }
}
