//! Prints what the model checker explores and finds: `cargo run -p protocol --example explore`.
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

use std::time::Instant;

use protocol::{Exception, Protocol, Scenario};
use stateright::{Checker as _, Model as _};

fn main() {
    let mut found = std::collections::BTreeMap::new();
    println!(
        "{:<52} {:>6} {:>9} {:>6} {:>7}",
        "scenario", "faults", "states", "depth", "seconds"
    );
    for scenario in Scenario::all() {
        let (name, faults) = (scenario.name, scenario.faults.most);
        let started = Instant::now();
        let checker = Protocol { scenario }
            .checker()
            .threads(2)
            .spawn_bfs()
            .join();
        println!(
            "{name:<52} {faults:>6} {:>9} {:>6} {:>7.1}",
            checker.unique_state_count(),
            checker.max_depth(),
            started.elapsed().as_secs_f64()
        );
        for property in checker.model().properties() {
            let Some(path) = checker.discovery(property.name) else {
                continue;
            };
            let steps = path.into_actions();
            if property.expectation.discovery_is_failure() {
                println!("BROKEN: {}\n{steps:?}", property.name);
            }
            found.entry(property.name).or_insert((name, steps));
        }
    }
    for exception in Exception::ALL {
        match found.get(exception.sentence()) {
            None => println!("\nNOT FOUND: {}", exception.sentence()),
            Some((scenario, steps)) => {
                println!("\n{} ({scenario})", exception.sentence());
                for step in steps {
                    println!("    {step:?}");
                }
            }
        }
    }
}
