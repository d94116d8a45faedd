//! A plan's jobs as scripts.

use super::RunError;
use crate::database::{Locked, Session};
use crate::function::Call;
use crate::journal::{Entry, Journal, Position};
use crate::limits::Limits;
use crate::plan::{Irreversible, Job, Plan, PlanError};
use crate::schema::{Chain, Link};
use crate::sql::{Direction, RenderError, Script, Statement, postgres};

/// A migration that is about to run.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// What is left of it to run.
    pub(super) script: Script,
    /// How much of it is in the database before.
    pub(super) position: Position,
    /// How many of its statements are left out, because they were done before.
    pub(super) skipped: usize,
    /// How many steps it has.
    pub(super) steps: usize,
    /// The Rust functions that it calls, and which statements of the script they are.
    pub(super) functions: Vec<(usize, Call)>,
    pub(super) record: Record,
}

/// What becomes of the migration's row.
#[derive(Clone, Debug)]
pub(super) enum Record {
    Insert {
        checksum: String,
        fingerprint: String,
        up_sql: String,
        down_sql: Option<String>,
        down_parts: Vec<Statement>,
    },
    Delete,
    /// As `Delete`; and the script is one text of any number of statements.
    DeleteKept,
}

impl Work {
    pub(super) fn is_kept(&self) -> bool {
        matches!(self.record, Record::DeleteKept)
    }

    /// The row to insert; `None` on the way down.
    pub(super) fn entry(&self) -> Option<Entry<'_>> {
        match &self.record {
            Record::Insert {
                checksum,
                fingerprint,
                up_sql,
                down_sql,
                down_parts,
            } => Some(Entry {
                id: &self.script.migration,
                checksum,
                fingerprint,
                up_sql,
                down_sql: down_sql.as_deref(),
                down_parts,
                statements: self.statements(),
                steps: self.steps,
            }),
            Record::Delete | Record::DeleteKept => None,
        }
    }

    /// All that its `up` runs; empty on the way down.
    pub(super) fn up_sql(&self) -> &str {
        self.entry().map_or("", |entry| entry.up_sql)
    }

    /// How many statements it has, with those that were done before.
    pub(super) fn statements(&self) -> usize {
        self.skipped + self.script.statements.len()
    }
}

pub(super) async fn works(
    chain: &Chain<'_>,
    plan: &Plan,
    session: &mut Session<Locked>,
    journal: &Journal,
) -> Result<Vec<Work>, RunError> {
    let mut works = Vec::with_capacity(plan.jobs.len());
    let link = |index: &usize| chain.links.get(*index);
    for job in &plan.jobs {
        match job {
            Job::Apply { link: at, position } => {
                works.extend(link(at).map(|it| apply(it, *position)).transpose()?);
            }
            Job::Undo { link: at, position } => {
                works.extend(link(at).map(|it| undo(it, *position)).transpose()?);
            }
            Job::UndoKept { id, position, .. } => {
                let kept = session.kept_down(journal, id).await?;
                works.push(undo_kept(id, kept, *position)?);
            }
        }
    }
    Ok(works)
}

/// What is left to do of a migration, and the row that says so.
pub(super) fn apply(link: &Link<'_>, position: Position) -> Result<Work, RenderError> {
    let whole = postgres::up(link)?;
    let back = way_back(link)?;
    let mixed = back
        .as_ref()
        .filter(|back| !(whole.is_transactional() && back.is_transactional()));
    let record = Record::Insert {
        checksum: link.checksum.clone(),
        fingerprint: link.fingerprint.clone(),
        up_sql: text(&whole),
        down_sql: back.as_ref().map(text),
        down_parts: mixed.map_or_else(Vec::new, |back| back.statements.clone()),
    };
    let statements = whole.statements.len();
    let script = whole.left(position.steps);
    Ok(Work {
        skipped: statements - script.statements.len(),
        steps: link.steps.len(),
        functions: functions(link, &script)?,
        script,
        position,
        record,
    })
}

/// What a script calls, from the migration that carries it.
fn functions(link: &Link<'_>, script: &Script) -> Result<Vec<(usize, Call)>, RenderError> {
    let statements = script.statements.iter().enumerate();
    let called = statements.filter_map(|(index, it)| Some((index, it, it.execution.function()?)));
    called
        .map(|(index, statement, path)| {
            let mut all = link.functions.iter();
            let function = all.find(|it| it.step + 1 == statement.number);
            let call = function.and_then(|it| match script.direction {
                Direction::Up => Some(it.up),
                Direction::Down => it.down,
            });
            let missing = || RenderError::NoFunction {
                migration: link.id.to_owned(),
                step: statement.step.clone(),
                function: path.to_owned(),
            };
            call.map(|call| (index, call)).ok_or_else(missing)
        })
        .collect()
}

/// What the journal keeps; it cannot keep Rust code.
fn way_back(link: &Link<'_>) -> Result<Option<Script>, RenderError> {
    match postgres::down(link) {
        Ok(script) if script.function().is_some() => Ok(None),
        Ok(script) => Ok(Some(script)),
        Err(RenderError::Irreversible { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn undo(link: &Link<'_>, position: Position) -> Result<Work, RenderError> {
    let script = postgres::down_from(link, position.touched())?;
    Ok(Work {
        functions: functions(link, &script)?,
        script,
        position,
        skipped: 0,
        steps: link.steps.len(),
        record: Record::Delete,
    })
}

/// The plan asks only for what the journal keeps; nothing is there where a row was changed by hand meanwhile.
fn undo_kept(id: &str, kept: Vec<Statement>, position: Position) -> Result<Work, PlanError> {
    let loses = "whatever the SQL drops that the journal keeps";
    let mut script = Script {
        migration: id.to_owned(),
        direction: Direction::Down,
        statements: kept,
        limits: Limits::NONE,
    };
    let Some(first) = script.statements.first_mut() else {
        return Err(PlanError::Irreversible(vec![Irreversible::nothing_kept(
            id,
        )]));
    };
    first.loses = Some(loses.to_owned());
    let steps = first.number.max(position.steps);
    // A text that is not told apart by its statements has no number.
    let (script, record) = match first.number {
        0 => (script, Record::DeleteKept),
        _ => (script.left(position.touched()), Record::Delete),
    };
    Ok(Work {
        script,
        position,
        skipped: 0,
        steps,
        functions: Vec::new(),
        record,
    })
}

/// A script as the journal keeps it: statements that can run as they are, each below what it does and loses. Not a file
/// as people want it, which may set a transaction of its own.
fn text(script: &Script) -> String {
    let mut text = String::new();
    for statement in &script.statements {
        comment(&mut text, &statement.comment);
        if let Some(what) = &statement.loses {
            comment(&mut text, &format!("this loses {what}"));
        }
        if statement.execution.function().is_some() {
            continue;
        }
        text.push_str(&statement.sql);
        // On its own line where the statement may end in a comment.
        text.push_str(if statement.sql.contains("--") {
            "\n;\n"
        } else {
            ";\n"
        });
    }
    text
}

fn comment(text: &mut String, words: &str) {
    for line in words.lines() {
        text.push_str("-- ");
        text.push_str(line);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::Execution;

    #[test]
    fn kept_text_can_run_as_it_is() {
        let statement = |sql: &str, loses: Option<&str>| Statement {
            sql: sql.to_owned(),
            comment: "drop\nit".to_owned(),
            step: String::new(),
            number: 1,
            loses: loses.map(str::to_owned),
            execution: Execution::InTransaction,
        };
        let script = Script {
            migration: "m".to_owned(),
            direction: Direction::Down,
            statements: vec![
                statement("DROP TABLE a", Some("its rows")),
                statement("SELECT 1 -- one", None),
            ],
            limits: Limits::NONE,
        };
        assert_eq!(
            text(&script),
            "-- drop\n-- it\n-- this loses its rows\nDROP TABLE a;\n-- drop\n-- it\nSELECT 1 -- one\n;\n"
        );
    }
}
