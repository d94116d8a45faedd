//! Indexes.
//!
//! All ours: sea-query does not escape quotes in an index's name, has no `WITH (…)` and no `NULLS FIRST`, and puts
//! the operator class after `DESC`, which PostgreSQL refuses.

use super::Piece;
use crate::ident::Quoted;
use crate::sql::writer::{identifiers, parameter, parenthesized, word};
use crate::step::{CreateIndex, DropIndex, IndexKey, KeyKind, NullsOrder, Order};

pub(super) fn create(step: &CreateIndex<'_>) -> Piece {
    let unique = if step.unique { "UNIQUE " } else { "" };
    let name = step.name.text();
    let keys: Vec<String> = step.keys.iter().map(key).collect();
    let sql = format!(
        "CREATE {unique}INDEX {} ON {} USING {} ({}){}",
        Quoted(name),
        step.table.quoted(),
        word(step.method),
        keys.join(", "),
        tail(step)
    );
    Piece::new(sql, format!("Index {} by {}.", step.table, described(step)))
}

pub(super) fn drop(step: &DropIndex<'_>) -> Piece {
    let sql = format!("DROP INDEX {}", step.name.quoted());
    Piece::new(sql, format!("Drop index {}.", step.name))
}

/// What stands after the keys, in the order of PostgreSQL's grammar.
fn tail(step: &CreateIndex<'_>) -> String {
    let mut text = String::new();
    if !step.include.is_empty() {
        text += &format!(" INCLUDE ({})", identifiers(step.include));
    }
    if !step.with.is_empty() {
        let with = step
            .with
            .iter()
            .map(|(name, value)| format!("{} = {}", word(name), parameter(value)));
        text += &format!(" WITH ({})", with.collect::<Vec<_>>().join(", "));
    }
    if let Some(predicate) = &step.predicate {
        text += &format!(" WHERE {}", parenthesized(predicate));
    }
    text
}

fn key(key: &IndexKey<'_>) -> String {
    let mut text = match &key.kind {
        KeyKind::Column(name) => Quoted(name).to_string(),
        KeyKind::Expression(expression) => parenthesized(expression),
    };
    if let Some(class) = key.operator_class {
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

/// An operator class, with its schema where one is written.
fn operator_class(class: &str) -> String {
    match class.split_once('.') {
        Some((schema, class)) => format!("{}.{}", word(schema), word(class)),
        None => word(class),
    }
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
