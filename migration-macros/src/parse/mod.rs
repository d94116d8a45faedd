//! Tokens to what the author meant.

mod alter;
mod column;
mod enums;
mod index;
mod name;
mod options;
mod raw;
mod sql;
mod table;

use crate::ast::{Migration, Operation, Step};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::{Attribute, Data, DeriveInput, Fields, Variant};

/// A migration, as far as it could be understood.
pub(crate) fn migration(input: DeriveInput, errors: &mut Errors) -> Migration {
    let mut steps = Vec::new();
    match input.data {
        Data::Enum(data) => {
            for variant in data.variants {
                let operation = operation(&variant, errors);
                let ident = variant.ident;
                steps.extend(operation.map(|operation| Step { ident, operation }));
            }
        }
        Data::Struct(_) | Data::Union(_) => errors.at(
            input.ident.span(),
            "a migration is an enum; each of its variants is a step",
        ),
    }
    if !matches!(input.vis, syn::Visibility::Public(_)) {
        errors.at(
            input.ident.span(),
            "a migration is public, so that the list of migrations can name it; write `pub enum`",
        );
    }
    Migration {
        ident: input.ident,
        vis: input.vis,
        steps,
    }
}

/// The step that a variant is.
fn operation(variant: &Variant, errors: &mut Errors) -> Option<Operation> {
    let is_step = |attribute: &&Attribute| {
        word(attribute).is_some_and(|word| keyword::STEPS.contains(&&*word))
    };
    let mut attributes = variant.attrs.iter().filter(is_step);
    let Some(attribute) = attributes.next() else {
        let known = keyword::listed(keyword::STEPS);
        let message = format!("this variant has no step; there are {known}");
        errors.at(variant.ident.span(), message);
        return None;
    };
    if let Some(second) = attributes.next() {
        errors.add(syn::Error::new_spanned(
            second,
            "a variant is one step; write a second variant for this one",
        ));
    }
    let name = word(attribute)?;
    fits(variant, &name, errors);
    let result = match &*name {
        keyword::CREATE_ENUM => enums::create(variant, attribute),
        keyword::DROP_ENUM => name::only(variant, attribute).map(Operation::DropEnum),
        keyword::DROP_TABLE => name::only(variant, attribute).map(Operation::DropTable),
        keyword::DROP_INDEX => name::only(variant, attribute).map(Operation::DropIndex),
        keyword::CREATE_INDEX => index::create(attribute, errors).map(Operation::CreateIndex),
        keyword::CREATE_TABLE => {
            table::create(variant, attribute, errors).map(Operation::CreateTable)
        }
        keyword::ALTER_TABLE => alter::table(variant, attribute, errors).map(Operation::AlterTable),
        _ => raw::sql(attribute, errors),
    };
    errors.keep(result)
}

/// Only tables have columns and table attributes.
fn fits(variant: &Variant, step: &str, errors: &mut Errors) {
    let is_table = [keyword::CREATE_TABLE, keyword::ALTER_TABLE].contains(&step);
    if let Fields::Unnamed(fields) = &variant.fields {
        let message = "columns have names; write `{ name: Type }`";
        errors.add(syn::Error::new_spanned(fields, message));
    }
    if is_table {
        return;
    }
    if let Fields::Named(fields) = &variant.fields {
        let message = format!("`#[{step}]` has no columns; only tables have fields");
        errors.add(syn::Error::new_spanned(fields, message));
    }
    for attribute in &variant.attrs {
        if word(attribute).is_some_and(|word| keyword::TABLE_PARTS.contains(&&*word)) {
            let message = format!("this belongs to a table; it says nothing at `#[{step}]`");
            errors.add(syn::Error::new_spanned(attribute, message));
        }
    }
}

/// The word of an attribute: `unique` of `#[unique(…)]`.
fn word(attribute: &Attribute) -> Option<String> {
    attribute.path().get_ident().map(ToString::to_string)
}

/// The attributes that have one of these words.
fn attributes<'a>(
    of: &'a [Attribute],
    words: &'a [&str],
) -> impl Iterator<Item = (String, &'a Attribute)> {
    of.iter()
        .filter_map(|attribute| word(attribute).map(|word| (word, attribute)))
        .filter(|(word, _)| words.contains(&&**word))
}
