//! A statement that runs by itself.
//!
//! The journal says that it has begun before it does, and that it is done after it is. Where a run was interrupted in
//! between, the catalog tells how far it came.

use super::error::RunError;
use super::failure::Stop;
use super::settings::Settings;
use super::stage::Stage;
use crate::database::{Locked, Session, SessionError, Trace};
use crate::journal::Journal;
use crate::sql::Lone;
use crate::sql::writer::literal;

/// Why a statement that runs by itself did not.
pub(super) enum Halt<'w> {
    /// The server refused it, or the connection was lost in it.
    Stop(Stop<'w>),
    /// What is around it failed.
    Run(RunError),
}

impl From<SessionError> for Halt<'_> {
    fn from(error: SessionError) -> Self {
        Self::Run(error.into())
    }
}

/// How a run comes to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    /// Nothing of it can be there.
    First,
    /// It was begun before, in this run or in an earlier one; the journal says so.
    Again,
}

/// Runs the statement of a stage, as far as that is still to be done.
pub(super) async fn run<'w>(
    session: &mut Session<Locked>,
    stage: &Stage<'w>,
    lone: &Lone,
    (settings, attempt): (&Settings, Attempt),
) -> Result<(), Halt<'w>> {
    let journal = &settings.journal;
    let mut start: Vec<String> = limits(session, stage, settings).into_iter().collect();
    if attempt == Attempt::First {
        start.extend(stage.record_start(journal));
    }
    if !start.is_empty() || session.is_pooled() {
        let start = start.join(";\n");
        session
            .write(start, "note the start of a statement")
            .await?;
    }
    let trace = match attempt {
        Attempt::First => Trace::Untouched,
        Attempt::Again => session.trace(lone).await?,
    };
    match trace {
        Trace::Finished => {}
        Trace::Untouched => statement(session, stage).await?,
        Trace::Unfinished { drop } => {
            if let Some(drop) = drop {
                let dropped = session.attempt(&drop).await;
                dropped.map_err(|error| Halt::Stop(Stop::alone(stage, &error)))?;
            }
            statement(session, stage).await?;
        }
        Trace::Pending { finish } => {
            let finished = session.attempt(&finish).await;
            finished.map_err(|error| Halt::Stop(Stop::alone(stage, &error)))?;
            if let Lone::AttachPartition { .. } = lone {
                statement(session, stage).await?;
            }
        }
        Trace::Foreign(found) => return Err(Halt::Run(obstructed(stage, lone, found))),
    }
    let mut end = stage.record(journal);
    if !session.is_pooled() {
        end.push(Journal::unmark_start().to_owned());
    }
    session
        .write(end.join(";\n"), "note the end of a statement")
        .await?;
    Ok(())
}

async fn statement<'w>(session: &mut Session<Locked>, stage: &Stage<'w>) -> Result<(), Halt<'w>> {
    let statements = &stage.work.script.statements;
    for statement in statements.get(stage.statements.clone()).unwrap_or_default() {
        let done = session.attempt(&statement.sql).await;
        done.map_err(|error| Halt::Stop(Stop::alone(stage, &error)))?;
    }
    Ok(())
}

/// The session's own timeouts, as there is no transaction to set them for; behind a pooler, the next statement may have another
/// session, and somebody else this one.
fn limits(session: &Session<Locked>, stage: &Stage<'_>, settings: &Settings) -> Option<String> {
    if session.is_pooled() {
        return None;
    }
    let limits = settings.limits(stage.work.script.limits);
    let limits = limits.settings().map(|(name, milliseconds)| {
        format!("set_config({}, '{milliseconds}', false)", literal(name))
    });
    let all: Vec<String> = limits
        .chain([Journal::mark_lone_start().to_owned()])
        .collect();
    Some(format!("SELECT {}", all.join(", ")))
}

fn obstructed(stage: &Stage<'_>, lone: &Lone, found: String) -> RunError {
    RunError::Obstructed {
        migration: stage.work.script.migration.clone(),
        object: lone.object().to_owned(),
        found,
    }
}
