//! Laws 2 and 3 over generated steps: what the replay accepts, the server does, and its undo gives back the same dump; and
//! what all accepted steps led to is made from nothing. What the replay refuses is asked in `agreement`.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[path = "../../migration-core/tests/generate/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the generator"
)]
mod generate;

use generate::history::number;
use generate::{Generator, Random};
use migration_core::schema::{Applied, Arena, Schema, apply};
use migration_core::sql::{postgres, render};
use migration_core::step::{Operation, Step};
use migration_tests::baseline::baseline;
use migration_tests::dump::comparable;
use migration_tests::generated::{by_others, clear, link};
use migration_tests::session::TestSession;

/// How many steps a case tries.
const STEPS: usize = 20;

#[tokio::test]
async fn what_is_done_is_undone() {
    let mut database = TestSession::create().await;
    let server = database.version().await;
    let seed = number("SEED", 1);
    let mut counts = [0; 2];
    for case in seed..seed + number("CASES", 30) {
        let mut run = Run {
            database: &mut database,
            server,
            counts: &mut counts,
            case,
        };
        run.case().await;
    }
    println!("done and undone {}, not cast {}", counts[0], counts[1]);
    assert!(counts[0] > 100, "{counts:?}");
}

struct Run<'r> {
    database: &'r mut TestSession,
    /// Its major version.
    server: u32,
    counts: &'r mut [usize; 2],
    case: u64,
}

impl Run<'_> {
    async fn case(&mut self) {
        clear(self.database).await;
        let arena = Arena::new();
        let mut random = Random(self.case);
        let mut schema = Schema::default();
        for _ in 0..STEPS {
            let random = &mut random;
            let step = Generator {
                random,
                schema: &schema,
                arena: &arena,
                server: self.server,
            }
            .step();
            let mut after = schema.clone();
            if let Ok(applied) = apply(&mut after, &step, &arena)
                && applied.features().iter().all(|it| it.since <= self.server)
                && self.accepted(applied).await
            {
                schema = after;
            }
        }
        self.made_from_nothing(&schema, &arena).await;
    }

    /// Makes in an empty database what the steps led to.
    async fn made_from_nothing<'a>(&mut self, schema: &Schema<'a>, arena: &'a Arena) {
        let led_to = self.dump();
        clear(self.database).await;
        let mut scripts = Vec::new();
        for applied in &baseline(schema, &[], arena).links[0].steps {
            let script = postgres::up(&link(*applied)).unwrap();
            let sql = render(std::slice::from_ref(&script));
            scripts.push(sql);
            if let Err(error) = self.database.try_apply(&script).await {
                panic!("seed {}: {error}\n{}", self.case, scripts.concat());
            }
            self.others(applied.step).await;
        }
        let made = self.dump();
        let missing: Vec<_> = led_to.iter().filter(|it| !made.contains(it)).collect();
        let extra: Vec<_> = made.iter().filter(|it| !led_to.contains(it)).collect();
        assert_eq!(
            led_to,
            made,
            "seed {}\nmissing {missing:#?}\nextra {extra:#?}\n{}",
            self.case,
            scripts.concat()
        );
    }

    /// Runs the step, its undo, and the step again; it says whether the server could.
    async fn accepted(&mut self, applied: Applied<'_>) -> bool {
        let link = link(applied);
        let (up_script, down_script) =
            (postgres::up(&link).unwrap(), postgres::down(&link).unwrap());
        let up = render(std::slice::from_ref(&up_script));
        let down = render(std::slice::from_ref(&down_script));
        let before = self.dump();
        match self.database.try_apply(&up_script).await {
            Ok(()) => {}
            // Which types have casts to which is not in the schema.
            Err(error) if error.contains("cannot be cast automatically") => {
                self.counts[1] += 1;
                return false;
            }
            Err(error) => panic!("seed {}: {error}\n{up}", self.case),
        }
        if let Err(error) = self.database.try_apply(&down_script).await {
            panic!("seed {}: {error}\n{up}\n{down}", self.case);
        }
        let after = self.dump();
        assert_eq!(before, after, "seed {}\n{up}\n{down}", self.case);
        self.database.try_apply(&up_script).await.unwrap();
        // Rows would decide what a later step can do, which no replay knows.
        if matches!(applied.step.operation, Operation::Insert(_)) {
            self.database.try_apply(&down_script).await.unwrap();
        }
        self.others(applied.step).await;
        self.counts[0] += 1;
        true
    }

    /// Makes what a step only declares.
    async fn others(&mut self, step: Step<'_>) {
        if let Some(sql) = by_others(step) {
            self.database.run(&sql).await;
        }
    }

    /// The lines of the dump in any order and without the order of columns, as an undo cannot give back the place of one,
    /// and without the names that the model does not hold.
    fn dump(&self) -> Vec<String> {
        let lines = comparable(&self.database.dump()).into_iter();
        let lines = lines.filter(|it| !it.starts_with("columns of "));
        let lines = lines.map(|it| it.trim_end_matches(',').to_owned());
        let mut lines: Vec<_> = lines.map(without_order).collect();
        lines.sort();
        lines
    }
}

/// Statistics with their columns in any order: PostgreSQL sorts them by their place, which an undo cannot give back.
fn without_order(line: String) -> String {
    if !line.starts_with("CREATE STATISTICS") {
        return line;
    }
    let mut words: Vec<_> = line.split([' ', ',', ';']).collect();
    words.sort_unstable();
    words.join(" ")
}
