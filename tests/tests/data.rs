//! Steps about data against a real server: conditions and rows.
//!
//! `TEST_DATABASE_URL` is a server on which databases can be made.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use migration_core::history::{History, Migration};
use migration_core::plan::{DownTarget, UpTarget};
use migration_core::run::{Refusal, Report, RunError, Runner, Settings};
use migration_core::schema::{Arena, Chain};
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, Row};

/// Conditions, around a step in a transaction and around one that runs by itself.
mod conditions {
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
mod rows {
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
            #[alter_table(plans)]
            #[foreign_key(parent, references = plans(name), on_delete = restrict)]
            #[unique(rate, price)]
            Plans {},
            #[insert(
                plans(name, rate, price, kind, parent),
                rows = [
                    ("free   ", 0.1, 2.345, "free", "team"),
                    ("team", 2.5, sql("(SELECT count(*) FROM plans)"), sql("'paid'"), null),
                    (1.50, 1e3, 7, "paid", "free"),
                ]
            )]
            First,
            #[insert(plans(rate, price, kind, name), rows = [(0.2, 2.345, "free", "tiny ")])]
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
        "1.50 1000 7.00 paid, free 0.1 2.35 free, other 7 7.00 paid, team 2.5 1.00 paid, tiny 0.2 2.35 free"
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
