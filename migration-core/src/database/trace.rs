//! How far an index came whose building or dropping was interrupted.
//!
//! PostgreSQL does both in several transactions, with an index in between that is not valid ("Building Indexes
//! Concurrently" in the manual of `CREATE INDEX`; `DefineIndex` and `index_drop` in its source).

use crate::sql::Lone;
use crate::sql::writer::literal;
use sqlx::Row;
use sqlx::postgres::PgRow;

/// What the catalog holds of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trace {
    /// Nothing of the statement is to be seen: it is to run.
    Untouched,
    /// An invalid index; the statement is to run.
    Unfinished {
        /// What drops the index before; `None` where that is the statement itself.
        drop: Option<String>,
    },
    /// What the statement was to do is done.
    Finished,
    /// Something else has the name: what it is.
    Foreign(String),
}

/// Asks for whatever has the index's name: its kind, whether it is valid, and its table.
pub(super) fn query(lone: &Lone) -> String {
    let (Lone::CreateIndex { index, .. } | Lone::DropIndex { index }) = lone;
    let table = match lone {
        Lone::CreateIndex { table, .. } => {
            format!(
                "coalesce(indrelid = to_regclass({}), false)",
                literal(table)
            )
        }
        Lone::DropIndex { .. } => "true".to_owned(),
    };
    format!(
        "SELECT relkind::text, coalesce(indisvalid, false)::text, ({table})::text, \
         coalesce(indrelid::regclass::text, '') FROM pg_catalog.pg_class \
         LEFT JOIN pg_catalog.pg_index ON indexrelid = pg_class.oid WHERE pg_class.oid = to_regclass({})",
        literal(index)
    )
}

/// Reads the row of [`query`].
pub(super) fn decode(lone: &Lone, row: Option<&PgRow>) -> Result<Trace, sqlx::Error> {
    let Some(row) = row else {
        return Ok(match lone {
            Lone::CreateIndex { .. } => Trace::Untouched,
            Lone::DropIndex { .. } => Trace::Finished,
        });
    };
    let (kind, valid, ours): (&str, &str, &str) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    if kind != "i" || ours != "true" {
        return Ok(Trace::Foreign(foreign(kind, row.try_get(3)?)));
    }
    Ok(match (lone, valid) {
        (Lone::CreateIndex { .. }, "true") => Trace::Finished,
        (Lone::CreateIndex { index, .. }, _) => Trace::Unfinished {
            drop: Some(format!("DROP INDEX CONCURRENTLY {index}")),
        },
        (Lone::DropIndex { .. }, "true") => Trace::Untouched,
        (Lone::DropIndex { .. }, _) => Trace::Unfinished { drop: None },
    })
}

fn foreign(kind: &str, table: &str) -> String {
    match kind {
        "i" | "I" => format!("an index of {table}"),
        _ => "no index".to_owned(),
    }
}
