//! Laws 2 and 3 on a real server, of every kind of step, with names of every style.
//!
//! Round trip: up and down and up again, and `pg_dump` prints the same as before. Meaning: what makes the last schema from
//! nothing is dumped as what the steps led to. With names of other styles than plain ones the text of the catalog is compared
//! instead, as on the embedded PostgreSQL: a dump takes ten times as long. So it is on a server that is newer than `pg_dump`.
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
    let dumps = style == Style::Plain && database.can_dump();
    let only = std::env::var("ONLY").unwrap_or_default();
    for case in cases::all(style)
        .into_iter()
        .filter(|it| it.server <= server && !it.calls() && it.name.contains(&only))
    {
        let mut run = Run {
            database: &mut database,
            case,
            dumps,
        };
        run.laws().await;
    }
}

struct Run<'r> {
    database: &'r mut TestSession,
    case: Case,
    /// Whether `pg_dump` is asked, or the catalog.
    dumps: bool,
}

impl Run<'_> {
    async fn laws(&mut self) {
        let arena = Arena::new();
        let chain = Chain::replay(&self.case.history(), &arena).unwrap();
        let made = baseline(&chain.schema, &self.case.raw(), &arena);
        let ([before, link], [made]) = (&chain.links[..], &made.links[..]) else {
            panic!("{}: not two migrations, and one", self.case.name);
        };
        self.database
            .run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            .await;
        self.database.run(self.case.outside.0).await;
        self.apply(before, postgres::up).await;
        let start = self.schema().await;
        self.apply(link, postgres::up).await;
        let end = self.schema().await;
        self.apply(link, postgres::down).await;
        self.is("down", &self.arranged(&start)).await;
        self.apply(link, postgres::up).await;
        self.is("up again", &self.arranged(&end)).await;
        self.apply(link, postgres::down).await;
        self.apply(before, postgres::down).await;
        self.apply(made, postgres::up).await;
        let found = self.schema().await;
        match self.dumps {
            true => self.same("the baseline", &comparable(&end), &comparable(&found)),
            false => self.same("the baseline", &self.arranged(&end), &self.arranged(&found)),
        }
        self.apply(made, postgres::down).await;
        self.database.run(self.case.outside.1).await;
    }

    /// Runs the file of a migration as one message, or, where that cannot be, with `psql`.
    async fn apply(
        &mut self,
        link: &Link<'_>,
        way: impl Fn(&Link<'_>) -> Result<Script, RenderError>,
    ) {
        let script = way(link).unwrap();
        let whole = script.is_transactional();
        let file = render(&[script]);
        match whole {
            true => self.database.run(&file).await,
            false => self.database.psql(&file),
        }
    }

    async fn is(&mut self, way: &str, expected: &[String]) {
        let found = self.schema().await;
        self.same(way, expected, &self.arranged(&found));
    }

    #[track_caller]
    fn same(&self, way: &str, expected: &[String], found: &[String]) {
        let missing: Vec<_> = expected.iter().filter(|it| !found.contains(it)).collect();
        let extra: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
        assert!(
            expected == found,
            "{}: {way} gives another schema\nmissing: {missing:#?}\nextra: {extra:#?}",
            self.case.name
        );
    }

    async fn schema(&mut self) -> Vec<String> {
        match self.dumps {
            true => self.database.dump(),
            false => self.database.catalog().await,
        }
    }

    /// Without the order of columns where the case moves them.
    fn arranged(&self, lines: &[String]) -> Vec<String> {
        let mut lines = lines.to_vec();
        if self.case.moves_columns && self.dumps {
            lines.iter_mut().for_each(|it| {
                it.truncate(it.trim_end_matches(',').len());
            });
            lines.sort();
        } else if self.case.moves_columns {
            lines.retain(|it| !it.starts_with("columns of "));
        }
        lines
    }
}
