//! Row security policies. They are ours: sea-query has none.

use super::{Piece, role};
use crate::ident::Quoted;
use crate::sql::writer::parenthesized;
use crate::step::{
    AlterPolicy, CreatePolicy, DropPolicy, PolicyCommand, PolicyMode, RenamePolicy,
    RowSecurityChange, SetRowSecurity,
};
use crate::value::Expression;

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
    sql.push_str(&expressions(&step.using, &step.with_check));
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

pub(super) fn alter(step: &AlterPolicy<'_>) -> Piece {
    let (name, table) = (Quoted(step.name), step.table.quoted());
    let mut sql = format!("ALTER POLICY {name} ON {table}");
    if let Some(roles) = step.to {
        let all = &["public"][..];
        let roles = if roles.is_empty() { all } else { roles };
        sql.push_str(&format!(" TO {}", role::list(roles)));
    }
    sql.push_str(&expressions(&step.using, &step.with_check));
    let comment = format!("Change policy {} on {}.", step.name, step.table);
    Piece::new(sql, comment)
}

pub(super) fn rename(step: &RenamePolicy<'_>) -> Piece {
    let [name, to] = [step.name, step.to].map(Quoted);
    let sql = format!(
        "ALTER POLICY {name} ON {} RENAME TO {to}",
        step.table.quoted()
    );
    let comment = format!(
        "Rename policy {} on {} to {}.",
        step.name, step.table, step.to
    );
    Piece::new(sql, comment)
}

/// Row security of a policy's table.
pub(super) fn row_security(step: &SetRowSecurity<'_>) -> Piece {
    let (word, comment) = match step.change {
        RowSecurityChange::Enable => ("ENABLE", "Enable row security of"),
        RowSecurityChange::Disable => ("DISABLE", "Disable row security of"),
        RowSecurityChange::Force => ("FORCE", "Force row security on the owner of"),
        RowSecurityChange::NoForce => ("NO FORCE", "No longer force row security on the owner of"),
    };
    let sql = format!(
        "ALTER TABLE {} {word} ROW LEVEL SECURITY",
        step.table.quoted()
    );
    Piece::new(sql, format!("{comment} {}.", step.table))
}

fn expressions(using: &Option<Expression<'_>>, check: &Option<Expression<'_>>) -> String {
    let clause = |word: &str, it: &Expression<'_>| format!(" {word} {}", parenthesized(it));
    let using = using.iter().map(|it| clause("USING", it));
    let check = check.iter().map(|it| clause("WITH CHECK", it));
    using.chain(check).collect()
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
