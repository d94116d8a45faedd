//! Laws 2 and 3 on the embedded PostgreSQL, which is of version 17: every kind of step, up and down and up again, and
//! made from nothing, compared by the whole catalog.
//!
//! One connection is all there is, and starting takes seconds, so that the cases run one after another in one database.

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
use migration_core::database::embedded::Embedded;
use migration_core::schema::{Arena, Chain, Link};
use migration_core::sql::{RenderError, Script, postgres};
use migration_core::step::Operation;
use migration_tests::baseline::baseline;
use migration_tests::session;
use migration_tests::whole_catalog::whole_catalog;
use sqlx::{Connection, PgConnection};

/// The version of the embedded PostgreSQL.
const VERSION: u32 = 17;

#[tokio::test]
async fn every_kind_of_step() {
    let folder = tempfile::tempdir().unwrap();
    let embedded = Embedded::start(folder.path(), |_| ()).unwrap();
    let mut connection = PgConnection::connect(embedded.url()).await.unwrap();
    let extensions = sqlx::query_scalar("SELECT name::text FROM pg_available_extensions");
    let extensions: Vec<String> = extensions.fetch_all(&mut connection).await.unwrap();
    let fits = |it: &Case| it.server <= VERSION && !it.calls() && has_extensions(it, &extensions);
    let cases: Vec<_> = cases::all(Style::Plain).into_iter().filter(fits).collect();
    assert!(cases.len() > 100, "{}", cases.len());
    for case in cases {
        let mut run = Run {
            connection: &mut connection,
            case,
        };
        run.laws().await;
    }
    connection.close().await.unwrap();
    embedded.shutdown().unwrap();
}

/// Whether the server has the files of all extensions that a case creates.
fn has_extensions(case: &Case, extensions: &[String]) -> bool {
    let steps = case.before.iter().chain(case.steps);
    let mut created = steps.filter_map(|it| match it.operation {
        Operation::CreateExtension(it) => Some(it.name),
        _ => None,
    });
    created.all(|name| extensions.iter().any(|it| it == name))
}

struct Run<'r> {
    connection: &'r mut PgConnection,
    case: Case,
}

impl Run<'_> {
    async fn laws(&mut self) {
        let arena = Arena::new();
        let chain = Chain::replay(&self.case.history(), &arena).unwrap();
        let made = baseline(&chain.schema, &self.case.raw(), &arena);
        let [before, link] = &chain.links[..] else {
            panic!("{}: not two migrations", self.case.name);
        };
        self.run(self.case.outside.0).await;
        self.apply(before, postgres::up).await;
        let start = self.catalog().await;
        self.apply(link, postgres::up).await;
        let end = self.catalog().await;
        self.apply(link, postgres::down).await;
        self.is("down", &start).await;
        self.apply(link, postgres::up).await;
        self.is("up again", &end).await;
        self.apply(link, postgres::down).await;
        self.apply(before, postgres::down).await;
        self.apply(&made.links[0], postgres::up).await;
        self.is("the baseline", &end).await;
        self.apply(&made.links[0], postgres::down).await;
        self.run(self.case.outside.1).await;
    }

    async fn run(&mut self, sql: &str) {
        if let Err(error) = session::run(self.connection, sql).await {
            panic!("{}: {error}\n{sql}", self.case.name);
        }
    }

    async fn apply(
        &mut self,
        link: &Link<'_>,
        way: impl Fn(&Link<'_>) -> Result<Script, RenderError>,
    ) {
        let script = way(link).unwrap();
        if let Err(error) = session::apply(self.connection, &script).await {
            panic!("{}: {error}\n{script:#?}", self.case.name);
        }
    }

    async fn is(&mut self, way: &str, expected: &[String]) {
        let found = self.catalog().await;
        let missing: Vec<_> = expected.iter().filter(|it| !found.contains(it)).collect();
        let extra: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
        assert!(
            expected == found,
            "{}: {way} gives another schema\nmissing: {missing:#?}\nextra: {extra:#?}",
            self.case.name
        );
    }

    /// The catalog, without the order of columns where an undo puts one last.
    async fn catalog(&mut self) -> Vec<String> {
        let mut lines = whole_catalog(self.connection).await.unwrap();
        lines.retain(|it| !(self.case.moves_columns && it.starts_with("columns of ")));
        lines
    }
}
