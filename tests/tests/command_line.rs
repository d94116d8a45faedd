//! The command line as a person meets it: what is printed where, and the exit codes.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

struct Db {
    server: String,
    name: String,
}

impl Db {
    async fn new(test: &str) -> Self {
        let server = std::env::var("TEST_DATABASE_URL")
            .expect("TEST_DATABASE_URL is missing: postgres://user@host:port/postgres of a server for tests");
        let name = format!("command_line_{test}_{}", std::process::id());
        let db = Self { server, name };
        db.on_server(&format!("CREATE DATABASE {}", db.name)).await;
        db
    }

    async fn on_server(&self, sql: &str) {
        let mut connection = PgConnection::connect(&self.server).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap();
    }

    fn url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').unwrap();
        format!("{base}/{}", self.name)
    }

    fn command(&self, variant: &str, line: &str) -> Command {
        let mut command = sample(variant, line);
        command.env("DATABASE_URL", self.url());
        command
    }

    /// Runs a command, and compares the exit code, stdout and stderr, times and users made equal.
    #[track_caller]
    fn check(&self, variant: &str, line: &str, expect: (i32, &str, &str)) {
        check(&mut self.command(variant, line), expect);
    }

    async fn remove(self) {
        self.on_server(&format!("DROP DATABASE {} WITH (FORCE)", self.name))
            .await;
    }
}

fn sample(variant: &str, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sample_migrations"));
    command
        .args(line.split_whitespace())
        .env("SAMPLE", variant)
        .env_remove("DATABASE_URL");
    command
}

#[track_caller]
fn check(command: &mut Command, (code, stdout, stderr): (i32, &str, &str)) {
    let output = command.output().unwrap();
    assert_eq!(
        (
            output.status.code(),
            plain(&output.stdout).as_str(),
            plain(&output.stderr).as_str()
        ),
        (Some(code), stdout, stderr)
    );
}

/// Numbers before `ms` and `s` become `…`.
fn plain(text: &[u8]) -> String {
    let text = String::from_utf8(text.to_vec()).unwrap();
    let mut words: Vec<&str> = text.split(' ').collect();
    for index in 1..words.len() {
        let unit = words[index]
            .trim_end_matches([')', '\n'])
            .lines()
            .next()
            .unwrap_or_default();
        if matches!(unit.trim_end_matches(')'), "ms" | "s") {
            words[index - 1] = "…";
        }
    }
    words.join(" ")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[tokio::test]
async fn a_session() {
    let db = Db::new("session").await;
    db.check(
        "",
        "plan -n 1",
        (
            0,
            "m20250205_103500_customers\n  Run CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT …\n  Run INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace')\n1 migration; nothing \
             was run\n",
            "",
        ),
    );
    db.check(
        "",
        "up --to m20250212_090000_orders",
        (
            0,
            "applied m20250205_103500_customers (2 statements, … ms)\napplied m20250212_090000_orders (1 statement, … \
             ms)\napplied 2 migrations in … ms\n",
            "",
        ),
    );
    db.check(
        "broken",
        "up",
        (
            1,
            "",
            "error: the server refused `m20250219_090000_invoices`; it is rolled back\n  step Invoices, statement 2 \
             of 2:\n    ALTER TABLE orders\n      ADD paid_at timestamptz DEFAULT nox()\n  function nox() does not \
             exist (SQLSTATE 42883)\n  hint: No function matches the given name and argument types. You might need \
             to add explicit type casts.\nhelp: correct it, and run `up` again\n",
        ),
    );
    let output = db.command("", "status").output().unwrap();
    let lines: Vec<Vec<&str>> = stdout(&output)
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines[0], ["MIGRATION", "STATE", "APPLIED", "TOOK", "BY"]);
    assert_eq!(lines[1][..2], ["m20250205_103500_customers", "applied"]);
    assert_eq!(lines[1].len(), 7, "{lines:?}");
    assert_eq!(lines[3], ["m20250219_090000_invoices", "failed"]);
    assert_eq!(lines[4].join(" "), "2 applied, 1 failed");
    db.command("", "up").output().unwrap();
    db.check(
        "",
        "up",
        (0, "nothing to do: all 3 migrations are applied\n", ""),
    );
    db.remove().await;
}

#[tokio::test]
async fn an_older_program() {
    let db = Db::new("older").await;
    db.command("", "up").output().unwrap();
    db.check(
        "short",
        "up",
        (
            1,
            "",
            "error: the code and the database's journal disagree: `m20250219_090000_invoices` is applied, and newer \
             than every migration in the code\nhelp: run the newer program that applied it; or take it back with \
             `down`: the journal keeps its SQL\n",
        ),
    );
    db.check(
        "short",
        "down",
        (
            0,
            "took back m20250219_090000_invoices (1 statement, … ms)\ntook back 1 migration in … ms\n",
            "warning: `m20250219_090000_invoices` loses whatever the SQL drops that the journal keeps\n",
        ),
    );
    db.remove().await;
}

#[tokio::test]
async fn a_target_that_does_not_exist() {
    let db = Db::new("target").await;
    let stderr =
        "error: there is no migration `orders`\nhelp: did you mean `m20250212_090000_orders`?\n";
    db.check("", "up --to orders", (1, "", stderr));
    db.check("", "plan down --to orders", (1, "", stderr));
    db.check("", "sql up --to orders", (1, "", stderr));
    db.remove().await;
}

#[tokio::test]
async fn an_irreversible_migration() {
    let db = Db::new("stuck").await;
    db.command("stuck", "up").output().unwrap();
    let stderr = "error: this cannot be undone, so nothing was\n  `m20250219_090000_invoices`, step `Invoices`: the \
                  invoices were sent\nhelp: `down --to m20250219_090000_invoices` takes back what is newer than \
                  `m20250219_090000_invoices`\n";
    db.check("stuck", "down --all", (1, "", stderr));
    db.check("stuck", "plan down --all", (1, "", stderr));
    db.remove().await;
}

#[test]
fn sql_needs_no_database() {
    let print = |line: &str| {
        let output = sample("", line).output().unwrap();
        assert!(output.status.success(), "{line}");
        stdout(&output).to_owned()
    };
    let up = print("sql up --from m20250205_103500_customers --to m20250212_090000_orders");
    assert!(
        up.contains("CREATE TABLE orders")
            && !up.contains("customers (")
            && !up.contains("invoices"),
        "{up}"
    );
    let down = print("sql down --to m20250205_103500_customers");
    let orders = down.find("DROP TABLE orders").unwrap();
    assert!(
        down.find("DROP TABLE invoices").unwrap() < orders && !down.contains("customers"),
        "{down}"
    );
    let stderr = "error: no migration lies between --from and --to\nhelp: --from names an older migration than --to\n";
    let line = "sql up --from m20250212_090000_orders --to m20250205_103500_customers";
    check(&mut sample("", line), (1, "", stderr));
}

#[test]
fn passwords_are_not_printed() {
    for url in [
        "postgres://anna:sesam@127.0.0.1:1/erp",
        "postgres://anna@127.0.0.1:1/erp?password=sesam",
        "postgres://anna:sesam/x@127.0.0.1:1/erp",
        "mysql://anna:sesam@127.0.0.1:1/erp",
        "sesam",
    ] {
        let by_variable = sample("", "up").env("DATABASE_URL", url).output().unwrap();
        let by_option = sample("", "up")
            .args(["--database-url", url])
            .output()
            .unwrap();
        let help = sample("", "up --help")
            .env("DATABASE_URL", url)
            .output()
            .unwrap();
        for output in [by_variable, by_option, help] {
            let text = format!("{output:?}");
            assert!(!text.contains("sesam"), "{text}");
            assert!(output.status.success() || text.contains("help: "), "{text}");
        }
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for line in [
        "",
        "redo",
        "up --to a -n 1",
        "up -n 0",
        "sql",
        "status --journal-table a.b.c",
        "up --lock-timeout none",
        "up --lock-retries -1",
        "up --statement-timeout 5d",
    ] {
        assert_eq!(
            sample("", line).output().unwrap().status.code(),
            Some(2),
            "{line}"
        );
    }
}

#[tokio::test]
async fn limits_of_a_migration_are_shown_and_overruled() {
    let db = Db::new("limits").await;
    db.command("short", "up").output().unwrap();
    let steps = "  Run CREATE TABLE invoices (id bigint)\n  Run SELECT pg_sleep(2)\n  Run ALTER TABLE invoices ADD paid_at date\n  \
                 Run ALTER TABLE invoices ADD sent_at date\n1 migration; nothing was run\n";
    for (line, limits) in [
        ("plan", "lock_timeout 2s, statement_timeout 10min"),
        (
            "plan --lock-timeout 1500ms --statement-timeout none --lock-retries 9",
            "lock_timeout 1500ms, lock_retries 9, statement_timeout none",
        ),
    ] {
        let plan = format!("m20250219_090000_invoices ({limits})\n{steps}");
        db.check("slow", line, (0, &plan, ""));
    }
    let output = db
        .command("slow", "up --statement-timeout 100ms")
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.contains("canceling statement due to statement timeout"),
        "{stderr}"
    );
    let printed = sample("slow", "sql up --from m20250212_090000_orders")
        .output()
        .unwrap();
    let heading = "-- m20250219_090000_invoices: up\n-- `up` runs it with lock_timeout 2s, statement_timeout 10min; this file leaves \
                   that to the session.\n";
    assert!(stdout(&printed).starts_with(heading), "{printed:?}");
    db.remove().await;
}

/// The program whose history mixes transactions and steps that run by themselves.
fn concurrent(db: &Db, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_concurrent"));
    command
        .args(line.split_whitespace())
        .env("DATABASE_URL", db.url());
    command
}

#[tokio::test]
async fn what_the_database_lacks_is_told() {
    let db = Db::new("verify").await;
    let program = |line: &str| concurrent(&db, line);
    check(
        &mut program("verify"),
        (
            0,
            "the database has what the history before its first migration says: 0 things\n",
            "",
        ),
    );
    program("up").output().unwrap();
    let at = "the history at `m20250119_090000_invoices`";
    let output = program("verify").output().unwrap();
    assert!(
        stdout(&output).starts_with(&format!("the database has what {at} says: ")),
        "{output:?}"
    );
    let mut connection = PgConnection::connect(&db.url()).await.unwrap();
    let change = "ALTER TABLE orders DROP reference; ALTER TABLE invoices ALTER id TYPE int; CREATE TABLE drafts (id int)";
    sqlx::raw_sql(change)
        .execute(&mut connection)
        .await
        .unwrap();
    check(
        &mut program("verify"),
        (
            1,
            "extra   the table `drafts` is not in the history\nother   the column `invoices.id` is integer not null, not bigint \
             not null\nmissing the column `orders.reference` is missing\nmissing the index `orders_lower_idx` is missing\nmissing \
             the index `orders_reference_idx` is missing\n",
            &format!(
                "error: the database has not what {at} says: 4 differences\nhelp: write a migration that mends it, or put back \
                 what was changed by hand\n"
            ),
        ),
    );
    sqlx::raw_sql("DROP TABLE migration_journal")
        .execute(&mut connection)
        .await
        .unwrap();
    let refused = program("stamp m20250119_090000_invoices").output().unwrap();
    let stderr = String::from_utf8(refused.stderr).unwrap();
    let told = "error: the database is not at `m20250119_090000_invoices`, so nothing was written\n  the column `invoices.id` is";
    assert!(stderr.starts_with(told), "{stderr}");
    let help = "help: bring the database there, or name the migration that it is at; or, if it is as it should be, give `--yes`\n";
    assert!(stderr.ends_with(help), "{stderr}");
    let stamped = program("stamp m20250119_090000_invoices --yes").output();
    assert!(stamped.unwrap().status.success());
    db.remove().await;
}

#[tokio::test]
async fn a_killed_process_is_resumed() {
    let db = Db::new("killed").await;
    let mut killed = db
        .command("slow", "up")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    killed.kill().unwrap();
    killed.wait().unwrap();
    let output = db.command("slow", "up").output().unwrap();
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(
        stderr.contains("note: waiting for the migration lock, held by `migrations` (pid "),
        "{stderr}"
    );
    assert!(output.status.success(), "{stderr}");
    db.check(
        "slow",
        "up",
        (0, "nothing to do: all 3 migrations are applied\n", ""),
    );
    let stdout = "took back m20250219_090000_invoices (1 statement, … ms)\ntook back m20250212_090000_orders (1 statement, … ms)\n\
                  took back m20250205_103500_customers (2 statements, … ms)\ntook back 3 migrations in … ms\n";
    db.check("slow", "down --all", (0, stdout, ""));
    db.remove().await;
}
