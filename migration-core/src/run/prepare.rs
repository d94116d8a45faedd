//! A plan's jobs as scripts.

use super::RunError;
use crate::database::{Locked, Session};
use crate::journal::{Entry, Journal};
use crate::plan::{Job, Plan};
use crate::schema::{Chain, Link};
use crate::sql::{self, Direction, RenderError, Script, Statement, postgres};

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
                works.extend(kept.map(|sql| undo_kept(id, sql)));
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
            up_sql: sql::render(std::slice::from_ref(&script)),
            down_sql: way_back(link)?,
        },
        script,
    })
}

fn way_back(link: &Link<'_>) -> Result<Option<String>, RenderError> {
    match postgres::down(link) {
        Ok(script) => Ok(Some(sql::render(&[script]))),
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

fn undo_kept(id: &str, sql: String) -> Work {
    let statement = Statement {
        sql,
        comment: "run the SQL that the journal keeps".to_owned(),
        step: "the journal's SQL".to_owned(),
        loses: None,
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
