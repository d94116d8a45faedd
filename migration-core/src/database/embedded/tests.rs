//! Real processes on real folders: each test takes seconds, because each start of PostgreSQL takes one.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use sqlx::{Connection, Executor, PgConnection};

use super::*;

const FOLDER: &str = "EMBEDDED_TEST_FOLDER";

fn start(folder: &Path) -> Embedded {
    Embedded::start(folder, |_| ()).unwrap()
}

fn start_here(folder: &Path) -> (Embedded, Vec<String>) {
    let mut waited = Vec::new();
    let embedded = Embedded::start(folder, |who| waited.push(who.to_owned())).unwrap();
    (embedded, waited)
}

async fn names(connection: &mut PgConnection) -> Vec<String> {
    let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    sqlx::query_scalar(tables)
        .fetch_all(connection)
        .await
        .unwrap()
}

/// The process that the others start and kill; without its folder, this does nothing.
#[tokio::test]
async fn victim() {
    let Some(folder) = env::var_os(FOLDER) else {
        return;
    };
    let embedded = start(folder.as_ref());
    let mut connection = PgConnection::connect(embedded.url()).await.unwrap();
    connection
        .execute("CREATE TABLE kept (i int); INSERT INTO kept VALUES (1), (2)")
        .await
        .unwrap();
    connection
        .execute("BEGIN; CREATE TABLE lost (i int); INSERT INTO kept VALUES (3)")
        .await
        .unwrap();
    println!("\nready");
    thread::sleep(Duration::from_secs(60));
}

/// Starts `victim` and returns when it is in the middle of its transaction.
fn victim_in_transaction(folder: &Path) -> Child {
    let name = format!("{}::victim", module_path!().split_once("::").unwrap().1);
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", &name, "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(
        lines.map_while(Result::ok).any(|line| line == "ready"),
        "the victim ended early"
    );
    child
}

#[tokio::test]
async fn a_killed_process_loses_only_what_it_had_not_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = victim_in_transaction(folder.path());
    child.kill().unwrap();
    child.wait().unwrap();

    let embedded = start(folder.path());
    let mut connection = PgConnection::connect(embedded.url()).await.unwrap();
    assert_eq!(names(&mut connection).await, ["kept"]);
    let kept: Vec<i32> = sqlx::query_scalar("SELECT i FROM kept ORDER BY 1")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert_eq!(kept, [1, 2]);
    connection.close().await.unwrap();
    embedded.shutdown().unwrap();
}

#[tokio::test]
async fn a_second_process_waits_and_says_for_whom() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = victim_in_transaction(folder.path());
    let holder = format!("process {}", child.id());
    let path = folder.path().to_owned();
    let second = thread::spawn(move || start_here(&path));
    thread::sleep(Duration::from_secs(2));
    assert!(!second.is_finished());
    child.kill().unwrap();
    child.wait().unwrap();

    let (embedded, waited) = second.join().unwrap();
    assert_eq!(waited, [holder]);
    embedded.shutdown().unwrap();
}

#[tokio::test]
async fn one_message_may_hold_many_transactions() {
    let folder = tempfile::tempdir().unwrap();
    let embedded = start(folder.path());
    let mut connection = PgConnection::connect(embedded.url()).await.unwrap();
    let message = "BEGIN; CREATE TABLE a (i int); COMMIT; BEGIN; CREATE TABLE b (i int); COMMIT;
        BEGIN; CREATE TABLE c (i int); SELECT 1 / 0; COMMIT; BEGIN; CREATE TABLE d (i int); COMMIT;";
    connection
        .execute(sqlx::raw_sql(message))
        .await
        .unwrap_err();
    connection.execute("ROLLBACK").await.unwrap();
    assert_eq!(names(&mut connection).await, ["a", "b"]);
    connection.close().await.unwrap();
    embedded.shutdown().unwrap();
}

#[tokio::test]
async fn extensions_are_there_but_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let embedded = start(folder.path());
    let mut connection = PgConnection::connect(embedded.url()).await.unwrap();
    let created = sqlx::query_scalar::<_, String>("SELECT extname::text FROM pg_extension");
    assert_eq!(
        created.fetch_all(&mut connection).await.unwrap(),
        ["plpgsql"]
    );
    connection
        .execute("CREATE EXTENSION vector; CREATE EXTENSION citext")
        .await
        .unwrap();
    let near = sqlx::query_scalar::<_, f64>("SELECT '[1,2,3]'::vector <-> '[1,2,5]'");
    assert!((near.fetch_one(&mut connection).await.unwrap() - 2.0).abs() < f64::EPSILON);
    connection.close().await.unwrap();
    embedded.shutdown().unwrap();
}

#[test]
fn the_folder_is_ignored_by_git_and_can_be_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/database");
    drop(start(&path));
    assert_eq!(fs::read_to_string(path.join(".gitignore")).unwrap(), "*\n");
    start(&path).shutdown().unwrap();
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_that_says_what_to_do() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = Embedded::start(&file.path().join("database"), |_| ()).unwrap_err();
    assert!(matches!(error, EmbeddedError::Folder { .. }));
    assert!(error.source().is_some());
    assert!(error.to_string().contains("name another folder"), "{error}");
}
