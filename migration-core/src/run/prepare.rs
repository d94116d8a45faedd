//! A plan's jobs as scripts.

use super::RunError;
use crate::database::{Locked, Session};
use crate::journal::{Entry, Journal};
use crate::plan::{Irreversible, Job, Plan, PlanError};
use crate::schema::{Chain, Link};
use crate::sql::{Direction, Execution, RenderError, Script, Statement, postgres};

/// A migration that is about to run.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) script: Script,
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
            } => Some(Entry {
                id: &self.script.migration,
                checksum,
                fingerprint,
                up_sql,
                down_sql: down_sql.as_deref(),
                statements: self.script.statements.len(),
            }),
            Record::Delete | Record::DeleteKept => None,
        }
    }
}

pub(super) async fn works(
    chain: &Chain<'_>,
    plan: &Plan,
    session: &mut Session<Locked>,
    journal: &Journal,
) -> Result<Vec<Work>, RunError> {
    let mut works = Vec::with_capacity(plan.jobs.len());
    for job in &plan.jobs {
        match job {
            Job::Apply { link } => works.extend(chain.links.get(*link).map(apply).transpose()?),
            Job::Undo { link } => works.extend(chain.links.get(*link).map(undo).transpose()?),
            Job::UndoKept { id, .. } => {
                let kept = session.kept_down(journal, id).await?;
                works.push(undo_kept(id, kept.ok_or_else(|| nothing_kept(id))?));
            }
        }
    }
    Ok(works)
}

fn apply(link: &Link<'_>) -> Result<Work, RenderError> {
    let script = postgres::up(link)?;
    Ok(Work {
        record: Record::Insert {
            checksum: link.checksum.clone(),
            fingerprint: link.fingerprint.clone(),
            up_sql: text(&script),
            down_sql: way_back(link)?,
        },
        script,
    })
}

fn way_back(link: &Link<'_>) -> Result<Option<String>, RenderError> {
    match postgres::down(link) {
        Ok(script) => Ok(Some(text(&script))),
        Err(RenderError::Irreversible { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn undo(link: &Link<'_>) -> Result<Work, RenderError> {
    Ok(Work {
        script: postgres::down(link)?,
        record: Record::Delete,
    })
}

/// The plan asks only for what the journal keeps; this is for a row that was changed by hand meanwhile.
fn nothing_kept(id: &str) -> PlanError {
    PlanError::Irreversible(vec![Irreversible::nothing_kept(id)])
}

fn undo_kept(id: &str, sql: String) -> Work {
    let statement = Statement {
        sql,
        comment: "run the SQL that the journal keeps".to_owned(),
        step: "the journal's SQL".to_owned(),
        number: 1,
        loses: Some("whatever the SQL drops that the journal keeps".to_owned()),
        execution: Execution::InTransaction,
    };
    Work {
        script: Script {
            migration: id.to_owned(),
            direction: Direction::Down,
            statements: vec![statement],
        },
        record: Record::DeleteKept,
    }
}

/// A script as the journal keeps it: statements that can run as they are, inside a transaction, each below what it
/// does and loses. Not a file as people want it, which may set a transaction of its own.
fn text(script: &Script) -> String {
    let mut text = String::new();
    for statement in &script.statements {
        comment(&mut text, &statement.comment);
        if let Some(what) = &statement.loses {
            comment(&mut text, &format!("this loses {what}"));
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
        };
        assert_eq!(
            text(&script),
            "-- drop\n-- it\n-- this loses its rows\nDROP TABLE a;\n-- drop\n-- it\nSELECT 1 -- one\n;\n"
        );
    }
}
