//! Law 4: the check of the compiler, called at run time, the replay at run time and PostgreSQL accept and refuse the same
//! histories.
//!
//! A history is a beginning, which all three took and which is committed, and one more step, which PostgreSQL runs in a
//! transaction that is rolled back. The step fits, or its author makes one of the mistakes in `generate/mistake.rs`. At each
//! place of a case one step with each mistake is judged, and one that all three accept is kept, so that the next place has a
//! longer beginning. Only different histories are counted.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual; a case is about 180 histories. `known.rs` says
//! where the three disagree on purpose, and why.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by a panic, in its helpers too"
)]

#[path = "../../../migration-core/tests/generate/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the generator"
)]
mod generate;
mod judge;
mod known;
mod tally;

use std::io::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use generate::history::number;
use generate::{Author, Mistake};
use judge::{Judged, commit, judge};
use migration_core::schema::Arena;
use migration_tests::generated::clear;
use migration_tests::session::TestSession;
use tally::Tally;

/// How many places a case has.
const PLACES: usize = 18;

/// How many cases are written at once, each on a connection of its own: one waits for the server while another thinks.
const AUTHORS: usize = 3;

#[test]
fn all_three_agree() {
    let first = number("SEED", 1);
    let end = first + number("CASES", 40);
    let next = AtomicU64::new(first);
    let tally = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for _ in 0..AUTHORS {
            scope.spawn(|| on_a_thread(&next, end, &tally));
        }
    });
    let tally = tally.into_inner().unwrap();
    // What goes to standard error itself is not held back by the test harness.
    std::io::stderr()
        .write_all(tally.to_string().as_bytes())
        .unwrap();
    tally.assert_none();
    let enough = std::env::var("CASES").is_ok() || tally.histories() >= 5_000;
    assert!(enough, "{} histories", tally.histories());
}

fn on_a_thread(next: &AtomicU64, end: u64, tally: &Mutex<Tally>) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    runtime.block_on(async {
        let mut database = TestSession::create().await;
        let server = database.version().await;
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= end {
                return;
            }
            case(seed, (&mut database, server), tally).await;
        }
    });
}

async fn case(seed: u64, (database, server): (&mut TestSession, u32), tally: &Mutex<Tally>) {
    clear(database).await;
    let arena = Arena::new();
    let mut author = Author::new(seed, database.version().await, &arena);
    let mut beginning = String::new();
    for _ in 0..PLACES {
        let mut accepted = Vec::new();
        for mistake in Mistake::ALL {
            let step = author.write(mistake);
            let judged = judge(&author, step, (database, server)).await;
            let mut tally = tally.lock().unwrap();
            tally.count(seed, mistake, (&author, &beginning), judged.as_ref());
            drop(tally);
            accepted.extend(judged.filter(Judged::can_be_kept));
        }
        let at = author.random.below(accepted.len());
        if let Some(judged) = accepted.into_iter().nth(at)
            && let Ok((applied, after)) = judged.at_run_time
        {
            commit(applied, database).await;
            author.keep(judged.step, after);
            beginning += &judged.sql;
            beginning += ";\n";
        }
    }
}
