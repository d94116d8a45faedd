//! Rows. They are ours: sea-query spells literals otherwise (see the column's default).

use super::Piece;
use super::column::default;
use crate::ident::Quoted;
use crate::sql::writer::identifiers;
use crate::step::{Delete, Insert};
use crate::types::Type;
use crate::value::{DefaultValue, Value};

/// PostgreSQL coerces each value to its column's type, row by row, as it does with a default; a `VALUES` list alone would
/// find one type for each column (`transformInsertStmt` in `analyze.c`).
pub(super) fn insert(step: &Insert<'_>) -> Piece {
    let rows = step.rows.iter().map(|row| {
        let value = |it: &Option<DefaultValue<'_>>| it.as_ref().map_or("NULL".to_owned(), default);
        values(row.iter().map(value))
    });
    let sql = format!(
        "INSERT INTO {} ({}) VALUES{}",
        step.table.quoted(),
        identifiers(step.columns),
        lines(rows)
    );
    let comment = format!("Insert {} into {}.", count(step.rows.len()), step.table);
    Piece::new(sql, comment)
}

pub(super) fn delete(step: &Delete<'_>) -> Piece {
    let names: Vec<&str> = step.key.iter().map(|(name, _)| *name).collect();
    let columns = match names.as_slice() {
        [one] => Quoted(one).to_string(),
        several => format!("({})", identifiers(several)),
    };
    let rows = step.rows.iter().map(|row| {
        let mut key = row
            .iter()
            .zip(step.key)
            .map(|(value, (_, ty))| typed(value, ty));
        match step.key.len() {
            1 => key.next().unwrap_or_default(),
            _ => values(key),
        }
    });
    let only = if step.only { "ONLY " } else { "" };
    let sql = format!(
        "DELETE FROM {only}{} WHERE {columns} IN ({}\n)",
        step.table.quoted(),
        lines(rows)
    );
    let comment = format!("Delete {} of {}.", count(step.rows.len()), step.table);
    Piece::new(sql, comment)
}

/// A value as its column holds it. A comparison would not always find its type, nor its length, by itself: `0.1` is no
/// `real`, and `2.345` in a `numeric(5, 2)` is 2.35.
fn typed(value: &Value<'_>, ty: &Type<'_>) -> String {
    let text = default(&DefaultValue::Value(*value));
    let plain = match (value, ty) {
        (Value::Boolean(_), Type::Boolean) => true,
        (Value::Number(_), Type::SmallInt | Type::Integer | Type::BigInt | Type::Numeric(_)) => {
            text.trim_start_matches('-')
                .bytes()
                .all(|it| it.is_ascii_digit())
        }
        (Value::Text(text), Type::CharacterVarying(Some(_))) => !text.ends_with(' '),
        (Value::Text(_), Type::Made(_) | Type::Numeric(_)) => false,
        (Value::Text(_), _) => true,
        _ => false,
    };
    match plain {
        true => text,
        false => format!("CAST({text} AS {ty})"),
    }
}

fn values(all: impl Iterator<Item = String>) -> String {
    format!("({})", all.collect::<Vec<_>>().join(", "))
}

/// Each on a line of its own.
fn lines(rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.map(|row| format!("\n    {row}")).collect();
    rows.join(",")
}

fn count(rows: usize) -> String {
    match rows {
        1 => "a row".to_owned(),
        rows => format!("{rows} rows"),
    }
}
