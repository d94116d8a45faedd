//! `#[create_index(table(a, b desc, "lower(c)"), unique, using = gin, where = "…")]`

use super::{index_key, method, name, options, parameters, sql};
use crate::ast::{CreateIndex, Expression, IndexKey, KeyKind, Name, ObjectName, Operation, Place};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Meta, Variant, parenthesized};

/// `INDEX_MAX_KEYS` in PostgreSQL's `pg_config_manual.h`.
const MAX_KEYS: usize = 32;

/// A new index.
pub(super) fn create(attribute: &Attribute, errors: &mut Errors) -> syn::Result<CreateIndex> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let table = name::qualified(input)?;
        let keys = keys(input, &table, errors)?;
        options::comma(input)?;
        let mut index = plain(table, keys);
        let mut given = None;
        options::each(input, keyword::INDEX_OPTIONS, |word, span, input| {
            option(&mut index, &mut given, (word, span), (input, errors))
        })?;
        refusal(&index)?;
        index.name = match given {
            Some(name) => ObjectName::Given(name),
            None => ObjectName::Default(default_name(&index)),
        };
        Ok(index)
    })
}

/// An index without options.
const fn plain(table: Name, keys: Vec<IndexKey>) -> CreateIndex {
    CreateIndex {
        name: ObjectName::Default(String::new()),
        table,
        unique: false,
        nulls_not_distinct: None,
        only: false,
        concurrently: false,
        method: None,
        keys,
        include: Vec::new(),
        with: Vec::new(),
        tablespace: None,
        predicate: None,
    }
}

/// `#[drop_index(name, concurrently)]`
pub(super) fn drop(variant: &Variant, attribute: &Attribute) -> syn::Result<Operation> {
    let mut concurrently = false;
    let name = match &attribute.meta {
        Meta::List(_) => attribute.parse_args_with(|input: ParseStream<'_>| {
            let name = name::qualified(input)?;
            options::comma(input)?;
            options::each(input, keyword::DROP_INDEX_OPTIONS, |_, _, _| {
                concurrently = true;
                Ok(())
            })?;
            Ok(name)
        })?,
        _ => name::only(variant, attribute)?,
    };
    Ok(Operation::DropIndex { name, concurrently })
}

fn option(
    index: &mut CreateIndex,
    name: &mut Option<String>,
    (word, span): (&str, Span),
    (input, errors): (ParseStream<'_>, &mut Errors),
) -> syn::Result<()> {
    match word {
        keyword::UNIQUE => index.unique = true,
        keyword::NULLS_NOT_DISTINCT => index.nulls_not_distinct = Some(Place::at(span)),
        keyword::ONLY => index.only = true,
        keyword::TABLESPACE => index.tablespace = Some(options::name_value(input)?),
        keyword::CONCURRENTLY => index.concurrently = true,
        keyword::USING => {
            input.parse::<syn::Token![=]>()?;
            let (method, span) = name::simple(input)?;
            index.method = Some((method, Place::at(span)));
        }
        keyword::WHERE => index.predicate = predicate(input, &index.table, errors)?,
        keyword::WITH => index.with = parameters::assigned(input)?,
        keyword::INCLUDE => index.include = options::names(input)?.0,
        _ => *name = Some(options::name_value(input)?),
    }
    Ok(())
}

/// Why PostgreSQL would refuse the index, or it says nothing.
fn refusal(index: &CreateIndex) -> syn::Result<()> {
    if let Some(place) = index.nulls_not_distinct
        && !index.unique
    {
        let message = "only a `unique` index tells whether two keys are the same; add `unique`, or take this away";
        return Err(syn::Error::new(place.first, message));
    }
    if let Some(key) = index.keys.get(MAX_KEYS.saturating_sub(index.include.len())) {
        let message =
            format!("PostgreSQL allows {MAX_KEYS} columns in an index, included ones among them");
        return Err(syn::Error::new(key.place.first, message));
    }
    method::refusal(index).map_or(Ok(()), Err)
}

fn predicate(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Expression>> {
    let literal: LitStr = options::value(input)?;
    Ok(sql::predicate(&literal, &table.name, errors))
}

/// `(a, b desc, c vector_cosine_ops, "lower(d)")`
fn keys(input: ParseStream<'_>, table: &Name, errors: &mut Errors) -> syn::Result<Vec<IndexKey>> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut keys = Vec::new();
    while !content.is_empty() {
        keys.extend(index_key::key(&content, table, errors)?);
        options::comma(&content)?;
    }
    if keys.is_empty() && !errors.any() {
        let message = "name at least one column or expression";
        return Err(syn::Error::new(parentheses.span.join(), message));
    }
    Ok(keys)
}

/// PostgreSQL's default: the table, the columns and `idx`.
fn default_name(index: &CreateIndex) -> String {
    let keys = index.keys.iter().map(|key| match &key.kind {
        KeyKind::Column(name) => &**name,
        KeyKind::Expression(expression) => &*expression.label,
    });
    let included = index.include.iter().map(|(name, _)| &**name);
    let columns = naming::index_columns(keys.chain(included));
    let columns = naming::joined(columns.iter().map(String::as_str));
    naming::object_name(&index.table.name, &columns, "idx")
}
