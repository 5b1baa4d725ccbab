//! What this instance remembers of the Jobs that it has worked on: a second delivery is not answered again, nor is a
//! button's second press that asks for what the first one brought.
//!
//! A response URL has no idempotency key, and there is no store, so this is what can be promised: while Slack takes
//! posts, a Job is answered, and it is answered twice only where Slack showed a post whose success never reached the
//! queue. The crate `protocol` has every way to that, found by a model checker that calls [`Memory`] itself.
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::report::JobOutcome;
use crate::{
    job::{Job, JobId, Task},
    slack::response_url::course::Course,
};

/// How many ids are remembered: some tens of kilobytes, and hours of a busy instance.
const CAPACITY: usize = 1_000;

/// What a Job that has come to its end leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// The button did what it is for: it is not done again, however often it is pressed.
    Delivered,
    /// The person was told something. Pressed after that, the button works again; a press from before meant the same.
    Told,
    /// Nothing is known to have been shown: the next press may.
    Nothing,
}

impl Kept {
    /// What is kept of a Job with this outcome; `None` where the record comes again.
    #[must_use]
    pub const fn of(outcome: JobOutcome, task: Option<&Task>) -> Option<Self> {
        match outcome {
            // A field for a question may be dismissed, and asked for again.
            JobOutcome::Served if matches!(task, Some(Task::Notify(_) | Task::AskForm(_))) => {
                Some(Self::Told)
            }
            JobOutcome::Summarized | JobOutcome::Served => Some(Self::Delivered),
            JobOutcome::Explained | JobOutcome::Apologized => Some(Self::Told),
            JobOutcome::Refused
            | JobOutcome::Unconfirmed
            | JobOutcome::Dropped
            | JobOutcome::Repeated => Some(Self::Nothing),
            JobOutcome::Undelivered | JobOutcome::Unreadable | JobOutcome::Crashed => None,
        }
    }

    /// Whether a press that came in the same batch as one that left this behind has its answer with it.
    #[must_use]
    pub const fn answers_the_batch(self) -> bool {
        matches!(self, Self::Delivered | Self::Told)
    }
}

/// What the work on a Job begins with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ask<K> {
    /// The Job.
    pub job: K,
    /// The button that was pressed for it, if one was.
    pub button: Option<K>,
    /// When the person asked, in Unix seconds.
    pub requested_at: u64,
}

/// Remembers Jobs and buttons by their ids, the latest thousand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Memory<K> {
    known: BTreeMap<K, Known>,
    order: VecDeque<K>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Known {
    /// In work now.
    InWork,
    /// It comes again; so many of its posts may have been shown.
    Doubtful(u8),
    /// A Job that has come to its end.
    Ended,
    /// A button that has done what it is for.
    Delivered,
    /// A button whose person was told something at this second.
    ToldAt(u64),
}

impl<K> Default for Memory<K> {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            order: VecDeque::new(),
        }
    }
}

impl<K: Ord + Clone> Memory<K> {
    /// Takes a Job to work on, and gives how many of its posts may have been shown; `None` where it was answered already,
    /// or is being answered now.
    pub fn claim(&mut self, ask: &Ask<K>) -> Option<u8> {
        let doubtful = match self.known.get(&ask.job) {
            None => 0,
            Some(Known::Doubtful(posts)) => *posts,
            Some(_) => return None,
        };
        if let Some(button) = &ask.button {
            match self.known.get(button) {
                Some(Known::InWork | Known::Delivered) => return None,
                Some(Known::ToldAt(second)) if ask.requested_at < *second => return None,
                _ => {}
            }
            self.known.insert(button.clone(), Known::InWork);
        }
        self.known.insert(ask.job.clone(), Known::InWork);
        Some(doubtful)
    }

    /// The Job comes again: its next delivery must not pass for one that was answered.
    pub fn release(&mut self, ask: &Ask<K>, doubtful: u8) {
        if let Some(button) = &ask.button {
            self.known.remove(button);
        }
        if doubtful == 0 {
            self.known.remove(&ask.job);
        } else {
            self.remember(ask.job.clone(), Known::Doubtful(doubtful));
        }
    }

    /// The Job has come to its end, with a post that began at this second.
    pub fn keep(&mut self, ask: &Ask<K>, kept: Kept, now: u64) {
        self.remember(ask.job.clone(), Known::Ended);
        if let Some(button) = &ask.button {
            match kept {
                Kept::Delivered => self.remember(button.clone(), Known::Delivered),
                Kept::Told => self.remember(button.clone(), Known::ToldAt(now)),
                Kept::Nothing => drop(self.known.remove(button)),
            }
        }
    }

    fn remember(&mut self, id: K, known: Known) {
        self.order.retain(|other| *other != id);
        self.order.push_back(id.clone());
        self.known.insert(id, known);
        if self.order.len() > CAPACITY
            && let Some(oldest) = self.order.pop_front()
            && self.known.get(&oldest) != Some(&Known::InWork)
        {
            self.known.remove(&oldest);
        }
    }
}

/// The memory of a worker, whose records are worked on side by side.
#[derive(Debug, Default)]
pub(super) struct Answered(Mutex<Memory<JobId>>);

impl Answered {
    /// Takes a Job to work on; `None` where it is answered already, or being answered now.
    pub(super) fn claim(&self, ask: Ask<JobId>) -> Option<Claim<'_>> {
        let doubtful = self.memory().claim(&ask)?;
        Some(Claim {
            answered: self,
            ask,
            course: Course::new(doubtful),
            is_kept: false,
        })
    }

    fn memory(&self) -> MutexGuard<'_, Memory<JobId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ask<JobId> {
    /// What the work on this Job begins with.
    pub(super) fn of(job: &Job) -> Self {
        Self {
            job: job.id.clone(),
            button: job.press.as_ref().map(|press| press.button.clone()),
            requested_at: job.requested_at,
        }
    }
}

/// A Job that is being answered. Dropped without a word, be it by an error or by a panic, it may be claimed again:
/// its next delivery must not pass for one that was answered.
pub(super) struct Claim<'a> {
    answered: &'a Answered,
    ask: Ask<JobId>,
    /// The posts of its answer.
    pub(super) course: Course,
    is_kept: bool,
}

impl Claim<'_> {
    /// The Job has come to its end: from now on it is remembered.
    pub(super) fn keep(mut self, kept: Kept, now: u64) {
        self.is_kept = true;
        self.answered.memory().keep(&self.ask, kept, now);
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if !self.is_kept {
            let doubtful = self.course.doubtful();
            self.answered.memory().release(&self.ask, doubtful);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slack::response_url::course::Fate;

    fn ask(job: &str) -> Ask<JobId> {
        Ask {
            job: JobId::derive(&[job]),
            button: None,
            requested_at: 100,
        }
    }

    fn press(moment: &str, requested_at: u64) -> Ask<JobId> {
        Ask {
            button: Some(JobId::derive(&["button"])),
            requested_at,
            ..ask(moment)
        }
    }

    #[test]
    fn a_job_is_answered_once_and_a_failed_one_again() {
        let answered = Answered::default();
        let first = answered.claim(ask("1")).unwrap();
        assert!(answered.claim(ask("1")).is_none(), "being answered");
        drop(first);
        let second = answered.claim(ask("1")).expect("failed before");
        second.keep(Kept::Delivered, 100);
        assert!(answered.claim(ask("1")).is_none(), "answered");
    }

    #[test]
    fn a_panic_gives_its_job_back() {
        let answered = Answered::default();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _claim = answered.claim(press("1", 100));
            panic!("a defect");
        }));
        assert!(panicked.is_err() && answered.claim(press("1", 100)).is_some());
    }

    #[test]
    fn what_may_have_been_shown_is_remembered_for_the_next_delivery() {
        let answered = Answered::default();
        for expected in [0, 1] {
            let mut claim = answered.claim(ask("1")).unwrap();
            assert_eq!(claim.course.doubtful(), expected);
            claim.course.after(Fate::Lost);
        }
    }

    #[test]
    fn a_button_that_did_its_work_does_it_once() {
        let answered = Answered::default();
        let first = answered.claim(press("1", 100)).unwrap();
        assert!(answered.claim(press("2", 100)).is_none(), "being answered");
        first.keep(Kept::Delivered, 101);
        assert!(answered.claim(press("3", 500)).is_none());
    }

    #[test]
    fn a_button_whose_person_was_told_why_works_again_but_not_for_a_press_from_before() {
        let answered = Answered::default();
        answered
            .claim(press("1", 100))
            .unwrap()
            .keep(Kept::Told, 103);
        assert!(answered.claim(press("2", 101)).is_none(), "a double click");
        assert!(answered.claim(press("3", 103)).is_some());
    }

    #[test]
    fn a_button_of_which_nothing_is_known_to_be_shown_works_again() {
        let answered = Answered::default();
        let first = answered.claim(press("1", 100)).unwrap();
        first.keep(Kept::Nothing, 103);
        assert!(answered.claim(press("2", 101)).is_some());
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let answered = Answered::default();
        let names: Vec<_> = (0..=CAPACITY).map(|number| number.to_string()).collect();
        for name in &names {
            let claim = answered.claim(ask(name)).unwrap();
            claim.keep(Kept::Delivered, 100);
        }
        assert!(answered.claim(ask(&names[1])).is_none());
        assert!(answered.claim(ask(&names[0])).is_some());
    }
}
