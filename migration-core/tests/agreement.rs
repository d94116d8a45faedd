//! Law 4, agreement of the two replays: over generated histories, the check that the compiler makes refuses a step when
//! the replay at run time does, and accepts it when that does.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by a panic, in its helpers too"
)]

#[allow(dead_code, reason = "each test takes what it needs of the generator")]
mod generate;

use std::collections::BTreeMap;
use std::io::Write;

use generate::history::number;
use generate::{Generator, Random};
use migration_core::check::{Report, check_at_run_time, check_in_parts_at_run_time};
use migration_core::history::Migration;
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Schema, SchemaError, apply};
use migration_core::step::Step;

/// How many steps a case tries.
const STEPS: usize = 20;

/// One step that both replays judged.
struct Verdict {
    at_run_time: Option<Refusal>,
    by_the_compiler: Option<String>,
    /// What is printed if they do not agree.
    step: String,
}

/// Why the replay at run time refuses a step.
struct Refusal {
    /// The variants of the error.
    class: String,
    message: String,
}

/// How often both replays judged steps of one class, and how.
#[derive(Default)]
struct Count {
    both: usize,
    at_run_time: usize,
    by_the_compiler: usize,
}

#[test]
fn both_replays_agree() {
    let seed = number("SEED", 1);
    let mut accepted = 0;
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut disagreements: BTreeMap<String, String> = BTreeMap::new();
    for case in seed..seed + number("CASES", 5_200) {
        for verdict in verdicts(case) {
            let (class, what) = match (verdict.at_run_time, verdict.by_the_compiler) {
                (None, None) => {
                    accepted += 1;
                    continue;
                }
                (Some(why), Some(_)) => {
                    counts.entry(why.class).or_default().both += 1;
                    continue;
                }
                (Some(why), None) => {
                    counts.entry(why.class.clone()).or_default().at_run_time += 1;
                    (why.class, format!("at run time: {}", why.message))
                }
                (None, Some(why)) => {
                    let class = plain(&why);
                    counts.entry(class.clone()).or_default().by_the_compiler += 1;
                    (class, format!("by the compiler: {why}"))
                }
            };
            disagreements
                .entry(class)
                .or_insert_with(|| format!("seed {case}, {what}\n  {}", verdict.step));
        }
    }
    let refused: usize = counts.values().map(|it| it.both).sum();
    tell(accepted, &counts);
    assert!(
        disagreements.is_empty(),
        "{} classes of disagreement\n{}",
        disagreements.len(),
        disagreements.into_values().collect::<Vec<_>>().join("\n")
    );
    assert!(
        accepted > 20_000 && refused > 10_000,
        "{accepted}, {refused}"
    );
}

/// Prints how often both agree, class by class. What goes to standard error itself is not held back by the test harness.
fn tell(accepted: usize, counts: &BTreeMap<String, Count>) {
    let mut table = format!(
        "{:<48}{:>8}{:>10}{:>10}\n",
        "", "both", "run time", "compiler"
    );
    table += &format!("{:<48}{accepted:>8}\n", "accepted");
    for (class, count) in counts {
        let Count {
            both,
            at_run_time,
            by_the_compiler,
        } = count;
        table += &format!("{class:<48}{both:>8}{at_run_time:>10}{by_the_compiler:>10}\n");
    }
    std::io::stderr().write_all(table.as_bytes()).unwrap();
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
            .map(|error| Refusal::new(&error));
        history.push(step);
        let by_the_compiler = refusal(&history);
        let agreed = at_run_time.is_none() && by_the_compiler.is_none();
        let disagreed = at_run_time.is_some() != by_the_compiler.is_some();
        verdicts.push(Verdict {
            at_run_time,
            by_the_compiler,
            step: if disagreed {
                format!("{step:#?}")
            } else {
                String::new()
            },
        });
        if agreed {
            schema = after;
        } else {
            history.pop();
        }
    }
    verdicts
}

impl Refusal {
    fn new(error: &SchemaError) -> Self {
        let debug = format!("{error:?}");
        let end = debug.find([' ', '"', ')']).unwrap_or(debug.len());
        let mut class = debug[..end].replace('(', ": ");
        if let SchemaError::Unknown { noun, .. } = error {
            class = format!("{class}: {noun}");
        }
        Self {
            class,
            message: error.to_string(),
        }
    }
}

/// What the compiler says of the last step, each step being a migration.
fn refusal(history: &[Step<'_>]) -> Option<String> {
    let migrations: Vec<_> = history
        .iter()
        .map(|step| Migration {
            id: "m",
            steps: std::slice::from_ref(step),
            functions: &[],
            limits: Limits::NONE,
        })
        .collect();
    let refusal = first(&check_at_run_time(&migrations));
    let count = migrations.len();
    if count.is_multiple_of(8) {
        let parts = check_in_parts_at_run_time(&migrations, &[count / 4, count / 2, count - 1]);
        assert_eq!(first(&parts), refusal, "in parts and as a whole");
    }
    refusal
}

fn first(report: &Report) -> Option<String> {
    let finding = report.findings().first()?;
    Some(finding.text.as_str().to_owned())
}

/// A message without what stands in backticks, as the name of its class.
fn plain(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("_")
}
