//! `verify`, and what `stamp` looks for: what the history says and the database has not, and the other way round.
//!
//! `ONLY` chooses the cases whose names hold it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too"
)]

#[path = "../../migration-core/tests/cases/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the cases"
)]
mod cases;

use cases::{Case, Style};
use migration_core::History;
use migration_core::database::DatabaseUrl;
use migration_core::plan::{DownTarget, UpTarget};
use migration_core::run::{Look, RunError, Runner, Settings, Verified};
use migration_core::schema::{Arena, Chain};
use migration_core::verify::Difference;
use migration_tests::baseline::is_declaring;
use migration_tests::server::TestDatabase;
use sqlx::{PgConnection, Row};

mod history {
    #![allow(
        dead_code,
        missing_docs,
        unreachable_pub,
        reason = "it is a history as a program has it"
    )]

    pub mod m20250105_090000_tasks {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum FirstTasks {
            #[create_schema]
            Queue,
            #[create_enum("open", "done")]
            Status,
            #[create_domain(i32, check = "VALUE > 0")]
            Seats,
            #[create_composite]
            Address { street: Text, zip: Varchar<9> },
            #[create_sequence]
            Numbers,
            #[create_table("queue.tasks")]
            #[unique(title, status)]
            #[check("id > 0", name = positive)]
            Tasks {
                #[column(primary_key, identity = always)]
                id: i64,
                title: Varchar<80>,
                status: Status,
                seats: Option<Seats>,
                prices: Option<Array<Numeric<10, 2>>>,
            },
            #[create_table]
            Notes {
                #[column(primary_key)]
                id: Uuid,
                #[column(references = "queue.tasks"(id))]
                task: i64,
                at: Timestamptz,
            },
            #[create_table]
            #[check("mark > 0", name = given)]
            Marks { mark: i32 },
            #[create_table(inherits(marks))]
            Reports { remark: Option<Text> },
            #[create_index(notes(at), name = notes_by_time)]
            ByTime,
            #[create_view(as = "SELECT id, title FROM queue.tasks")]
            Titles,
            #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN new; END")]
            Touch,
            #[create_trigger(before update on notes, for_each = row, execute = touch())]
            Touched,
            #[enable_row_security(notes)]
            Secure,
            #[create_policy(notes, using = "true")]
            Everybody,
            #[create_statistics(notes(id, task))]
            Together,
        }
    }

    pub mod m20250112_090000_more {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum More {
            #[alter_table(notes)]
            Notes {
                #[add]
                text: Option<Text>,
            },
        }
    }

    migration_core::migrations![m20250105_090000_tasks, m20250112_090000_more];
}

use history::HISTORY;

const FIRST: &str = "m20250105_090000_tasks";
const LAST: &str = "m20250112_090000_more";

async fn verify(history: &History<'_>, url: &str, at: Option<&str>) -> Result<Verified, RunError> {
    let arena = Arena::new();
    let chain = Chain::replay(history, &arena).unwrap();
    let url: DatabaseUrl = url.parse().unwrap();
    let settings = Settings::default();
    let runner = Runner {
        chain: &chain,
        url: &url,
        settings: &settings,
    };
    runner.verify(at).await
}

async fn stamp(database: &TestDatabase, migration: &str, first: Look) -> Result<usize, RunError> {
    let arena = Arena::new();
    let chain = Chain::replay(&HISTORY, &arena).unwrap();
    let url: DatabaseUrl = database.url().parse().unwrap();
    let settings = Settings::default();
    let runner = Runner {
        chain: &chain,
        url: &url,
        settings: &settings,
    };
    let stamped = runner.stamp((migration, first), &mut |_| ()).await?;
    Ok(stamped.len())
}

fn lines(verified: &Verified) -> Vec<String> {
    verified
        .differences
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[tokio::test]
async fn what_a_history_makes_is_what_it_says() {
    let database = TestDatabase::create().await;
    let none = verify(&HISTORY, database.url(), None).await.unwrap();
    assert_eq!(
        (none.migration.as_deref(), none.items, lines(&none)),
        (None, 0, vec![])
    );
    HISTORY.up(database.url()).count(1).await.unwrap();
    let first = verify(&HISTORY, database.url(), None).await.unwrap();
    assert_eq!(
        (first.migration.as_deref(), lines(&first)),
        (Some(FIRST), vec![])
    );
    let early = verify(&HISTORY, database.url(), Some(LAST)).await.unwrap();
    assert_eq!(lines(&early), ["the column `notes.text` is missing"]);
    HISTORY.up(database.url()).await.unwrap();
    let last = verify(&HISTORY, database.url(), None).await.unwrap();
    assert_eq!(
        (last.migration.as_deref(), lines(&last)),
        (Some(LAST), vec![])
    );
    assert_eq!(last.items, first.items + 1);
    let late = verify(&HISTORY, database.url(), Some(FIRST)).await.unwrap();
    assert_eq!(
        lines(&late),
        ["the column `notes.text` is not in the history"]
    );
    let unknown = verify(&HISTORY, database.url(), Some("m20250112_090000_mor")).await;
    assert!(unknown.unwrap_err().help().contains(LAST));
}

/// A change by hand, and what is told of it.
const CHANGES: &[(&str, &[&str])] = &[
    ("DROP VIEW titles", &["the view `titles` is missing"]),
    (
        "DROP TABLE notes CASCADE",
        &["the table `notes` is missing"],
    ),
    (
        "ALTER TABLE notes DROP COLUMN text",
        &["the column `notes.text` is missing"],
    ),
    (
        "ALTER TABLE notes ADD extra int",
        &["the column `notes.extra` is not in the history"],
    ),
    (
        "ALTER TABLE notes ALTER text TYPE varchar(9)",
        &["the column `notes.text` is character varying(9), not text"],
    ),
    (
        "ALTER TABLE notes ALTER at DROP NOT NULL",
        &[
            "the column `notes.at` is timestamp with time zone, not timestamp with time zone not null",
        ],
    ),
    (
        "ALTER TABLE queue.tasks ALTER prices TYPE numeric(12,2)[]",
        &["the column `queue.tasks.prices` is numeric(12,2)[], not numeric(10,2)[]"],
    ),
    (
        "ALTER TABLE queue.tasks ALTER seats TYPE int",
        &["the column `queue.tasks.seats` is integer, not public.seats"],
    ),
    (
        "ALTER TABLE queue.tasks DROP CONSTRAINT positive",
        &["the constraint `positive` of `queue.tasks` is missing"],
    ),
    (
        "ALTER TABLE queue.tasks DROP CONSTRAINT tasks_title_status_key, ADD CONSTRAINT tasks_title_status_key UNIQUE (status, title)",
        &[
            "the constraint `tasks_title_status_key` of `queue.tasks` is unique (status, title), not unique (title, status)",
        ],
    ),
    (
        "ALTER TABLE notes RENAME CONSTRAINT notes_task_fkey TO other",
        &[
            "the constraint `notes_task_fkey` of `notes` is missing",
            "the constraint `other` of `notes` is not in the history",
        ],
    ),
    (
        "ALTER TABLE reports NO INHERIT marks",
        &[
            "the table `reports` is plain, not inheriting from public.marks",
            "the column `reports.mark` is integer not null, not integer not null inherited",
            "the constraint `given` of `reports` is check, not check inherited",
        ],
    ),
    (
        "ALTER TABLE marks ADD extra int",
        &[
            "the column `marks.extra` is not in the history",
            "the column `reports.extra` is not in the history",
        ],
    ),
    (
        "DROP INDEX notes_by_time; CREATE UNIQUE INDEX notes_by_time ON notes (at)",
        &["the index `notes_by_time` is unique on notes, not on notes"],
    ),
    (
        "DROP INDEX notes_by_time",
        &["the index `notes_by_time` is missing"],
    ),
    (
        "CREATE INDEX more ON notes (at)",
        &["the index `more` is not in the history"],
    ),
    (
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'notes_by_time'::regclass",
        &["the index `notes_by_time` is on notes, invalid, not on notes"],
    ),
    (
        "ALTER TYPE status ADD VALUE 'late' BEFORE 'done'",
        &["the type `status` is open, late, done, not open, done"],
    ),
    (
        "CREATE TYPE mood AS ENUM ('calm')",
        &["the type `mood` is not in the history"],
    ),
    (
        "ALTER TYPE address ALTER ATTRIBUTE zip TYPE text",
        &[
            "the composite type `address` is street text, zip text, not street text, zip character varying(9)",
        ],
    ),
    (
        "DROP SEQUENCE numbers",
        &["the sequence `numbers` is missing"],
    ),
    (
        "CREATE SEQUENCE more",
        &["the sequence `more` is not in the history"],
    ),
    (
        "DROP TRIGGER touched ON notes",
        &["the trigger `touched` of `notes` is missing"],
    ),
    (
        "ALTER FUNCTION touch() RENAME TO touches",
        &[
            "the function `touch()` is missing",
            "the function `touches()` is not in the history",
        ],
    ),
    (
        "DROP POLICY everybody ON notes",
        &["the policy `everybody` of `notes` is missing"],
    ),
    (
        "ALTER TABLE notes DISABLE ROW LEVEL SECURITY",
        &["the table `notes` is plain, not with row security"],
    ),
    (
        "DROP STATISTICS notes_id_task_stat",
        &["the statistics object `notes_id_task_stat` is missing"],
    ),
    (
        "CREATE TABLE other (id int PRIMARY KEY)",
        &["the table `other` is not in the history"],
    ),
    (
        "CREATE TABLE queue.other ()",
        &["the table `queue.other` is not in the history"],
    ),
    (
        "CREATE VIEW other AS SELECT 1 AS x",
        &["the view `other` is not in the history"],
    ),
    ("CREATE SCHEMA elsewhere CREATE TABLE other ()", &[]),
    ("CREATE EXTENSION citext", &[]),
];

#[tokio::test]
async fn what_was_changed_by_hand_is_told() {
    for (change, expected) in CHANGES {
        let database = TestDatabase::create().await;
        HISTORY.up(database.url()).await.unwrap();
        database.execute(change).await;
        let verified = verify(&HISTORY, database.url(), None).await.unwrap();
        assert_eq!(lines(&verified), *expected, "{change}");
        database.execute("DROP TABLE migration_journal").await;
        let lacks = verified.differences.iter().any(|it| it.is_lack());
        let stamped = stamp(&database, LAST, Look::First).await;
        assert_eq!(stamped.is_err(), lacks, "{change}: {stamped:?}");
    }
}

#[tokio::test]
async fn a_stamp_looks_first() {
    let database = TestDatabase::create().await;
    database.execute("CREATE TABLE notes (id int)").await;
    let refused = stamp(&database, FIRST, Look::First).await.unwrap_err();
    let text = refused.to_string();
    assert!(text.starts_with("the database is not at"), "{text}");
    assert!(
        text.contains("\n  the column `notes.id` is integer, not uuid not null"),
        "{text}"
    );
    assert!(
        text.contains("\n  the table `queue.tasks` is missing"),
        "{text}"
    );
    assert!(!text.contains("queue.tasks.id"), "{text}");
    assert!(refused.help().contains("`--yes`"), "{}", refused.help());
    let mut connection = database.connect().await;
    let journal = "SELECT to_regclass('migration_journal') IS NULL";
    let row = sqlx::raw_sql(journal)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert!(row.try_get::<bool, _>(0).unwrap());
    assert_eq!(stamp(&database, FIRST, Look::Not).await.unwrap(), 1);
}

#[tokio::test]
async fn a_role_that_may_only_read_is_enough() {
    let database = TestDatabase::create().await;
    HISTORY.up(database.url()).await.unwrap();
    let role = format!("{}_reader", database.name());
    let make = format!(
        "CREATE ROLE {role} LOGIN; REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO {role}; \
         GRANT SELECT ON migration_journal TO {role}"
    );
    database.execute(&make).await;
    let url = database.url_as(&role);
    let before = database.schema_dump();
    let verified = verify(&HISTORY, &url, None).await.unwrap();
    assert_eq!(lines(&verified), [""; 0]);
    assert_eq!(database.schema_dump(), before);
    database
        .execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
        .await;
}

/// A NOT NULL by hand, and what is told of it: PostgreSQL 18 makes one for each column that allows no NULL, of which the column
/// says as much.
const NOT_NULLS: &[(&str, &[&str])] = &[
    (
        "ALTER TABLE notes RENAME CONSTRAINT notes_at_not_null TO at_is_said",
        &[],
    ),
    (
        "ALTER TABLE notes ADD CONSTRAINT text_is_said NOT NULL text NOT VALID",
        &["the constraint `text_is_said` of `notes` is not in the history"],
    ),
    (
        "ALTER TABLE notes ADD CONSTRAINT text_is_said NOT NULL text",
        &["the column `notes.text` is text not null, not text"],
    ),
];

#[tokio::test]
async fn what_the_server_names_by_itself() {
    for (change, expected) in NOT_NULLS {
        let database = TestDatabase::create().await;
        let mut connection = database.connect().await;
        if version(&mut connection).await < 18 {
            return;
        }
        HISTORY.up(database.url()).await.unwrap();
        database.execute(change).await;
        let verified = verify(&HISTORY, database.url(), None).await.unwrap();
        assert_eq!(lines(&verified), *expected, "{change}");
    }
}

async fn version(connection: &mut PgConnection) -> i32 {
    let row = sqlx::raw_sql("SELECT current_setting('server_version_num')::integer / 10000");
    let row = row.fetch_one(connection).await.unwrap();
    row.try_get(0).unwrap()
}

#[tokio::test]
async fn every_kind_of_step_makes_what_it_says() {
    for style in [Style::Plain, Style::Quotes] {
        let database = TestDatabase::create().await;
        let mut connection = database.connect().await;
        let server = version(&mut connection).await;
        let only = std::env::var("ONLY").unwrap_or_default();
        let mut wrong = Vec::new();
        for case in cases::all(style) {
            let is_known = i64::from(case.server) <= i64::from(server);
            if is_known && !case.calls() && case.name.contains(&only) {
                wrong.extend(differences(&database, &mut connection, &case).await);
            }
        }
        assert!(wrong.is_empty(), "{style:?}:\n{}", wrong.join("\n"));
    }
}

/// What is told of a case, which is taken back then.
async fn differences(
    database: &TestDatabase,
    connection: &mut PgConnection,
    case: &Case,
) -> Vec<String> {
    let run = async |connection: &mut PgConnection, sql: &'static str| {
        sqlx::raw_sql(sql).execute(connection).await.unwrap();
    };
    run(connection, case.outside.0).await;
    let history = case.history();
    let arena = Arena::new();
    let chain = Chain::replay(&history, &arena).unwrap();
    let (url, settings): (DatabaseUrl, _) = (database.url().parse().unwrap(), Settings::default());
    let runner = Runner {
        chain: &chain,
        url: &url,
        settings: &settings,
    };
    let up = runner.up(&UpTarget::All, &mut |_| ()).await;
    up.unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let verified = runner.verify(None).await.unwrap();
    let down = runner.down(&DownTarget::All, &mut |_| ()).await;
    down.unwrap_or_else(|error| panic!("{}: {error}", case.name));
    run(connection, case.outside.1).await;
    // What others own, and what SQL makes without saying so, is not in the history.
    let is_said = case.raw().iter().all(is_declaring) && case.outside.0.is_empty();
    let is_told = |it: &&Difference| it.is_lack() || is_said;
    let told = verified.differences.iter().filter(is_told);
    told.map(|it| format!("{}: {it}", case.name)).collect()
}
