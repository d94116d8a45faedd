//! Derived migrations under SeaORM, on a server.
//!
//! `TEST_DATABASE_URL` names a server on which the role may create databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use migration_core::History;
use migration_sea_orm_tests::{
    external, indexes, limits, modern, partitions, plain, refused, wrong,
};
use migration_tests::server::TestDatabase;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DbBackend, MockDatabase, Statement,
    TransactionTrait, Value,
};
use sea_orm_migration::{
    DbErr, IntoSchemaManagerConnection, MigrationName, MigrationTrait, MigratorTraitSelf,
    SchemaManager, async_trait,
};

/// A list of migrations: those of a history, and some that were written by hand, by their names.
struct Listed {
    by_hand: fn() -> Vec<Box<dyn MigrationTrait>>,
    history: History<'static>,
}

#[async_trait::async_trait]
impl MigratorTraitSelf for Listed {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let mut all = (self.by_hand)();
        all.extend(self.history.sea_orm_migrations());
        all.sort_by(|one, two| one.name().cmp(two.name()));
        all
    }
}

const fn derived(history: History<'static>) -> Listed {
    Listed {
        by_hand: Vec::new,
        history,
    }
}

impl Listed {
    /// Forward, and why not.
    async fn up_on<'c>(&self, db: impl IntoSchemaManagerConnection<'c>) -> String {
        words(self.up(db, None).await)
    }

    /// One back, and why not.
    async fn down_on<'c>(&self, db: impl IntoSchemaManagerConnection<'c>) -> String {
        words(self.down(db, Some(1)).await)
    }
}

fn words(result: Result<(), DbErr>) -> String {
    result.err().map_or_else(String::new, |error| {
        error
            .to_string()
            .trim_start_matches("Migration Error: ")
            .to_owned()
    })
}

/// A database, and SeaORM's connection to it.
struct Db {
    connection: DatabaseConnection,
    database: TestDatabase,
}

impl Db {
    async fn new() -> Self {
        let database = TestDatabase::create().await;
        let connection = Database::connect(database.url()).await.unwrap();
        Self {
            connection,
            database,
        }
    }

    async fn execute(&self, sql: &str) {
        self.connection.execute_unprepared(sql).await.unwrap();
    }

    /// The first column of all rows, as text.
    async fn query(&self, sql: &str) -> String {
        let statement = Statement::from_string(DbBackend::Postgres, sql);
        let rows = self.connection.query_all_raw(statement).await.unwrap();
        let words = rows
            .iter()
            .map(|row| row.try_get_by_index::<String>(0).unwrap());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The migrations that SeaORM has noted, by the last word of their names.
    async fn applied(&self) -> String {
        self.query("SELECT split_part(version, '_', 3) FROM seaql_migrations ORDER BY version")
            .await
    }

    /// The indexes of `orders` beside its key, an invalid one in brackets.
    async fn indexes(&self) -> String {
        self.query(
            "SELECT CASE WHEN indisvalid THEN relname::text ELSE '[' || relname || ']' END FROM pg_index \
             JOIN pg_class ON oid = indexrelid WHERE indrelid = 'orders'::regclass AND NOT indisprimary ORDER BY 1",
        )
        .await
    }

    async fn tables(&self) -> String {
        self.query(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'seaql_migrations' ORDER BY 1",
        )
        .await
    }

    fn schema(&self) -> String {
        self.database.schema_dump_without(&["seaql_migrations"])
    }
}

#[test]
fn names_and_transactions() {
    let described = |list: Vec<Box<dyn MigrationTrait>>| -> Vec<String> {
        let words = list.iter().map(|it| {
            let alone = if it.use_transaction() == Some(false) {
                " alone"
            } else {
                ""
            };
            format!("{}{alone}", it.name())
        });
        words.collect()
    };
    assert_eq!(
        described(indexes::HISTORY.sea_orm_migrations()),
        [
            "m20250106_090000_orders",
            "m20250113_090000_unique alone",
            "m20250120_090000_less alone",
        ]
    );
    assert_eq!(
        described(plain::HISTORY.sea_orm_migrations_after("m20250106_090000_orders")),
        ["m20250113_090000_log"]
    );
}

#[tokio::test]
async fn a_migration_is_one_message_in_one_transaction() {
    let db = Db::new().await;
    let list = derived(plain::HISTORY);
    let failed = list.up_on(&db.connection).await;
    assert_eq!(
        failed,
        "the server refused `m20250113_090000_log`; it is rolled back\n  one of its 5 statements:\n  there is an order \
         (SQLSTATE P0004)\n  detail: The query of the step AnyOrder of m20250113_090000_log did not give true.\n  context: \
         PL/pgSQL function inline_code_block line 5 at RAISE"
    );
    assert_eq!(db.applied().await, "orders");
    assert_eq!(db.tables().await, "orders");

    let before = db.schema();
    db.execute("INSERT INTO orders VALUES (1, 1)").await;
    assert_eq!(list.up_on(&db.connection).await, "");
    assert_eq!(db.applied().await, "orders log");
    // PostgreSQL's `statement_timestamp()` is the time at which the message came.
    let messages = "SELECT count(*) || ' in ' || count(DISTINCT at) FROM log";
    assert_eq!(db.query(messages).await, "2 in 1");

    assert_eq!(list.down_on(&db.connection).await, "");
    assert_eq!(db.schema(), before);
    assert_eq!(db.applied().await, "orders");
    assert_eq!(list.down_on(&db.connection).await, "");
    assert_eq!(db.tables().await, "");
}

/// SeaORM takes no lock. What one has made, the server refuses to make again, and the other is rolled back.
#[tokio::test]
async fn of_two_at_once_one_may_fail_and_nothing_runs_twice() {
    let db = Db::new().await;
    let list = derived(plain::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    db.execute("INSERT INTO orders VALUES (1, 1)").await;
    let ended = tokio::join!(list.up_on(&db.connection), list.up_on(&db.connection));
    assert!(ended.0.is_empty() || ended.1.is_empty(), "{ended:?}");
    assert_eq!(db.applied().await, "orders log");
    assert_eq!(db.query("SELECT count(*)::text FROM log").await, "2");
}

#[tokio::test]
async fn a_refused_statement_is_found_by_its_place() {
    let db = Db::new().await;
    let failed = derived(wrong::HISTORY).up_on(&db.connection).await;
    assert_eq!(
        failed,
        "the server refused `m20250106_090000_orders`; it is rolled back\n  step Sizes:\n  column \"größe\" of relation \
         \"orders\" does not exist (SQLSTATE 42703)"
    );
    assert_eq!((db.applied().await, db.tables().await), Default::default());
}

#[tokio::test]
async fn a_step_that_runs_by_itself() {
    let db = Db::new().await;
    let list = derived(indexes::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    let before = db.schema();
    assert_eq!(list.up_on(&db.connection).await, "");
    assert_eq!(db.applied().await, "orders unique less");
    assert_eq!(db.indexes().await, "one_order");
    assert_eq!(
        db.query(
            "SELECT attstattarget::text FROM pg_attribute WHERE attrelid = 'one_order'::regclass"
        )
        .await,
        "500"
    );
    assert_eq!(list.down_on(&db.connection).await, "");
    assert_eq!(db.indexes().await, "one_order orders_customer_id_idx");
    assert_eq!(list.down_on(&db.connection).await, "");
    assert_eq!(db.schema(), before);
}

#[tokio::test]
async fn an_index_that_cannot_be_built_leaves_nothing() {
    let db = Db::new().await;
    let list = derived(indexes::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    db.execute("INSERT INTO orders VALUES (1, 7), (2, 7)").await;
    let failed = list.up_on(&db.connection).await;
    assert_eq!(
        failed,
        "the server refused `m20250113_090000_unique`; it is rolled back\n  step OneOrder:\n  could not create unique index \
         \"one_order\" (SQLSTATE 23505)\n  detail: Key (abs(customer))=(7) is duplicated."
    );
    assert_eq!(db.applied().await, "orders");
    assert_eq!(db.indexes().await, "orders_customer_id_idx");
    db.execute("DELETE FROM orders WHERE id = 2").await;
    assert_eq!(list.up_on(&db.connection).await, "");
}

#[tokio::test]
async fn what_an_interrupted_run_has_left_is_told() {
    let db = Db::new().await;
    let list = derived(indexes::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    db.execute("INSERT INTO orders VALUES (1, 7), (2, 7)").await;
    let build = "CREATE UNIQUE INDEX CONCURRENTLY one_order ON orders ((abs(customer)))";
    db.connection
        .execute_unprepared(build)
        .await
        .expect_err("there are two of 7");
    db.execute("DELETE FROM orders WHERE id = 2").await;
    let failed = list.up_on(&db.connection).await;
    assert!(
        failed.contains("an invalid index \"one_order\" is there, which an interrupted run has left, or another process"),
        "{failed}"
    );
    // It may be another process's.
    assert_eq!(db.indexes().await, "[one_order] orders_customer_id_idx");

    db.execute("REINDEX INDEX CONCURRENTLY one_order").await;
    let failed = list.up_on(&db.connection).await;
    let row = "insert the row `m20250113_090000_unique` of SeaORM's table of migrations by hand";
    assert!(
        failed.contains("\"one_order\" is there already"),
        "{failed}"
    );
    assert!(failed.contains(row), "{failed}");

    db.execute("INSERT INTO seaql_migrations VALUES ('m20250113_090000_unique', 0)")
        .await;
    db.execute("DROP INDEX orders_customer_id_idx").await;
    let failed = list.up_on(&db.connection).await;
    assert!(
        failed.contains("\"orders_customer_id_idx\" is gone already"),
        "{failed}"
    );
}

#[tokio::test]
async fn what_follows_an_index_and_fails_is_told() {
    let db = Db::new().await;
    let list = derived(indexes::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    db.execute(
        "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
         CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('ALTER INDEX') EXECUTE FUNCTION refuse()",
    )
    .await;
    let failed = list.up_on(&db.connection).await;
    let help = "before it ran `CREATE UNIQUE INDEX CONCURRENTLY \"one_order\" ON \"orders\" USING btree ((abs(customer)))`, which \
                stays, and SeaORM does not know of it";
    assert!(failed.contains(help), "{failed}");
    assert_eq!(db.applied().await, "orders");
    db.execute("DROP EVENT TRIGGER refuse").await;
    db.execute("DROP INDEX CONCURRENTLY one_order").await;
    assert_eq!(list.up_on(&db.connection).await, "");
}

#[tokio::test]
async fn a_partition_is_detached_and_attached() {
    let db = Db::new().await;
    let list = derived(partitions::HISTORY);
    list.up(&db.connection, Some(1)).await.unwrap();
    let before = db.schema();
    assert_eq!(list.up_on(&db.connection).await, "");
    let detached = db.schema();
    assert_eq!(list.down_on(&db.connection).await, "");
    assert_eq!(db.schema(), before);

    // Whoever reads the partitioned table keeps a detach from its end, and the server ends its waiting.
    let reader = db.connection.begin().await.unwrap();
    reader
        .execute_unprepared("SELECT count(*) FROM events")
        .await
        .unwrap();
    let impatient = format!("{}?options[lock_timeout]=200", db.database.url());
    let impatient = Database::connect(impatient).await.unwrap();
    let failed = list.up_on(&impatient).await;
    let finish = "`ALTER TABLE \"events\" DETACH PARTITION \"events_a\" FINALIZE`, and insert the row `m20250113_090000_detached`";
    assert!(
        failed.contains("the detach of \"events_a\" is pending"),
        "{failed}"
    );
    assert!(failed.contains(finish), "{failed}");
    reader.commit().await.unwrap();
    assert!(list.up_on(&db.connection).await.contains(finish));

    db.execute("ALTER TABLE events DETACH PARTITION events_a FINALIZE")
        .await;
    let failed = list.up_on(&db.connection).await;
    assert!(
        failed.contains("\"events_a\" is detached already"),
        "{failed}"
    );
    db.execute("INSERT INTO seaql_migrations VALUES ('m20250113_090000_detached', 0)")
        .await;
    db.execute("ALTER TABLE events_a DROP CONSTRAINT events_a_kind_check")
        .await;
    assert_eq!(db.schema(), detached);
}

#[tokio::test]
async fn what_sea_orm_cannot_run_is_refused_as_a_whole() {
    let db = Db::new().await;
    let list = derived(refused::HISTORY);
    let failed = list.up_on(&db.connection).await;
    assert_eq!(
        failed,
        "`m20250113_090000_beside` has other steps beside `ByCustomer`, which runs by itself, and SeaORM cannot note that half of \
         it is done; nothing of it was run\ngive the step a migration of its own"
    );
    assert_eq!(db.applied().await, "orders");
    assert_eq!(db.query("SELECT customer::text FROM orders").await, "2");

    db.execute("INSERT INTO seaql_migrations VALUES ('m20250113_090000_beside', 0)")
        .await;
    let failed = list.up_on(&db.connection).await;
    assert!(
        failed.starts_with(
            "`m20250120_090000_function` calls the Rust function `note` in its step `Noted`"
        ),
        "{failed}"
    );
    assert_eq!(db.tables().await, "orders");

    db.execute("DELETE FROM seaql_migrations WHERE version LIKE '%beside'")
        .await;
    assert_eq!(
        list.down_on(&db.connection).await,
        "m20250106_090000_orders cannot be undone: its step `FirstOrder` is irreversible: orders were taken"
    );
    assert_eq!(db.applied().await, "orders");
}

#[tokio::test]
async fn in_a_transaction_of_the_application() {
    let db = Db::new().await;
    let transaction = db.connection.begin().await.unwrap();
    let list = derived(indexes::HISTORY);
    let failed = list.up_on(&transaction).await;
    assert_eq!(
        failed,
        "`m20250113_090000_unique` cannot run in a transaction; nothing of it was run\ngive SeaORM the database, and not a \
         transaction of it"
    );
    transaction.commit().await.unwrap();
    assert_eq!(db.applied().await, "orders");
}

/// Made by hand.
struct Customers;

impl MigrationName for Customers {
    fn name(&self) -> &str {
        "m20240902_090000_customers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Customers {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql =
            "CREATE TABLE customers (id bigint PRIMARY KEY); CREATE TYPE mood AS ENUM ('calm')";
        let made = manager.get_connection().execute_unprepared(sql).await;
        made.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "DROP TABLE customers; DROP TYPE mood";
        let dropped = manager.get_connection().execute_unprepared(sql).await;
        dropped.map(drop)
    }
}

#[tokio::test]
async fn what_others_own_is_declared() {
    let db = Db::new().await;
    let list = Listed {
        by_hand: || vec![Box::new(Customers)],
        history: external::HISTORY,
    };
    assert_eq!(list.up_on(&db.connection).await, "");
    assert_eq!(db.tables().await, "customers invoices");
    assert_eq!(db.applied().await, "customers invoices words");
    list.refresh(&db.connection).await.unwrap();
    list.down(&db.connection, None).await.unwrap();
    assert_eq!((db.applied().await, db.tables().await), Default::default());
}

#[tokio::test]
async fn a_migrations_own_limits_hold_for_it_alone() {
    let db = Db::new().await;
    let list = derived(limits::HISTORY);
    let url = format!("{}?options[lock_timeout]=3s", db.database.url());
    let connection = Database::connect(url).await.unwrap();
    // SeaORM takes savepoints where there is a transaction already, so that all of it is one.
    let transaction = connection.begin().await.unwrap();
    assert_eq!(list.up_on(&transaction).await, "");
    transaction.commit().await.unwrap();
    let noted = "SELECT string_agg(lock || ' ' || statement, '; ') FROM log";
    assert_eq!(db.query(noted).await, "3s 0; 1234ms 10min; 3s 0");
    assert_eq!(list.down_on(&connection).await, "");
    assert_eq!(list.down_on(&connection).await, "");
    assert_eq!(
        db.query(noted).await,
        "3s 0; 1234ms 10min; 3s 0; 1234ms 10min"
    );
}

#[tokio::test]
async fn a_server_that_is_too_old_is_told_before_its_migration() {
    let db = Db::new().await;
    let version = db.query("SHOW server_version_num").await;
    let list = derived(modern::HISTORY);
    let failed = list.up_on(&db.connection).await;
    if version.as_str() >= "180000" {
        assert_eq!(failed, "");
        return;
    }
    let server = &version[..2];
    assert_eq!(
        failed,
        format!(
            "the server is PostgreSQL {server}, which is too old for `m20250113_090000_doubled`; nothing of it was run\n  \
             `m20250113_090000_doubled`, step `Orders`: a virtual generated column needs PostgreSQL 18\nrun it on PostgreSQL 18 \
             or later"
        )
    );
    assert_eq!(db.applied().await, "orders");
}

/// What SeaORM sees of another database.
async fn on_another(backend: DbBackend, rows: &[i32]) -> (String, usize) {
    let mut mock = MockDatabase::new(backend);
    for version in rows {
        mock = mock.append_query_results([[BTreeMap::from([("server", Value::from(*version))])]]);
    }
    let connection = mock.into_connection();
    let migrations = plain::HISTORY.sea_orm_migrations();
    let manager = SchemaManager::new(&connection);
    let failed = words(migrations[0].up(&manager).await);
    (failed, connection.into_transaction_log().len())
}

#[tokio::test]
async fn another_database_is_told_before_anything_runs() {
    for backend in [DbBackend::Sqlite, DbBackend::MySql] {
        assert_eq!(
            on_another(backend, &[]).await,
            (
                "`m20250106_090000_orders` is SQL of PostgreSQL, and this database is another"
                    .to_owned(),
                0
            )
        );
    }
    let (failed, queries) = on_another(DbBackend::Postgres, &[14]).await;
    assert_eq!(
        failed,
        "the server is PostgreSQL 14, which is too old for `m20250106_090000_orders`; nothing of it was run\nrun it on PostgreSQL \
         15 or later"
    );
    assert_eq!(queries, 1);
}

#[tokio::test]
async fn a_mistyped_name_before_the_first_is_told() {
    let db = Db::new().await;
    let names = |id: &str| -> Vec<String> {
        let all = plain::HISTORY.sea_orm_migrations_after(id);
        all.iter().map(|it| it.name().to_owned()).collect()
    };
    assert_eq!(names("m20250106_090000_orders"), ["m20250113_090000_log"]);
    assert_eq!(names("m20250113_090000_log"), [""; 0]);
    for mistyped in ["m20250106_090000_order", "m20990106_090000_orders", ""] {
        let manager = SchemaManager::new(&db.connection);
        for migration in plain::HISTORY.sea_orm_migrations_after(mistyped) {
            let failed = words(migration.up(&manager).await);
            let told = format!(
                "the history has no migration `{mistyped}`, after which its others were to come"
            );
            assert!(failed.starts_with(&told), "{failed}");
            assert_eq!(
                failed.contains("did you mean `m20250106_090000_orders`?"),
                !mistyped.is_empty(),
                "{failed}"
            );
        }
        assert_eq!(names(mistyped).len(), 2);
    }
    assert_eq!(db.tables().await, "");
}
