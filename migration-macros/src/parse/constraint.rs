//! Constraints that stand at a table: `#[unique(a, b)]`, `#[check("…")]`, `#[foreign_key(…)]`, `#[not_null(a)]`.

use super::{constraint_option, exclude, foreign_key, name, options, sql, table};
use crate::ast::{Constraint, ConstraintKind, ConstraintOptions, Expression, Name, ObjectName};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token};

/// A constraint that stands at a table.
pub(super) fn parse(
    word: &str,
    attribute: &Attribute,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Constraint>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| match word {
        keyword::CHECK => check(input, table, errors),
        keyword::FOREIGN_KEY => foreign_key::parse(input, attribute, table).map(Some),
        keyword::EXCLUDE => exclude::parse(input, attribute, table, errors),
        keyword::NOT_NULL => not_null(input, attribute, table).map(Some),
        word => key(word, input, attribute, table).map(Some),
    })
}

/// `("…", name = …, not_valid)`
fn check(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Constraint>> {
    let literal: LitStr = input.parse()?;
    let expression = sql::condition(&literal, &table.name, errors);
    options::comma(input)?;
    let (given, options) = constraint_option::all(input, keyword::CHECK_OPTIONS)?;
    Ok(expression.map(|expression| Constraint {
        name: given.unwrap_or_else(|| ObjectName::Default(check_name(table, &expression))),
        place: expression.place,
        kind: ConstraintKind::Check(expression),
        options,
    }))
}

/// PostgreSQL names a check after its column, where it names one alone.
fn check_name(table: &Name, expression: &Expression) -> String {
    let column = match &*expression.columns {
        [only] => only,
        _ => "",
    };
    naming::object_name(&table.name, column, "check")
}

/// `(a, name = …, not_valid)`
fn not_null(
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
) -> syn::Result<Constraint> {
    let mut columns = columns(input, attribute, keyword::NOT_NULL_OPTIONS)?;
    let (given, options) = constraint_option::all(input, keyword::NOT_NULL_OPTIONS)?;
    let column = match (columns.pop(), &*columns) {
        (Some(column), []) => column,
        _ => {
            let message = "this is of one column; write one attribute for each";
            return Err(syn::Error::new_spanned(attribute, message));
        }
    };
    let default = naming::object_name(&table.name, &column, keyword::NOT_NULL);
    Ok(Constraint {
        name: given.unwrap_or(ObjectName::Default(default)),
        kind: ConstraintKind::NotNull(column),
        options,
        place: table::place(attribute),
    })
}

/// `(a, b, name = …, include(c))`
fn key(
    word: &str,
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
) -> syn::Result<Constraint> {
    let known = options_of(word);
    let columns = columns(input, attribute, known)?;
    let (given, options) = constraint_option::all(input, known)?;
    let default = default_name(word, table, &columns, &options);
    Ok(Constraint {
        name: given.unwrap_or(ObjectName::Default(default)),
        kind: kind(word, columns),
        options,
        place: table::place(attribute),
    })
}

/// What may stand behind the columns of a key.
pub(super) fn options_of(word: &str) -> &'static [&'static str] {
    match word {
        keyword::UNIQUE => keyword::UNIQUE_OPTIONS,
        _ => keyword::PRIMARY_KEY_OPTIONS,
    }
}

pub(super) fn kind(word: &str, columns: Vec<String>) -> ConstraintKind {
    match word {
        keyword::UNIQUE => ConstraintKind::Unique(columns),
        _ => ConstraintKind::PrimaryKey(columns),
    }
}

/// PostgreSQL names a primary key after its table, and a unique constraint after the columns of its index too.
fn default_name(
    word: &str,
    table: &Name,
    columns: &[String],
    options: &ConstraintOptions,
) -> String {
    if word != keyword::UNIQUE {
        return naming::object_name(&table.name, "", "pkey");
    }
    let all = columns.iter().chain(&options.include).map(String::as_str);
    let all = naming::index_columns(all);
    let joined = naming::joined(all.iter().map(String::as_str));
    naming::object_name(&table.name, &joined, "key")
}

/// Column names up to the first option.
pub(super) fn columns(
    input: ParseStream<'_>,
    attribute: &Attribute,
    known: &[&str],
) -> syn::Result<Vec<String>> {
    let mut columns: Vec<String> = Vec::new();
    while !input.is_empty() && !at_option(input, known) {
        let (name, span) = name::simple(input)?;
        if columns.contains(&name) {
            return Err(syn::Error::new(span, format!("`{name}` stands here twice")));
        }
        columns.push(name);
        options::comma(input)?;
    }
    if columns.is_empty() && !input.is_empty() {
        let message = "columns come first, and options such as `name = …` after them";
        return Err(input.error(message));
    }
    if columns.is_empty() {
        return Err(syn::Error::new_spanned(
            attribute,
            "name at least one column",
        ));
    }
    Ok(columns)
}

/// Whether an option stands here; a column that is called as one is written as a string.
pub(super) fn at_option(input: ParseStream<'_>, known: &[&str]) -> bool {
    if input.peek2(Token![=]) {
        return true;
    }
    if input.peek(LitStr) {
        return false;
    }
    let word = Ident::parse_any(&input.fork()).map(|ident| ident.unraw().to_string());
    word.is_ok_and(|word| {
        let takes_list = known.contains(&&*word) && input.peek2(syn::token::Paren);
        takes_list || constraint_option::is_flag(&word)
    })
}
