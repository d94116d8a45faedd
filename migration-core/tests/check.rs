//! The compile-time check, called at run time: one history and what the check says of it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

#[path = "check/build.rs"]
mod build;
#[path = "check/calls.rs"]
mod calls;
#[path = "check/immutable.rs"]
mod immutable;
#[path = "check/inheritance.rs"]
mod inheritance;
#[path = "check/keys.rs"]
mod keys;
#[path = "check/not_null.rs"]
mod not_null;
#[path = "check/partitions.rs"]
mod partitions;
#[path = "check/random.rs"]
mod random;
#[path = "check/rules.rs"]
mod rules;
#[path = "check/views.rs"]
mod views;

use migration_core::check::check_at_run_time;
use migration_core::limits::Limits;
use migration_core::step::Operation;
use migration_core::{Migration, step::Step};

/// A history of these migrations, named `m1`, `m2` and so on.
fn history(migrations: &[Vec<Operation<'static>>]) -> Vec<Migration<'static>> {
    let named = migrations.iter().enumerate();
    named.map(|(i, steps)| migration(i, steps)).collect()
}

fn migration(number: usize, operations: &[Operation<'static>]) -> Migration<'static> {
    let steps = operations.iter().map(|operation| Step {
        name: "Step",
        operation: *operation,
        blocking: Some("each rule by itself"),
    });
    Migration {
        id: build::kept(format!("m{}", number + 1)),
        steps: build::all(steps),
        functions: &[],
        limits: Limits::NONE,
    }
}

/// What the check finds, one line for each error.
fn findings(migrations: &[Vec<Operation<'static>>]) -> String {
    let report = check_at_run_time(build::all(history(migrations)));
    let lines = report
        .findings()
        .iter()
        .map(|it| it.text.as_str().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
