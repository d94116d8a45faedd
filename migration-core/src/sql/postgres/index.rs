//! Indexes.
//!
//! All ours: sea-query does not escape quotes in an index's name, has no `WITH (…)` and no `NULLS FIRST`, and puts
//! the operator class after `DESC`, which PostgreSQL refuses.

use super::storage::DEFAULT_TABLESPACE;
use super::{Piece, parameters};
use crate::ident::{Name, Quoted};
use crate::sql::Lone;
use crate::sql::writer::{identifier, identifiers, parenthesized, word};
use crate::step::{
    AlterIndex, CreateIndex, DropIndex, IndexChange, IndexKey, KeyKind, NullsOrder, OperatorClass,
    Order, RenameIndex,
};

/// The index, and what only `ALTER INDEX` can give it.
pub(super) fn create(step: &CreateIndex<'_>) -> Vec<Piece> {
    let changes = step.statistics();
    let alter = AlterIndex {
        name: step.table.sibling(step.name.text()),
        changes: &changes,
    };
    let altered = self::alter(&alter);
    std::iter::once(created(step)).chain(altered).collect()
}

fn created(step: &CreateIndex<'_>) -> Piece {
    let unique = if step.unique { "UNIQUE " } else { "" };
    let only = if step.only { "ONLY " } else { "" };
    let name = step.name.text();
    let keys: Vec<String> = step.keys.iter().map(key).collect();
    let sql = format!(
        "CREATE {unique}INDEX {}{} ON {only}{} USING {} ({}){}",
        concurrently(step.concurrently),
        Quoted(name),
        step.table.quoted(),
        word(step.method),
        keys.join(", "),
        tail(step)
    );
    let piece = Piece::new(sql, format!("Index {} by {}.", step.table, described(step)));
    match step.concurrently {
        true => piece.alone(Lone::CreateIndex {
            index: step.table.sibling(name).quoted(),
            table: step.table.quoted(),
        }),
        false => piece,
    }
}

pub(super) fn rename(step: &RenameIndex<'_>) -> Piece {
    let (name, to) = (step.name.quoted(), Quoted(step.to));
    let sql = format!("ALTER INDEX {name} RENAME TO {to}");
    Piece::new(sql, format!("Rename index {} to {}.", step.name, step.to))
}

/// One statement, as PostgreSQL makes these changes in the order in which they stand (`AT_PASS_MISC` in `tablecmds.c`);
/// but it moves an index once in a statement.
pub(super) fn alter(step: &AlterIndex<'_>) -> Vec<Piece> {
    let moves = |change: &IndexChange<'_>| matches!(change, IndexChange::SetTablespace(_));
    let groups = step.changes.chunk_by(|_, next| !moves(next));
    groups.map(|changes| altered(step, changes)).collect()
}

fn altered(step: &AlterIndex<'_>, changes: &[IndexChange<'_>]) -> Piece {
    let actions: Vec<String> = changes.iter().map(action).collect();
    let described: Vec<String> = changes.iter().map(changed).collect();
    let sql = format!("ALTER INDEX {} {}", step.name.quoted(), actions.join(", "));
    let comment = format!("Alter index {}: {}.", step.name, described.join(", "));
    Piece::new(sql, comment)
}

fn action(change: &IndexChange<'_>) -> String {
    match change {
        IndexChange::Set(it) => format!("SET ({})", parameters::assigned(it)),
        IndexChange::Reset(it) => format!("RESET ({})", parameters::named(it)),
        IndexChange::SetTablespace(it) => {
            let name = identifier(it.unwrap_or(DEFAULT_TABLESPACE));
            format!("SET TABLESPACE {name}")
        }
        IndexChange::SetStatistics { key, target } => {
            let target = target.map_or_else(|| "-1".to_owned(), |it| it.to_string());
            format!("ALTER COLUMN {key} SET STATISTICS {target}")
        }
    }
}

fn changed(change: &IndexChange<'_>) -> String {
    match change {
        IndexChange::Set(it) => {
            let names: Vec<&str> = it.iter().map(|(name, _)| *name).collect();
            format!("set {}", names.join(", "))
        }
        IndexChange::Reset(it) => format!("reset {}", it.join(", ")),
        IndexChange::SetTablespace(it) => {
            format!("move to tablespace {}", it.unwrap_or(DEFAULT_TABLESPACE))
        }
        IndexChange::SetStatistics { key, .. } => format!("statistics of key {key}"),
    }
}

pub(super) fn drop(step: &DropIndex<'_>) -> Piece {
    let index = step.name.quoted();
    let sql = format!("DROP INDEX {}{index}", concurrently(step.concurrently));
    let piece = Piece::new(sql, format!("Drop index {}.", step.name));
    match step.concurrently {
        true => piece.alone(Lone::DropIndex { index }),
        false => piece,
    }
}

const fn concurrently(set: bool) -> &'static str {
    if set { "CONCURRENTLY " } else { "" }
}

/// What stands after the keys, in the order of PostgreSQL's grammar.
fn tail(step: &CreateIndex<'_>) -> String {
    let mut text = String::new();
    if !step.include.is_empty() {
        text += &format!(" INCLUDE ({})", identifiers(step.include));
    }
    if step.nulls_not_distinct {
        text += " NULLS NOT DISTINCT";
    }
    if !step.with.is_empty() {
        text += &format!(" WITH ({})", parameters::assigned(step.with));
    }
    if let Some(tablespace) = step.tablespace {
        text += &format!(" TABLESPACE {}", identifier(tablespace));
    }
    if let Some(predicate) = &step.predicate {
        text += &format!(" WHERE {}", parenthesized(predicate));
    }
    text
}

pub(super) fn key(key: &IndexKey<'_>) -> String {
    let mut text = match &key.kind {
        KeyKind::Column(name) => Quoted(name).to_string(),
        KeyKind::Expression(expression) => parenthesized(expression),
    };
    if let Some(collation) = key.collation {
        text += &format!(" COLLATE {}", collation.quoted());
    }
    if let Some(class) = &key.operator_class {
        text += &format!(" {}", operator_class(class));
    }
    text += match key.order {
        Some(Order::Ascending) => " ASC",
        Some(Order::Descending) => " DESC",
        None => "",
    };
    text + match key.nulls {
        Some(NullsOrder::First) => " NULLS FIRST",
        Some(NullsOrder::Last) => " NULLS LAST",
        None => "",
    }
}

/// An operator class, with its schema where one is written, and its parameters.
fn operator_class(class: &OperatorClass<'_>) -> String {
    let Name { schema, name } = class.name;
    let name = match schema {
        Some(schema) => format!("{}.{}", word(schema), word(name)),
        None => word(name),
    };
    if class.parameters.is_empty() {
        return name;
    }
    format!("{name} ({})", parameters::assigned(class.parameters))
}

/// The keys for a reader.
fn described(step: &CreateIndex<'_>) -> String {
    let keys: Vec<&str> = step
        .keys
        .iter()
        .map(|key| match key.kind {
            KeyKind::Column(name) => name,
            KeyKind::Expression(expression) => expression.sql,
        })
        .collect();
    keys.join(", ")
}
