//! Rows as the driver gives them.

use super::sql::TOOK;
use super::{Fact, Origin, Position, State};
use crate::sql::{Execution, Lone, Statement};
use sqlx::Row;
use sqlx::postgres::PgRow;
use std::time::Duration;

/// Reads a row of [`Journal::select`](super::Journal::select), whose columns are all text.
pub(crate) fn decode(row: &PgRow) -> Result<Fact, sqlx::Error> {
    Ok(Fact {
        id: row.try_get(0)?,
        state: state(row.try_get(1)?)?,
        checksum: row.try_get(2)?,
        fingerprint: row.try_get(3)?,
        reversible: row.try_get::<&str, _>(4)? == "true",
        statements_done: number(row, 5)?,
        statements_total: number(row, 6)?,
        failed_statement: row.try_get(7)?,
        error: row.try_get(8)?,
        finished_at: row.try_get(9)?,
        duration_ms: number(row, 10)?,
        applied_by: row.try_get(11)?,
        tool_version: row.try_get(12)?,
        position: Position {
            steps: number(row, 13)?,
            in_doubt: row.try_get::<&str, _>(14)? == "true",
        },
        steps_total: number(row, 15)?,
        origin: origin(row.try_get(16)?)?,
    })
}

/// Reads a row of [`Journal::select_up`](super::Journal::select_up): a migration and the SQL that ran.
pub(crate) fn decode_up(row: &PgRow) -> Result<(String, String), sqlx::Error> {
    Ok((row.try_get(0)?, row.try_get(1)?))
}

/// Reads a row of [`Journal::select_down`](super::Journal::select_down): a statement whose step is known, or the whole
/// text, whose step is 0.
pub(crate) fn decode_kept(row: &PgRow) -> Result<Statement, sqlx::Error> {
    let lone = match row.try_get(4)? {
        None => None,
        Some("create index") => Some(Lone::CreateIndex {
            index: row.try_get(5)?,
            table: row.try_get(6)?,
        }),
        Some("drop index") => Some(Lone::DropIndex {
            index: row.try_get(5)?,
        }),
        Some("attach partition") => Some(Lone::AttachPartition {
            partition: row.try_get(5)?,
            table: row.try_get(6)?,
        }),
        Some("detach partition") => Some(Lone::DetachPartition {
            partition: row.try_get(5)?,
            table: row.try_get(6)?,
        }),
        Some(other) => return Err(unknown("statement", other)),
    };
    Ok(Statement {
        sql: row.try_get(0)?,
        number: number(row, 1)?,
        step: row.try_get(2)?,
        comment: row.try_get(3)?,
        loses: None,
        execution: lone.map_or(Execution::InTransaction, Execution::Alone),
    })
}

/// How long a migration took, if this is the row that says so.
pub(crate) fn decode_took(row: &PgRow) -> Option<Duration> {
    let milliseconds: &str = row.try_get(TOOK).ok()?;
    milliseconds.parse().map(Duration::from_millis).ok()
}

fn state(word: &str) -> Result<State, sqlx::Error> {
    State::parse(word).ok_or_else(|| unknown("state", word))
}

fn origin(word: &str) -> Result<Origin, sqlx::Error> {
    Origin::parse(word).ok_or_else(|| unknown("origin", word))
}

fn unknown(what: &str, word: &str) -> sqlx::Error {
    let message = format!("the journal has the unknown {what} `{word}`; a newer program wrote it");
    sqlx::Error::Decode(message.into())
}

fn number<N: std::str::FromStr<Err = std::num::ParseIntError>>(
    row: &PgRow,
    column: usize,
) -> Result<N, sqlx::Error> {
    row.try_get::<&str, _>(column)?
        .parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
