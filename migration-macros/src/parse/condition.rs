//! `#[require("SELECT …", message = "…")]` and `#[ensure("SELECT …", message = "…")]`

use super::{options, sql};
use crate::ast::{Condition, Operation, Place, Step};
use crate::diagnostics::Errors;
use crate::keyword;
use crate::sql::{OutputColumn, query};
use syn::parse::ParseStream;
use syn::{Attribute, LitStr};

/// A query, and what is said where it does not give true.
pub(super) fn condition(attribute: &Attribute) -> syn::Result<Condition> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let query: LitStr = input.parse()?;
        options::comma(input)?;
        let mut message = None;
        options::each(input, keyword::CONDITION_OPTIONS, |_, _, input| {
            message = Some(options::text(input)?);
            Ok(())
        })?;
        match message {
            Some(message) => asked(&query, message),
            None => Err(syn::Error::new(
                query.span(),
                "say what is wrong where this is not true: `message = \"…\"`",
            )),
        }
    })
}

/// A query that gives one value, which is to be true.
fn asked(literal: &LitStr, message: String) -> syn::Result<Condition> {
    let text = literal.value();
    let refuse = |message: &str| Err(syn::Error::new(literal.span(), message));
    let query = match query(&text) {
        Ok(query) => query,
        Err(error) => return refuse(&sql::syntax(&text, &error)),
    };
    let is_named = |it: &OutputColumn| matches!(it, OutputColumn::Named(_));
    if let Some(columns) = &query.columns
        && columns.len() != 1
        && columns.iter().all(is_named)
    {
        return refuse(
            "this query is to give one value, which is true or not; write one condition, such as `SELECT count(*) = 0 \
             FROM …`",
        );
    }
    Ok(Condition {
        sql: text,
        mentions: query.mentions,
        place: Place::at(literal.span()),
        message,
    })
}

/// That what must be true before stands before all else, and what must be true after stands after something.
pub(super) fn in_order(steps: &[Step], errors: &mut Errors) {
    let mut changed = false;
    for step in steps {
        match &step.operation {
            Operation::Require(it) if changed => {
                let message = "`require` is about the data before the migration, so it stands before its other steps; what \
                     must be true here is an `ensure`";
                errors.at(it.place.first, message);
            }
            Operation::Ensure(it) if !changed => {
                let message = "`ensure` is about the data after a step, and none stands before it that changes something; \
                     what must be true before the migration is a `require`";
                errors.at(it.place.first, message);
            }
            Operation::Require(_) | Operation::Ensure(_) => {}
            _ => changed = true,
        }
    }
}
