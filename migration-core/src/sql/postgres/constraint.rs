//! The definition of a constraint, as `CREATE TABLE` and `ADD CONSTRAINT` have it.
//!
//! It is ours: sea-query does not escape quotes in the names of keys and foreign keys, and adds constraints other
//! than foreign keys only in `CREATE TABLE`.

use crate::ident::Quoted;
use crate::sql::writer::{identifiers, parenthesized};
use crate::step::{Constraint, ConstraintKind, ForeignKey, ReferentialAction};

pub(super) fn definition(constraint: &Constraint<'_>) -> String {
    let name = Quoted(constraint.name.text());
    let body = match &constraint.kind {
        ConstraintKind::PrimaryKey(columns) => format!("PRIMARY KEY ({})", identifiers(columns)),
        ConstraintKind::Unique(columns) => format!("UNIQUE ({})", identifiers(columns)),
        ConstraintKind::Check(check) => format!("CHECK {}", parenthesized(check)),
        ConstraintKind::ForeignKey(it) => foreign_key(it),
    };
    format!("CONSTRAINT {name} {body}")
}

fn foreign_key(it: &ForeignKey<'_>) -> String {
    let (columns, targets) = (identifiers(it.columns), identifiers(it.targets));
    let table = it.table.quoted();
    let on_delete = action("DELETE", it.on_delete);
    let on_update = action("UPDATE", it.on_update);
    format!("FOREIGN KEY ({columns}) REFERENCES {table} ({targets}){on_delete}{on_update}")
}

fn action(event: &str, action: ReferentialAction) -> String {
    let what = match action {
        ReferentialAction::NoAction => return String::new(),
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    };
    format!(" ON {event} {what}")
}
