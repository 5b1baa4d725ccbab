//! Every interleaving of a scenario, up to its number of faults: one answer, but for the exceptions that are named.
#![expect(clippy::print_stdout, reason = "the figures are there to be read")]

use std::{collections::HashMap, time::Instant};

use protocol::{Exception, Fault, Faults, Page, Protocol, Scenario, State, Step};
use stateright::{Checker, Model as _, Path, Property};

/// Explores everything, prints the figures, and fails on a broken promise with the steps that lead there.
fn explore(model: Protocol) {
    let (name, faults) = (model.scenario.name, model.scenario.faults.most);
    let started = Instant::now();
    let checker = model.checker().spawn_bfs().join();
    println!(
        "{name}, up to {faults} faults: {} states, depth {}, {:.1} s",
        checker.unique_state_count(),
        checker.max_depth(),
        started.elapsed().as_secs_f64()
    );
    for property in checker.model().properties() {
        if property.expectation.discovery_is_failure()
            && let Some(path) = checker.discovery(property.name)
        {
            panic!("{name}: {}\n{}", property.name, described(path));
        }
    }
}

fn described(path: Path<State, Step>) -> String {
    let steps: Vec<_> = path
        .into_actions()
        .iter()
        .map(|step| format!("    {step:?}"))
        .collect();
    steps.join("\n")
}

#[test]
fn a_command_ends_in_one_answer() {
    explore(Scenario::command(Page::Good, Faults::any(5)).into());
}

#[test]
fn a_command_for_a_bad_page_ends_in_one_sentence() {
    explore(Scenario::command(Page::Bad, Faults::any(4)).into());
}

#[test]
fn a_command_that_makes_the_worker_panic_ends_in_one_apology() {
    explore(Scenario::command(Page::Poison, Faults::any(4)).into());
}

#[test]
fn two_jobs_that_may_share_a_batch_end_in_one_answer_each() {
    explore(Scenario::neighbours(Faults::any(2)).into());
}

#[test]
fn share_pressed_twice_shows_one_summary() {
    explore(Scenario::double_click_on_share(Faults::any(3)).into());
}

#[test]
fn a_button_that_fails_pressed_twice_says_one_sentence() {
    explore(Scenario::double_click_on_what_fails(Faults::any(2)).into());
}

#[test]
fn a_share_that_failed_works_when_it_is_pressed_again() {
    explore(Scenario::share_after_a_failure(Faults::any(2)).into());
}

/// The shortest way to each exception; the fewest faults first.
#[test]
fn each_exception_that_the_documents_name_is_found() {
    let mut sought = Exception::ALL.to_vec();
    for faults in 0..=4 {
        for mut scenario in Scenario::all() {
            scenario.faults.most = faults;
            let name = scenario.name;
            let checker = Protocol::from(scenario).checker().spawn_bfs().join();
            sought.retain(|exception| {
                let Some(path) = checker.discovery(exception.sentence()) else {
                    return true;
                };
                println!("{} ({name}, {faults} faults)", exception.sentence());
                println!("{}", described(path));
                false
            });
            if sought.is_empty() {
                return;
            }
        }
    }
    panic!("not found: {sought:?}");
}

/// A model whose only promise is this one.
fn promises(
    scenario: Scenario,
    promise: &'static str,
    holds: fn(&Protocol, &State) -> bool,
) -> impl Checker<Bound> {
    let bound = Bound {
        protocol: scenario.into(),
        promise: Property::always(promise, |bound: &Bound, state| {
            (bound.holds)(&bound.protocol, state)
        }),
        holds,
    };
    bound.checker().spawn_bfs().join()
}

/// The protocol under another promise.
#[derive(Clone)]
struct Bound {
    protocol: Protocol,
    promise: Property<Self>,
    holds: fn(&Protocol, &State) -> bool,
}

impl stateright::Model for Bound {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        self.protocol.init_states()
    }

    fn actions(&self, state: &State, steps: &mut Vec<Step>) {
        self.protocol.actions(state, steps);
    }

    fn next_state(&self, last: &State, step: Step) -> Option<State> {
        self.protocol.next_state(last, step)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![self.promise.clone()]
    }
}

#[test]
fn an_answer_whose_word_is_lost_is_shown_twice_at_most() {
    let kinds = [Fault::Lost, Fault::Declined, Fault::Recycled];
    let scenario = Scenario::command(Page::Good, Faults::of(&kinds, 7));
    promises(scenario, "twice at most", |_, state| {
        state.requests()[0].summaries <= 2
    })
    .assert_properties();
}

#[test]
fn one_instance_shows_an_answer_three_times_at_most_whatever_slack_says() {
    let kinds = [Fault::Lost, Fault::Failed, Fault::Declined, Fault::Blocks];
    let mut scenario = Scenario::command(Page::Good, Faults::of(&kinds, 7));
    scenario.instances = 1;
    promises(scenario, "three times at most", |_, state| {
        state.requests()[0].summaries <= 3
    })
    .assert_properties();
}

#[test]
fn a_shared_summary_is_shown_once_by_one_instance_however_often_it_is_pressed() {
    let kinds = [
        Fault::Declined,
        Fault::Queue,
        Fault::Repeated,
        Fault::Blocks,
    ];
    let mut scenario = Scenario::double_click_on_share(Faults::of(&kinds, 4));
    scenario.instances = 1;
    for request in &mut scenario.requests {
        request.is_unaware = false;
    }
    promises(scenario, "once", |_, state| {
        let requests = state.requests().iter();
        requests.map(|request| request.summaries).sum::<u8>() <= 1
    })
    .assert_properties();
}

/// Stateright looks at states, and would not see a run that goes round for ever. Where there is none, each run ends, and
/// what holds where runs end holds for all of them.
#[test]
fn no_run_goes_round_in_circles() {
    for mut scenario in Scenario::all() {
        scenario.faults.most = scenario.faults.most.min(2);
        let model = Protocol::from(scenario);
        let mut is_open: HashMap<State, bool> = HashMap::new();
        let mut stack: Vec<(State, Vec<State>)> = Vec::new();
        for state in model.init_states() {
            is_open.insert(state.clone(), true);
            let next = model.next_states(&state);
            stack.push((state, next));
        }
        while let Some((state, next)) = stack.last_mut() {
            let Some(following) = next.pop() else {
                is_open.insert(state.clone(), false);
                stack.pop();
                continue;
            };
            match is_open.get(&following) {
                Some(true) => panic!("{}: round and round: {following:#?}", model.scenario.name),
                Some(false) => {}
                None => {
                    is_open.insert(following.clone(), true);
                    let next = model.next_states(&following);
                    stack.push((following, next));
                }
            }
        }
    }
}
