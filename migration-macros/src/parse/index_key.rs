//! A key of an index: `"lower(title)" collate "C" text_pattern_ops desc nulls last`

use super::{name, parameters, sql};
use crate::ast::{Expression, IndexKey, KeyKind, Name, OperatorClass, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitInt, LitStr, Token};

/// A column or a string with an expression, then its operator class and order.
pub(super) fn key(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<IndexKey>> {
    key_until(input, table, errors, |_| false)
}

/// The same, up to a word that is none of the key's, or a comma.
pub(super) fn key_until(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
    stop: fn(ParseStream<'_>) -> bool,
) -> syn::Result<Option<IndexKey>> {
    let (kind, span) = if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let expression = sql::immutable(&literal, &table.name, errors);
        (expression.map(key_kind), literal.span())
    } else {
        let (name, span) = name::simple(input)?;
        (Some(KeyKind::Column(name)), span)
    };
    let mut key = IndexKey {
        kind: kind.unwrap_or(KeyKind::Column(String::new())),
        place: Place::at(span),
        collation: None,
        operator_class: None,
        descending: None,
        nulls_first: None,
        statistics: None,
    };
    while !input.is_empty() && !input.peek(Token![,]) && !stop(input) {
        modifier(&mut key, input)?;
    }
    let understood = !matches!(&key.kind, KeyKind::Column(name) if name.is_empty());
    Ok(understood.then_some(key))
}

/// A column alone is a column, also when it stands in a string.
pub(super) fn key_kind(expression: Expression) -> KeyKind {
    let bare = expression.sql.trim();
    let quoted = format!("\"{}\"", expression.label.replace('"', "\"\""));
    match &*expression.columns {
        [column] if *column == expression.label && (bare == column || bare == quoted) => {
            KeyKind::Column(column.clone())
        }
        _ => KeyKind::Expression(expression),
    }
}

fn modifier(key: &mut IndexKey, input: ParseStream<'_>) -> syn::Result<()> {
    let ident = Ident::parse_any(input)?;
    match &*ident.to_string() {
        keyword::COLLATE if key.collation.is_some() => {
            return Err(syn::Error::new(ident.span(), "a key has one collation"));
        }
        keyword::COLLATE => key.collation = Some(collation(input)?),
        keyword::STATISTICS => key.statistics = Some(statistics(key, &ident, input)?),
        "asc" => key.descending = Some(false),
        "desc" => key.descending = Some(true),
        "nulls" => key.nulls_first = Some(nulls(input)?),
        _ if key.operator_class.is_none() => {
            key.operator_class = Some(operator_class(&ident, input)?);
        }
        other => {
            let message = format!(
                "`{other}` is not understood; a key is `column collate \"C\" operator_class desc nulls last`"
            );
            return Err(syn::Error::new(ident.span(), message));
        }
    }
    Ok(())
}

/// `"en_US.utf8"`, or `schema.name`: a dot in a string is a part of the name, as collations of the system have them.
fn collation(input: ParseStream<'_>) -> syn::Result<Name> {
    let (first, span) = name::simple(input)?;
    within(first, span, input)
}

/// `class`, `schema.class` or `class(parameter = value)`
fn operator_class(first: &Ident, input: ParseStream<'_>) -> syn::Result<OperatorClass> {
    let name = within(name::of_ident(first)?, first.span(), input)?;
    let has_parameters = input.peek(syn::token::Paren);
    Ok(OperatorClass {
        name,
        parameters: if has_parameters {
            parameters::assigned(input)?
        } else {
            Vec::new()
        },
    })
}

/// A name whose first part was read: the schema, where a dot follows.
fn within(first: String, span: Span, input: ParseStream<'_>) -> syn::Result<Name> {
    let place = Place::at(span);
    if !input.peek(Token![.]) {
        let (schema, name) = (None, first);
        return Ok(Name {
            schema,
            name,
            place,
        });
    }
    input.parse::<Token![.]>()?;
    let (name, last) = name::simple(input)?;
    Ok(Name {
        schema: Some(first),
        name,
        place: place.to(last),
    })
}

/// `= 500`, at an expression.
fn statistics(key: &IndexKey, word: &Ident, input: ParseStream<'_>) -> syn::Result<u16> {
    if let KeyKind::Column(_) = &key.kind {
        let message =
            "PostgreSQL uses the statistics of the column; only an expression has its own";
        return Err(syn::Error::new(word.span(), message));
    }
    input.parse::<Token![=]>()?;
    statistics_target(input)
}

/// A number up to 10,000, above which PostgreSQL lowers it.
pub(super) fn statistics_target(input: ParseStream<'_>) -> syn::Result<u16> {
    let literal: LitInt = input.parse()?;
    let target = literal
        .base10_parse::<u16>()
        .ok()
        .filter(|it| *it <= 10_000);
    target.ok_or_else(|| {
        syn::Error::new(
            literal.span(),
            "a statistics target is a number from 0 to 10000",
        )
    })
}

fn nulls(input: ParseStream<'_>) -> syn::Result<bool> {
    let ident = Ident::parse_any(input)?;
    match &*ident.to_string() {
        "first" => Ok(true),
        "last" => Ok(false),
        _ => Err(syn::Error::new(
            ident.span(),
            "write `nulls first` or `nulls last`",
        )),
    }
}
