//! Domains. They are ours: sea-query has none.

use super::Piece;
use super::column::default;
use crate::ident::{Name, Quoted};
use crate::sql::writer::parenthesized;
use crate::step::{AlterDomain, CreateDomain, DomainChange, DomainCheck, DropDomain};

pub(super) fn create(step: &CreateDomain<'_>) -> Vec<Piece> {
    let mut sql = format!("CREATE DOMAIN {} AS {}", step.name.quoted(), step.ty);
    if let Some(collation) = step.collation {
        sql.push_str(&format!(" COLLATE {}", collation.quoted()));
    }
    if let Some(it) = &step.default {
        sql.push_str(&format!(" DEFAULT {}", default(it)));
    }
    if step.not_null {
        sql.push_str(" NOT NULL");
    }
    for check in step.checks.iter().filter(|it| it.validated) {
        sql.push_str(&format!("\n    {}", definition(check)));
    }
    let mut pieces = vec![Piece::new(sql, format!("Create domain {}.", step.name))];
    // `CREATE DOMAIN` takes no `NOT VALID`.
    let later = step.checks.iter().filter(|it| !it.validated);
    pieces.extend(later.map(|it| change(step.name, &DomainChange::AddCheck(*it))));
    pieces
}

fn definition(check: &DomainCheck<'_>) -> String {
    let expression = parenthesized(&check.expression);
    format!("CONSTRAINT {} CHECK {expression}", Quoted(check.name))
}

pub(super) fn alter(step: &AlterDomain<'_>) -> Vec<Piece> {
    let changes = step.changes.iter();
    changes.map(|it| change(step.name, it)).collect()
}

fn change(domain: Name<'_>, change: &DomainChange<'_>) -> Piece {
    let (action, what) = match change {
        DomainChange::SetDefault(it) => (
            format!("SET DEFAULT {}", default(it)),
            "set the default".to_owned(),
        ),
        DomainChange::DropDefault => ("DROP DEFAULT".to_owned(), "drop the default".to_owned()),
        DomainChange::SetNotNull => ("SET NOT NULL".to_owned(), "allow no NULL".to_owned()),
        DomainChange::DropNotNull => ("DROP NOT NULL".to_owned(), "allow NULL".to_owned()),
        DomainChange::AddCheck(it) => {
            let later = if it.validated { "" } else { " NOT VALID" };
            let action = format!("ADD {}{later}", definition(it));
            (action, format!("add check {}", it.name))
        }
        DomainChange::DropCheck { name } => (
            format!("DROP CONSTRAINT {}", Quoted(name)),
            format!("drop check {name}"),
        ),
        DomainChange::RenameCheck { from, to } => (
            format!("RENAME CONSTRAINT {} TO {}", Quoted(from), Quoted(to)),
            format!("rename check {from} to {to}"),
        ),
        DomainChange::ValidateCheck { name } => (
            format!("VALIDATE CONSTRAINT {}", Quoted(name)),
            format!("validate check {name}"),
        ),
    };
    let sql = format!("ALTER DOMAIN {} {action}", domain.quoted());
    Piece::new(sql, format!("Alter domain {domain}: {what}."))
}

pub(super) fn drop(step: &DropDomain<'_>) -> Piece {
    let sql = format!("DROP DOMAIN {}", step.name.quoted());
    Piece::new(sql, format!("Drop domain {}.", step.name))
}
