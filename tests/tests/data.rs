//! Steps about data against a real server: conditions, rows, and Rust functions.
//!
//! `TEST_DATABASE_URL` is a server on which databases can be made.

#![allow(missing_docs, reason = "a test has no readers of its documentation")]
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use migration_core::function::{Call, running};
use migration_core::history::{Function, History, Migration};
use migration_core::limits::Limits;
use migration_core::plan::{DownTarget, UpTarget};
use migration_core::run::{Refusal, Report, RunError, Runner, Settings, Wrong};
use migration_core::schema::{Arena, Chain};
use migration_core::step::{Execute, ExecuteDown, Operation, RawDown, RawSql, Step};
use migration_tests::process::Program;
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Conditions, around a step in a transaction and around one that runs by itself.
pub mod conditions {
    pub mod m20250105_090000_seats {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Seats {
            #[create_table]
            Seats { found: Option<bool> },
        }
    }

    pub mod m20250112_090000_counted {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Counted {
            #[require(
                "SELECT count(*) = 1 FROM seats",
                message = "there is one seat; it's $$ 100% sure"
            )]
            OneSeat,
            #[create_table]
            Counts { seats: i64 },
            #[ensure("SELECT found FROM seats", message = "the seat is found")]
            Found,
        }
    }

    pub mod m20250119_090000_indexed {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Indexed {
            #[require("SELECT true", message = "nothing")]
            Always,
            #[create_index(counts(seats), concurrently)]
            BySeats,
            #[ensure("SELECT true FROM counts", message = "there are counts")]
            Counted,
        }
    }

    migration_core::migrations![
        m20250105_090000_seats,
        m20250112_090000_counted,
        m20250119_090000_indexed,
    ];
}

/// A database and the history that is brought to it.
struct Stand {
    database: TestDatabase,
    migrations: &'static [Migration<'static>],
}

impl Stand {
    async fn new(history: &'static History<'static>) -> Self {
        Self {
            database: TestDatabase::create().await,
            migrations: history.migrations,
        }
    }

    async fn up(&self, count: usize) -> Result<Report, RunError> {
        let arena = Arena::new();
        let migrations = self.migrations;
        let chain = Chain::replay(&History { migrations }, &arena).unwrap();
        let url = self.database.url().parse().unwrap();
        let runner = Runner {
            chain: &chain,
            url: &url,
            settings: &Settings::default(),
        };
        runner.up(&UpTarget::Count(count), &mut |_| ()).await
    }

    async fn down(&self, count: usize) -> Result<Report, RunError> {
        let arena = Arena::new();
        let migrations = self.migrations;
        let chain = Chain::replay(&History { migrations }, &arena).unwrap();
        let url = self.database.url().parse().unwrap();
        let runner = Runner {
            chain: &chain,
            url: &url,
            settings: &Settings::default(),
        };
        runner.down(&DownTarget::Count(count), &mut |_| ()).await
    }

    /// The refusal of the next migration.
    async fn refused(&self) -> Refusal {
        match self.up(1).await {
            Err(RunError::Refused(refusal)) => *refusal,
            other => panic!("{other:?}"),
        }
    }

    async fn run(&self, sql: &str) {
        let mut connection = self.database.connect().await;
        let sql = AssertSqlSafe(sql.to_owned());
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// One value of a query, as text.
    async fn text(&self, sql: &str) -> String {
        let mut connection = self.database.connect().await;
        let sql = AssertSqlSafe(format!("SELECT coalesce(({sql})::text, '')"));
        let row = sqlx::raw_sql(sql).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        row.try_get(0).unwrap()
    }

    /// The journal: each migration, its state, and how many of its steps are done.
    async fn journal(&self) -> String {
        self.text(
            "SELECT string_agg(concat_ws(' ', substr(id, 2, 8), state, steps_done), ', ' ORDER BY id) \
             FROM migration_journal",
        )
        .await
    }
}

#[tokio::test]
async fn what_is_not_true_stops_the_migration() {
    let stand = Stand::new(&conditions::HISTORY).await;
    stand.up(1).await.unwrap();

    let refusal = stand.refused().await;
    let (server, message) = (&refusal.server, "there is one seat; it's $$ 100% sure");
    assert_eq!((&*server.code, &*server.message), ("P0004", message));
    assert_eq!(
        server.detail.as_deref(),
        Some("The query of the step OneSeat of m20250112_090000_counted did not give true.")
    );
    assert_eq!(refusal.stays, None);
    let help = RunError::Refused(Box::new(refusal)).help();
    assert_eq!(help, "correct the data, and run `up` again");

    // `found` is NULL, so that the condition after the table is not true, and the table goes with it.
    stand.run("INSERT INTO seats VALUES (NULL)").await;
    assert_eq!(stand.refused().await.server.message, "the seat is found");
    assert_eq!(stand.text("SELECT to_regclass('counts')").await, "");
    assert_eq!(
        stand.journal().await,
        "20250105 applied 1, 20250112 failed 0"
    );

    stand.run("UPDATE seats SET found = true").await;
    stand.up(1).await.unwrap();
    assert_eq!(
        stand.journal().await,
        "20250105 applied 1, 20250112 applied 3"
    );
}

#[tokio::test]
async fn a_condition_after_a_step_that_runs_by_itself_is_asked_again() {
    let stand = Stand::new(&conditions::HISTORY).await;
    stand.up(1).await.unwrap();
    stand.run("INSERT INTO seats VALUES (true)").await;
    stand.up(1).await.unwrap();

    let half = "20250105 applied 1, 20250112 applied 3, 20250119 partial 2";
    for _ in 0..2 {
        let refusal = stand.refused().await;
        assert_eq!(refusal.server.message, "there are counts");
        assert_eq!(refusal.stays.unwrap().steps, 2);
        assert_eq!(stand.journal().await, half);
    }
    // Taken back and begun again, then gone on with.
    stand.down(1).await.unwrap();
    assert_eq!(
        stand.text("SELECT to_regclass('counts_seats_idx')").await,
        ""
    );
    assert_eq!(stand.refused().await.server.message, "there are counts");
    stand.run("INSERT INTO counts VALUES (1)").await;
    stand.up(1).await.unwrap();
    assert!(stand.journal().await.ends_with("20250119 applied 3"));
    stand.down(3).await.unwrap();
    assert_eq!(stand.journal().await, "");
}

/// Rows: of types that a comparison would not find by itself, read by each other, and referred to.
pub mod rows {
    pub mod m20250105_090000_plans {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Plans {
            #[create_enum("free", "paid")]
            Kind,
            #[create_table]
            Plans {
                #[column(primary_key)]
                name: Varchar<5>,
                rate: f32,
                price: Numeric<5, 2>,
                kind: Kind,
                parent: Option<Varchar<5>>,
            },
            #[create_table]
            Tenants {
                #[column(references = plans(name))]
                plan: Varchar<5>,
            },
        }
    }

    pub mod m20250112_090000_rows {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Rows {
            #[blocking = "the table has three rows"]
            #[alter_table(plans)]
            #[foreign_key(parent, references = plans(name), on_delete = restrict)]
            #[unique(rate, price)]
            Plans {},
            #[insert(
                plans(name, rate, price, kind, parent),
                rows = [
                    ("basic  ", 0.1, 2.345, "free", "team"),
                    ("team", 2.5, sql("(SELECT count(*) FROM plans)"), sql("'paid'"), null),
                    (1.50, 1e3, 7, "paid", "basic"),
                ]
            )]
            First,
            #[insert(plans(rate, price, kind, name), rows = [(0.2, 2.345, "free", "tiny")])]
            Tiny,
            #[alter_table(plans)]
            Names {
                #[rename(from = rate)]
                factor: f32,
            },
        }
    }

    migration_core::migrations![m20250105_090000_plans, m20250112_090000_rows];
}

const PLANS: &str =
    "SELECT string_agg(concat_ws(' ', name, rate, price, kind), ', ' ORDER BY name) FROM plans";

#[tokio::test]
async fn rows_come_and_go() {
    let stand = Stand::new(&rows::HISTORY).await;
    stand.up(1).await.unwrap();
    stand
        .run("INSERT INTO plans VALUES ('other', 7, 7, 'paid', NULL)")
        .await;
    let before = stand.text(PLANS).await;
    stand.up(1).await.unwrap();
    let all = PLANS.replace("rate", "factor");
    assert_eq!(
        stand.text(&all).await,
        "1.50 1000 7.00 paid, basic 0.1 2.35 free, other 7 7.00 paid, team 2.5 1.00 paid, tiny 0.2 2.35 free"
    );

    // A row that others refer to stays, and so does all of the migration.
    stand.run("INSERT INTO tenants VALUES ('tiny')").await;
    match stand.down(1).await {
        Err(RunError::Refused(refusal)) => assert_eq!(refusal.server.code, "23503"),
        other => panic!("{other:?}"),
    }
    assert_eq!(stand.text("SELECT count(*) FROM plans").await, "5");
    stand.run("DELETE FROM tenants").await;
    stand
        .run("UPDATE plans SET price = 9 WHERE name = 'team'")
        .await;
    stand.down(1).await.unwrap();
    assert_eq!(stand.text(PLANS).await, before);
}

/// Functions among statements, with a transaction of their own inside.
pub mod functions {
    use migration_core::prelude::*;
    use sqlx::Connection as _;

    pub mod m20250105_090000_log {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Log {
            #[create_table]
            Log {
                #[column(identity = always)]
                id: i64,
                entry: Text,
            },
        }
    }

    pub mod m20250112_090000_filled {
        use super::{empty, fill};
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Filled {
            #[sql(
                up = "INSERT INTO log (entry) VALUES ('before')",
                down = "INSERT INTO log (entry) VALUES ('before back')"
            )]
            Before,
            #[execute(fill, down = empty)]
            Fill,
            #[execute(super::fill, down = super::empty)]
            Again,
            #[sql(
                up = "INSERT INTO log (entry) VALUES ('after')",
                down = "INSERT INTO log (entry) VALUES ('after back')"
            )]
            After,
        }
    }

    migration_core::migrations![m20250105_090000_log, m20250112_090000_filled];

    /// The transaction that is dropped is rolled back alone.
    pub(crate) async fn fill(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        let mut kept = connection.begin().await?;
        sqlx::query("INSERT INTO log (entry) SELECT 'row ' || count(*) FROM log")
            .execute(&mut *kept)
            .await?;
        kept.commit().await?;
        let mut dropped = connection.begin().await?;
        sqlx::query("INSERT INTO log (entry) VALUES ('never')")
            .execute(&mut *dropped)
            .await?;
        Ok(())
    }

    pub(crate) async fn empty(connection: &mut PgConnection) -> Result<(), std::io::Error> {
        sqlx::query("INSERT INTO log (entry) VALUES ('emptied')")
            .execute(connection)
            .await
            .map_err(std::io::Error::other)?;
        Ok(())
    }
}

const LOG: &str = "SELECT string_agg(entry, ', ' ORDER BY id) FROM log";

#[tokio::test]
async fn functions_run_among_statements() {
    let stand = Stand::new(&functions::HISTORY).await;
    let report = stand.up(2).await.unwrap();
    assert_eq!(report.done.len(), 2);
    assert_eq!(report.done[1].statements, 4);
    assert_eq!(stand.text(LOG).await, "before, row 1, row 2, after");
    assert_eq!(
        stand.journal().await,
        "20250105 applied 1, 20250112 applied 4"
    );
    let kept = "SELECT concat_ws(' / ', up_sql ~ 'Run the Rust function `fill`', up_sql ~ 'RAISE', down_sql IS NULL) \
                FROM migration_journal WHERE id LIKE '%filled'";
    assert_eq!(stand.text(kept).await, "t / f / t");

    stand.down(1).await.unwrap();
    assert_eq!(
        stand.text(LOG).await,
        "before, row 1, row 2, after, after back, emptied, emptied, before back"
    );
    stand.up(1).await.unwrap();
    let error = {
        let older = Stand {
            migrations: &stand.migrations[..1],
            database: stand.database,
        };
        older.down(1).await.unwrap_err().to_string()
    };
    assert!(
        error.contains("or Rust code of the program that has it does"),
        "{error}"
    );
}

/// A migration whose function does this, between two statements.
fn of_function(up: Call) -> &'static [Migration<'static>] {
    let insert = |name, up| Step {
        name,
        operation: Operation::Sql(RawSql::new(up, RawDown::Sql(&[]))),
        blocking: None,
    };
    let function = Step {
        name: "Misbehave",
        operation: Operation::Execute(Execute {
            function: "misbehave",
            down: ExecuteDown::Irreversible("it is a test"),
        }),
        blocking: None,
    };
    let steps = vec![
        insert(
            "Before",
            &[
                "CREATE TABLE log (entry text)",
                "INSERT INTO log VALUES ('before')",
            ],
        ),
        function,
        insert("After", &["INSERT INTO log VALUES ('after')"]),
    ];
    let down = None;
    Vec::leak(vec![Migration {
        id: "m20250105_090000_a",
        steps: Vec::leak(steps),
        functions: Vec::leak(vec![Function { step: 1, up, down }]),
        limits: Limits::NONE,
    }])
}

/// What a function did wrong, and the whole error.
async fn wrong(up: Call) -> (Stand, Wrong, String) {
    let stand = Stand {
        database: TestDatabase::create().await,
        migrations: of_function(up),
    };
    match stand.up(1).await {
        Err(RunError::Function(failure)) => {
            let told = failure.to_string();
            (stand, failure.wrong, told)
        }
        other => panic!("{other:?}"),
    }
}

/// That nothing is left of it, and the journal says so.
async fn rolled_back(stand: &Stand, told: &str) {
    assert!(
        told.starts_with("the Rust function `misbehave` failed `m20250105_090000_a`; it is rolled back\n  step Misbehave: "),
        "{told}"
    );
    assert_eq!(stand.text("SELECT to_regclass('log')").await, "");
    assert_eq!(stand.journal().await, "20250105 failed 0");
    let error = stand.text("SELECT error FROM migration_journal").await;
    assert!(told.ends_with(&error), "{told}\n{error}");
}

#[tokio::test]
async fn an_error_of_a_function_rolls_all_back() {
    let (stand, wrong, told) = wrong(|_| running(async { Err("there is no such number") })).await;
    let reason = "there is no such number".to_owned();
    let is_lock_timeout = false;
    assert_eq!(
        wrong,
        Wrong::Failed {
            reason,
            is_lock_timeout
        }
    );
    rolled_back(&stand, &told).await;
    let (stand, _, told) = self::wrong(|connection| running(run(connection, "SELECT boom"))).await;
    rolled_back(&stand, &told).await;
    assert!(
        told.ends_with("column \"boom\" does not exist (SQLSTATE 42703)"),
        "{told}"
    );
}

#[tokio::test]
async fn a_function_that_ends_its_transaction_is_told() {
    let ends = [
        (|it| running(run(it, "COMMIT"))) as Call,
        |it| running(run(it, "ROLLBACK")),
        |it| running(run(it, "COMMIT AND CHAIN")),
        |it| running(run(it, "ROLLBACK; BEGIN")),
    ];
    for end in ends {
        let (stand, wrong, told) = wrong(end).await;
        assert_eq!(wrong, Wrong::Ended);
        assert!(told.contains("the journal does not know of it"), "{told}");
        assert_eq!(stand.journal().await, "20250105 failed 0");
    }
}

#[tokio::test]
async fn what_a_function_hides_is_found() {
    let (stand, wrong, told) = wrong(|connection| {
        running(async {
            run(connection, "SELECT boom").await.ok();
            Ok::<_, sqlx::Error>(())
        })
    })
    .await;
    assert_eq!(wrong, Wrong::Hidden);
    rolled_back(&stand, &told).await;
    let (stand, wrong, told) = self::wrong(|connection| {
        running(async {
            std::mem::forget(connection.begin().await?);
            Ok::<_, sqlx::Error>(())
        })
    })
    .await;
    assert_eq!(wrong, Wrong::Forgotten);
    rolled_back(&stand, &told).await;
}

#[tokio::test]
async fn a_lock_timeout_in_a_function_is_tried_again() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let up: Call = |connection| {
        let sql = match CALLS.fetch_add(1, Ordering::SeqCst) {
            0 => "DO $$BEGIN RAISE lock_not_available; END$$",
            _ => "INSERT INTO log VALUES ('at last')",
        };
        running(run(connection, sql))
    };
    let stand = Stand {
        database: TestDatabase::create().await,
        migrations: of_function(up),
    };
    stand.up(1).await.unwrap();
    let log = "SELECT string_agg(entry, ', ') FROM log";
    assert_eq!(stand.text(log).await, "before, at last, after");
}

/// The history of the tests of crashes has a function too.
#[tokio::test]
async fn a_function_is_shown_by_plan_and_refused_as_sql() {
    let database = TestDatabase::create().await;
    let program = Program {
        path: env!("CARGO_BIN_EXE_concurrent"),
        url: Some(database.url()),
        folder: std::path::Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    let plan = program.run(&["plan"]).succeeded();
    plan.says("\n  Run the Rust function `super::note`.\n");
    plan.says("\n  Require: there are a hundred orders\n");
    for way in ["up", "down"] {
        let sql = program.run(&["sql", way]).failed();
        sql.says("`m20250119_090000_invoices` runs Rust code, which no file of SQL holds: step Noted calls `super::note");
        sql.says("`--from` and `--to` print the migrations before and after it");
    }
    let before = ["sql", "up", "--to", "m20250112_090000_indexes"];
    program.run(&before).succeeded();
}

async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sql).execute(connection).await.map(drop)
}
