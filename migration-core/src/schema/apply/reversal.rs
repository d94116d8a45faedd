//! How the changes of a table are taken back, and put together to the undo of the whole step.

use crate::ident::Name;
use crate::schema::Arena;
use crate::step::{AlterTable, Change, CreateIndex, Operation};

/// How one change of a table is taken back.
#[derive(Debug, Default)]
pub(super) struct Reversal<'a> {
    /// The changes, in the order in which they run.
    pub(super) changes: Vec<Change<'a>>,
    /// The indexes that are made again after them.
    pub(super) indexes: Vec<CreateIndex<'a>>,
    /// What comes back empty.
    pub(super) loses: Option<String>,
}

impl<'a> Reversal<'a> {
    /// One change that gives back everything.
    pub(super) fn exact(change: Change<'a>) -> Self {
        Self {
            changes: vec![change],
            ..Self::default()
        }
    }

    /// The same, but for some data.
    pub(super) fn losing(self, what: String) -> Self {
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
    let losses: Vec<_> = reversals
        .iter()
        .filter_map(|it| it.loses.as_deref())
        .collect();
    let loses = (!losses.is_empty()).then(|| &*arena.alloc_str(&losses.join(" and ")));
    let mut operations = Vec::new();
    let mut changes = Vec::new();
    for reversal in reversals.into_iter().rev() {
        changes.extend(reversal.changes);
        if !reversal.indexes.is_empty() {
            operations.extend(alter(table, &mut changes, arena));
            operations.extend(reversal.indexes.into_iter().map(Operation::CreateIndex));
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
