//! Law 4, agreement of the two replays: over generated histories, the check that the compiler makes refuses a step when
//! the replay at run time does, and accepts it when that does.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[allow(dead_code, reason = "each test takes what it needs of the generator")]
mod generate;

use std::collections::BTreeMap;

use generate::history::number;
use generate::{Generator, Random};
use migration_core::check::check_at_run_time;
use migration_core::history::Migration;
use migration_core::schema::{Arena, Schema, apply};
use migration_core::step::Step;

/// How many steps a case tries.
const STEPS: usize = 20;

/// One step that both replays judged.
struct Verdict {
    case: u64,
    steps: Vec<String>,
    at_run_time: Option<String>,
    by_the_compiler: Option<String>,
}

#[test]
fn both_replays_agree() {
    let seed = number("SEED", 1);
    let (mut accepted, mut refused) = (0, 0);
    let mut disagreements: BTreeMap<String, Verdict> = BTreeMap::new();
    for case in seed..seed + number("CASES", 2_600) {
        for verdict in verdicts(case) {
            match (&verdict.at_run_time, &verdict.by_the_compiler) {
                (None, None) => accepted += 1,
                (Some(_), Some(_)) => refused += 1,
                (Some(why), None) => {
                    disagreements
                        .entry(format!("run time: {}", plain(why)))
                        .or_insert(verdict);
                }
                (None, Some(why)) => {
                    disagreements
                        .entry(format!("compiler: {}", plain(why)))
                        .or_insert(verdict);
                }
            }
        }
    }
    println!("accepted by both {accepted}, refused by both {refused}");
    for (what, verdict) in &disagreements {
        println!(
            "{what}\n  seed {}: {:?}\n  {:#?}",
            verdict.case,
            verdict
                .at_run_time
                .as_ref()
                .or(verdict.by_the_compiler.as_ref()),
            verdict.steps.last()
        );
    }
    assert!(
        disagreements.is_empty(),
        "{} classes of disagreement",
        disagreements.len()
    );
    assert!(
        accepted > 10_000 && refused > 5_000,
        "{accepted}, {refused}"
    );
}

/// Each step of a case, judged after the accepted ones before it.
fn verdicts(case: u64) -> Vec<Verdict> {
    let arena = Arena::new();
    let mut random = Random(case);
    let mut schema = Schema::default();
    let mut history: Vec<Step<'_>> = Vec::new();
    let mut verdicts = Vec::new();
    for _ in 0..STEPS {
        let step = Generator {
            random: &mut random,
            schema: &schema,
            arena: &arena,
        }
        .step();
        let mut after = schema.clone();
        let at_run_time = apply(&mut after, &step, &arena)
            .err()
            .map(|error| error.to_string());
        history.push(step);
        let by_the_compiler = refusal(&history);
        let agreed = at_run_time.is_none() && by_the_compiler.is_none();
        verdicts.push(Verdict {
            case,
            steps: history.iter().map(|step| format!("{step:?}")).collect(),
            at_run_time,
            by_the_compiler,
        });
        if agreed {
            schema = after;
        } else {
            history.pop();
        }
    }
    verdicts
}

/// What the compiler says of the last step, each step being a migration.
fn refusal(history: &[Step<'_>]) -> Option<String> {
    let migrations: Vec<_> = history
        .iter()
        .map(|step| Migration {
            id: "m",
            steps: std::slice::from_ref(step),
            functions: &[],
        })
        .collect();
    let report = check_at_run_time(&migrations);
    report
        .findings()
        .first()
        .map(|finding| finding.text.as_str().to_owned())
}

/// A message without what stands in backticks, as the name of its class.
fn plain(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("_")
}
