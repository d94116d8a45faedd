//! Whether a constraint or index of a partition is that of its table.
//!
//! After `MergeConstraintsIntoExisting` and `tryAttachPartitionForeignKey` in PostgreSQL's `tablecmds.c`, and
//! `CompareIndexInfo` in `index.c`.

use super::part::Part;
use crate::schema::{Constraint, Index, expression};
use crate::step::{ConstraintKind, ConstraintOptions, ConstraintState, KeyKind};

/// Whether PostgreSQL takes the part of a partition for that of its table.
pub(super) fn is_same<'a>(own: &Part<'a>, part: &Part<'a>) -> bool {
    match (own, part) {
        (Part::Constraint(name, own), Part::Constraint(other, it)) => match (own.kind, it.kind) {
            (ConstraintKind::Check(a), ConstraintKind::Check(b)) => {
                name == other && same_text(a.sql, b.sql) && covers(own, it)
            }
            (ConstraintKind::ForeignKey(a), ConstraintKind::ForeignKey(b)) => {
                a == b && own.options == it.options
            }
            (a, b) => {
                std::mem::discriminant(&a) == std::mem::discriminant(&b)
                    && own.options.timing == it.options.timing
                    && same_key(own, it)
            }
        },
        (Part::Index(own), Part::Index(it)) => same_index(own, it),
        _ => false,
    }
}

/// Whether PostgreSQL may take it for the other, so that nobody can tell: a key of another kind, or texts that differ.
pub(super) fn is_near<'a>(own: &Part<'a>, part: &Part<'a>) -> bool {
    match (own, part) {
        (Part::Constraint(name, own), Part::Constraint(other, it)) => match (own.kind, it.kind) {
            (ConstraintKind::Check(_), ConstraintKind::Check(_)) => name == other,
            (ConstraintKind::Check(_) | ConstraintKind::ForeignKey(_), _)
            | (_, ConstraintKind::Check(_) | ConstraintKind::ForeignKey(_)) => false,
            _ => same_key(own, it),
        },
        (Part::Constraint(_, own), Part::Index(it)) => {
            let columns = own.kind.unique_columns();
            columns.is_some() && it.unique_columns().as_deref() == columns
        }
        (Part::Index(own), Part::Index(it)) => same_shape(own, it),
        (Part::Index(_), Part::Constraint(..)) => false,
    }
}

/// Whether a check holds for all rows for which that of the table does.
fn covers(own: &Constraint<'_>, other: &Constraint<'_>) -> bool {
    let state = own.options.state;
    let (other, not_valid) = (other.options, ConstraintState::NotValid);
    own.options == ConstraintOptions { state, ..other }
        && (state == other.state || (state, other.state) == (ConstraintState::Valid, not_valid))
}

pub(super) fn same_text(own: &str, other: &str) -> bool {
    expression::normal(own) == expression::normal(other)
}

fn same_key(own: &Constraint<'_>, other: &Constraint<'_>) -> bool {
    own.kind.unique_columns().is_some()
        && own.kind.unique_columns() == other.kind.unique_columns()
        && own.options.include == other.options.include
        && own.options.nulls_not_distinct == other.options.nulls_not_distinct
}

/// `CompareIndexInfo` does not ask for the order of keys, nor how an index is stored.
fn same_index(own: &Index<'_>, other: &Index<'_>) -> bool {
    let mut keys = own.definition.keys.iter().zip(other.definition.keys);
    let predicates = own.definition.predicate.zip(other.definition.predicate);
    same_shape(own, other)
        && predicates.is_none_or(|(own, other)| same_text(own.sql, other.sql))
        && keys.all(|(own, other)| {
            own.collation == other.collation
                && own.operator_class.map(|it| it.name) == other.operator_class.map(|it| it.name)
                && match (own.kind, other.kind) {
                    (KeyKind::Expression(a), KeyKind::Expression(b)) => same_text(a.sql, b.sql),
                    _ => true,
                }
        })
}

/// Whether both are of one kind, over the same columns.
fn same_shape(own: &Index<'_>, other: &Index<'_>) -> bool {
    let (a, b) = (&own.definition, &other.definition);
    let mut keys = a.keys.iter().zip(b.keys);
    a.unique == b.unique
        && a.nulls_not_distinct == b.nulls_not_distinct
        && a.method == b.method
        && a.include == b.include
        && a.keys.len() == b.keys.len()
        && a.predicate.is_some() == b.predicate.is_some()
        && a.columns() == b.columns()
        && keys.all(|(a, b)| std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind))
}
