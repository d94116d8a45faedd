//! The definition of a column, as `CREATE TABLE` and `ADD COLUMN` have it.
//!
//! sea-query writes it. It writes custom types as they stand, so they come from [`Type`]'s own spelling, which quotes
//! names and uses PostgreSQL's words (`boolean`, not `bool`). A default goes in as the rest of the definition,
//! because sea-query spells literals with `E'…'` escapes and puts every call in parentheses.
//!
//! [`Type`]: crate::types::Type

use sea_query::{Alias, ColumnDef, Expr, PostgresQueryBuilder, TableBuilder as _};

use crate::ident::Quoted;
use crate::sql::writer::{literal, open_ended, parameters, parenthesized};
use crate::step::{Column, Compression, Identity, IdentitySequence, Storage};
use crate::value::{DefaultValue, Expression, Value};

pub(super) fn definition(column: &Column<'_>) -> String {
    let mut text = String::new();
    PostgresQueryBuilder.prepare_column_def(&column_def(column), &mut text);
    text
}

fn column_def(column: &Column<'_>) -> ColumnDef {
    let mut def = ColumnDef::new(Alias::new(column.name));
    def.custom(Alias::new(ty(column)));
    if !column.nullable {
        def.not_null();
    }
    if let Some(generated) = &column.generated {
        def.generated(Expr::cust(open_ended(generated.sql)), !column.is_virtual());
    }
    let default = column
        .default
        .as_ref()
        .map(|it| format!("DEFAULT {}", default(it)));
    let identity = column.identity.map(|it| identity(it, &column.sequence));
    if let Some(extra) = default.or(identity) {
        def.extra(extra);
    }
    def
}

/// The type, and what PostgreSQL's grammar has right behind it.
fn ty(column: &Column<'_>) -> String {
    let mut text = column.ty.to_string();
    if let Some(it) = column.compression {
        text += &format!(" COMPRESSION {}", compression(it));
    }
    if let Some(it) = column.collation {
        text += &format!(" COLLATE {}", it.quoted());
    }
    text
}

/// `SET …` of a column, for what its definition cannot say, or not on every server: `STORAGE` stands in `CREATE TABLE`
/// only from PostgreSQL 16 on.
pub(super) fn settings(column: &Column<'_>) -> Vec<String> {
    let mut actions = Vec::new();
    if let Some(it) = column.storage {
        actions.push(format!("SET STORAGE {}", storage(it)));
    }
    if let Some(it) = column.statistics {
        actions.push(format!("SET STATISTICS {it}"));
    }
    if !column.options.is_empty() {
        actions.push(format!("SET ({})", parameters(column.options)));
    }
    let name = Quoted(column.name);
    let action = |it: String| format!("ALTER COLUMN {name} {it}");
    actions.into_iter().map(action).collect()
}

pub(super) const fn storage(storage: Storage) -> &'static str {
    match storage {
        Storage::Plain => "PLAIN",
        Storage::External => "EXTERNAL",
        Storage::Extended => "EXTENDED",
        Storage::Main => "MAIN",
    }
}

pub(super) const fn compression(compression: Compression) -> &'static str {
    match compression {
        Compression::Pglz => "pglz",
        Compression::Lz4 => "lz4",
    }
}

/// The value behind `DEFAULT`.
pub(super) fn default(default: &DefaultValue<'_>) -> String {
    match default {
        DefaultValue::Value(Value::Boolean(value)) => value.to_string(),
        DefaultValue::Value(Value::Number(number)) => (*number).to_owned(),
        DefaultValue::Value(Value::Text(text)) => literal(text),
        DefaultValue::Expression(expression) => call(expression),
    }
}

/// A plain call as it stands; all else in parentheses, as a default is a `b_expr` of PostgreSQL's grammar, which
/// lacks `NOT`, `AND`, `IN` and others.
fn call(expression: &Expression<'_>) -> String {
    let name = expression.sql.strip_suffix("()").unwrap_or_default();
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    if !name.is_empty() && name.chars().all(letter) {
        return expression.sql.to_owned();
    }
    parenthesized(expression)
}

pub(super) fn identity(identity: Identity, sequence: &IdentitySequence<'_>) -> String {
    let name = sequence
        .name
        .map(|it| format!("SEQUENCE NAME {}", Quoted(it)));
    let numbers = sequence_options(sequence);
    let options: Vec<_> = name.into_iter().chain(numbers).collect();
    let options = match options.as_slice() {
        [] => String::new(),
        options => format!(" ({})", options.join(" ")),
    };
    format!("GENERATED {} AS IDENTITY{options}", given(identity))
}

pub(super) const fn given(identity: Identity) -> &'static str {
    match identity {
        Identity::Always => "ALWAYS",
        Identity::ByDefault => "BY DEFAULT",
    }
}

pub(super) fn sequence_options(sequence: &IdentitySequence<'_>) -> Vec<String> {
    let numbers = [
        ("START WITH", sequence.start),
        ("INCREMENT BY", sequence.increment),
        ("MINVALUE", sequence.min),
        ("MAXVALUE", sequence.max),
        ("CACHE", sequence.cache),
    ];
    let numbers = numbers
        .iter()
        .filter_map(|(word, number)| Some(format!("{word} {}", (*number)?)));
    let cycle = sequence
        .cycle
        .map(|it| if it { "CYCLE" } else { "NO CYCLE" });
    numbers.chain(cycle.map(ToOwned::to_owned)).collect()
}
