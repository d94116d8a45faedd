//! `#[external_table(schema.name)]`, `#[external_function(schema.name, returns = Type)]` and their like.

use super::{attributes, name, options, table};
use crate::ast::{
    Column, Constraint, ConstraintKind, CreateTable, External, ExternalFunction, Place,
};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Meta, Type, Variant};

/// What a variant declares.
pub(super) fn declare(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<External> {
    match word {
        keyword::EXTERNAL_TABLE => {
            let table = table::create(variant, attribute, errors)?;
            needed_alone(&table, "others own this table", errors);
            Ok(External::Table(Box::new(table)))
        }
        keyword::EXTERNAL_FUNCTION => function(variant, attribute, errors),
        keyword::EXTERNAL_TYPE => name::only(variant, attribute).map(External::Type),
        keyword::EXTERNAL_SCHEMA => name::global(variant, attribute).map(External::Schema),
        _ => name::global(variant, attribute).map(External::Role),
    }
}

/// Refuses what the history does not need to know of a table: it checks only types and keys.
pub(super) fn needed_alone(table: &CreateTable, why: &str, errors: &mut Errors) {
    let parents = table.options.inherits.iter().map(|it| it.place);
    let columns = table.columns.iter().filter_map(misplaced_at_column);
    let constraints = table.constraints.iter().filter_map(misplaced);
    for place in parents.chain(columns).chain(constraints) {
        let message = format!(
            "{why}; declare its columns, their types, and its primary and unique keys alone"
        );
        errors.at(place.first, message);
    }
}

fn misplaced_at_column(column: &Column) -> Option<Place> {
    let default = column.default.as_ref().map(|(_, place)| *place);
    let generated = column.generated.as_ref().map(|it| it.place);
    let identity = column.identity.map(|_| column.place);
    default.or(generated).or(identity)
}

fn misplaced(constraint: &Constraint) -> Option<Place> {
    match constraint.kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => None,
        _ => Some(constraint.place),
    }
}

/// A function: the variant's fields are its arguments.
fn function(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<External> {
    for field in &variant.fields {
        for (_, attribute) in attributes(&field.attrs, keyword::CHANGES) {
            let message = "an argument of a function has a name and a type alone";
            errors.add(syn::Error::new_spanned(attribute, message));
        }
    }
    let arguments = variant.fields.iter().map(|it| it.ty.clone()).collect();
    let (name, returns) = match &attribute.meta {
        Meta::List(list) => list.parse_args_with(|input: ParseStream<'_>| {
            let name = name::qualified(input)?;
            options::comma(input)?;
            Ok((name, returned(input)?))
        })?,
        _ => (name::of_variant(variant)?, None),
    };
    Ok(External::Function(Box::new(ExternalFunction {
        name,
        arguments,
        returns,
    })))
}

/// `returns = Type`
fn returned(input: ParseStream<'_>) -> syn::Result<Option<Type>> {
    let mut returns = None;
    options::each(input, &[keyword::RETURNS], |_, _, input| {
        returns = Some(options::value(input)?);
        Ok(())
    })?;
    Ok(returns)
}
