//! What follows from what became of a post: it is done, it is tried again, or the delivery ends.
//!
//! A response URL has no idempotency key, so a post falls into one of three kinds. What was surely not shown may be
//! repeated freely. What Slack says it failed with may have been shown all the same, and is repeated once. What was lost
//! on the way may have been shown as likely as not, and is not repeated in this delivery.
//!
//! Nothing here waits, sends or looks at a clock: the model in `protocol/` takes the very same steps.

/// Posts in one delivery; a response URL takes five in its whole life.
const POSTS: u8 = 4;
/// How often one instance posts an answer that may have been shown: a person must not read the same answer four times.
pub const DOUBTFUL_POSTS: u8 = 3;

/// What became of one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Slack has it.
    Taken,
    /// Surely not shown: no connection came about, or Slack is throttling.
    Declined,
    /// Slack says that it failed (5xx). It may have been shown.
    Failed,
    /// The body left and no answer came: the connection closed, or time ran out. It may have been shown.
    Lost,
    /// Slack will never take these blocks, but has nothing against the words.
    BlocksRefused,
    /// Slack takes nothing more at this address, or not this message.
    Refused,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Nothing: the person has it.
    Done,
    /// The same post again, after a pause.
    Again,
    /// The words alone, at once.
    InPlainText,
    /// The delivery ends. The answer was not shown, as far as Slack says.
    Undelivered,
    /// The delivery ends, and nobody knows whether the answer was shown.
    Unconfirmed,
    /// Slack will never take it.
    Refused,
}

/// The posts of one answer in one delivery.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Course {
    posts: u8,
    failed_here: bool,
    in_plain_text: bool,
    doubtful: u8,
}

impl Course {
    /// A course of which this instance remembers that many posts in earlier deliveries which may have been shown.
    #[must_use]
    pub const fn new(doubtful: u8) -> Self {
        Self {
            posts: 0,
            failed_here: false,
            in_plain_text: false,
            doubtful,
        }
    }

    /// Whether the answer may be posted at all: not once more where it may have been shown three times.
    #[must_use]
    pub const fn may_begin(&self) -> bool {
        self.doubtful < DOUBTFUL_POSTS
    }

    /// How many posts of this answer may have been shown, those of earlier deliveries included.
    #[must_use]
    pub const fn doubtful(&self) -> u8 {
        self.doubtful
    }

    /// What follows from what became of the latest post.
    pub const fn after(&mut self, fate: Fate) -> Step {
        self.posts += 1;
        match fate {
            Fate::Taken => Step::Done,
            Fate::Declined if self.posts < POSTS => Step::Again,
            Fate::Declined => Step::Undelivered,
            Fate::Failed => {
                self.doubtful += 1;
                let first = !self.failed_here;
                self.failed_here = true;
                if first && self.may_begin() && self.posts < POSTS {
                    Step::Again
                } else {
                    Step::Undelivered
                }
            }
            Fate::Lost => {
                self.doubtful += 1;
                Step::Unconfirmed
            }
            Fate::BlocksRefused if !self.in_plain_text => {
                self.in_plain_text = true;
                Step::InPlainText
            }
            Fate::BlocksRefused | Fate::Refused => Step::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(course: &mut Course, fates: &[Fate]) -> Vec<Step> {
        fates.iter().map(|fate| course.after(*fate)).collect()
    }

    #[test]
    fn what_was_surely_not_shown_is_posted_four_times() {
        let steps = steps(&mut Course::new(0), &[Fate::Declined; 4]);
        assert_eq!(steps[..3], [Step::Again; 3]);
        assert_eq!(steps[3], Step::Undelivered);
    }

    #[test]
    fn what_slack_failed_with_is_repeated_once_in_a_delivery() {
        use Fate::{Declined, Failed, Taken};
        for (fates, last) in [
            (vec![Failed, Taken], Step::Done),
            (vec![Failed, Failed], Step::Undelivered),
            (vec![Failed, Declined, Failed], Step::Undelivered),
            (vec![Failed, Declined, Taken], Step::Done),
        ] {
            let steps = steps(&mut Course::new(0), &fates);
            assert_eq!(steps.last(), Some(&last), "{fates:?}");
        }
    }

    #[test]
    fn what_was_lost_on_the_way_is_not_repeated_in_that_delivery() {
        use Fate::{Declined, Failed, Lost};
        for fates in [vec![Lost], vec![Declined, Lost], vec![Failed, Lost]] {
            let steps = steps(&mut Course::new(0), &fates);
            assert_eq!(steps.last(), Some(&Step::Unconfirmed), "{fates:?}");
        }
    }

    #[test]
    fn an_instance_does_not_post_a_fourth_time_what_may_have_been_shown_three_times() {
        let mut doubtful = 0;
        let mut posts = 0;
        for _delivery in 0..4 {
            let mut course = Course::new(doubtful);
            let mut goes_on = course.may_begin();
            while goes_on {
                posts += 1;
                goes_on = course.after(Fate::Failed) == Step::Again;
            }
            doubtful = course.doubtful();
        }
        assert_eq!(posts, DOUBTFUL_POSTS);
    }

    #[test]
    fn refused_blocks_give_way_to_plain_text_once() {
        use Fate::{BlocksRefused, Refused, Taken};
        for (fates, expected) in [
            (
                vec![BlocksRefused, Taken],
                vec![Step::InPlainText, Step::Done],
            ),
            (
                vec![BlocksRefused, BlocksRefused],
                vec![Step::InPlainText, Step::Refused],
            ),
            (vec![Refused], vec![Step::Refused]),
        ] {
            assert_eq!(steps(&mut Course::new(0), &fates), expected, "{fates:?}");
        }
    }
}
