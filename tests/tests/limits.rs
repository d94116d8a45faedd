//! How long a migration waits and runs, where it says so itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::plan::UpTarget;
use migration_core::run::{Event, Run, RunError};
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, PgConnection, Row};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What was set when something ran.
const NOTE: &str = "INSERT INTO log VALUES (concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout')))";

mod history {
    #![allow(
        dead_code,
        missing_docs,
        unreachable_pub,
        reason = "it is a history as a program has it"
    )]

    use sqlx::PgConnection;

    pub mod m20250105_090000_notes {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Notes {
            #[create_table]
            Log { entry: Text },
            #[sql(
                up = "INSERT INTO log VALUES (concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout')))",
                down = ""
            )]
            Noted,
        }
    }

    pub mod m20250112_090000_patient {
        use migration_core::prelude::*;

        #[derive(Migration)]
        #[migration(lock_timeout = "345ms", lock_retries = 2, statement_timeout = "10min")]
        pub enum Patient {
            #[execute(super::note, down = super::note)]
            Noted,
            #[create_index(log("md5(entry)"), name = patiently, concurrently)]
            Patiently,
            #[execute(super::note, down = super::nothing)]
            NotedAfter,
        }
    }

    pub mod m20250119_090000_hasty {
        use migration_core::prelude::*;

        #[derive(Migration)]
        #[migration(lock_retries = 0)]
        pub enum Hasty {
            #[sql(
                up = "INSERT INTO log VALUES (concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout')))",
                down = ""
            )]
            Noted,
        }
    }

    async fn note(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(super::NOTE).execute(connection).await?;
        Ok(())
    }

    async fn nothing(_: &mut PgConnection) -> Result<(), sqlx::Error> {
        Ok(())
    }

    migration_core::migrations![
        m20250105_090000_notes,
        m20250112_090000_patient,
        m20250119_090000_hasty,
    ];
}

use history::HISTORY;

/// What was noted since the last time.
async fn log(database: &TestDatabase) -> String {
    let mut connection = database.connect().await;
    let rows = sqlx::raw_sql("DELETE FROM log RETURNING entry").fetch_all(&mut connection);
    let rows = rows.await.unwrap();
    let entries: Vec<String> = rows.iter().map(|row| row.try_get(0).unwrap()).collect();
    entries.join("; ")
}

/// How often a run was tried again, of how many attempts, and how long it took before it was refused.
async fn refused(
    run: Run<'static, UpTarget>,
    holder: &mut PgConnection,
    lock: &str,
) -> (Vec<(u32, u32)>, Duration) {
    sqlx::raw_sql(AssertSqlSafe(lock))
        .execute(&mut *holder)
        .await
        .unwrap();
    let attempts = Arc::new(Mutex::new(Vec::new()));
    let (seen, started) = (Arc::clone(&attempts), Instant::now());
    let result = run.observe(move |event| {
        if let Event::Retrying { attempt, of, .. } = event {
            seen.lock().unwrap().push((attempt, of));
        }
    });
    let result = result.await;
    let took = started.elapsed();
    sqlx::raw_sql("ROLLBACK").execute(holder).await.unwrap();
    assert!(
        matches!(&result, Err(RunError::Refused(it)) if it.server.code == "55P03"),
        "{result:?}"
    );
    let attempts = attempts.lock().unwrap().clone();
    (attempts, took)
}

#[tokio::test]
async fn each_migration_has_its_own() {
    let database = TestDatabase::create().await;
    HISTORY.up(database.url()).await.unwrap();
    let (usual, own) = ("5s 0", "345ms 10min");
    assert_eq!(log(&database).await, [usual, own, own, usual].join("; "));
    HISTORY.down(database.url()).count(2).await.unwrap();
    assert_eq!(log(&database).await, own);
}

#[tokio::test]
async fn what_the_run_is_told_comes_first() {
    let database = TestDatabase::create().await;
    let run = HISTORY
        .up(database.url())
        .lock_timeout(Duration::from_secs(7));
    run.await.unwrap();
    let (usual, own) = ("7s 0", "7s 10min");
    assert_eq!(log(&database).await, [usual, own, own, usual].join("; "));
    let run = HISTORY
        .down(database.url())
        .statement_timeout(Duration::ZERO);
    run.count(2).await.unwrap();
    assert_eq!(log(&database).await, "345ms 0");
}

#[tokio::test]
async fn a_step_by_itself_and_its_attempts_have_them_too() {
    let database = TestDatabase::create().await;
    HISTORY.up(database.url()).count(1).await.unwrap();
    let mut holder = database.connect().await;
    let run = || HISTORY.up(database.url()).count(1);
    let write = "BEGIN; INSERT INTO log VALUES ('held')";
    let (attempts, took) = refused(run(), &mut holder, write).await;
    assert_eq!(attempts, [(2, 3), (3, 3)]);
    let least = Duration::from_millis(3 * 345);
    assert!((least..Duration::from_secs(5)).contains(&took), "{took:?}");
    let (attempts, _) = refused(run().lock_retries(0), &mut holder, write).await;
    assert_eq!(attempts, []);
    run().await.unwrap();

    let lock = "BEGIN; LOCK TABLE log";
    let run = || run().lock_timeout(Duration::from_millis(50));
    let (attempts, _) = refused(run(), &mut holder, lock).await;
    assert_eq!(attempts, []);
    let (attempts, _) = refused(run().lock_retries(1), &mut holder, lock).await;
    assert_eq!(attempts, [(2, 2)]);
    run().await.unwrap();
}
