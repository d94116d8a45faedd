//! Partitions. All ours: sea-query has none.

use super::{Piece, index, parameters};
use crate::sql::writer::{identifier, literal, parenthesized};
use crate::step::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, DropPartition,
    PartitionBy, PartitionStrategy,
};
use crate::value::Value;

/// ` PARTITION BY …`
pub(super) fn by(by: &PartitionBy<'_>) -> String {
    let strategy = match by.strategy {
        PartitionStrategy::Range => "RANGE",
        PartitionStrategy::List => "LIST",
        PartitionStrategy::Hash => "HASH",
    };
    let keys: Vec<String> = by.keys.iter().map(index::key).collect();
    format!(" PARTITION BY {strategy} ({})", keys.join(", "))
}

/// The partition; one that is not attached is detached again, as its columns are then those of the table.
pub(super) fn create(step: &CreatePartition<'_>) -> Vec<Piece> {
    let (name, table) = (step.name.quoted(), step.table.quoted());
    let mut sql = format!(
        "CREATE TABLE {name} PARTITION OF {table} {}",
        bound(&step.bound)
    );
    if !step.with.is_empty() {
        sql += &format!(" WITH ({})", parameters::assigned(step.with));
    }
    if let Some(tablespace) = step.tablespace {
        sql += &format!(" TABLESPACE {}", identifier(tablespace));
    }
    let comment = format!("Create partition {} of {}.", step.name, step.table);
    let detached = (!step.attached).then(|| {
        detach(&DetachPartition {
            name: step.name,
            from: step.table,
        })
    });
    std::iter::once(Piece::new(sql, comment))
        .chain(detached)
        .collect()
}

pub(super) fn attach(step: &AttachPartition<'_>) -> Piece {
    let bound = bound(&step.bound.unwrap_or(Bound::Default));
    let (name, table) = (step.name.quoted(), step.to.quoted());
    let sql = format!("ALTER TABLE {table} ATTACH PARTITION {name} {bound}");
    Piece::new(
        sql,
        format!("Attach partition {} to {}.", step.name, step.to),
    )
}

pub(super) fn detach(step: &DetachPartition<'_>) -> Piece {
    let (name, table) = (step.name.quoted(), step.from.quoted());
    let sql = format!("ALTER TABLE {table} DETACH PARTITION {name}");
    Piece::new(
        sql,
        format!("Detach partition {} from {}.", step.name, step.from),
    )
}

pub(super) fn drop(step: &DropPartition<'_>) -> Piece {
    let sql = format!("DROP TABLE {}", step.name.quoted());
    let piece = Piece::new(sql, format!("Drop partition {}.", step.name));
    piece.losing(Some(format!("the rows of `{}`", step.name)))
}

fn bound(bound: &Bound<'_>) -> String {
    match bound {
        Bound::Default => "DEFAULT".to_owned(),
        Bound::Range { from, to } => {
            format!("FOR VALUES FROM ({}) TO ({})", values(from), values(to))
        }
        Bound::List(of) => format!("FOR VALUES IN ({})", values(of)),
        Bound::Hash { modulus, remainder } => {
            format!("FOR VALUES WITH (MODULUS {modulus}, REMAINDER {remainder})")
        }
    }
}

fn values(values: &[BoundValue<'_>]) -> String {
    let each: Vec<String> = values.iter().map(value).collect();
    each.join(", ")
}

fn value(value: &BoundValue<'_>) -> String {
    match value {
        BoundValue::Value(Value::Boolean(it)) => it.to_string(),
        BoundValue::Value(Value::Number(it)) => (*it).to_owned(),
        BoundValue::Value(Value::Text(it)) => literal(it),
        BoundValue::Null => "NULL".to_owned(),
        BoundValue::Least => "MINVALUE".to_owned(),
        BoundValue::Greatest => "MAXVALUE".to_owned(),
        BoundValue::Expression(it) => parenthesized(it),
    }
}
