//! The Jobs that this instance has answered: a second delivery is not answered again.
//!
//! It shrinks the window in which a person could see an answer twice, as far as one instance can without a store: a
//! reply that Slack took before the function was ended is remembered while the instance lives.
use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, PoisonError},
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
    /// Takes a Job to work on. False where it is answered already, or being answered now.
    pub(super) fn claim(&self, id: &JobId) -> bool {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memory.ids.insert(id.clone())
    }

    /// Says how a claimed Job ended: answered ones are remembered, others may be claimed again.
    pub(super) fn settle(&self, id: &JobId, answered: bool) {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !answered {
            memory.ids.remove(id);
            return;
        }
        memory.order.push_back(id.clone());
        if memory.order.len() > CAPACITY
            && let Some(oldest) = memory.order.pop_front()
        {
            memory.ids.remove(&oldest);
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
        assert!(answered.claim(&id));
        assert!(!answered.claim(&id), "being answered");
        answered.settle(&id, false);
        assert!(answered.claim(&id), "failed before");
        answered.settle(&id, true);
        assert!(!answered.claim(&id), "answered");
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let answered = Answered::default();
        let ids: Vec<_> = (0..=CAPACITY)
            .map(|number| JobId::derive(&[&number.to_string()]))
            .collect();
        for id in &ids {
            assert!(answered.claim(id));
            answered.settle(id, true);
        }
        assert!(answered.claim(&ids[0]));
        assert!(!answered.claim(&ids[1]));
    }
}
