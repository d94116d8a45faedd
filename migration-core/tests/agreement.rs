//! Law 4, agreement of the two replays: over generated histories, the check that the compiler makes refuses a step when
//! the replay at run time does, and accepts it when that does.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by a panic, in its helpers too"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the generator"
)]
mod generate;

use std::collections::BTreeMap;
use std::io::Write;

use generate::history::number;
use generate::verdict::{by_the_compiler, class, plain};
use generate::{Author, Mistake, NEWEST};
use migration_core::schema::{Arena, SchemaError, apply};

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
                    let class = plain(&why, '`');
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

/// Each step of a case, with a mistake or none, judged after the accepted ones before it.
fn verdicts(case: u64) -> Vec<Verdict> {
    let arena = Arena::new();
    let mut author = Author::new(case, NEWEST, &arena);
    (0..STEPS).map(|_| verdict(&mut author)).collect()
}

fn verdict(author: &mut Author<'_>) -> Verdict {
    let mistake = match author.random.chance(50) {
        true => Mistake::Fitting,
        false => author.random.one_of(&Mistake::ALL),
    };
    let step = author.write(mistake);
    let mut after = author.schema().clone();
    let applied = apply(&mut after, &step, author.arena);
    let at_run_time = applied.err().map(|error| Refusal::new(&error));
    let history = [author.steps.as_slice(), &[step]].concat();
    let by_the_compiler = by_the_compiler(&history);
    let agreed = at_run_time.is_none() && by_the_compiler.is_none();
    let disagreed = at_run_time.is_some() != by_the_compiler.is_some();
    if agreed {
        author.keep(step, after);
    }
    Verdict {
        at_run_time,
        by_the_compiler,
        step: if disagreed {
            format!("{step:#?}")
        } else {
            String::new()
        },
    }
}

impl Refusal {
    fn new(error: &SchemaError) -> Self {
        Self {
            class: class(error),
            message: error.to_string(),
        }
    }
}
