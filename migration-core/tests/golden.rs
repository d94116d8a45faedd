//! The SQL of every kind of step, up and down, with plain and with hostile names.

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
    reason = "each test takes what it needs of the cases"
)]
mod cases;

use cases::{Case, STYLES, Style};
use migration_core::schema::{Arena, Chain};
use migration_core::sql::{postgres, render};

#[test]
fn plain_names() {
    for case in cases::all(Style::Plain) {
        insta::assert_snapshot!(case.name, sql(&case));
    }
}

#[test]
fn hostile_names() {
    let hostile = STYLES.into_iter().filter(|style| *style != Style::Plain);
    let styles: Vec<_> = hostile.map(cases::all).collect();
    for (at, case) in cases::all(Style::Plain).iter().enumerate() {
        let all: Vec<String> = styles.iter().map(|cases| sql(&cases[at])).collect();
        insta::assert_snapshot!(format!("hostile_{}", case.name), all.join("\n"));
    }
}

#[test]
fn the_same_bytes_every_time() {
    for case in cases::all(Style::Plain) {
        assert_eq!(sql(&case), sql(&case));
    }
}

/// The case's file, up and down.
fn sql(case: &Case) -> String {
    let arena = Arena::new();
    let chain = Chain::replay(&case.history(), &arena);
    let chain = chain.unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let link = &chain.links[1];
    let scripts = [postgres::up(link), postgres::down(link)];
    render(&scripts.map(Result::unwrap))
}
