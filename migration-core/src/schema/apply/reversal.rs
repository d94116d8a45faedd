//! How the changes of a table are taken back, and put together to the undo of the whole step.

use crate::ident::Name;
use crate::schema::Arena;
use crate::step::{AlterTable, Change, CreateIndex, Operation};

/// How one change of a table is taken back.
#[derive(Debug, Default)]
pub(super) struct Reversal<'a> {
    /// What stands in the way of the changes and is dropped before them, or what they need and is made before them.
    pub(super) before: Vec<Operation<'a>>,
    /// The changes, in the order in which they run.
    pub(super) changes: Vec<Change<'a>>,
    /// The indexes that are made again after them.
    pub(super) indexes: Vec<CreateIndex<'a>>,
    /// The other objects that are made again after those.
    pub(super) objects: Vec<Operation<'a>>,
    /// What comes back empty or changed.
    pub(super) loses: Option<Loss>,
}

/// What an undo does not give back.
#[derive(Debug)]
pub(super) enum Loss {
    /// The values of this column.
    Values(String),
    /// The same, where PostgreSQL cannot add the column to a table that has rows: it is NOT NULL without a default.
    Unfillable(String),
    /// What this change of a type did not keep.
    Change(String),
    /// The keys that foreign keys refer to.
    Keys,
    /// The number that the identity of this column gave last: it begins anew.
    Count(String),
}

impl<'a> Reversal<'a> {
    /// One change that gives back everything.
    pub(super) fn exact(change: Change<'a>) -> Self {
        Self {
            changes: vec![change],
            ..Self::default()
        }
    }

    /// Changes that give back everything, in the order in which they run.
    pub(super) fn of(changes: Vec<Change<'a>>) -> Self {
        Self {
            changes,
            ..Self::default()
        }
    }

    /// Operations that run before all changes.
    pub(super) fn before(operations: Vec<Operation<'a>>) -> Self {
        Self {
            before: operations,
            ..Self::default()
        }
    }

    /// What follows so many changes, parted from them.
    pub(super) fn split_off(&mut self, changes: usize) -> Self {
        Self {
            changes: self.changes.split_off(changes.min(self.changes.len())),
            indexes: std::mem::take(&mut self.indexes),
            objects: std::mem::take(&mut self.objects),
            ..Self::default()
        }
    }

    /// The same, but for some data.
    pub(super) fn losing(self, what: Loss) -> Self {
        Self {
            loses: Some(what),
            ..self
        }
    }
}

/// The operations that take back these changes, last change first, and the data that does not come back.
///
/// Changes stay together; an index stands where the table has the columns that its definition names, and before
/// a foreign key that needs it.
pub(super) fn reversed<'a>(
    table: Name<'a>,
    reversals: Vec<Reversal<'a>>,
    arena: &'a Arena,
) -> (Vec<Operation<'a>>, Option<&'a str>) {
    let losses: Vec<&Loss> = reversals
        .iter()
        .filter_map(|it| it.loses.as_ref())
        .collect();
    let loses = described(&losses).map(|what| &*arena.alloc_str(&what));
    let mut operations = Vec::new();
    let mut changes = Vec::new();
    for reversal in reversals.into_iter().rev() {
        if !reversal.before.is_empty() {
            operations.extend(alter(table, &mut changes, arena));
            operations.extend(reversal.before);
        }
        changes.extend(reversal.changes);
        if !reversal.indexes.is_empty() || !reversal.objects.is_empty() {
            operations.extend(alter(table, &mut changes, arena));
            operations.extend(reversal.indexes.into_iter().map(Operation::CreateIndex));
            operations.extend(reversal.objects);
        }
    }
    operations.extend(alter(table, &mut changes, arena));
    (operations, loses)
}

fn alter<'a>(
    table: Name<'a>,
    changes: &mut Vec<Change<'a>>,
    arena: &'a Arena,
) -> Option<Operation<'a>> {
    let changes = std::mem::take(changes);
    (!changes.is_empty()).then(|| {
        let changes = arena.alloc_slice_copy(&changes);
        Operation::AlterTable(AlterTable { table, changes })
    })
}

/// The losses as the end of "this loses …".
fn described(losses: &[&Loss]) -> Option<String> {
    let (mut values, mut unfillable, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let referred = losses.iter().any(|it| matches!(it, Loss::Keys));
    for loss in losses {
        match loss {
            Loss::Values(column) => values.push(column.as_str()),
            Loss::Unfillable(column) => unfillable.push(column.as_str()),
            Loss::Keys => {}
            Loss::Change(change) => parts.push(format!("what the change of {change} did not keep")),
            Loss::Count(column) => {
                parts.push(format!("the last number of {column}, which begins anew"))
            }
        }
    }
    values.extend(&unfillable);
    if !values.is_empty() {
        let fails = match unfillable.join(", ") {
            none if none.is_empty() => none,
            some => {
                format!(" (it fails while the table has rows: NOT NULL without a default: {some})")
            }
        };
        let without = if referred {
            super::cascade::NO_KEYS
        } else {
            ""
        };
        let what = format!("the values of {}{fails}{without}", values.join(", "));
        parts.insert(0, what);
    }
    (!parts.is_empty()).then(|| parts.join(" and "))
}
