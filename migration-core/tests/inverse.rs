//! Law 1, inverse: over generated schemas and steps, what undoes a step gives back an equal schema.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the generator"
)]
mod generate;

use generate::history::{least, number, steps};
use migration_core::history::{History, Migration};
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Chain, Schema, Undo, apply};
use migration_core::step::Step;

/// How many steps a case tries.
const STEPS: usize = 45;

/// How many kinds of step the generator makes at least.
const KINDS: usize = 66;

#[test]
fn an_undo_gives_back_the_schema() {
    let seed = number("SEED", 1);
    let mut undone = std::collections::BTreeMap::new();
    for case in seed..seed + number("CASES", 3_400) {
        let arena = Arena::new();
        let steps = steps(case, STEPS, &arena);
        for step in &steps {
            *undone.entry(kind(step)).or_insert(0) += 1;
        }
        if let Some(what) = broken(&steps, &arena) {
            let least = least(steps, |steps| broken(steps, &arena));
            panic!(
                "seed {case}: {what}\nleast steps: {least:#?}\n{:?}",
                broken(&least, &arena)
            );
        }
    }
    println!("{undone:#?}");
    assert!(
        undone.len() >= KINDS && undone.values().all(|count| *count >= 40),
        "{undone:?}"
    );
}

/// The fingerprint that a chain keeps from step to step is the one of its schema.
#[test]
fn fingerprints_are_kept() {
    for seed in 1..=number("CASES", 200) {
        let arena = Arena::new();
        let steps = steps(seed, STEPS, &arena);
        let ids: Vec<String> = (0..steps.len()).map(|at| format!("m{at:02}")).collect();
        let steps = steps.iter().map(std::slice::from_ref);
        let all = ids.iter().zip(steps).map(|(id, steps)| Migration {
            id,
            steps,
            functions: &[],
            limits: Limits::NONE,
        });
        let all: Vec<_> = all.collect();
        for end in 1..=all.len() {
            let migrations = &all[..end];
            let chain = Chain::replay(&History { migrations }, &arena).unwrap();
            let last = chain.links.last().unwrap();
            assert_eq!(last.fingerprint, chain.schema.fingerprint(), "seed {seed}");
        }
    }
}

/// What is wrong with the undo of one of these steps.
fn broken<'a>(steps: &[Step<'a>], arena: &'a Arena) -> Option<String> {
    let mut schema = Schema::default();
    for step in steps {
        let before = schema.canonical();
        let Ok(applied) = apply(&mut schema, step, arena) else {
            return None;
        };
        let mut back = schema.clone();
        let (Undo::Exact(undo) | Undo::LosesData { steps: undo, .. }) = applied.undo else {
            return Some(format!("no undo for {step:?}"));
        };
        for step in undo {
            if let Err(error) = apply(&mut back, step, arena) {
                return Some(format!("{error} in the undo {undo:#?}"));
            }
        }
        let after = back.canonical();
        if after != before {
            return Some(format!("\nbefore {before}\nafter  {after}\nundo {undo:#?}"));
        }
    }
    None
}

/// The kind of a step: the name of its data.
fn kind(step: &Step<'_>) -> String {
    let text = format!("{:?}", step.operation);
    text.split('(').next().unwrap_or_default().to_owned()
}
