//! Laws 2 and 3 on a real server, of every kind of step, with names of every style.
//!
//! Round trip: up and down and up again, and `pg_dump` prints the same as before. Meaning: what makes the last schema from
//! nothing is dumped as what the steps led to.
//!
//! `ONLY` chooses the cases whose names hold it. `TEST_DATABASE_URL` is a server on which databases can be made; `PG_DUMP` is the `pg_dump` to use.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[path = "../../migration-core/tests/cases/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the cases"
)]
mod cases;

use cases::{Case, Style};
use migration_core::schema::{Arena, Chain, Link};
use migration_core::sql::{RenderError, Script, postgres, render};
use migration_tests::baseline::baseline;
use migration_tests::dump::comparable;
use migration_tests::session::TestSession;

#[tokio::test]
async fn plain_names() {
    round_trips(Style::Plain).await;
}

#[tokio::test]
async fn quotes() {
    round_trips(Style::Quotes).await;
}

#[tokio::test]
async fn line_breaks() {
    round_trips(Style::Breaks).await;
}

#[tokio::test]
async fn keywords() {
    round_trips(Style::Keywords).await;
}

#[tokio::test]
async fn foreign_letters() {
    round_trips(Style::Foreign).await;
}

#[tokio::test]
async fn names_of_63_bytes() {
    round_trips(Style::Long).await;
}

async fn round_trips(style: Style) {
    let mut database = TestSession::create().await;
    let server = database.version().await;
    let only = std::env::var("ONLY").unwrap_or_default();
    for case in cases::all(style)
        .into_iter()
        .filter(|it| it.server <= server && !it.calls() && it.name.contains(&only))
    {
        round_trip(&mut database, &case).await;
    }
}

async fn round_trip(database: &mut TestSession, case: &Case) {
    let arena = Arena::new();
    let chain = Chain::replay(&case.history(), &arena).unwrap();
    let [before, link] = chain.links.as_slice() else {
        panic!("{}: not two migrations", case.name);
    };
    database
        .run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        .await;
    database.run(case.outside.0).await;
    apply(database, before, postgres::up).await;
    let start = dump(database, case);
    apply(database, link, postgres::up).await;
    let last = database.dump();
    let end = arranged(last.clone(), case);
    apply(database, link, postgres::down).await;
    assert_same(case, "down", &start, &dump(database, case));
    apply(database, link, postgres::up).await;
    assert_same(case, "up again", &end, &dump(database, case));
    apply(database, link, postgres::down).await;
    apply(database, before, postgres::down).await;
    let [made] = &baseline(&chain.schema, &case.raw(), &arena).links[..] else {
        panic!("{}: not one migration", case.name);
    };
    apply(database, made, postgres::up).await;
    let [last, found] = [last, database.dump()].map(|it| comparable(&it));
    assert_same(case, "the baseline", &last, &found);
    apply(database, made, postgres::down).await;
    database.run(case.outside.1).await;
}

#[track_caller]
fn assert_same(case: &Case, way: &str, expected: &[String], found: &[String]) {
    let missing: Vec<_> = expected.iter().filter(|it| !found.contains(it)).collect();
    let extra: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
    assert!(
        expected == found,
        "{}: {way} gives another schema\nmissing: {missing:#?}\nextra: {extra:#?}",
        case.name
    );
}

/// Runs the file of a migration as one message, or, where that cannot be, with `psql`.
async fn apply(
    database: &mut TestSession,
    link: &Link<'_>,
    way: impl Fn(&Link<'_>) -> Result<Script, RenderError>,
) {
    let script = way(link).unwrap();
    let whole = script.is_transactional();
    let file = render(&[script]);
    match whole {
        true => database.run(&file).await,
        false => database.psql(&file),
    }
}

/// What `pg_dump` prints.
fn dump(database: &TestSession, case: &Case) -> Vec<String> {
    arranged(database.dump(), case)
}

/// In any order where the case moves columns.
fn arranged(mut lines: Vec<String>, case: &Case) -> Vec<String> {
    if case.moves_columns {
        lines.iter_mut().for_each(|it| {
            it.truncate(it.trim_end_matches(',').len());
        });
        lines.sort();
    }
    lines
}
