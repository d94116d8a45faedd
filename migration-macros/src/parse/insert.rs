//! `#[insert(roles(name, level), rows = [("admin", 1), ("user", 2)])]`

use super::{default, name, options, sql};
use crate::ast::{DefaultValue, Expression, Insert, InsertedValue, Mention, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use crate::sql::{SyntaxError, expression, query};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprCall, Lit, LitStr, Token, bracketed, parenthesized};

const NO_VALUE: &str = "write a string, a number, `true`, `false`, `null`, a function without arguments such as `now()`, or an \
     expression as `sql(\"…\")`";

/// Rows, and why they are not taken back, where they are not.
pub(super) fn insert(attribute: &Attribute, errors: &mut Errors) -> syn::Result<Insert> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let table = name::qualified(input)?;
        let (columns, _) = options::names(input)?;
        options::comma(input)?;
        let (mut found, mut irreversible) = (None, None);
        options::each(input, keyword::INSERT_OPTIONS, |word, _, input| {
            match word {
                keyword::ROWS => found = Some(rows(input, columns.len(), errors)?),
                _ => irreversible = Some(options::text(input)?),
            }
            Ok(())
        })?;
        let message = "which rows? Write `rows = [(…), (…)]`";
        let rows = found.ok_or_else(|| syn::Error::new(table.place.first, message))?;
        Ok(Insert {
            table,
            columns,
            rows,
            irreversible,
        })
    })
}

/// `= [(…), (…)]`
fn rows(
    input: ParseStream<'_>,
    width: usize,
    errors: &mut Errors,
) -> syn::Result<Vec<Vec<InsertedValue>>> {
    input.parse::<Token![=]>()?;
    let content;
    let brackets = bracketed!(content in input);
    let mut rows = Vec::new();
    while !content.is_empty() {
        rows.extend(row(&content, width, errors)?);
        options::comma(&content)?;
    }
    if rows.is_empty() && !errors.any() {
        let message = "write at least one row";
        return Err(syn::Error::new(brackets.span.join(), message));
    }
    Ok(rows)
}

/// `("admin", 1)`; nothing where a value is wrong, of which an error tells.
fn row(
    input: ParseStream<'_>,
    width: usize,
    errors: &mut Errors,
) -> syn::Result<Option<Vec<InsertedValue>>> {
    let content;
    let parentheses = parenthesized!(content in input);
    let (mut values, mut count) = (Vec::new(), 0);
    while !content.is_empty() {
        values.extend(value(&content.parse()?, errors)?);
        options::comma(&content)?;
        count += 1;
    }
    if count != width {
        let message = format!("this row has {count} of {width} values");
        return Err(syn::Error::new(parentheses.span.join(), message));
    }
    Ok((values.len() == width).then_some(values))
}

fn value(value: &Expr, errors: &mut Errors) -> syn::Result<Option<InsertedValue>> {
    let place = Place::of(value.to_token_stream());
    let found = match value {
        Expr::Path(path) if path.path.is_ident(keyword::NULL) => {
            return Ok(Some(InsertedValue { value: None, place }));
        }
        Expr::Path(_) => return Err(syn::Error::new_spanned(value, NO_VALUE)),
        Expr::Call(call) => match text(call) {
            Some(text) => computed(text, errors).map(DefaultValue::Expression),
            None => default::value(value, errors)?,
        },
        _ => default::value(value, errors)?,
    };
    let value = |value| InsertedValue {
        value: Some(value),
        place,
    };
    Ok(found.map(value))
}

/// An expression that names no column but those of its own subqueries.
fn computed(literal: &LitStr, errors: &mut Errors) -> Option<Expression> {
    let text = literal.value();
    match names(&text) {
        Ok((parsed, mentions)) => {
            let expression = Expression {
                sql: text,
                columns: Vec::new(),
                mentions,
                mutable: Vec::new(),
                label: parsed.label,
                place: Place::at(literal.span()),
            };
            Some(sql::giving(expression, &parsed.tree))
        }
        Err(message) => {
            errors.at(literal.span(), message);
            None
        }
    }
}

/// An expression, and what it names. As a query it is about no row, so that its subqueries name their own columns
/// alone.
fn names(text: &str) -> Result<(crate::sql::Expression, Vec<Mention>), String> {
    let syntax = |error: SyntaxError| sql::syntax(text, &error);
    let parsed = expression(text).map_err(syntax)?;
    if let Some(column) = parsed.columns.first() {
        let name = &column.name;
        return Err(format!(
            "a value names no column, and `{name}` is one; quote a string as `'{name}'`"
        ));
    }
    if parsed.has_aggregate_or_window {
        return Err(sql::AGGREGATE.to_owned());
    }
    let query = query(&format!("SELECT ({text}\n)")).map_err(syntax)?;
    Ok((parsed, query.mentions))
}

/// The text of `sql("…")`.
fn text(call: &ExprCall) -> Option<&LitStr> {
    let is_sql = matches!(&*call.func, Expr::Path(path) if path.path.is_ident(keyword::SQL));
    match (is_sql, call.args.first(), call.args.len()) {
        (true, Some(Expr::Lit(literal)), 1) => match &literal.lit {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}
