//! Fairness: what one person asks for fits into one round of the workers, with places left for everybody else.
//!
//! Each person may have a minute's worth of Jobs at once, and then one whenever a minute's share of time has passed
//! (the generic cell rate algorithm, a leaky bucket that is one moment long). An instance counts for itself, which is
//! all but exact: Lambda starts a second ack only while the first is busy, for milliseconds. Some lines of our own,
//! since a rate-limiting crate brings a tree of dependencies and the ack's start is what people wait for.
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    job::{TeamId, UserId},
    slack::request::Sender,
};

/// The time over which Jobs are counted.
const WINDOW: Duration = Duration::from_mins(1);
/// From this many people on, those who have asked for nothing lately are forgotten.
const MANY: usize = 1_000;

/// Workspace and user, as far as Slack names them.
type Person = (Option<TeamId>, Option<UserId>);

/// Counts each person's Jobs.
#[derive(Debug)]
pub(super) struct FairShare {
    /// What one Job takes of the window; `None` where there is no limit.
    share: Option<Duration>,
    /// Workspace and user, and when their bucket will be empty.
    empty_at: Mutex<HashMap<Person, Instant>>,
}

impl FairShare {
    /// This many Jobs a minute for each person; 0 sets no limit.
    pub(super) fn new(jobs_per_minute: u32) -> Self {
        Self {
            share: WINDOW.checked_div(jobs_per_minute),
            empty_at: Mutex::default(),
        }
    }

    /// Whether a person may have one more Job now, which then counts.
    pub(super) fn take(&self, sender: &Sender, now: Instant) -> bool {
        self.take_for((sender.team.clone(), sender.user.clone()), now)
    }

    fn take_for(&self, person: Person, now: Instant) -> bool {
        let Some(share) = self.share else {
            return true;
        };
        let mut people = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= MANY {
            people.retain(|_, empty_at| *empty_at > now);
        }
        let empty_at = people.entry(person).or_insert(now);
        let filled = (*empty_at).max(now) + share;
        let fits = filled <= now + WINDOW;
        if fits {
            *empty_at = filled;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn person(team: &str, user: &str) -> Person {
        (TeamId::parse(team), UserId::parse(user))
    }

    #[test]
    fn a_person_may_have_a_minutes_worth_at_once_and_then_one_at_a_time() {
        let shares = FairShare::new(10);
        let now = Instant::now();
        for job in 0..10 {
            assert!(shares.take_for(person("T1", "U1"), now), "{job}");
        }
        assert!(!shares.take_for(person("T1", "U1"), now));
        assert!(!shares.take_for(person("T1", "U1"), now + 5 * SECOND));
        assert!(shares.take_for(person("T1", "U1"), now + 6 * SECOND));
        assert!(!shares.take_for(person("T1", "U1"), now + 6 * SECOND));
    }

    #[test]
    fn a_refusal_costs_nothing_and_a_minute_of_rest_restores_everything() {
        let shares = FairShare::new(2);
        let mut now = Instant::now();
        for _ in 0..3 {
            assert!(
                shares.take_for(person("T1", "U1"), now)
                    && shares.take_for(person("T1", "U1"), now)
            );
            for _ in 0..50 {
                assert!(!shares.take_for(person("T1", "U1"), now));
            }
            now += WINDOW;
        }
    }

    #[test]
    fn everybody_has_a_share_of_their_own() {
        let shares = FairShare::new(1);
        let now = Instant::now();
        assert!(
            shares.take_for(person("T1", "U1"), now) && !shares.take_for(person("T1", "U1"), now)
        );
        assert!(shares.take_for(person("T1", "U2"), now), "another person");
        assert!(
            shares.take_for(person("T2", "U1"), now),
            "the same id in another workspace"
        );
    }

    #[test]
    fn zero_is_no_limit() {
        let shares = FairShare::new(0);
        assert!((0..1_000).all(|_| shares.take_for(person("T1", "U1"), Instant::now())));
    }

    #[test]
    fn who_asks_for_nothing_is_forgotten() {
        let shares = FairShare::new(10);
        let now = Instant::now();
        for user in 0..MANY {
            assert!(shares.take_for(person("T1", &user.to_string()), now));
        }
        assert!(shares.take_for(person("T1", "late"), now + WINDOW));
        assert_eq!(shares.empty_at.lock().unwrap().len(), 1);
    }
}
