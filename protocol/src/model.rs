//! The model: which steps there are in a state, and where each leads.
use std::collections::BTreeSet;

use service::{
    slack::response_url::course::{Course, Fate, Step as Next},
    worker::{
        JobOutcome, PressTurn,
        answered::{Ask, Kept},
    },
};
use stateright::{Model, Property};

use crate::{
    action::{Delivery, Post, Step},
    exception::Exception,
    scenario::{Fault, Page, Scenario},
    state::{AtAck, Instance, Posting, Progress, Record, State, Told, Work},
};

/// Deliveries of a record before it is a dead letter: `maxReceiveCount` in `template.yaml`.
const DELIVERIES: u8 = 4;
/// Messages to SQS for one Job: the attempts of the ack's client.
const SENDS: u8 = 3;
/// Posts that a response URL takes
/// (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>).
const POSTS: u8 = 5;

/// A scenario, as a model for the checker.
#[derive(Debug, Clone)]
pub struct Protocol {
    /// What people do, and what may go wrong.
    pub scenario: Scenario,
}

impl From<Scenario> for Protocol {
    fn from(scenario: Scenario) -> Self {
        Self { scenario }
    }
}

impl Model for Protocol {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            requests: vec![Progress::default(); self.scenario.requests.len()],
            sent: BTreeSet::new(),
            records: Vec::new(),
            instances: vec![Instance::default(); self.scenario.instances],
            second: 0,
            faults_left: self.scenario.faults.most,
            exceptions: BTreeSet::new(),
        }]
    }

    fn actions(&self, state: &State, steps: &mut Vec<Step>) {
        for number in 0..state.requests.len() {
            self.steps_of_request(state, number, steps);
        }
        for number in 0..state.instances.len() {
            match &state.instances[number].work {
                None => self.steps_of_idle(state, number, steps),
                Some(work) => self.steps_of_work(state, number, work, steps),
            }
        }
    }

    fn next_state(&self, last: &State, step: Step) -> Option<State> {
        let mut state = last.clone();
        if cost(&step) {
            state.faults_left -= 1;
        }
        match step {
            Step::Ask(number) => {
                state.requests[number].at_ack = AtAck::There {
                    sends: 0,
                    arrived: false,
                };
                state.requests[number].requested_at = state.second;
            }
            Step::AskAgain(number) => {
                state.requests[number].at_ack = AtAck::There {
                    sends: 0,
                    arrived: false,
                };
            }
            Step::Enqueue(number, delivery) => self.enqueue(&mut state, number, delivery),
            Step::AckDies(number, has_sent) => {
                if has_sent {
                    self.send(&mut state, number);
                }
                let request = &mut state.requests[number];
                let has_arrived =
                    has_sent || matches!(request.at_ack, AtAck::There { arrived: true, .. });
                request.at_ack = AtAck::Answered;
                if request.told.is_none() {
                    request.told = Some(Told::SlackError);
                }
                if has_arrived {
                    state.exceptions.insert(Exception::AckDied);
                }
            }
            Step::Receive(number, batch) => receive(&mut state, number, &batch),
            Step::Begin(number) => self.begin(&mut state, number),
            Step::Post(number, post) => self.post(&mut state, number, post),
            Step::WorkerDies(number, shown) => worker_dies(&mut state, number, shown),
            Step::Report(number, is_heard) => report(&mut state, number, is_heard),
            Step::Recycle(number) => state.instances[number] = Instance::default(),
            Step::Expire(number) => state.requests[number].is_expired = true,
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut properties = vec![
            Property::always(
                "what is not done has a step to take",
                |model: &Self, state: &State| {
                    let mut steps = Vec::new();
                    model.actions(state, &mut steps);
                    state.is_settled() || steps.iter().any(|step| !cost(step))
                },
            ),
            Property::always(
                "without an exception, one answer",
                |model: &Self, state: &State| {
                    !state.is_settled()
                        || !state.exceptions.is_empty()
                        || model.wishes(state).all(|answers| answers == 1)
                },
            ),
            Property::always(
                "never two without an exception that makes two",
                |model: &Self, state: &State| {
                    state
                        .exceptions
                        .iter()
                        .any(|exception| !exception.silences())
                        || model.wishes(state).all(|answers| answers <= 1)
                },
            ),
            Property::always(
                "never none without an exception that silences",
                |model: &Self, state: &State| {
                    !state.is_settled()
                        || state
                            .exceptions
                            .iter()
                            .any(|exception| exception.silences())
                        || model.wishes(state).map(usize::from).sum::<usize>()
                            >= model.wishes(state).count()
                },
            ),
        ];
        properties.extend(Exception::ALL.map(found));
        properties
    }
}

/// The checker finds a run whose only exception is this one and that does not end in one answer.
fn found(exception: Exception) -> Property<Protocol> {
    macro_rules! ends_by {
        ($($name:ident),+) => {
            match exception {
                $(Exception::$name => |model: &Protocol, state: &State| model.ends_by(state, Exception::$name),)+
            }
        };
    }
    let ends: fn(&Protocol, &State) -> bool = ends_by!(
        WorkerDied,
        WordLost,
        FailedYetShown,
        DeletionLost,
        PressElsewhere,
        ApologyToo,
        SameSecond,
        QueueWordLost,
        AckDied,
        Repeated,
        LostAgain,
        Expired,
        Refused
    );
    Property::sometimes(exception.sentence(), ends)
}

/// Whether a step is a fault.
fn cost(step: &Step) -> bool {
    match step {
        Step::Ask(_) | Step::Receive(..) | Step::Begin(_) => false,
        Step::Enqueue(_, delivery) => *delivery != Delivery::Taken,
        Step::Post(_, post) => post.is_fault,
        Step::Report(_, is_heard) => !is_heard,
        Step::AskAgain(_)
        | Step::AckDies(..)
        | Step::WorkerDies(..)
        | Step::Recycle(_)
        | Step::Expire(_) => true,
    }
}

impl Protocol {
    /// How many answers each wish got that somebody asked for.
    pub fn wishes(&self, state: &State) -> impl Iterator<Item = u8> {
        (0..self.scenario.wishes()).filter_map(|wish| {
            let requests = self.scenario.requests.iter().zip(&state.requests);
            let asked: Vec<_> = requests
                .filter(|(request, progress)| {
                    request.wish == wish && progress.at_ack != AtAck::Unsent
                })
                .map(|(_, progress)| progress)
                .collect();
            let shown: u8 = asked.iter().map(|progress| progress.answers()).sum();
            // That it failed at the ack is an answer where nothing follows.
            let failed = asked.iter().any(|progress| progress.has_failed_at_once());
            (!asked.is_empty()).then(|| shown.max(failed.into()))
        })
    }

    /// Whether a run has ended otherwise than in one answer, by this exception alone.
    fn ends_by(&self, state: &State, exception: Exception) -> bool {
        state.is_settled()
            && state.exceptions.iter().eq([&exception])
            && self.wishes(state).any(|answers| answers != 1)
    }

    fn may(&self, state: &State, fault: Fault) -> bool {
        state.faults_left > 0 && self.scenario.faults.kinds.contains(&fault)
    }

    fn steps_of_request(&self, state: &State, number: usize, steps: &mut Vec<Step>) {
        let progress = &state.requests[number];
        match progress.at_ack {
            AtAck::Unsent => {
                let told = |earlier: usize| state.requests[earlier].reasons > 0;
                let request = &self.scenario.requests[number];
                let seen = self
                    .others(number)
                    .any(|other| state.requests[other].shown() > 0);
                if request.after.is_none_or(told) && !(request.is_unaware && seen) {
                    steps.push(Step::Ask(number));
                }
            }
            AtAck::There { .. } => {
                steps.push(Step::Enqueue(number, Delivery::Taken));
                if self.may(state, Fault::Queue) {
                    steps.push(Step::Enqueue(number, Delivery::WordLost));
                    steps.push(Step::Enqueue(number, Delivery::NotTaken));
                }
                if self.may(state, Fault::AckDies) {
                    steps.push(Step::AckDies(number, false));
                    steps.push(Step::AckDies(number, true));
                }
            }
            AtAck::Answered => {
                if self.may(state, Fault::Repeated) {
                    steps.push(Step::AskAgain(number));
                }
            }
        }
        let is_waiting = state
            .records
            .iter()
            .any(|record| record.request == number && !record.is_in_flight);
        if is_waiting && !progress.is_expired && self.may(state, Fault::Expired) {
            steps.push(Step::Expire(number));
        }
    }

    fn steps_of_idle(&self, state: &State, number: usize, steps: &mut Vec<Step>) {
        // Of instances that are alike, one is enough.
        if state.instances[..number].contains(&state.instances[number]) {
            return;
        }
        for is_dead_letter in [false, true] {
            let groups = ready(state, is_dead_letter);
            for group in &groups {
                for length in 1..=group.len() {
                    steps.push(Step::Receive(number, group[..length].to_vec()));
                }
            }
            if groups.len() > 1 {
                steps.push(Step::Receive(number, groups.concat()));
            }
        }
        let remembers = state.instances[number] != Instance::default();
        if remembers && self.may(state, Fault::Recycled) {
            steps.push(Step::Recycle(number));
        }
    }

    fn steps_of_work(&self, state: &State, number: usize, work: &Work, steps: &mut Vec<Step>) {
        if let Some(posting) = &work.posting {
            let record = state
                .records
                .iter()
                .find(|record| record.id == posting.ask.job);
            if let Some(record) = record {
                self.posts(state, record.request, posting, |post| {
                    steps.push(Step::Post(number, post));
                });
            }
            if self.may(state, Fault::WorkerDies) {
                steps.push(Step::WorkerDies(number, true));
            }
        } else if work.outcomes.len() < work.batch.len() {
            steps.push(Step::Begin(number));
        } else {
            steps.push(Step::Report(number, true));
            if self.may(state, Fault::Deletion) {
                steps.push(Step::Report(number, false));
            }
        }
        if self.may(state, Fault::WorkerDies) {
            steps.push(Step::WorkerDies(number, false));
        }
    }

    /// What may become of a post.
    fn posts(&self, state: &State, request: usize, posting: &Posting, mut add: impl FnMut(Post)) {
        let progress = &state.requests[request];
        if progress.shown() >= POSTS || progress.is_expired {
            return add(Post {
                is_fault: false,
                ..Post::fault(Fate::Refused, false)
            });
        }
        add(Post::TAKEN);
        if self.may(state, Fault::Declined) {
            add(Post::fault(Fate::Declined, false));
            add(Post {
                too_long: true,
                ..Post::fault(Fate::Declined, false)
            });
        }
        for (fault, fate) in [(Fault::Failed, Fate::Failed), (Fault::Lost, Fate::Lost)] {
            if self.may(state, fault) {
                add(Post::fault(fate, false));
                add(Post::fault(fate, true));
            }
        }
        if self.may(state, Fault::Blocks) && !posting.in_plain_text {
            add(Post::fault(Fate::BlocksRefused, false));
        }
        if self.may(state, Fault::Refused) {
            add(Post::fault(Fate::Refused, false));
        }
        if posting.is_sentence_for_a_press() && self.may(state, Fault::SameSecond) {
            add(Post {
                same_second: true,
                ..Post::fault(Fate::Taken, true)
            });
        }
    }

    fn enqueue(&self, state: &mut State, number: usize, delivery: Delivery) {
        let AtAck::There { sends, arrived } = state.requests[number].at_ack else {
            return;
        };
        if delivery != Delivery::NotTaken {
            self.send(state, number);
        }
        let arrived = arrived || delivery != Delivery::NotTaken;
        let sends = sends + 1;
        let told = if delivery == Delivery::Taken {
            Told::Queued
        } else if sends == SENDS {
            if arrived {
                state.exceptions.insert(Exception::QueueWordLost);
            }
            Told::NotQueued
        } else {
            state.requests[number].at_ack = AtAck::There { sends, arrived };
            return;
        };
        let progress = &mut state.requests[number];
        progress.at_ack = AtAck::Answered;
        // Slack shows the first answer that it gets.
        progress.told.get_or_insert(told);
    }

    /// SQS takes the Job, unless it has seen its id.
    fn send(&self, state: &mut State, number: usize) {
        let request = &self.scenario.requests[number];
        if state.sent.insert(request.id) {
            if state.requests[number].told.is_some() {
                state.exceptions.insert(Exception::Repeated);
            }
            state.records.push(Record {
                request: number,
                id: request.id,
                group: request.group,
                deliveries: 0,
                is_dead_letter: false,
                is_in_flight: false,
                requested_at: state.requests[number].requested_at,
            });
        }
    }

    /// As `Worker::group` and `Worker::answer` begin.
    fn begin(&self, state: &mut State, number: usize) {
        let Some(work) = &state.instances[number].work else {
            return;
        };
        let place = work.outcomes.len();
        let id = work.batch[place];
        let Some(record) = state.records.iter().find(|record| record.id == id).cloned() else {
            return;
        };
        let request = &self.scenario.requests[record.request];
        let same = |other: &u8| {
            let mut records = state.records.iter();
            request.job.press.is_some()
                && records.any(|record| record.id == *other && record.group == request.group)
        };
        let before = work.batch[..place]
            .iter()
            .rposition(same)
            .map(|place| work.left[place]);
        match PressTurn::after(before) {
            PressTurn::Wait => return state.end(number, JobOutcome::Undelivered, None),
            PressTurn::Repeated => {
                return state.end(number, JobOutcome::Repeated, Some(Kept::Nothing));
            }
            PressTurn::Work => {}
        }
        if state.requests[record.request].is_expired {
            state.exceptions.insert(Exception::Expired);
            return state.end(number, JobOutcome::Dropped, Some(Kept::Nothing));
        }
        let ask = Ask {
            job: id,
            button: request.job.press.is_some().then_some(request.group),
            requested_at: record.requested_at,
        };
        let Some(doubtful) = state.instances[number].memory.claim(&ask) else {
            return state.end(number, JobOutcome::Repeated, Some(Kept::Nothing));
        };
        self.note_other_presses(state, number, &record);
        let success = match (record.is_dead_letter, request.page) {
            (true, _) => JobOutcome::Apologized,
            (false, Page::Good) => JobOutcome::Summarized,
            (false, Page::Bad) => JobOutcome::Explained,
            (false, Page::Poison) => {
                state.instances[number].memory.release(&ask, doubtful);
                return state.end(number, JobOutcome::Crashed, None);
            }
        };
        let course = Course::new(if record.is_dead_letter { 0 } else { doubtful });
        if !course.may_begin() {
            state.instances[number].memory.release(&ask, doubtful);
            return state.end(number, JobOutcome::Undelivered, None);
        }
        if let Some(work) = &mut state.instances[number].work {
            work.posting = Some(Posting {
                ask,
                course,
                in_plain_text: false,
                success,
            });
        }
    }

    /// A Job is taken to work on although another press of the same wish has its answer, or its apology on the way.
    fn note_other_presses(&self, state: &mut State, number: usize, record: &Record) {
        let others: Vec<_> = self.others(record.request).collect();
        let answered = &state.instances[number].answered;
        if others.iter().any(|other| answered.contains(other)) {
            // It knows better.
            return;
        }
        let shown = |other: &usize| state.requests[*other].shown() > 0;
        let queued = |other: &usize| state.records.iter().any(|record| record.request == *other);
        let dead = |other: &usize| {
            let mut records = state.records.iter();
            state.requests[*other].apologies > 0
                || records.any(|record| record.request == *other && record.is_dead_letter)
        };
        let is_beside = record.is_dead_letter && others.iter().any(queued);
        if is_beside || others.iter().any(dead) {
            state.exceptions.insert(Exception::ApologyToo);
        } else if others.iter().any(shown) {
            state.exceptions.insert(Exception::PressElsewhere);
        }
    }

    /// The other requests of the same wish.
    fn others(&self, request: usize) -> impl Iterator<Item = usize> {
        let wish = self.scenario.requests[request].wish;
        (0..self.scenario.requests.len())
            .filter(move |other| *other != request && self.scenario.requests[*other].wish == wish)
    }

    /// As `SlackReplies::post`, `Worker::deliver` and `Worker::settle`.
    fn post(&self, state: &mut State, number: usize, post: Post) {
        let Some(posting) = state.instances[number]
            .work
            .as_mut()
            .and_then(|work| work.posting.take())
        else {
            return;
        };
        let Some(record) = state.record(posting.ask.job).cloned() else {
            return;
        };
        if post.shown {
            show(state, number, &record, posting.success);
        }
        let mut posting = posting;
        let next = match posting.course.after(post.fate) {
            Next::Again if post.too_long => Next::Undelivered,
            next => next,
        };
        let outcome = match next {
            Next::Again | Next::InPlainText => {
                posting.in_plain_text |= next == Next::InPlainText;
                if let Some(work) = &mut state.instances[number].work {
                    work.posting = Some(posting);
                }
                return note_doubt(state, post);
            }
            Next::Done => posting.success,
            Next::Undelivered => JobOutcome::Undelivered,
            Next::Unconfirmed => JobOutcome::of_a_lost_answer(record.deliveries.into()),
            Next::Refused => JobOutcome::Refused,
        };
        note_doubt(state, post);
        let is_shown = self.scenario.requests.iter().zip(&state.requests);
        let is_shown = is_shown
            .filter(|(request, _)| request.wish == self.scenario.requests[record.request].wish)
            .any(|(_, progress)| progress.shown() > 0);
        if !is_shown {
            match outcome {
                JobOutcome::Unconfirmed => {
                    state.exceptions.insert(Exception::LostAgain);
                }
                JobOutcome::Refused if state.requests[record.request].is_expired => {
                    state.exceptions.insert(Exception::Expired);
                }
                JobOutcome::Refused => {
                    state.exceptions.insert(Exception::Refused);
                }
                _ => {}
            }
        }
        let request = &self.scenario.requests[record.request];
        let kept = Kept::of(outcome, Some(&request.job.task));
        if next == Next::Done && posting.is_sentence_for_a_press() {
            // A press from before this moment bears an earlier second, but for one in the very same.
            if post.same_second {
                state.exceptions.insert(Exception::SameSecond);
            } else {
                state.second += 1;
            }
        }
        if next == Next::Done {
            state.instances[number].answered.insert(record.request);
        }
        let second = state.second;
        let memory = &mut state.instances[number].memory;
        match kept {
            Some(kept) => memory.keep(&posting.ask, kept, second),
            None => memory.release(&posting.ask, posting.course.doubtful()),
        }
        state.end(number, outcome, kept);
    }
}

/// The worker ends: its memory is gone, and its records come again.
fn worker_dies(state: &mut State, number: usize, shown: bool) {
    let Some(work) = state.instances[number].work.clone() else {
        return;
    };
    if let (true, Some(posting)) = (shown, &work.posting)
        && let Some(record) = state.record(posting.ask.job).cloned()
    {
        show(state, number, &record, posting.success);
    }
    if shown || work.has_shown {
        state.exceptions.insert(Exception::WorkerDied);
    }
    state.instances[number] = Instance::default();
    for id in work.batch {
        state.come_again(id);
    }
}

/// People see the message.
fn show(state: &mut State, number: usize, record: &Record, what: JobOutcome) {
    let progress = &mut state.requests[record.request];
    match what {
        JobOutcome::Apologized => progress.apologies += 1,
        JobOutcome::Explained => progress.reasons += 1,
        _ => progress.summaries += 1,
    }
    if let Some(work) = &mut state.instances[number].work {
        work.has_shown = true;
    }
}

/// What may have been shown, or was.
fn note_doubt(state: &mut State, post: Post) {
    match post.fate {
        Fate::Lost if post.shown => {
            state.exceptions.insert(Exception::WordLost);
        }
        Fate::Failed if post.shown => {
            state.exceptions.insert(Exception::FailedYetShown);
        }
        _ => {}
    }
}

/// The records that SQS would hand out, by group: none of a group of which one is in flight.
fn ready(state: &State, is_dead_letter: bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<(u8, Vec<usize>)> = Vec::new();
    let records = state.records.iter().enumerate();
    let records: Vec<_> = records
        .filter(|(_, record)| record.is_dead_letter == is_dead_letter)
        .collect();
    for (place, record) in &records {
        let is_held = records
            .iter()
            .any(|(_, other)| other.group == record.group && other.is_in_flight);
        if is_held {
            continue;
        }
        match groups.iter_mut().find(|(group, _)| *group == record.group) {
            Some((_, places)) => places.push(*place),
            None => groups.push((record.group, vec![*place])),
        }
    }
    groups.into_iter().map(|(_, places)| places).collect()
}

fn receive(state: &mut State, number: usize, batch: &[usize]) {
    let mut ids = Vec::new();
    for place in batch {
        let record = &mut state.records[*place];
        record.is_in_flight = true;
        record.deliveries += 1;
        ids.push(record.id);
    }
    state.instances[number].work = Some(Work {
        batch: ids,
        outcomes: Vec::new(),
        left: Vec::new(),
        posting: None,
        has_shown: false,
    });
}

/// What is done leaves the queue, if SQS hears of it; what is not comes again.
fn report(state: &mut State, number: usize, is_heard: bool) {
    let Some(work) = state.instances[number].work.take() else {
        return;
    };
    if !is_heard && work.has_shown {
        state.exceptions.insert(Exception::DeletionLost);
    }
    for (id, outcome) in work.batch.into_iter().zip(work.outcomes) {
        if outcome.failed() || !is_heard {
            state.come_again(id);
        } else {
            state.records.retain(|record| record.id != id);
        }
    }
}

impl State {
    /// The record of this instance has come to its end.
    fn end(&mut self, number: usize, outcome: JobOutcome, kept: Option<Kept>) {
        if let Some(work) = &mut self.instances[number].work {
            work.posting = None;
            work.outcomes.push(outcome);
            work.left.push(kept);
        }
    }

    /// The record is visible again, or a dead letter.
    fn come_again(&mut self, id: u8) {
        if let Some(record) = self.record(id) {
            record.is_in_flight = false;
            if !record.is_dead_letter && record.deliveries >= DELIVERIES {
                record.is_dead_letter = true;
                record.deliveries = 0;
            }
        }
    }
}
