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
    /// The requests whose answer this instance knows to be shown: it has no excuse for another.
    pub(crate) answered: BTreeSet<usize>,
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

    /// What the records of an instance's batch came to so far: each request with its outcome.
    #[must_use]
    pub fn outcomes(&self, instance: usize) -> Vec<(usize, JobOutcome)> {
        let work = self.instances[instance].work.as_ref();
        let ended = work.map(|work| work.batch.iter().zip(&work.outcomes));
        let ended = ended.into_iter().flatten();
        ended
            .filter_map(|(id, outcome)| {
                let mut records = self.records.iter();
                let record = records.find(|record| record.id == *id)?;
                Some((record.request, *outcome))
            })
            .collect()
    }

    /// The records of an instance's batch: each request, whether it is a dead letter, and which delivery this is.
    #[must_use]
    pub fn batch(&self, instance: usize) -> Vec<(usize, bool, u32)> {
        let work = self.instances[instance].work.as_ref();
        let batch = work.into_iter().flat_map(|work| &work.batch);
        batch
            .filter_map(|id| {
                let mut records = self.records.iter();
                let record = records.find(|record| record.id == *id)?;
                Some((
                    record.request,
                    record.is_dead_letter,
                    record.deliveries.into(),
                ))
            })
            .collect()
    }

    /// The request whose answer an instance is posting.
    #[must_use]
    pub fn posting(&self, instance: usize) -> Option<usize> {
        let work = self.instances[instance].work.as_ref()?;
        let posting = work.posting.as_ref()?;
        let mut records = self.records.iter();
        let record = records.find(|record| record.id == posting.ask.job)?;
        Some(record.request)
    }

    /// Whether anybody who pressed a button was told yet why that did not work.
    #[must_use]
    pub const fn has_told(&self) -> bool {
        self.second > 0
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
