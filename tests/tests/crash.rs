//! Law 5, crash, and law 6, crowd: a process that is killed at any point of a history that mixes transactions and steps
//! that run by themselves leaves nothing that the next one does not finish, and nothing runs twice; and of many at once
//! one works.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and reports what it counted"
)]

use migration_tests::mixed::HISTORY;
use migration_tests::process::{Ended, Program, Running};
use migration_tests::proxy::{Cut, Proxy};
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::path::Path;
use std::time::{Duration, Instant};

const JOURNAL: &[&str] = &["public.migration_journal"];

fn program<'a>(url: &'a str) -> Program<'a> {
    Program {
        path: env!("CARGO_BIN_EXE_concurrent"),
        url: Some(url),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    }
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(connection).await.unwrap();
}

async fn text(database: &TestDatabase, sql: &str) -> String {
    let mut connection = database.connect().await;
    let found = texts(&mut connection, [sql]).await;
    connection.close().await.unwrap();
    found.concat()
}

/// One value of each query.
async fn texts<const N: usize>(connection: &mut PgConnection, queries: [&str; N]) -> [String; N] {
    let values = queries.map(|sql| format!("coalesce(({sql})::text, '')"));
    let sql = AssertSqlSafe(format!("SELECT {}", values.join(", ")));
    let row = sqlx::raw_sql(sql).fetch_one(connection).await.unwrap();
    std::array::from_fn(|index| row.try_get(index).unwrap())
}

/// What is in the database: its schema, what ran, what the journal says, and how many indexes are invalid.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    schema: String,
    log: String,
    journal: String,
    invalid: String,
}

async fn found(database: &TestDatabase) -> Found {
    let queries = [
        "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log",
        "SELECT string_agg(concat_ws(' ', id, state, steps_done, steps_total, in_doubt, statements_done, error), ', ' \
         ORDER BY id) FROM migration_journal",
        "SELECT count(*) FROM pg_index WHERE NOT indisvalid",
    ];
    let mut connection = database.connect().await;
    let [log, journal, invalid] = texts(&mut connection, queries).await;
    connection.close().await.unwrap();
    Found {
        schema: database.schema_dump_without(JOURNAL),
        log,
        journal,
        invalid,
    }
}

/// The server's `user@` and `host:port` in a URL.
fn parts(url: &str) -> (&str, &str) {
    let (_, rest) = url.split_once("://").unwrap();
    let (authority, _) = rest.split_once('/').unwrap();
    authority.rsplit_once('@').unwrap()
}

/// What becomes of a command where its connection is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Killed,
    /// It lives, and its connection is gone.
    CutOff,
}

/// Runs a command through a proxy, and interrupts it at the cut.
async fn interrupted(
    database: &TestDatabase,
    command: &[&str],
    (cut, fate): (Cut, Fate),
) -> (usize, usize) {
    let (user, server) = parts(database.url());
    let proxy = Proxy::start(server, cut).await;
    let url = format!(
        "postgres://{user}@{}/{}?sslmode=disable",
        proxy.address,
        database.name()
    );
    let running = program(&url).start(command);
    if cut == Cut::Never {
        end(running).await.succeeded();
    } else {
        let reached = tokio::time::timeout(Duration::from_secs(180), proxy.cut()).await;
        reached.unwrap_or_else(|_| unreachable!("{cut:?} was not reached"));
        let counted = proxy.counted();
        match fate {
            Fate::Killed => {
                running.kill();
                proxy.close().await;
            }
            Fate::CutOff => {
                proxy.close().await;
                cut_off(&end(running).await);
            }
        }
        return counted;
    }
    let counted = proxy.counted();
    proxy.close().await;
    counted
}

/// It tells that the connection was lost, and what to do; or all was done, and only the lock was still to be let go.
fn cut_off(ended: &Ended) {
    if ended.code != Some(0) {
        assert_eq!(ended.code, Some(1), "{ended}");
        ended.says("error: ").says("help: ").says("again");
    }
}

/// Waits for a process without holding up the proxy.
async fn end(running: Running) -> Ended {
    tokio::task::spawn_blocking(|| running.end()).await.unwrap()
}

/// Every point at which a command can be cut, which an undisturbed run tells.
async fn points(prepare: &[&str], command: &[&str]) -> (Vec<Cut>, Found) {
    let database = TestDatabase::create().await;
    if !prepare.is_empty() {
        program(database.url()).run(prepare).succeeded();
    }
    let (queries, statements) = interrupted(&database, command, (Cut::Never, Fate::Killed)).await;
    let queries = (0..queries).map(Cut::BeforeQuery);
    let statements = (0..statements).map(Cut::AfterStatement);
    (queries.chain(statements).collect(), found(&database).await)
}

/// At every point of a command, or every so many: interrupt it, and let the same command finish.
async fn survives(prepare: &[&str], command: &[&str], (fate, every): (Fate, usize)) {
    let (points, expected) = points(prepare, command).await;
    println!("{} points in {command:?}", points.len());
    assert!(points.len() > 40, "{points:?}");
    for cut in points.into_iter().step_by(every) {
        let database = TestDatabase::create().await;
        let direct = program(database.url());
        if !prepare.is_empty() {
            direct.run(prepare).succeeded();
        }
        interrupted(&database, command, (cut, fate)).await;
        direct.run(&["status"]).succeeded();
        direct.run(command).succeeded();
        assert_eq!(found(&database).await, expected, "{cut:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn up_is_finished_wherever_it_was_killed() {
    survives(&[], &["up"], (Fate::Killed, 1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn up_is_finished_wherever_its_connection_was_cut() {
    survives(&[], &["up"], (Fate::CutOff, 1)).await;
}

/// The same without a process: the future of the run is dropped there.
#[tokio::test(flavor = "multi_thread")]
async fn up_is_finished_wherever_it_was_dropped() {
    let (points, expected) = points(&[], &["up"]).await;
    for cut in points.into_iter().step_by(3) {
        let database = TestDatabase::create().await;
        let (user, server) = parts(database.url());
        let proxy = Proxy::start(server, cut).await;
        let name = database.name();
        let url = format!("postgres://{user}@{}/{name}?sslmode=disable", proxy.address);
        tokio::select! {
            ended = HISTORY.up(&url).into_future() => unreachable!("{cut:?}: {ended:?}"),
            () = proxy.cut() => {}
        }
        proxy.close().await;
        HISTORY.up(database.url()).await.unwrap();
        assert_eq!(found(&database).await, expected, "{cut:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn down_is_finished_wherever_it_was_killed() {
    // The log is in the first migration, and goes with it.
    let down = ["down", "--to", "m20250105_090000_orders"];
    survives(&["up"], &down, (Fate::Killed, 1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn down_is_finished_wherever_its_connection_was_cut() {
    let down = ["down", "--to", "m20250105_090000_orders"];
    survives(&["up"], &down, (Fate::CutOff, 3)).await;
}

/// Killed on the way up, then taken back; killed on the way down, then applied again.
async fn turns(prepare: &[&str], command: &[&str], back: &[&str]) {
    let (points, _) = points(prepare, command).await;
    let calm = TestDatabase::create().await;
    for arguments in [prepare, command, back] {
        program(calm.url()).run(arguments).succeeded();
    }
    let expected = found(&calm).await;
    for cut in points.into_iter().step_by(3) {
        let database = TestDatabase::create().await;
        let direct = program(database.url());
        direct.run(prepare).succeeded();
        interrupted(&database, command, (cut, Fate::Killed)).await;
        direct.run(back).succeeded();
        let found = found(&database).await;
        assert_eq!(
            (found.schema, found.invalid),
            (expected.schema.clone(), expected.invalid.clone()),
            "{cut:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_half_applied_can_be_taken_back() {
    let down = ["down", "--to", "m20250105_090000_orders"];
    turns(&["up", "-n", "1"], &["up"], &down).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_half_taken_back_can_be_applied_again() {
    let down = ["down", "--to", "m20250105_090000_orders"];
    turns(&["up"], &down, &["up"]).await;
}

/// Waits until a query gives `true`.
async fn until(database: &TestDatabase, sql: &str) {
    let started = Instant::now();
    while text(database, sql).await != "true" {
        assert!(started.elapsed() < Duration::from_secs(30), "{sql}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

const INVALID: &str = "SELECT count(*) = 1 FROM pg_index WHERE NOT indisvalid";
const END_OTHERS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                          WHERE datname = current_database() AND application_name = 'migrations'";

/// An open transaction that has written to `orders`, for which a concurrent statement waits after its first part.
async fn holder(database: &TestDatabase) -> PgConnection {
    let mut holder = database.connect().await;
    execute(
        &mut holder,
        "BEGIN; UPDATE orders SET customer = customer WHERE id = 1",
    )
    .await;
    holder
}

#[tokio::test]
async fn an_index_that_a_crash_left_invalid_is_built_again() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    for _ in 0..2 {
        let mut holder = holder(&database).await;
        let running = program.start(&["up", "--lock-timeout", "60s"]);
        until(&database, INVALID).await;
        running.kill();
        execute(&mut holder, END_OTHERS).await;
        execute(&mut holder, "ROLLBACK").await;
        assert_eq!(text(&database, INVALID).await, "true");
        program.run(&["status"]).succeeded().says("half applied");
    }
    program.run(&["up"]).succeeded();
    let found = found(&database).await;
    assert_eq!(
        (found.invalid.as_str(), found.log.as_str()),
        ("0", "fifth, first, fourth, second, sixth, third")
    );
}

#[tokio::test]
async fn an_index_that_the_server_finished_alone_is_only_noted() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let mut holder = holder(&database).await;
    let running = program.start(&["up", "--lock-timeout", "60s"]);
    until(&database, INVALID).await;
    running.kill();
    let index = "SELECT oid FROM pg_class WHERE relname = 'orders_customer_idx'";
    let before = text(&database, index).await;
    let next = program.start(&["up", "-n", "1"]);
    execute(&mut holder, "ROLLBACK").await;
    next.end().succeeded();
    // The migration drops it in the end; while it was there it was the first one's.
    program.run(&["down"]).succeeded();
    assert_ne!(before, "");
    assert_eq!(found(&database).await.invalid, "0");
}

#[tokio::test]
async fn a_drop_that_a_crash_left_half_is_finished() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let before = database.schema_dump_without(JOURNAL);
    program.run(&["up", "-n", "1"]).succeeded();
    for timeout in ["60s", "100ms"] {
        // A reader, for which a drop waits, and a build does not.
        let mut holder = database.connect().await;
        execute(&mut holder, "BEGIN; SELECT count(*) FROM orders").await;
        let running = program.start(&["down", "--lock-timeout", timeout]);
        let half = "SELECT NOT indisvalid FROM pg_index WHERE indexrelid = 'orders_reference_idx'::regclass";
        until(&database, half).await;
        if timeout == "60s" {
            running.kill();
            execute(&mut holder, END_OTHERS).await;
            execute(&mut holder, "ROLLBACK").await;
            program
                .run(&["status"])
                .succeeded()
                .says("half applied: 3 of 6 steps are done, and the next was begun");
        } else {
            let ended = end(running).await.failed();
            ended
                .says("attempt 6 of 6")
                .says("lock timeout")
                .says("3 of its 6 steps");
        }
    }
    program.run(&["down"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), before);
    program.run(&["up"]).succeeded();
    assert_eq!(found(&database).await.invalid, "0");
}

const PENDING: &str = "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhdetachpending)";

#[tokio::test]
async fn a_detach_that_a_crash_left_pending_is_finished() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "2"]).succeeded();
    let before = database.schema_dump_without(JOURNAL);
    for goes_back in [true, false] {
        // A reader, for which a detach waits after its first part.
        let mut holder = database.connect().await;
        execute(&mut holder, "BEGIN; SELECT count(*) FROM events").await;
        let running = program.start(&["up", "--lock-timeout", "60s"]);
        until(&database, PENDING).await;
        running.kill();
        execute(&mut holder, END_OTHERS).await;
        execute(&mut holder, "ROLLBACK").await;
        assert_eq!(text(&database, PENDING).await, "true");
        program
            .run(&["status"])
            .succeeded()
            .says("half applied: 7 of 8 steps are done, and the next was begun");
        if goes_back {
            program.run(&["down"]).succeeded();
            assert_eq!(database.schema_dump_without(JOURNAL), before);
        }
    }
    program.run(&["up"]).succeeded();
    assert_eq!(text(&database, PENDING).await, "false");
    let checks = "SELECT count(*) FROM pg_constraint WHERE conrelid = 'first_events'::regclass AND contype = 'c'";
    assert_eq!(text(&database, checks).await, "0");
    let after = database.schema_dump_without(JOURNAL);
    program.run(&["down"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), before);
    program.run(&["up"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), after);
}

#[tokio::test]
async fn a_detach_that_waits_too_long_is_told() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "2"]).succeeded();
    let mut holder = database.connect().await;
    execute(&mut holder, "BEGIN; SELECT count(*) FROM events").await;
    let running = program.start(&["up", "--lock-timeout", "100ms"]);
    let ended = end(running).await.failed();
    ended
        .says("lock timeout")
        .says("it left the detach of \"first_events\" pending, which the next run finishes");
    execute(&mut holder, "ROLLBACK").await;
    program.run(&["up"]).succeeded();
    assert_eq!(text(&database, PENDING).await, "false");
}

#[tokio::test]
async fn duplicates_are_told_and_mended() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let mut connection = database.connect().await;
    execute(
        &mut connection,
        "UPDATE orders SET reference = 'r1' WHERE id = 2",
    )
    .await;
    let ended = program.run(&["up"]).failed();
    ended
        .says("`m20250112_090000_indexes`; 3 of its 6 steps are in the database")
        .says("step ByReference, statement 4 of 6")
        .says("could not create unique index \"orders_reference_idx\"")
        .says("Key (reference)=(r1) is duplicated")
        .says("it left the invalid index \"orders_reference_idx\" behind");
    assert_eq!(text(&database, INVALID).await, "true");
    let status = program.run(&["status"]).succeeded();
    status
        .says("half applied: 3 of 6 steps are done, and the next was begun")
        .says("could not create unique index");
    // It fails again as long as nothing is mended.
    program.run(&["up"]).failed().says("is duplicated");
    execute(
        &mut connection,
        "UPDATE orders SET reference = 'r2' WHERE id = 2",
    )
    .await;
    program.run(&["up"]).succeeded();
    let found = found(&database).await;
    assert_eq!(
        (found.invalid.as_str(), found.log.as_str()),
        ("0", "fifth, first, fourth, second, sixth, third")
    );
    assert!(!found.journal.contains("could not"), "{}", found.journal);
}

#[tokio::test]
async fn a_name_that_is_taken_is_nobodys_leftover() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let mut connection = database.connect().await;
    execute(
        &mut connection,
        "CREATE INDEX orders_customer_idx ON orders (id)",
    )
    .await;
    for _ in 0..2 {
        let ended = program.run(&["up"]).failed();
        ended.says("relation \"orders_customer_idx\" already exists");
    }
    program.run(&["status"]).succeeded().says("failed");
    execute(&mut connection, "DROP INDEX orders_customer_idx").await;
    program.run(&["up"]).succeeded();
}

#[tokio::test]
async fn what_stands_in_the_place_of_an_interrupted_index_is_left_alone() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let mut holder = holder(&database).await;
    let running = program.start(&["up", "--lock-timeout", "60s"]);
    until(&database, INVALID).await;
    running.kill();
    execute(&mut holder, END_OTHERS).await;
    let other =
        "ROLLBACK; DROP INDEX orders_customer_idx; CREATE INDEX orders_customer_idx ON log (entry)";
    execute(&mut holder, other).await;
    let ended = program.run(&["up"]).failed();
    ended
        .says("\"orders_customer_idx\" is an index of log now")
        .says("rename it or drop it");
    execute(&mut holder, "DROP INDEX orders_customer_idx").await;
    program.run(&["up"]).succeeded();
}

#[tokio::test]
async fn a_long_transaction_is_waited_for_in_attempts() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let plan = program.run(&["plan"]).succeeded();
    plan.says("  Index orders by customer. (by itself, outside of a transaction)\n  Run INSERT");
    let mut holder = holder(&database).await;
    let running = program.start(&["up", "--lock-timeout", "300ms"]);
    tokio::time::sleep(Duration::from_millis(900)).await;
    execute(&mut holder, "ROLLBACK").await;
    let ended = running.end().succeeded();
    ended.says("attempt 2 of 6");
    assert_eq!(found(&database).await.invalid, "0");
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_left_to_the_next_run() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let mut holder = holder(&database).await;
    let ended = program
        .run(&["up", "--statement-timeout", "300ms"])
        .failed();
    ended.says("statement timeout").says("invalid index");
    execute(&mut holder, "ROLLBACK").await;
    program.run(&["up"]).succeeded();
    assert_eq!(found(&database).await.invalid, "0");
}

#[tokio::test]
async fn a_half_applied_migration_that_was_edited_is_refused() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let before = database.schema_dump_without(JOURNAL);
    let mut connection = database.connect().await;
    execute(
        &mut connection,
        "UPDATE orders SET reference = 'r1' WHERE id = 2",
    )
    .await;
    program.run(&["up"]).failed();
    execute(
        &mut connection,
        "UPDATE migration_journal SET checksum = 'x' WHERE state = 'partial'",
    )
    .await;
    let ended = program.run(&["up"]).failed();
    ended
        .says("`m20250112_090000_indexes` was edited while it was half applied")
        .says("take its half back with `down`");
    // With the SQL that the journal keeps, the invalid index too.
    program.run(&["down"]).succeeded();
    assert_eq!(database.schema_dump_without(JOURNAL), before);
    execute(
        &mut connection,
        "UPDATE orders SET reference = 'r2' WHERE id = 2",
    )
    .await;
    program.run(&["up"]).succeeded();
}

#[tokio::test]
async fn a_newer_programs_work_is_taken_back_as_it_was_kept() {
    let database = TestDatabase::create().await;
    let program = program(database.url());
    program.run(&["up", "-n", "1"]).succeeded();
    let before = database.schema_dump_without(JOURNAL);
    program.run(&["up", "-n", "1"]).succeeded();
    let mut connection = database.connect().await;
    let change =
        "UPDATE migration_journal SET id = 'm20990101_000000_newer' WHERE id LIKE '%indexes'";
    execute(&mut connection, change).await;
    program
        .run(&["down"])
        .succeeded()
        .says("m20990101_000000_newer");
    assert_eq!(database.schema_dump_without(JOURNAL), before);
    let log = text(
        &database,
        "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log",
    )
    .await;
    assert_eq!(log, "first, first back, second, second back");
}

/// How often a crowd comes: as often as `CROWDS` says, or twenty times.
fn crowds() -> usize {
    let said = std::env::var("CROWDS").ok();
    said.map_or(20, |text| text.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_works() {
    let calm = TestDatabase::create().await;
    program(calm.url()).run(&["up"]).succeeded();
    let expected = found(&calm).await;
    for _ in 0..crowds() {
        let database = TestDatabase::create().await;
        let started = Instant::now();
        let all: Vec<_> = (0..32)
            .map(|_| program(database.url()).start(&["up"]))
            .collect();
        let ended = async {
            let (mut applied, mut workers) = (0, 0);
            for running in all {
                let ended = end(running).await.succeeded();
                let lines = ended.stdout.lines();
                let here = lines.filter(|line| line.starts_with("applied m2")).count();
                applied += here;
                workers += usize::from(here > 0);
            }
            (applied, workers)
        };
        let applied = tokio::time::timeout(Duration::from_secs(240), ended).await;
        println!("32 processes in {:?}", started.elapsed());
        assert_eq!(applied.unwrap(), (HISTORY.migrations.len(), 1));
        assert_eq!(found(&database).await, expected);
    }
}
