//! Composite types. They are ours: sea-query has none.

use super::Piece;
use crate::ident::{Name, Quoted};
use crate::step::{AlterComposite, Attribute, AttributeChange, CreateComposite, DropComposite};

pub(super) fn create(step: &CreateComposite<'_>) -> Piece {
    let attributes: Vec<String> = step.attributes.iter().map(definition).collect();
    let name = step.name.quoted();
    let sql = match attributes.as_slice() {
        [] => format!("CREATE TYPE {name} AS ()"),
        some => format!("CREATE TYPE {name} AS (\n    {}\n)", some.join(",\n    ")),
    };
    Piece::new(sql, format!("Create composite type {}.", step.name))
}

fn definition(attribute: &Attribute<'_>) -> String {
    format!("{} {}", Quoted(attribute.name), type_of(attribute))
}

fn type_of(attribute: &Attribute<'_>) -> String {
    match attribute.collation {
        Some(collation) => format!("{} COLLATE {}", attribute.ty, collation.quoted()),
        None => attribute.ty.to_string(),
    }
}

pub(super) fn alter(step: &AlterComposite<'_>) -> Vec<Piece> {
    let changes = step.changes.iter();
    changes.map(|it| change(step.name, it)).collect()
}

fn change(ty: Name<'_>, change: &AttributeChange<'_>) -> Piece {
    let (action, what, lost) = match change {
        AttributeChange::Add(it) => {
            let action = format!("ADD ATTRIBUTE {}", definition(it));
            (action, format!("add {}", it.name), None)
        }
        AttributeChange::Drop { name, .. } => (
            format!("DROP ATTRIBUTE {}", Quoted(name)),
            format!("drop {name}"),
            Some(format!("the values of `{ty}.{name}`")),
        ),
        AttributeChange::Rename { from, to, .. } => (
            format!("RENAME ATTRIBUTE {} TO {}", Quoted(from), Quoted(to)),
            format!("rename {from} to {to}"),
            None,
        ),
        AttributeChange::Change { to, .. } => (
            format!("ALTER ATTRIBUTE {} TYPE {}", Quoted(to.name), type_of(to)),
            format!("make {} {}", to.name, to.ty),
            None,
        ),
    };
    let sql = format!("ALTER TYPE {} {action}", ty.quoted());
    Piece::new(sql, format!("Alter composite type {ty}: {what}.")).losing(lost)
}

pub(super) fn drop(step: &DropComposite<'_>) -> Piece {
    let sql = format!("DROP TYPE {}", step.name.quoted());
    Piece::new(sql, format!("Drop composite type {}.", step.name))
}
