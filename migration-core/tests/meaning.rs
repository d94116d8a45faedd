//! Law 2, meaning, without a server: what makes a schema from nothing gives an equal schema, for golden cases and
//! generated histories.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by a panic, in its helpers too"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the cases"
)]
mod cases;
#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the generator"
)]
mod generate;

use cases::{STYLES, Style};
use generate::history::{least, number, steps};
use migration_core::history::{History, Migration};
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Chain, Schema, apply};
use migration_core::sql::{postgres, render};
use migration_core::step::Step;

/// How many steps a case tries.
const STEPS: usize = 60;

#[test]
fn golden_cases_are_made_from_nothing() {
    for case in STYLES.into_iter().flat_map(cases::all) {
        let arena = Arena::new();
        let schema = Chain::replay(&case.history(), &arena).unwrap().schema;
        if let Some(what) = differs(&schema, &arena) {
            panic!("{}: {what}", case.name);
        }
    }
}

/// What opens a circle: a part of a table that is added later, and a text that is given later.
#[test]
fn circles_are_opened() {
    let cases = cases::all(Style::Plain).into_iter();
    for case in cases.filter(|it| it.name.starts_with("circle_")) {
        let arena = Arena::new();
        let schema = Chain::replay(&case.history(), &arena).unwrap().schema;
        let operations = schema.create(&arena);
        let steps = operations.into_iter().map(|operation| Step {
            name: "Step",
            operation,
            blocking: None,
        });
        let steps: Vec<_> = steps.collect();
        let migrations = &[Migration {
            id: "m20250103_000000_baseline",
            steps: &steps,
            functions: &[],
            limits: Limits::NONE,
        }];
        let chain = Chain::replay(&History { migrations }, &arena).unwrap();
        let script = postgres::up(&chain.links[0]).unwrap();
        insta::assert_snapshot!(format!("made_{}", case.name), render(&[script]));
    }
}

#[test]
fn generated_schemas_are_made_from_nothing() {
    let seed = number("SEED", 1);
    for case in seed..seed + number("CASES", 2_000) {
        let arena = Arena::new();
        let steps = steps(case, STEPS, &arena);
        if let Some(what) = broken(&steps, &arena) {
            let least = least(steps, |steps| broken(steps, &arena));
            panic!(
                "seed {case}: {what}\nleast steps: {least:#?}\n{:?}",
                broken(&least, &arena)
            );
        }
    }
}

/// What is wrong with the schema that these steps leave, or the first half of them; nothing where they do not fit.
fn broken<'a>(steps: &[Step<'a>], arena: &'a Arena) -> Option<String> {
    let mut schema = Schema::default();
    for (at, step) in steps.iter().enumerate() {
        apply(&mut schema, step, arena).ok()?;
        if at == steps.len() / 2
            && let Some(what) = differs(&schema, arena)
        {
            return Some(what);
        }
    }
    differs(&schema, arena)
}

/// How the schema differs from the one that its own operations make.
fn differs<'a>(schema: &Schema<'a>, arena: &'a Arena) -> Option<String> {
    let operations = schema.create(arena);
    let mut made = Schema::default();
    for operation in &operations {
        let step = Step {
            name: "Step",
            operation: *operation,
            blocking: None,
        };
        if let Err(error) = apply(&mut made, &step, arena) {
            return Some(format!("{error} in {operation:?}\nof {operations:#?}"));
        }
    }
    let (expected, found) = (schema.canonical(), made.canonical());
    assert_eq!(
        expected == found,
        schema.fingerprint() == made.fingerprint()
    );
    (expected != found).then(|| format!("\nexpected {expected}\nfound    {found}\n{operations:#?}"))
}
