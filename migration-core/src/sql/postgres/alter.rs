//! `ALTER TABLE`.
//!
//! Ours, but for the definition of a column: sea-query cannot add checks and keys, puts `USING` in the wrong place,
//! and combines a rename with other changes, which PostgreSQL refuses.
//!
//! Changes share a statement where that changes nothing: one statement runs its changes in passes (`AlterTablePass`
//! in PostgreSQL's `tablecmds.c`: drops, types, columns, constraints), so they are put together only as far as they
//! are written in that order.

use super::{Piece, column, column_change, constraint, constraint_change, storage};
use crate::ident::{Name, Quoted};
use crate::schema::{Arena, unqualified};
use crate::step::{AlterTable, Change, Column, ColumnChange, ConstraintKind};

pub(super) fn alter(step: &AlterTable<'_>) -> Vec<Piece> {
    let groups = step.changes.chunk_by(together);
    groups
        .flat_map(|changes| {
            let along = changes.iter().flat_map(along);
            along.chain([statement(step.table, changes)])
        })
        .collect()
}

/// What is dropped before a change, because it goes along.
fn along(change: &Change<'_>) -> Vec<Piece> {
    match change {
        Change::Cascade(it) => it.along.iter().flat_map(super::pieces).collect(),
        _ => Vec::new(),
    }
}

/// Whether two changes that follow each other may stand in one statement.
fn together(one: &Change<'_>, two: &Change<'_>) -> bool {
    // What goes along is dropped before the statement.
    if matches!(two, Change::Cascade(_)) {
        return false;
    }
    match (pass(one), pass(two)) {
        (Some(one), Some(two)) => one <= two && !same_type_twice(one, two),
        _ => false,
    }
}

/// PostgreSQL changes the type of a column once in a statement; two changes of type so never share one.
const fn same_type_twice(one: u8, two: u8) -> bool {
    one == TYPE && two == TYPE
}

/// The pass of a change of type.
const TYPE: u8 = 1;

/// The pass in which PostgreSQL runs a change; a rename is a statement of its own, and so is what runs in other passes
/// in other versions.
const fn pass(change: &Change<'_>) -> Option<u8> {
    match change {
        Change::DropColumn { .. } | Change::DropConstraint { .. } => Some(0),
        Change::Cascade(it) => pass(it.of),
        Change::ChangeType { .. } => Some(TYPE),
        // PostgreSQL makes the sequence before the statement, so that nothing in it frees its name.
        Change::AddColumn(it) if it.sequence.name.is_some() => None,
        Change::AddColumn(_) => Some(2),
        Change::AddConstraint(_) => Some(3),
        // A rewrite of the table or a move to another tablespace is not put together with anything.
        Change::RenameColumn { .. }
        | Change::AlterColumn { .. }
        | Change::AlterConstraint { .. }
        | Change::AddKeyOfIndex(_)
        | Change::Inherit(_)
        | Change::NoInherit(_)
        | Change::Storage(_) => None,
    }
}

fn statement(table: Name<'_>, changes: &[Change<'_>]) -> Piece {
    let arena = Arena::new();
    let plain = changes.iter().map(|it| plain(it, table, &arena));
    let actions: Vec<String> = plain.flat_map(|it| actions(&it)).collect();
    let described: Vec<String> = changes.iter().map(described).collect();
    let lost: Vec<String> = changes.iter().filter_map(|it| lost(table, it)).collect();
    let loses = (!lost.is_empty()).then(|| format!("the values of {}", lost.join(", ")));
    let comment = format!("Alter table {table}: {}.", described.join(", "));
    Piece::new(sentence(table, &actions), comment).losing(loses)
}

/// The change without the table's name before its columns: PostgreSQL reads the text again for each partition, where that
/// name means nothing (`ATAddCheckConstraint` in `tablecmds.c`).
fn plain<'a>(change: &Change<'a>, table: Name<'a>, arena: &'a Arena) -> Change<'a> {
    let mut change = *change;
    let text = match &mut change {
        Change::AddColumn(it) => it.generated.as_mut(),
        Change::AddConstraint(it) => match &mut it.kind {
            ConstraintKind::Check(it) => Some(it),
            _ => None,
        },
        Change::AlterColumn {
            change: ColumnChange::SetExpression(it),
            ..
        } => Some(it),
        _ => None,
    };
    if let Some(it) = text {
        *it = unqualified(*it, table, arena);
    }
    change
}

/// `ALTER TABLE` with these actions, each on a line of its own where they are several.
pub(super) fn sentence(table: Name<'_>, actions: &[String]) -> String {
    let table = table.quoted();
    match actions {
        [one] => format!("ALTER TABLE {table} {one}"),
        many => format!("ALTER TABLE {table}\n    {}", many.join(",\n    ")),
    }
}

fn actions(change: &Change<'_>) -> Vec<String> {
    let one = match change {
        Change::AddColumn(it) => return add_column(it),
        Change::DropColumn { name, .. } => format!("DROP COLUMN {}", Quoted(name)),
        Change::RenameColumn { from, to, .. } => {
            format!("RENAME COLUMN {} TO {}", Quoted(from), Quoted(to))
        }
        Change::ChangeType { .. } => return column_change::change_type(change),
        Change::AlterColumn { name, ty, change } => {
            return column_change::actions(name, &ty.ty, change);
        }
        Change::Storage(it) => storage::action(it),
        Change::AddConstraint(it) => format!("ADD {}", constraint::definition(it)),
        Change::DropConstraint { name } => format!("DROP CONSTRAINT {}", Quoted(name)),
        Change::Cascade(it) => return actions(it.of),
        Change::AlterConstraint { name, change } => constraint_change::action(name, change),
        Change::AddKeyOfIndex(it) => constraint_change::key_of_index(it),
        Change::Inherit(it) => format!("INHERIT {}", it.quoted()),
        Change::NoInherit(it) => format!("NO INHERIT {}", it.quoted()),
    };
    vec![one]
}

fn add_column(column: &Column<'_>) -> Vec<String> {
    let add = format!("ADD COLUMN {}", column::definition(column));
    std::iter::once(add)
        .chain(column::settings(column))
        .collect()
}

fn described(change: &Change<'_>) -> String {
    match change {
        Change::AddColumn(it) => format!("add {}", it.name),
        Change::DropColumn { name, .. } => format!("drop {name}"),
        Change::RenameColumn { from, to, .. } => format!("rename {from} to {to}"),
        Change::ChangeType { name, to, .. } => format!("make {name} {to}"),
        Change::AlterColumn { name, change, .. } => {
            format!("{} of {name}", column_change::described(change))
        }
        Change::Storage(it) => storage::described(it),
        Change::AddConstraint(it) => format!("add constraint {}", it.name.text()),
        Change::DropConstraint { name } => format!("drop constraint {name}"),
        Change::Cascade(it) => described(it.of),
        Change::AlterConstraint { name, change } => constraint_change::described(name, change),
        Change::AddKeyOfIndex(it) => {
            format!("make index {} constraint {}", it.index, it.constraint())
        }
        Change::Inherit(it) => format!("inherit from {it}"),
        Change::NoInherit(it) => format!("inherit from {it} no more"),
    }
}

/// The column that is dropped.
fn lost(table: Name<'_>, change: &Change<'_>) -> Option<String> {
    match change {
        Change::DropColumn { name, .. } => Some(format!("`{table}.{name}`")),
        Change::Cascade(it) => lost(table, it.of),
        _ => None,
    }
}
