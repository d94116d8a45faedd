//! `#[rename_index(a, b)]` and `#[rename_table(a, b)]`

use super::{name, options};
use crate::ast::{Place, Rename};
use syn::parse::ParseStream;
use syn::{Attribute, Token};

/// Another name, in the schema that the object is in.
pub(super) fn rename(attribute: &Attribute, noun: &str) -> syn::Result<Rename> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        if input.is_empty() {
            let message = "write the new name behind the old one: `old_name, new_name`";
            return Err(syn::Error::new(name.place.last, message));
        }
        input.parse::<Token![,]>()?;
        let (to, span) = name::simple(input)?;
        if to == name.name {
            return Err(syn::Error::new(
                span,
                format!("the {noun} is named `{to}` already"),
            ));
        }
        options::comma(input)?;
        Ok(Rename {
            name,
            to,
            to_place: Place::at(span),
        })
    })
}
