//! A script that has a statement which runs by itself.
//!
//! SeaORM notes nothing before it, so that a later run cannot know that this one was interrupted: it is told to people
//! then, and nothing is guessed.

use super::error::{BridgeError, Refused, server_error};
use crate::database::{ServerError, Trace, trace};
use crate::sql::{Direction, Lone, Script};
use sea_orm_migration::sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use sea_orm_migration::{DbErr, SchemaManagerConnection};

/// A relation of that name exists; PostgreSQL has this code for indexes too.
const DUPLICATE_TABLE: &str = "42P07";

/// Runs it, a message for each statement: the one that runs by itself, and what its step needs besides.
pub(super) async fn run(
    connection: &SchemaManagerConnection<'_>,
    script: &Script,
) -> Result<(), DbErr> {
    if !matches!(connection, SchemaManagerConnection::Connection(_)) {
        let migration = script.migration.clone();
        return Err(BridgeError::InTransaction { migration }.into());
    }
    for (index, statement) in script.statements.iter().enumerate() {
        let Err(error) = connection.execute_unprepared(&statement.sql).await else {
            continue;
        };
        let Some(server) = server_error(&error) else {
            return Err(error);
        };
        let left = match statement.execution.lone() {
            Some(lone) => left(connection, script, (lone, &server)).await?,
            None => None,
        };
        let stays = [left, before(script, index)].into_iter().flatten();
        let place = format!("step {}", statement.step);
        let refused = Refused::new(script, place, server).leaving(stays.collect());
        return Err(BridgeError::Refused(Box::new(refused)).into());
    }
    Ok(())
}

/// What a refused statement has left in the database, or found there.
///
/// An index that a statement of this run has left invalid is dropped. One that was there before may be another process's,
/// which is still building it.
async fn left(
    connection: &SchemaManagerConnection<'_>,
    script: &Script,
    (lone, server): (&Lone, &ServerError),
) -> Result<Option<String>, DbErr> {
    let object = lone.object();
    Ok(match trace(connection, lone).await? {
        Trace::Unfinished { drop: Some(drop) } if server.code == DUPLICATE_TABLE => Some(format!(
            "an invalid index {object} is there, which an interrupted run has left, or another process is building: when nobody \
             builds it, run `{drop}`, and this again"
        )),
        Trace::Unfinished { drop: Some(drop) } => {
            let dropped = connection.execute_unprepared(&drop).await;
            dropped.err().map(|error| {
                format!("it left an invalid index, which could not be dropped ({error}): run `{drop}`, and this again")
            })
        }
        Trace::Pending { finish } => Some(pending(script, lone, &finish)),
        Trace::Finished => Some(finished(script, lone)),
        Trace::Unfinished { drop: None } | Trace::Untouched | Trace::Foreign(_) => None,
    })
}

fn pending(script: &Script, lone: &Lone, finish: &str) -> String {
    let then = match lone {
        Lone::DetachPartition { .. } => noted(script),
        _ => "run this again".to_owned(),
    };
    format!(
        "the detach of {} is pending, which an interrupted run has left, or another process is waiting for: when nobody does, run \
         `{finish}`, and {then}",
        lone.object()
    )
}

/// What to do where an earlier run was interrupted after the statement, or somebody was faster.
fn finished(script: &Script, lone: &Lone) -> String {
    let state = match lone {
        Lone::CreateIndex { .. } => "there",
        Lone::DropIndex { .. } => "gone",
        Lone::AttachPartition { .. } => "attached",
        Lone::DetachPartition { .. } => "detached",
    };
    format!(
        "{} is {state} already: if an interrupted run of this migration did that, {}",
        lone.object(),
        noted(script)
    )
}

/// How SeaORM gets to know that a migration is done.
fn noted(script: &Script) -> String {
    let verb = match script.direction {
        Direction::Up => "insert",
        Direction::Down => "delete",
    };
    let migration = &script.migration;
    format!("{verb} the row `{migration}` of SeaORM's table of migrations by hand")
}

/// What ran of it before a statement, and stays.
fn before(script: &Script, index: usize) -> Option<String> {
    let ran = script.statements.get(..index).unwrap_or_default();
    let texts: Vec<_> = ran.iter().map(|it| format!("`{}`", it.sql)).collect();
    (!texts.is_empty()).then(|| {
        format!(
            "before it ran {}, which stays, and SeaORM does not know of it: take it back, and run this again",
            texts.join(" and ")
        )
    })
}

async fn trace(connection: &SchemaManagerConnection<'_>, lone: &Lone) -> Result<Trace, DbErr> {
    let query = Statement::from_string(DbBackend::Postgres, trace::query(lone));
    let row = connection.query_one_raw(query).await?;
    let row = row.as_ref().and_then(|row| row.try_as_pg_row());
    trace::decode(lone, row).map_err(|error| DbErr::Type(error.to_string()))
}
