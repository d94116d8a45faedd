//! A stage that calls Rust functions: its transaction is held open over several messages, between which they run.

use super::event::{Event, Observer};
use super::failure::Stop;
use super::function_failure::Wrong;
use super::message::{Frame, Message, Role};
use super::progress::Tracker;
use super::settings::Settings;
use super::stage::Stage;
use crate::database::{Locked, Session};
use crate::function::Call;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _};
use std::time::Instant;

/// Who hears of it, and when the present migration began.
pub(super) type Watch<'o, 'w> = (&'w mut Observer<'o>, &'w mut Instant);

/// Runs all of a stage.
///
/// The driver begins the transaction, so that it makes a savepoint where a function begins one of its own. Where this is
/// dropped or fails, the driver rolls back before it sends anything else.
pub(super) async fn run<'w>(
    session: &mut Session<Locked>,
    stages: &'w [Stage<'w>; 1],
    settings: &Settings,
    (observe, started): Watch<'_, '_>,
) -> Result<(), Stop<'w>> {
    let [stage] = stages;
    let frame = Frame::new(session, settings);
    let outside = |role, error: sqlx::Error| Stop::outside(stage, role, &error);
    let begun = session.writer().begin().await;
    let mut transaction = begun.map_err(|error| outside(Role::Begin, error))?;
    let mut calls = stage.calls();
    for message in Message::around_functions(stage, &frame) {
        let mut tracker = Tracker::new(&message, stages, (&mut *observe, &mut *started));
        if let Err(error) = message.send(&mut transaction, &mut tracker).await {
            let reached = tracker.stop();
            transaction.rollback().await.ok();
            return Err(Stop::new(stages, &message, &reached, &error));
        }
        let Some((statement, function)) = calls.next() else {
            continue;
        };
        if let Err(wrong) = call(&mut transaction, function).await {
            // Where even this fails, the connection is lost, and that is why the function failed.
            return Err(match transaction.rollback().await {
                Ok(()) => Stop::function(stage, statement, wrong),
                Err(error) => outside(Role::Statement(statement), error),
            });
        }
        let (script, n) = (&stage.work.script, statement + 1);
        observe(Event::StatementDone { script, n });
    }
    let committed = transaction.commit().await;
    committed.map_err(|error| outside(Role::Commit, error))?;
    // Where a function has forgotten a transaction that it began, the driver has released a savepoint, and not committed.
    match session.writer().is_in_transaction() {
        false => Ok(()),
        true => {
            session.attempt("ROLLBACK").await.ok();
            let last = stage.calls().last().map_or(0, |(statement, _)| statement);
            Err(Stop::function(stage, last, Wrong::Forgotten))
        }
    }
}

/// Calls a function, and makes sure that the transaction is still the one that it got.
async fn call(connection: &mut PgConnection, function: Call) -> Result<(), Wrong> {
    let before = transaction(connection, "pg_current_xact_id()").await?;
    function(connection).await.map_err(Wrong::failed)?;
    let after = transaction(connection, "pg_current_xact_id_if_assigned()").await?;
    match after == before {
        true => Ok(()),
        false => Err(Wrong::Ended),
    }
}

/// The number of the present transaction. An error that the function has hidden shows here: since then the server refuses
/// everything but a rollback.
async fn transaction(connection: &mut PgConnection, number: &str) -> Result<String, Wrong> {
    let sql = AssertSqlSafe(format!("SELECT coalesce({number}::text, '')"));
    let row = sqlx::raw_sql(sql).fetch_one(connection).await;
    let number = row.and_then(|row| row.try_get(0));
    number.map_err(Wrong::unanswered)
}
