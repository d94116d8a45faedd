//! The application on a server: one history of hand-written and derived migrations under SeaORM's command line, and the
//! way from there to `migration-core`'s own runner.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::database::DatabaseUrl;
use migration_core::plan::{DownTarget, UpTarget};
use migration_core::run::{Report, Runner, Settings};
use migration_core::schema::{Arena, Chain};
use migration_core::sql::{postgres, render};
use migration_tests::process::{Ended, Program};
use migration_tests::server::TestDatabase;
use sea_orm::{ActiveModelTrait, ActiveValue, Database, DbErr, EntityTrait, ModelTrait};
use sea_orm_app::entity::{component, project, task};
use sea_orm_app::history::HISTORY;
use std::path::Path;
use std::process::Command;

/// How many migrations were written by hand.
const BY_HAND: &str = "2";

/// SeaORM's command line, on a database.
fn run(database: &TestDatabase, arguments: &[&str]) -> Ended {
    let program = Program {
        path: env!("CARGO_BIN_EXE_sea-orm-app"),
        url: Some(database.url()),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    program.run(arguments)
}

/// The catalog without the tables of both journals.
fn schema(database: &TestDatabase) -> String {
    database.schema_dump_without(&["seaql_migrations", "migration_journal"])
}

/// The status of each migration, as SeaORM prints it: `A`pplied or `P`ending.
fn status(database: &TestDatabase) -> String {
    let printed = run(database, &["status"]).succeeded().stdout;
    let lines = printed.lines().filter_map(|line| line.split_once("... "));
    lines
        .filter_map(|(_, status)| status.chars().next())
        .collect()
}

#[tokio::test]
async fn one_history() {
    let database = TestDatabase::create().await;
    assert_eq!(status(&database), "PPPP");
    let mut schemas = Vec::new();
    for _ in 0..4 {
        run(&database, &["up", "-n", "1"]).succeeded();
        schemas.push(schema(&database));
    }
    assert_eq!(status(&database), "AAAA");
    run(&database, &["up"])
        .succeeded()
        .says("No pending migrations");

    let top = schemas.pop();
    for before in schemas.iter().rev() {
        run(&database, &["down", "-n", "1"]).succeeded();
        assert_eq!(schema(&database), *before);
    }
    assert_eq!(status(&database), "APPP");
    for command in ["up", "refresh", "fresh"] {
        run(&database, &[command]).succeeded();
        assert_eq!(status(&database), "AAAA");
        assert_eq!(Some(schema(&database)), top, "after `{command}`");
    }
    run(&database, &["reset"]).succeeded();
    assert_eq!(schema(&database), schema(&TestDatabase::create().await));
}

#[tokio::test]
async fn rows_through_the_entities() -> Result<(), DbErr> {
    let database = TestDatabase::create().await;
    run(&database, &["up", "-n", BY_HAND]).succeeded();
    let connection = Database::connect(database.url()).await?;
    let project = project::ActiveModel {
        title: ActiveValue::Set("Archon".to_owned()),
        ..Default::default()
    };
    let project = project.insert(&connection).await?;
    assert_eq!(project.pinned, Some(false));

    run(&database, &["up"]).succeeded();
    let component = component::ActiveModel {
        project_id: ActiveValue::Set(Some(project.id)),
        name: ActiveValue::Set("search".to_owned()),
        ..Default::default()
    };
    let component = component.insert(&connection).await?;
    assert_eq!(component.status, Some(component::Status::NotStarted));
    let task = task::ActiveModel {
        project_id: ActiveValue::Set(Some(project.id)),
        component_id: ActiveValue::Set(Some(component.id)),
        title: ActiveValue::Set("Rank what was found".to_owned()),
        status: ActiveValue::Set(Some(task::Status::Doing)),
        ..Default::default()
    };
    let task = task.insert(&connection).await?;
    assert_eq!(task.assignee.as_deref(), Some("User"));
    assert_eq!(
        component
            .find_related(task::Entity)
            .all(&connection)
            .await?,
        std::slice::from_ref(&task)
    );

    component.delete(&connection).await?;
    let task = task::Entity::find_by_id(task.id).one(&connection).await?;
    assert_eq!(task.unwrap().component_id, None);

    run(&database, &["down", "-n", "2"]).succeeded();
    let projects = project::Entity::find().all(&connection).await?;
    assert_eq!(projects, [project]);
    connection.close().await
}

/// Whoever describes by hand what was made by hand has a test that both are one.
#[tokio::test]
async fn what_was_made_by_hand_is_described_as_it_is() {
    let by_hand = TestDatabase::create().await;
    run(&by_hand, &["up", "-n", BY_HAND]).succeeded();

    let arena = Arena::new();
    let chain = Chain::replay(&HISTORY, &arena).unwrap();
    let described = TestDatabase::create().await;
    described.psql(&render(&[postgres::up(&chain.links[0]).unwrap()]));
    assert_eq!(schema(&described), schema(&by_hand));
}

/// Forward or back with `migration-core`'s own runner; says how many migrations it ran.
async fn own_runner(database: &TestDatabase, down: Option<DownTarget>) -> usize {
    let arena = Arena::new();
    let runner = Runner {
        chain: &Chain::replay(&HISTORY, &arena).unwrap(),
        url: &database.url().parse::<DatabaseUrl>().unwrap(),
        settings: &Settings::default(),
    };
    let Report { done, .. } = match down {
        None => runner.up(&UpTarget::All, &mut |_| ()).await.unwrap(),
        Some(target) => runner.down(&target, &mut |_| ()).await.unwrap(),
    };
    done.len()
}

/// A table with its rows, as `pg_dump` prints it.
fn dump(database: &TestDatabase, table: &str) -> String {
    let program = std::env::var("PG_DUMP").unwrap_or_else(|_| "pg_dump".to_owned());
    let output = Command::new(program)
        .args(["--table", table, "--dbname", database.url()])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The journal of an empty database that got the same history is copied, as `docs/sea-orm.md` has it.
#[tokio::test]
async fn moving_over_to_the_own_runner() {
    let database = TestDatabase::create().await;
    run(&database, &["up", "-n", BY_HAND]).succeeded();
    let by_hand = schema(&database);
    run(&database, &["up"]).succeeded();
    let top = schema(&database);

    let empty = TestDatabase::create().await;
    assert_eq!(own_runner(&empty, None).await, 3);
    database.psql(&dump(&empty, "migration_journal"));
    database.psql("DROP TABLE seaql_migrations");

    assert_eq!(own_runner(&database, None).await, 0);
    let back = DownTarget::To(HISTORY.migrations[0].id.to_owned());
    assert_eq!(own_runner(&database, Some(back)).await, 2);
    assert_eq!(schema(&database), by_hand);
    assert_eq!(own_runner(&database, None).await, 2);
    assert_eq!(schema(&database), top);
}
