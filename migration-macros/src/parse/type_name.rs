//! `#[rename_enum(from = old)]`, `#[move_enum(name, schema)]` and the same for other types: the variant is the type from now
//! on.

use super::{name, options, rename as renames};
use crate::ast::{Name, Place, RenameType};
use crate::{keyword, naming};
use syn::parse::ParseStream;
use syn::{Attribute, Token, Variant};

/// A type of this kind with another name.
pub(super) fn rename(
    variant: &Variant,
    attribute: &Attribute,
    kind: &'static str,
) -> syn::Result<RenameType> {
    options::has_arguments(attribute)?;
    let own = name::of_variant(variant)?;
    let (mut from, mut to) = (None, (own.name, own.place));
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, &[keyword::FROM, keyword::NAME], |word, _, input| {
            input.parse::<Token![=]>()?;
            if word == keyword::FROM {
                from = Some(name::qualified(input)?);
                return Ok(());
            }
            let (name, span) = name::simple(input)?;
            to = (name, Place::at(span));
            Ok(())
        })
    })?;
    let Some(from) = from else {
        let message = "say which type gets this name: `from = old_name`";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    let (name, place) = to;
    let to = Name {
        schema: from.schema.clone(),
        name,
        place,
    };
    Ok(RenameType {
        kind,
        from,
        to,
        multirange: None,
    })
}

/// A type of this kind in another schema.
pub(super) fn change_schema(attribute: &Attribute, kind: &'static str) -> syn::Result<RenameType> {
    let moved = renames::change_schema(attribute, "type")?;
    let from = moved.name;
    let to = Name {
        schema: Some(moved.to),
        name: from.name.clone(),
        place: moved.to_place,
    };
    Ok(RenameType {
        kind,
        from,
        to,
        multirange: None,
    })
}

/// `#[move_range(name, schema, multirange_type_name = other)]`
pub(super) fn move_range(attribute: &Attribute) -> syn::Result<RenameType> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let from = name::qualified(input)?;
        if input.is_empty() {
            let message = "write the schema behind the type: `name, schema_name`";
            return Err(syn::Error::new(from.place.last, message));
        }
        input.parse::<Token![,]>()?;
        let (schema, place) = name::placed(input)?;
        options::comma(input)?;
        renames::elsewhere(&from, (&schema, place), "type")?;
        let mut multirange = (naming::multirange_name(&from.name), place);
        options::each(input, &[keyword::MULTIRANGE_TYPE_NAME], |_, _, input| {
            multirange = options::placed_name(input)?;
            Ok(())
        })?;
        let there = |name, place| Name {
            schema: Some(schema.clone()),
            name,
            place,
        };
        Ok(RenameType {
            kind: "Range",
            to: there(from.name.clone(), place),
            multirange: Some(there(multirange.0, multirange.1)),
            from,
        })
    })
}
