//! Row security policies. They are ours: sea-query has none.

use super::{Piece, role};
use crate::ident::Quoted;
use crate::sql::writer::parenthesized;
use crate::step::{CreatePolicy, DropPolicy, PolicyCommand, PolicyMode};

pub(super) fn create(step: &CreatePolicy<'_>) -> Piece {
    let (name, table) = (Quoted(step.name), step.table.quoted());
    let mut sql = format!("CREATE POLICY {name} ON {table}");
    if step.mode == PolicyMode::Restrictive {
        sql.push_str(" AS RESTRICTIVE");
    }
    if let Some(command) = command(step.command) {
        sql.push_str(&format!(" FOR {command}"));
    }
    if !step.to.is_empty() {
        sql.push_str(&format!(" TO {}", role::list(step.to)));
    }
    if let Some(using) = &step.using {
        sql.push_str(&format!(" USING {}", parenthesized(using)));
    }
    if let Some(check) = &step.with_check {
        sql.push_str(&format!(" WITH CHECK {}", parenthesized(check)));
    }
    let comment = format!("Create policy {} on {}.", step.name, step.table);
    Piece::new(sql, comment)
}

pub(super) fn drop(step: &DropPolicy<'_>) -> Piece {
    let sql = format!(
        "DROP POLICY {} ON {}",
        Quoted(step.name),
        step.table.quoted()
    );
    Piece::new(sql, format!("Drop policy {} on {}.", step.name, step.table))
}

const fn command(command: PolicyCommand) -> Option<&'static str> {
    match command {
        PolicyCommand::All => None,
        PolicyCommand::Select => Some("SELECT"),
        PolicyCommand::Insert => Some("INSERT"),
        PolicyCommand::Update => Some("UPDATE"),
        PolicyCommand::Delete => Some("DELETE"),
    }
}
