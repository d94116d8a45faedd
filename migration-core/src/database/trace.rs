//! How far a statement came that runs by itself, and was interrupted.
//!
//! PostgreSQL builds and drops an index concurrently in several transactions, with an index in between that is not valid
//! ("Building Indexes Concurrently" in the manual of `CREATE INDEX`; `DefineIndex` and `index_drop` in its source). It
//! detaches a partition in two, with a detach in between that is pending, and only `FINALIZE` goes on from there ("DETACH
//! PARTITION" in the manual of `ALTER TABLE`).

use crate::sql::Lone;
use crate::sql::writer::literal;
use sqlx::Row;
use sqlx::postgres::PgRow;

/// What the catalog holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trace {
    /// Nothing of the statement is to be seen: it is to run.
    Untouched,
    /// An invalid index; the statement is to run.
    Unfinished {
        /// What drops the index before; `None` where that is the statement itself.
        drop: Option<String>,
    },
    /// A pending detach of a partition.
    Pending {
        /// What finishes it.
        finish: String,
    },
    /// What the statement was to do is done.
    Finished,
    /// Something else has the name: what it is.
    Foreign(String),
}

/// Asks for whatever has the name of the index or partition.
pub(crate) fn query(lone: &Lone) -> String {
    match lone {
        Lone::CreateIndex { index, table } => {
            let table = literal(table);
            query_index(
                index,
                &format!("coalesce(indrelid = to_regclass({table}), false)"),
            )
        }
        Lone::DropIndex { index } => query_index(index, "true"),
        Lone::AttachPartition { partition, table } | Lone::DetachPartition { partition, table } => {
            query_partition(partition, table)
        }
    }
}

/// Whether it is a table, whether it is a partition of this one, and whether its detach is pending.
fn query_partition(partition: &str, table: &str) -> String {
    format!(
        "SELECT (relkind IN ('r', 'p'))::text, coalesce(inhparent = to_regclass({}), false)::text, \
         coalesce(inhdetachpending, false)::text FROM pg_catalog.pg_class \
         LEFT JOIN pg_catalog.pg_inherits ON inhrelid = pg_class.oid WHERE pg_class.oid = to_regclass({})",
        literal(table),
        literal(partition)
    )
}

/// Its kind, whether it is valid, and its table.
fn query_index(index: &str, table: &str) -> String {
    format!(
        "SELECT relkind::text, coalesce(indisvalid, false)::text, ({table})::text, \
         coalesce(indrelid::regclass::text, '') FROM pg_catalog.pg_class \
         LEFT JOIN pg_catalog.pg_index ON indexrelid = pg_class.oid WHERE pg_class.oid = to_regclass({})",
        literal(index)
    )
}

/// Reads the row of [`query`].
pub(crate) fn decode(lone: &Lone, row: Option<&PgRow>) -> Result<Trace, sqlx::Error> {
    let Some(row) = row else {
        return Ok(match lone {
            Lone::CreateIndex { .. } => Trace::Untouched,
            Lone::DropIndex { .. } => Trace::Finished,
            _ => Trace::Foreign("no table".to_owned()),
        });
    };
    match lone {
        Lone::AttachPartition { partition, table } | Lone::DetachPartition { partition, table } => {
            let attaches = matches!(lone, Lone::AttachPartition { .. });
            decode_partition(row, (partition, table), attaches)
        }
        _ => decode_index(lone, row),
    }
}

fn decode_partition(
    row: &PgRow,
    (partition, table): (&str, &str),
    attaches: bool,
) -> Result<Trace, sqlx::Error> {
    let (is_table, is_partition, pending): (&str, &str, &str) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    Ok(match (is_table, is_partition, pending) {
        ("false", ..) => Trace::Foreign("no table".to_owned()),
        (_, "true", "true") => Trace::Pending {
            finish: format!("ALTER TABLE {table} DETACH PARTITION {partition} FINALIZE"),
        },
        (_, is_partition, _) if (is_partition == "true") == attaches => Trace::Finished,
        _ => Trace::Untouched,
    })
}

fn decode_index(lone: &Lone, row: &PgRow) -> Result<Trace, sqlx::Error> {
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
        (_, "true") => Trace::Untouched,
        _ => Trace::Unfinished { drop: None },
    })
}

fn foreign(kind: &str, table: &str) -> String {
    match kind {
        "i" | "I" => format!("an index of {table}"),
        _ => "no index".to_owned(),
    }
}
