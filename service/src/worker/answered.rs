//! The Jobs that this instance has answered: a second delivery is not answered again.
//!
//! A response URL has no idempotency key, and there is no store, so this is what can be promised: while Slack takes
//! posts, every Job is answered at least once. It is answered twice only where Slack showed a post whose success never
//! reached the queue: the instance was ended between the post and its answer to Lambda, or Slack's own answer was
//! lost. Three things keep that window small: no post begins that the function's time may cut off (`slack::response_url`), a
//! summary that takes too long gives way to a sentence while there is time for one (`REPLY_RESERVE`), and what an
//! instance has answered it remembers while it lives, so that a deletion that failed costs no second answer (here).
use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::job::JobId;

/// How many Jobs are remembered: at 32 bytes each, some tens of kilobytes, and hours of a busy instance.
const CAPACITY: usize = 1_000;

/// Remembers Job ids, the latest thousand.
#[derive(Debug, Default)]
pub(super) struct Answered(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    ids: HashSet<JobId>,
    order: VecDeque<JobId>,
}

impl Answered {
    /// Takes a Job to work on; `None` where it is answered already, or being answered now.
    pub(super) fn claim(&self, id: &JobId) -> Option<Claim<'_>> {
        self.memory().ids.insert(id.clone()).then(|| Claim {
            answered: self,
            id: Some(id.clone()),
        })
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A Job that is being answered. Dropped without a word, be it by an error or by a panic, it may be claimed again:
/// its next delivery must not pass for one that was answered.
pub(super) struct Claim<'a> {
    answered: &'a Answered,
    id: Option<JobId>,
}

impl Claim<'_> {
    /// The Job is answered: from now on it is remembered.
    pub(super) fn keep(mut self) {
        let Some(id) = self.id.take() else { return };
        let mut memory = self.answered.memory();
        memory.order.push_back(id);
        if memory.order.len() > CAPACITY
            && let Some(oldest) = memory.order.pop_front()
        {
            memory.ids.remove(&oldest);
        }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            self.answered.memory().ids.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_answered_once_and_a_failed_one_again() {
        let answered = Answered::default();
        let id = JobId::derive(&["1"]);
        let first = answered.claim(&id).unwrap();
        assert!(answered.claim(&id).is_none(), "being answered");
        drop(first);
        answered.claim(&id).expect("failed before").keep();
        assert!(answered.claim(&id).is_none(), "answered");
    }

    #[test]
    fn a_panic_gives_its_job_back() {
        let answered = Answered::default();
        let id = JobId::derive(&["1"]);
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _claim = answered.claim(&id);
            panic!("a defect");
        }));
        assert!(panicked.is_err() && answered.claim(&id).is_some());
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let answered = Answered::default();
        let ids: Vec<_> = (0..=CAPACITY)
            .map(|number| JobId::derive(&[&number.to_string()]))
            .collect();
        for id in &ids {
            answered.claim(id).unwrap().keep();
        }
        assert!(answered.claim(&ids[1]).is_none());
        assert!(answered.claim(&ids[0]).is_some());
    }
}
