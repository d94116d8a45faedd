//! `ALTER TABLE`.
//!
//! Ours, but for the definition of a column: sea-query cannot add checks and keys, puts `USING` in the wrong place,
//! and combines a rename with other changes, which PostgreSQL refuses.
//!
//! Changes share a statement where that changes nothing: one statement runs its changes in passes (`AlterTablePass`
//! in PostgreSQL's `tablecmds.c`: drops, types, columns, constraints), so they are put together only as far as they
//! are written in that order.

use super::{Piece, column, constraint};
use crate::ident::{Name, Quoted};
use crate::sql::writer::open_ended;
use crate::step::{AlterTable, Change, ColumnType};
use crate::value::Expression;

pub(super) fn alter(step: &AlterTable<'_>) -> Vec<Piece> {
    let groups = step.changes.chunk_by(together);
    groups
        .map(|changes| statement(step.table, changes))
        .collect()
}

/// Whether two changes that follow each other may stand in one statement.
fn together(one: &Change<'_>, two: &Change<'_>) -> bool {
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

/// The pass in which PostgreSQL runs a change; a rename is a statement of its own.
const fn pass(change: &Change<'_>) -> Option<u8> {
    match change {
        Change::DropColumn { .. } | Change::DropConstraint { .. } => Some(0),
        Change::ChangeType { .. } => Some(TYPE),
        Change::AddColumn(_) => Some(2),
        Change::AddConstraint(_) => Some(3),
        Change::RenameColumn { .. } => None,
    }
}

fn statement(table: Name<'_>, changes: &[Change<'_>]) -> Piece {
    let actions: Vec<String> = changes.iter().flat_map(actions).collect();
    let described: Vec<String> = changes.iter().map(described).collect();
    let lost: Vec<String> = changes.iter().filter_map(|it| lost(table, it)).collect();
    let loses = (!lost.is_empty()).then(|| format!("the values of {}", lost.join(", ")));
    let sql = match actions.as_slice() {
        [one] => format!("ALTER TABLE {} {one}", table.quoted()),
        many => format!(
            "ALTER TABLE {}\n    {}",
            table.quoted(),
            many.join(",\n    ")
        ),
    };
    let comment = format!("Alter table {table}: {}.", described.join(", "));
    Piece::new(sql, comment).losing(loses)
}

fn actions(change: &Change<'_>) -> Vec<String> {
    let one = match change {
        Change::AddColumn(it) => format!("ADD COLUMN {}", column::definition(it)),
        Change::DropColumn { name, .. } => format!("DROP COLUMN {}", Quoted(name)),
        Change::RenameColumn { from, to, .. } => {
            format!("RENAME COLUMN {} TO {}", Quoted(from), Quoted(to))
        }
        Change::ChangeType {
            name,
            from,
            to,
            using,
            ..
        } => return change_type(name, [from, to], using.as_ref()),
        Change::AddConstraint(it) => format!("ADD {}", constraint::definition(it)),
        Change::DropConstraint { name } => format!("DROP CONSTRAINT {}", Quoted(name)),
    };
    vec![one]
}

fn change_type(
    name: &str,
    [from, to]: [&ColumnType<'_>; 2],
    using: Option<&Expression<'_>>,
) -> Vec<String> {
    let column = format!("ALTER COLUMN {}", Quoted(name));
    let mut actions = Vec::new();
    if !from.ty.same(&to.ty) || using.is_some() {
        let using = using.map(|it| format!(" USING {}", open_ended(it.sql)));
        actions.push(format!(
            "{column} TYPE {}{}",
            to.ty,
            using.unwrap_or_default()
        ));
    }
    match (from.nullable, to.nullable) {
        (true, false) => actions.push(format!("{column} SET NOT NULL")),
        (false, true) => actions.push(format!("{column} DROP NOT NULL")),
        _ => {}
    }
    actions
}

fn described(change: &Change<'_>) -> String {
    match change {
        Change::AddColumn(it) => format!("add {}", it.name),
        Change::DropColumn { name, .. } => format!("drop {name}"),
        Change::RenameColumn { from, to, .. } => format!("rename {from} to {to}"),
        Change::ChangeType { name, to, .. } => format!("make {name} {to}"),
        Change::AddConstraint(it) => format!("add constraint {}", it.name.text()),
        Change::DropConstraint { name } => format!("drop constraint {name}"),
    }
}

/// The column that is dropped.
fn lost(table: Name<'_>, change: &Change<'_>) -> Option<String> {
    match change {
        Change::DropColumn { name, .. } => Some(format!("`{table}.{name}`")),
        _ => None,
    }
}
