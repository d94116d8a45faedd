//! `adopt`: the histories of other tools, in the tables that these tools make.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_tests::process::Ended;
use migration_tests::server::TestDatabase;
use std::process::{Command, Stdio};

const ORDERS: &str = "m20250212_090000_orders";

fn sample(database: &TestDatabase, arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sample_migrations"));
    command
        .args(arguments)
        .env("DATABASE_URL", database.url())
        .stdin(Stdio::null());
    command.output().unwrap().into()
}

const SEA_ORM: &str = "CREATE TABLE seaql_migrations (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL);
    INSERT INTO seaql_migrations VALUES ('m20240101_000001_create_table', 1704103200),
        ('m20250205_103500_customers', 1738751700)";
const SQLX: &str = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,
        installed_on TIMESTAMPTZ NOT NULL DEFAULT now(), success BOOLEAN NOT NULL, checksum BYTEA NOT NULL,
        execution_time BIGINT NOT NULL);
    INSERT INTO _sqlx_migrations VALUES (20240101000001, 'first tables', '2024-01-01 11:00:00+01', true, '\\x00', 44544922),
        (20240102000001, 'more', '2024-01-02 10:00:00+00', true, '\\x01', 5)";
const DIESEL: &str =
    "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL,
        run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);
    INSERT INTO __diesel_schema_migrations VALUES ('00000000000000', '2024-01-01 10:00:00'),
        ('20240102000001', '2024-01-02 10:00:00')";
const REFINERY: &str = "CREATE TABLE refinery_schema_history (version INT4 PRIMARY KEY, name VARCHAR(255),
        applied_on VARCHAR(255), checksum VARCHAR(255));
    INSERT INTO refinery_schema_history VALUES (1, 'first_tables', '2024-01-01T10:00:00.5Z', '15634938474293428467'),
        (2, 'more', '2024-01-02T10:00:00Z', '1')";
const ALEMBIC: &str = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
    INSERT INTO alembic_version VALUES ('ae1027a6acf')";
const FLYWAY: &str = "CREATE TABLE flyway_schema_history (installed_rank integer NOT NULL, version varchar(50),
        description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
        installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
        execution_time integer NOT NULL, success boolean NOT NULL,
        CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank));
    CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);
    INSERT INTO flyway_schema_history VALUES
        (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'anna', '2024-01-01 10:00:00', 0, true),
        (2, '1.1', 'first tables', 'SQL', 'V1_1__first_tables.sql', -1217938341, 'anna', '2024-01-02 10:00:00', 12, true),
        (3, NULL, 'views', 'SQL', 'R__views.sql', 5, 'anna', '2024-01-02 10:00:01', 12, true)";

/// What is shown of a history, spaces made equal; then it is adopted.
async fn check(history: &str, expect: &[&str]) {
    let database = TestDatabase::create().await;
    database.execute(history).await;
    let before = database.schema_dump();
    let shown = sample(&database, &["adopt"]).succeeded();
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = shown.stdout.lines().map(words).collect();
    assert_eq!(lines, expect, "{shown}");
    shown.says("nothing was written");
    assert_eq!(database.schema_dump(), before);
    let adopted = sample(&database, &["adopt", "--as", ORDERS]).succeeded();
    adopted
        .says("stamped m20250205_103500_customers\nstamped m20250212_090000_orders\nstamped 2 migrations; nothing was run")
        .says("do not run ");
    let journal = &["public.migration_journal"];
    assert_eq!(database.schema_dump_without(journal), before);
    sample(&database, &["status"])
        .succeeded()
        .says("2 applied, 1 pending");
}

#[tokio::test]
async fn sea_orm_migration() {
    let shown = [
        "sea-orm-migration, in public.seaql_migrations: 2 migrations",
        "VERSION STATE APPLIED NAME",
        "m20240101_000001_create_table applied 2024-01-01 10:00:00",
        "m20250205_103500_customers applied 2025-02-05 10:35:00",
    ];
    check(SEA_ORM, &shown).await;
    let database = TestDatabase::create().await;
    database.execute(SEA_ORM).await;
    sample(&database, &["adopt"])
        .succeeded()
        .says("the newest that is called as one of this history is `m20250205_103500_customers`");
}

#[tokio::test]
async fn sqlx_migrate() {
    let shown = [
        "sqlx, in public._sqlx_migrations: 2 migrations",
        "VERSION STATE APPLIED NAME",
        "20240101000001 applied 2024-01-01 10:00:00 first tables",
        "20240102000001 applied 2024-01-02 10:00:00 more",
    ];
    check(SQLX, &shown).await;
}

#[tokio::test]
async fn diesel() {
    let shown = [
        "diesel, in public.__diesel_schema_migrations: 2 migrations",
        "VERSION STATE APPLIED NAME",
        "00000000000000 applied 2024-01-01 10:00:00",
        "20240102000001 applied 2024-01-02 10:00:00",
    ];
    check(DIESEL, &shown).await;
}

#[tokio::test]
async fn refinery() {
    let shown = [
        "refinery, in public.refinery_schema_history: 2 migrations",
        "VERSION STATE APPLIED NAME",
        "1 applied 2024-01-01T10:00:00.5Z first_tables",
        "2 applied 2024-01-02T10:00:00Z more",
    ];
    check(REFINERY, &shown).await;
}

#[tokio::test]
async fn alembic() {
    let shown = [
        "Alembic, in public.alembic_version: 1 migration",
        "VERSION STATE APPLIED NAME",
        "ae1027a6acf applied",
    ];
    check(ALEMBIC, &shown).await;
}

#[tokio::test]
async fn flyway() {
    let shown = [
        "Flyway, in public.flyway_schema_history: 3 migrations",
        "VERSION STATE APPLIED NAME",
        "1 applied 2024-01-01 10:00:00 << Flyway Baseline >> (BASELINE)",
        "1.1 applied 2024-01-02 10:00:00 first tables",
        "applied 2024-01-02 10:00:01 views",
    ];
    check(FLYWAY, &shown).await;
}

#[tokio::test]
async fn a_table_of_another_name_is_known_by_its_columns() {
    let database = TestDatabase::create().await;
    sample(&database, &["adopt"])
        .failed()
        .says("this database has no table in which another tool keeps its history");
    let moved = "CREATE SCHEMA \"Ops\"; ALTER TABLE flyway_schema_history RENAME TO \"H\"\"1\"; \
                 ALTER TABLE \"H\"\"1\" SET SCHEMA \"Ops\"; CREATE TABLE other (version text, name text)";
    database.execute(&format!("{FLYWAY}; {moved}")).await;
    sample(&database, &["adopt"]).failed();
    sample(&database, &["adopt", "--table", "Ops.H\"1"])
        .succeeded()
        .says("Flyway, in Ops.H\"1: 3 migrations");
    for table in ["other", "Ops.other"] {
        sample(&database, &["adopt", "--table", table])
            .failed()
            .says("is no table in which a known tool keeps its history");
    }
}

#[tokio::test]
async fn what_failed_there_is_not_adopted() {
    let database = TestDatabase::create().await;
    let dirty = "UPDATE _sqlx_migrations SET success = false WHERE description = 'more'";
    database.execute(&format!("{SQLX}; {dirty}")).await;
    sample(&database, &["adopt"]).succeeded().says("failed");
    sample(&database, &["adopt", "--as", ORDERS])
        .failed()
        .says("sqlx says that its migration `20240102000001` failed, so nothing was written");
    sample(&database, &["status"]).succeeded().says("3 pending");
}

#[tokio::test]
async fn several_histories_are_shown() {
    let database = TestDatabase::create().await;
    database.execute(&format!("{SEA_ORM}; {ALEMBIC}")).await;
    sample(&database, &["adopt"])
        .succeeded()
        .says("Alembic, in public.alembic_version")
        .says("sea-orm-migration, in public.seaql_migrations");
    sample(&database, &["adopt", "--as", ORDERS])
        .succeeded()
        .says("do not run Alembic or sea-orm-migration on this database any more");
}
