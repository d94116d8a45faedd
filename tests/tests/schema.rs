//! Law 3, round trip: every kind of step, with names of every style, up and down and up again on a real server, and
//! `pg_dump` prints the same as before.
//!
//! `TEST_DATABASE_URL` is a server on which databases can be made; `PG_DUMP` is the `pg_dump` to use.

#[path = "../../migration-core/tests/cases/mod.rs"]
#[allow(dead_code, reason = "each test takes what it needs of the cases")]
mod cases;

use cases::{Case, Style};
use migration_core::schema::{Arena, Chain, Link};
use migration_core::sql::{RenderError, Script, postgres, render};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

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
    let mut database = Database::create(&format!("{style:?}").to_lowercase()).await;
    for case in cases::all(style) {
        round_trip(&mut database, &case).await;
    }
    database.remove().await;
}

async fn round_trip(database: &mut Database, case: &Case) {
    let arena = Arena::new();
    let chain = Chain::replay(&case.history(), &arena).unwrap();
    let [before, link] = chain.links.as_slice() else {
        panic!("{}: not two migrations", case.name);
    };
    database
        .run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        .await;
    database.apply(before, postgres::up).await;
    let start = database.dump(case);
    database.apply(link, postgres::up).await;
    let end = database.dump(case);
    database.apply(link, postgres::down).await;
    assert_same(case, "down", &start, &database.dump(case));
    database.apply(link, postgres::up).await;
    assert_same(case, "up again", &end, &database.dump(case));
    database.apply(link, postgres::down).await;
    database.apply(before, postgres::down).await;
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

/// A database of its own for a test.
struct Database {
    url: String,
    name: String,
    connection: PgConnection,
}

impl Database {
    async fn create(name: &str) -> Self {
        let server = std::env::var("TEST_DATABASE_URL")
            .expect("set TEST_DATABASE_URL to a PostgreSQL server on which databases can be made");
        let name = format!("schema_{name}_{}", std::process::id());
        let mut maintenance = PgConnection::connect(&server).await.unwrap();
        execute(&mut maintenance, &format!("CREATE DATABASE {name}")).await;
        let (base, database) = server.rsplit_once('/').unwrap();
        let parameters = database.find('?').map_or("", |at| &database[at..]);
        let url = format!("{base}/{name}{parameters}");
        let connection = PgConnection::connect(&url).await.unwrap();
        Self {
            url,
            name,
            connection,
        }
    }

    async fn remove(self) {
        self.connection.close().await.unwrap();
        let server = std::env::var("TEST_DATABASE_URL").unwrap();
        let mut maintenance = PgConnection::connect(&server).await.unwrap();
        execute(&mut maintenance, &format!("DROP DATABASE {}", self.name)).await;
    }

    async fn run(&mut self, sql: &str) {
        execute(&mut self.connection, sql).await;
    }

    /// Runs the file of a migration as one message.
    async fn apply(
        &mut self,
        link: &Link<'_>,
        way: impl Fn(&Link<'_>) -> Result<Script, RenderError>,
    ) {
        let file = render(&[way(link).unwrap()]);
        self.run(&file).await;
    }

    /// What `pg_dump` prints; in any order where the case moves columns.
    fn dump(&self, case: &Case) -> Vec<String> {
        let program = std::env::var("PG_DUMP").unwrap_or_else(|_| "pg_dump".to_owned());
        let output = std::process::Command::new(program)
            .args(["--schema-only", "--dbname", &self.url])
            .output()
            .expect("pg_dump runs; set PG_DUMP to its path");
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        // A key of its own for each dump, from a minor version on.
        let lines = text
            .lines()
            .filter(|it| !it.starts_with("\\restrict") && !it.starts_with("\\unrestrict"));
        if !case.moves_columns {
            return lines.map(ToOwned::to_owned).collect();
        }
        let mut lines: Vec<String> = lines
            .map(|it| it.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    }
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    let result = sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await;
    if let Err(error) = result {
        panic!("{error}\n{sql}");
    }
}
