//! Partitions. All ours: sea-query has none.

use super::{Piece, index, parameters};
use crate::ident::Name;
use crate::sql::Lone;
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

pub(super) fn create(step: &CreatePartition<'_>) -> Piece {
    let (name, table) = (step.name.quoted(), step.table.quoted());
    let mut sql = format!(
        "CREATE TABLE {name} PARTITION OF {table} {}",
        bound(&step.bound)
    );
    if let Some(it) = &step.partition_by {
        sql += &by(it);
    }
    if !step.with.is_empty() {
        sql += &format!(" WITH ({})", parameters::assigned(step.with));
    }
    if let Some(tablespace) = step.tablespace {
        sql += &format!(" TABLESPACE {}", identifier(tablespace));
    }
    let comment = format!("Create partition {} of {}.", step.name, step.table);
    Piece::new(sql, comment)
}

pub(super) fn attach(step: &AttachPartition<'_>) -> Vec<Piece> {
    let bound = bound(&step.bound);
    let (name, table) = (step.name.quoted(), step.to.quoted());
    let sql = format!("ALTER TABLE {table} ATTACH PARTITION {name} {bound}");
    let comment = format!("Attach partition {} to {}.", step.name, step.to);
    let piece = Piece::new(sql, comment);
    let Some(check) = step.check else {
        return vec![piece];
    };
    let partition = name;
    let alone = piece.alone(Lone::AttachPartition { partition, table });
    vec![alone, drop_check(step.name, check)]
}

/// There is none where the partition was one of a hash, or had such a check before.
fn drop_check(name: Name<'_>, check: &str) -> Piece {
    let (table, check) = (name.quoted(), identifier(check));
    let sql = format!("ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {check}");
    Piece::new(
        sql,
        format!("Drop the check that {name} got with its detach."),
    )
}

/// The detach, and where it is a concurrent one, the end of the check that PostgreSQL adds.
pub(super) fn detach(step: &DetachPartition<'_>) -> Vec<Piece> {
    let (name, table) = (step.name.quoted(), step.from.quoted());
    let sql = format!("ALTER TABLE {table} DETACH PARTITION {name}");
    let comment = format!("Detach partition {} from {}.", step.name, step.from);
    if !step.concurrently {
        return vec![Piece::new(sql, comment)];
    }
    let alone = Piece::new(format!("{sql} CONCURRENTLY"), comment);
    let alone = alone.alone(Lone::DetachPartition {
        partition: name,
        table,
    });
    let check = step.check.map(|check| drop_check(step.name, check));
    std::iter::once(alone).chain(check).collect()
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
