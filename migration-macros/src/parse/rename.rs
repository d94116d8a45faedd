//! `#[rename_index(a, b)]`, `#[rename_table(a, b)]`, `#[move_table(a, schema)]` and the like.

use super::{name, options};
use crate::ast::{Name, Place, Rename};
use syn::parse::ParseStream;
use syn::{Attribute, Token};

/// Another name, in the schema that the object is in.
pub(super) fn rename(attribute: &Attribute, noun: &str) -> syn::Result<Rename> {
    let example = "write the new name behind the old one: `old_name, new_name`";
    let renamed = pair(attribute, example)?;
    if renamed.to == renamed.name.name {
        let message = format!("the {noun} is named `{}` already", renamed.to);
        return Err(syn::Error::new(renamed.to_place.first, message));
    }
    Ok(renamed)
}

/// The same of what lives in no schema.
pub(super) fn rename_global(attribute: &Attribute, noun: &str) -> syn::Result<Rename> {
    let renamed = rename(attribute, noun)?;
    match renamed.name.schema {
        None => Ok(renamed),
        Some(_) => Err(name::in_no_schema(&renamed.name)),
    }
}

/// Another schema, in which the object has the same name.
pub(super) fn change_schema(attribute: &Attribute, noun: &str) -> syn::Result<Rename> {
    let example = format!("write the schema behind the {noun}: `name, schema_name`");
    let moved = pair(attribute, &example)?;
    elsewhere(&moved.name, (&moved.to, moved.to_place), noun)?;
    Ok(moved)
}

/// That an object does not go to the schema where it is.
pub(super) fn elsewhere(name: &Name, to: (&str, Place), noun: &str) -> syn::Result<()> {
    let (schema, place) = to;
    if name.schema.as_deref().unwrap_or("public") != schema {
        return Ok(());
    }
    let message = format!("the {noun} is in the schema `{schema}` already");
    Err(syn::Error::new(place.first, message))
}

/// `old_name, new_name`
fn pair(attribute: &Attribute, example: &str) -> syn::Result<Rename> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        if input.is_empty() {
            return Err(syn::Error::new(name.place.last, example));
        }
        input.parse::<Token![,]>()?;
        let (to, span) = name::simple(input)?;
        options::comma(input)?;
        Ok(Rename {
            name,
            to,
            to_place: Place::at(span),
        })
    })
}
