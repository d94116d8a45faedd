//! `#[create_table]`, and the attributes that stand at a table.

use super::column::{self, Parsed};
use super::{attributes, constraint, storage, view};
use crate::ast::{CreateTable, Name, Operation, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use quote::ToTokens;
use syn::{Attribute, Field, Variant};

/// `#[drop_table(table, cascade)]`
pub(super) fn drop(variant: &Variant, attribute: &Attribute) -> syn::Result<Operation> {
    let mut cascade = false;
    let name = view::named(variant, attribute, &[keyword::CASCADE], |_| cascade = true)?;
    Ok(Operation::DropTable { name, cascade })
}

/// A new table: its fields are its columns.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateTable> {
    let (name, options) = storage::table(variant, attribute, errors)?;
    let mut table = CreateTable {
        name,
        columns: Vec::new(),
        constraints: Vec::new(),
        options,
    };
    columns(&mut table, &variant.fields, errors);
    for (word, attribute) in attributes(&variant.attrs, keyword::TABLE_PARTS) {
        let constraint = constraint::parse(&word, attribute, &table.name, errors);
        table.constraints.extend(errors.keep(constraint).flatten());
    }
    Ok(table)
}

/// Gives a table the columns that these fields are.
pub(super) fn columns<'f>(
    table: &mut CreateTable,
    fields: impl IntoIterator<Item = &'f Field>,
    errors: &mut Errors,
) {
    for field in fields {
        if let Some(Parsed {
            column,
            constraints,
        }) = new_column(field, &table.name, errors)
        {
            table.columns.push(column);
            table.constraints.extend(constraints);
        }
    }
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

/// The attribute without its `#[` and `]`.
pub(super) fn place(attribute: &Attribute) -> Place {
    Place::of(attribute.meta.to_token_stream())
}
