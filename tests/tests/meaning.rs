//! Law 2, meaning, on a real server: one database gets a whole history, another gets from nothing what the history led
//! to, and `pg_dump` prints the same of both.
//!
//! `schema.rs` does this with each kind of step, `agreement.rs` with generated steps.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use migration_core::history::History;
use migration_core::schema::{Arena, Chain};
use migration_core::sql::postgres;
use migration_tests::baseline::baseline;
use migration_tests::dump::comparable;
use migration_tests::session::TestSession;

/// The SQL that the authors of these histories wrote is about rows alone, and so not in the dump.
async fn means(history: &History<'static>) {
    let arena = Arena::new();
    let chain = Chain::replay(history, &arena).unwrap();
    let led_to = dump(&chain).await;
    let made = dump(&baseline(&chain.schema, &[], &arena)).await;
    assert!(!made.is_empty());
    assert_eq!(led_to, made);
}

async fn dump(chain: &Chain<'_>) -> Vec<String> {
    let mut database = TestSession::create().await;
    for link in &chain.links {
        let script = postgres::up(link).unwrap();
        database.try_apply(&script).await.unwrap();
    }
    comparable(&database.dump())
}

#[tokio::test]
async fn kontali() {
    means(&migrations::HISTORY).await;
}

#[tokio::test]
async fn task_queue() {
    means(&task_queue::HISTORY).await;
}
