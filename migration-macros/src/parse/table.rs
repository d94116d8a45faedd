//! `#[create_table]`, and the attributes that stand at a table.

use super::column::{self, Parsed};
use super::{attributes, name, options, sql, storage};
use crate::ast::{Constraint, ConstraintKind, CreateTable, ForeignKey, Name, ObjectName, Place};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Attribute, Field, LitStr, Variant};

/// A new table: its fields are its columns.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateTable> {
    let (name, options) = storage::table(variant, attribute)?;
    let mut table = CreateTable {
        name,
        columns: Vec::new(),
        constraints: Vec::new(),
        options,
    };
    for field in &variant.fields {
        if let Some(Parsed {
            column,
            constraints,
        }) = new_column(field, &table.name, errors)
        {
            table.columns.push(column);
            table.constraints.extend(constraints);
        }
    }
    for (word, attribute) in attributes(&variant.attrs, keyword::TABLE_PARTS) {
        let constraint = constraint(&word, attribute, &table.name, errors);
        table.constraints.extend(errors.keep(constraint).flatten());
    }
    Ok(table)
}

fn new_column(field: &Field, table: &Name, errors: &mut Errors) -> Option<Parsed> {
    for (word, attribute) in attributes(&field.attrs, keyword::CHANGES) {
        let message = format!(
            "`#[{word}]` changes a table that is there; a new column's attribute is `#[column(…)]`"
        );
        errors.add(syn::Error::new_spanned(attribute, message));
    }
    let mut own = attributes(&field.attrs, &[keyword::COLUMN]).map(|(_, attribute)| attribute);
    let first = own.next();
    if let Some(second) = own.next() {
        let message = "write all of a column's options in one `#[column(…)]`";
        errors.add(syn::Error::new_spanned(second, message));
    }
    column::parse(field, first, table, errors)
}

/// A constraint that stands at a table.
pub(super) fn constraint(
    word: &str,
    attribute: &Attribute,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Constraint>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| match word {
        keyword::CHECK => check(input, table, errors),
        keyword::FOREIGN_KEY => foreign_key(input, attribute, table).map(Some),
        keyword::UNIQUE => key(input, attribute, table, "key").map(Some),
        _ => key(input, attribute, table, "pkey").map(Some),
    })
}

fn check(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Constraint>> {
    let literal: LitStr = input.parse()?;
    let expression = sql::of_table(&literal, &table.name, errors);
    options::comma(input)?;
    let given = only_name(input)?;
    Ok(expression.map(|expression| Constraint {
        name: given.unwrap_or_else(|| ObjectName::Default(check_name(table, &expression.columns))),
        place: expression.place,
        kind: ConstraintKind::Check(expression),
    }))
}

/// PostgreSQL names a check after its column, where it names one alone.
fn check_name(table: &Name, columns: &[String]) -> String {
    let column = match columns {
        [only] => only,
        _ => "",
    };
    naming::object_name(&table.name, column, "check")
}

/// `(a, b, name = …)`
fn key(
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
    label: &str,
) -> syn::Result<Constraint> {
    let columns = columns(input, attribute)?;
    let given = only_name(input)?;
    let joined = naming::joined(columns.iter().map(String::as_str));
    let named = if label == "pkey" { "" } else { &*joined };
    let default = naming::object_name(&table.name, named, label);
    Ok(Constraint {
        name: given.unwrap_or(ObjectName::Default(default)),
        kind: match label {
            "pkey" => ConstraintKind::PrimaryKey(columns),
            _ => ConstraintKind::Unique(columns),
        },
        place: place(attribute),
    })
}

/// `(a, b, references = table(c, d), on_delete = …, on_update = …, name = …)`
fn foreign_key(
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
) -> syn::Result<Constraint> {
    let columns = columns(input, attribute)?;
    let (mut references, mut given) = (None, None);
    let (mut on_delete, mut on_update) = ("NoAction", "NoAction");
    let known = &[
        keyword::REFERENCES,
        keyword::ON_DELETE,
        keyword::ON_UPDATE,
        keyword::NAME,
    ];
    options::each(input, known, |word, _, input| {
        match word {
            keyword::REFERENCES => {
                input.parse::<syn::Token![=]>()?;
                references = Some(column::target(input)?);
            }
            keyword::ON_DELETE => on_delete = column::action(input)?,
            keyword::ON_UPDATE => on_update = column::action(input)?,
            _ => given = Some(ObjectName::Given(options::name_value(input)?)),
        }
        Ok(())
    })?;
    let Some((target, targets, _)) = references else {
        let message = "`references = table(column)` is missing";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    let joined = naming::joined(columns.iter().map(String::as_str));
    let default = naming::object_name(&table.name, &joined, "fkey");
    Ok(Constraint {
        name: given.unwrap_or(ObjectName::Default(default)),
        kind: ConstraintKind::ForeignKey(ForeignKey {
            columns,
            table: target,
            targets,
            on_delete,
            on_update,
        }),
        place: place(attribute),
    })
}

/// Column names up to the first option.
fn columns(input: ParseStream<'_>, attribute: &Attribute) -> syn::Result<Vec<String>> {
    let mut columns: Vec<String> = Vec::new();
    while !input.is_empty() && !input.peek2(syn::Token![=]) {
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

fn only_name(input: ParseStream<'_>) -> syn::Result<Option<ObjectName>> {
    let mut given = None;
    options::each(input, &[keyword::NAME], |_, _, input| {
        given = Some(ObjectName::Given(options::name_value(input)?));
        Ok(())
    })?;
    Ok(given)
}

/// The attribute without its `#[` and `]`.
pub(super) fn place(attribute: &Attribute) -> Place {
    Place::of(attribute.meta.to_token_stream())
}
