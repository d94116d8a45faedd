//! The database of a test: it is there, it can be dumped, it goes away.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use migration_tests::server::{SERVER_VARIABLE, TestDatabase};
use sqlx::{Connection, PgConnection};

#[tokio::test]
async fn a_dump_is_the_same_twice_and_tells_tables() {
    let database = TestDatabase::create().await;
    let empty = database.schema_dump();
    let mut connection = database.connect().await;
    sqlx::raw_sql(
        "CREATE TABLE kept (a integer); CREATE TABLE migration_journal (id bigserial PRIMARY KEY)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    let full = database.schema_dump();
    assert_eq!(empty, "");
    assert_eq!(full, database.schema_dump());
    assert!(full.contains("public.migration_journal"), "{full}");
    let kept = database.schema_dump_without(&["migration_journal"]);
    assert!(!kept.contains("migration_journal"), "{kept}");
    match database.can_dump() {
        true => assert_eq!(kept, dump_of_kept(&table_owner(&mut connection).await)),
        false => assert!(kept.contains("public.kept"), "{kept}"),
    }
}

fn dump_of_kept(owner: &str) -> String {
    format!(
        "CREATE TABLE public.kept (\n    a integer\n);\n\nALTER TABLE public.kept OWNER TO {owner};"
    )
}

async fn table_owner(connection: &mut PgConnection) -> String {
    sqlx::query_scalar("SELECT quote_ident(current_user)")
        .fetch_one(connection)
        .await
        .unwrap()
}

#[tokio::test]
async fn it_is_removed_under_open_connections() {
    let database = TestDatabase::create().await;
    let name = database.name().to_owned();
    let _still_open = database.connect().await;
    drop(database);
    let mut server = PgConnection::connect(&std::env::var(SERVER_VARIABLE).unwrap())
        .await
        .unwrap();
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_one(&mut server)
        .await
        .unwrap();
    assert_eq!(left, 0);
}
