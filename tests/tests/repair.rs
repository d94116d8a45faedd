//! `repair` and `stamp`: what is written into the journal, what is refused, and that `up` and `down` go on from there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_tests::process::{Ended, Program};
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Row};
use std::path::Path;
use std::process::{Command, Stdio};

const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");
const JOURNAL: &[&str] = &["public.migration_journal"];
const CUSTOMERS: &str = "m20250205_103500_customers";
const ORDERS: &str = "m20250212_090000_orders";
const INVOICES: &str = "m20250219_090000_invoices";

/// The small history, in one of its variants.
fn sample(database: &TestDatabase, variant: &str, arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sample_migrations"));
    command
        .args(arguments)
        .env("SAMPLE", variant)
        .env("DATABASE_URL", database.url())
        .stdin(Stdio::null());
    command.output().unwrap().into()
}

/// The history that mixes transactions and steps that run by themselves.
fn mixed(database: &TestDatabase) -> Program<'_> {
    Program {
        path: env!("CARGO_BIN_EXE_concurrent"),
        url: Some(database.url()),
        folder: Path::new(FOLDER),
    }
}

/// The first column of all rows, in lines.
async fn query(database: &TestDatabase, sql: &str) -> String {
    let mut connection = database.connect().await;
    let sql = AssertSqlSafe(sql.to_owned());
    let rows = sqlx::raw_sql(sql).fetch_all(&mut connection).await.unwrap();
    let text = |row: &sqlx::postgres::PgRow| row.try_get::<String, _>(0).unwrap();
    rows.iter().map(text).collect::<Vec<_>>().join("\n")
}

const ROWS: &str = "SELECT concat_ws(' ', id, state, origin, statements_done, statements_total, steps_done, steps_total, \
                    in_doubt) FROM migration_journal ORDER BY id";
/// What a row says of its migration, and not of its run.
const CONTENT: &str = "SELECT concat_ws(' ', id, checksum, fingerprint, state, up_sql, down_sql, down_parts::text, steps_done, \
                       steps_total, in_doubt, statements_done, statements_total, failed_statement, error) \
                       FROM migration_journal ORDER BY id";

#[tokio::test]
async fn an_edit_is_accepted_after_its_difference_is_shown() {
    let database = TestDatabase::create().await;
    sample(&database, "", &["up"]).succeeded();
    let asked = sample(&database, "edited", &["repair"]).failed();
    let said = format!(
        "`{ORDERS}` was edited after it was applied: what the code has now is accepted\n      -- Run CREATE TABLE orders (id \
         bigint PRIMARY KEY, customer_id bigi …\n    - CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint \
         REFERENCES customers);\n    + CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers, note \
         text);\n"
    );
    assert_eq!(asked.stdout, said);
    asked.says("nothing was written, because it was not confirmed");
    sample(&database, "edited", &["up"]).failed();

    let done = sample(&database, "edited", &["repair", "--yes"]).succeeded();
    done.says(&said)
        .says("repaired 1 row of the journal; nothing was run");
    sample(&database, "edited", &["up"])
        .succeeded()
        .says("all 3 migrations are applied");
    let rows = format!(
        "{CUSTOMERS} applied run 2 2 2 2 f\n{ORDERS} applied repaired 1 1 1 1 f\n{INVOICES} applied run 1 1 1 1 f"
    );
    assert_eq!(query(&database, ROWS).await, rows);
    // An older program takes it back as the journal has it now.
    let kept = "SELECT down_sql FROM migration_journal WHERE id LIKE '%orders'";
    assert!(query(&database, kept).await.contains("CASCADE"));
    sample(&database, "edited", &["repair"])
        .succeeded()
        .says("nothing to repair: the code and the journal agree");
    sample(&database, "edited", &["down", "--all"]).succeeded();
}

#[tokio::test]
async fn rows_after_an_edit_follow() {
    let database = TestDatabase::create().await;
    let program = mixed(&database);
    program.run(&["up"]).succeeded();
    let before = query(&database, CONTENT).await;
    let edit = "UPDATE migration_journal SET checksum = 'x', fingerprint = 'x', up_sql = '-- other', down_sql = 'DROP' \
                WHERE id LIKE '%orders'; \
                UPDATE migration_journal SET fingerprint = 'x', down_sql = 'DROP', down_parts = NULL WHERE id LIKE '%invoices'; \
                SELECT ''";
    query(&database, edit).await;
    program
        .run(&["repair", "--yes"])
        .succeeded()
        .says("`m20250105_090000_orders` was edited")
        .says("`m20250119_090000_invoices` comes after another schema now")
        .says("repaired 2 rows");
    assert_eq!(query(&database, CONTENT).await, before);
}

#[tokio::test]
async fn what_was_renamed_gets_its_new_name() {
    let database = TestDatabase::create().await;
    sample(&database, "", &["up"]).succeeded();
    let refused = sample(&database, "renamed", &["up"]).failed();
    refused.says("have `repair` rename its row");
    sample(&database, "renamed", &["repair", "--yes"])
        .succeeded()
        .says(&format!(
            "`{INVOICES}` is called `m20250220_090000_bills` now: its row is renamed"
        ));
    sample(&database, "renamed", &["up"])
        .succeeded()
        .says("all 3 migrations are applied");
    sample(&database, "renamed", &["down"]).succeeded();
}

#[tokio::test]
async fn what_is_missing_stays_until_it_is_forgotten() {
    let database = TestDatabase::create().await;
    sample(&database, "", &["up"]).succeeded();
    let left = sample(&database, "sparse", &["repair", "--yes"]).failed();
    left.says(&format!(
        "`{ORDERS}` is applied, but is missing from the code"
    ))
    .says(&format!(
        "put `{ORDERS}` back into the code; or take it back with `down`"
    ))
    .says(&format!("`repair --forget {ORDERS}`"));
    let kept = sample(&database, "sparse", &["repair", "--forget", CUSTOMERS]).failed();
    kept.says("ran in this database, and the code has it, so its row stays");
    sample(
        &database,
        "sparse",
        &["repair", "--forget", ORDERS, "--yes"],
    )
    .succeeded()
    .says("is forgotten: its row is removed, and what it made stays in the database");
    sample(&database, "sparse", &["up"])
        .succeeded()
        .says("all 2 migrations are applied");
    let there = "SELECT coalesce(to_regclass('orders')::text, '')";
    assert_eq!(query(&database, there).await, "orders");
}

#[tokio::test]
async fn what_failed_is_cleared() {
    let database = TestDatabase::create().await;
    sample(&database, "broken", &["up"]).failed();
    sample(&database, "", &["status"])
        .succeeded()
        .says("1 failed");
    sample(&database, "", &["repair", "--yes"])
        .succeeded()
        .says(&format!(
            "`{INVOICES}` failed and was rolled back: its row is removed"
        ));
    let status = sample(&database, "", &["status"]).succeeded();
    assert_eq!(status.stderr, "");
    sample(&database, "", &["up"]).succeeded();
}

#[tokio::test]
async fn a_half_edited_migration_is_not_accepted() {
    let database = TestDatabase::create().await;
    let program = mixed(&database);
    program.run(&["up", "-n", "1"]).succeeded();
    query(
        &database,
        "UPDATE orders SET reference = 'r1' WHERE id = 2; SELECT ''",
    )
    .await;
    program.run(&["up"]).failed();
    let edit = "UPDATE migration_journal SET checksum = 'x' WHERE state = 'partial'; SELECT ''";
    query(&database, edit).await;
    program
        .run(&["repair", "--yes"])
        .failed()
        .says("`m20250112_090000_indexes` was edited while it was half applied")
        .says("take its half back with `down`");
}

#[tokio::test]
async fn a_repair_is_not_done_on_another_journal_than_was_shown() {
    use migration_core::plan::{DownTarget, UpTarget};
    use migration_core::run::{RunError, Runner, Settings};
    use migration_core::schema::{Arena, Chain};
    let database = TestDatabase::create().await;
    let arena = Arena::new();
    let chain = Chain::replay(&migrations::HISTORY, &arena).unwrap();
    let (url, settings) = (database.url().parse().unwrap(), Settings::default());
    let runner = Runner {
        chain: &chain,
        url: &url,
        settings: &settings,
    };
    let target = UpTarget::Count(2);
    runner.up(&target, &mut |_| ()).await.unwrap();
    let edit = "UPDATE migration_journal SET checksum = 'x'; SELECT ''";
    query(&database, edit).await;
    let proposal = runner.examine(&[]).await.unwrap();
    assert_eq!(proposal.edits.len(), 2);
    runner
        .down(&DownTarget::default(), &mut |_| ())
        .await
        .unwrap_err();
    query(
        &database,
        "DELETE FROM migration_journal WHERE id LIKE '%tenancy'; SELECT ''",
    )
    .await;
    let before = query(&database, CONTENT).await;
    let refused = runner.repair(&proposal, &mut |_| ()).await;
    assert!(matches!(refused, Err(RunError::Changed)), "{refused:?}");
    assert_eq!(query(&database, CONTENT).await, before);
}

#[tokio::test]
async fn a_stamp_is_as_good_as_a_run() {
    let database = TestDatabase::create().await;
    let program = mixed(&database);
    program.run(&["up"]).succeeded();
    let (rows, schema) = (
        query(&database, CONTENT).await,
        database.schema_dump_without(JOURNAL),
    );
    query(&database, "DROP TABLE migration_journal; SELECT ''").await;
    program
        .run(&["stamp", "m20250112_090000_indexes"])
        .failed()
        .says("the database is not at `m20250112_090000_indexes`, so nothing was written\n");
    program
        .run(&["stamp", "m20250112_090000_indexes", "--yes"])
        .succeeded()
        .says("stamped m20250105_090000_orders\nstamped m20250112_090000_indexes\nstamped 2 migrations; nothing was run");
    program
        .run(&["stamp", "m20250119_090000_invoices"])
        .succeeded();
    program
        .run(&["stamp", "m20250119_090000_invoices"])
        .succeeded()
        .says("nothing to do: everything up to `m20250119_090000_invoices` is applied already");
    assert_eq!(query(&database, CONTENT).await, rows);
    assert_eq!(database.schema_dump_without(JOURNAL), schema);
    let status = program.run(&["status"]).succeeded();
    status.says("3 applied").says(" stamped  ");
    program.run(&["up"]).succeeded().says("nothing to do");
    program.run(&["down", "--all"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), "");
    program.run(&["up"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), schema);
}

#[tokio::test]
async fn a_stamp_does_not_contradict_the_journal() {
    let database = TestDatabase::create().await;
    sample(&database, "", &["up"]).succeeded();
    sample(&database, "", &["stamp", ORDERS])
        .failed()
        .says(&format!(
            "the journal says that `{INVOICES}`, which comes after `{ORDERS}`, is applied"
        ));
    sample(&database, "edited", &["stamp", INVOICES])
        .failed()
        .says("was edited after it was applied");
    sample(&database, "", &["stamp", "orders"])
        .failed()
        .says(&format!("did you mean `{ORDERS}`?"));
    // Out of order, and in the database all the same.
    query(
        &database,
        "DELETE FROM migration_journal WHERE id LIKE '%orders'; SELECT ''",
    )
    .await;
    sample(&database, "", &["up"])
        .failed()
        .says(&format!("`stamp {INVOICES}`"));
    sample(&database, "", &["stamp", INVOICES]).succeeded();
    sample(&database, "", &["down", "--all"]).succeeded();
}

#[tokio::test]
async fn a_wrong_stamp_is_forgotten() {
    let database = TestDatabase::create().await;
    sample(&database, "", &["stamp", CUSTOMERS]).succeeded();
    sample(&database, "", &["repair", "--forget", CUSTOMERS, "--yes"]).succeeded();
    sample(&database, "", &["up"])
        .succeeded()
        .says("applied 3 migrations");
}
