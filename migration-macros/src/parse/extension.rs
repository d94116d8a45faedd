//! `#[create_extension(name, schema = …, version = "…")]` and `#[alter_extension(name, update = "…")]`

use super::{name, options};
use crate::ast::{AlterExtension, CreateExtension, ExtensionChange, Origin};
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Meta, Token, Variant};

/// A new extension, or one that somebody else made, as the word says.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    word: &str,
) -> syn::Result<CreateExtension> {
    let origin = match word {
        keyword::EXTERNAL_EXTENSION => Origin::External,
        _ => Origin::Made,
    };
    if let Meta::Path(_) = attribute.meta {
        return Ok(CreateExtension {
            name: name::of_variant(variant)?,
            schema: None,
            version: None,
            origin,
        });
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut extension = CreateExtension {
            name: name::alone(input)?,
            schema: None,
            version: None,
            origin,
        };
        options::comma(input)?;
        options::each(input, keyword::EXTENSION_OPTIONS, |word, _, input| {
            match word {
                keyword::SCHEMA => extension.schema = Some(options::placed_name(input)?),
                _ => extension.version = Some(options::text(input)?),
            }
            Ok(())
        })?;
        Ok(extension)
    })
}

/// A changed extension.
pub(super) fn alter(attribute: &Attribute) -> syn::Result<AlterExtension> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::alone(input)?;
        options::comma(input)?;
        let mut changes = Vec::new();
        options::each(input, keyword::EXTENSION_CHANGES, |word, span, input| {
            changes.push((change(word, input)?, span));
            Ok(())
        })?;
        let mut changes = changes.into_iter();
        match (changes.next(), changes.next()) {
            (Some((change, _)), None) => Ok(AlterExtension { name, change }),
            (_, Some((_, span))) => Err(syn::Error::new(
                span,
                "PostgreSQL makes one change at a time; write a second step for this one",
            )),
            (None, None) => Err(syn::Error::new(
                name.place.first,
                "say what changes: `update`, `update = \"1.2\"` or `schema = name`",
            )),
        }
    })
}

fn change(word: &str, input: ParseStream<'_>) -> syn::Result<ExtensionChange> {
    match word {
        keyword::UPDATE if input.peek(Token![=]) => {
            Ok(ExtensionChange::Update(Some(options::text(input)?)))
        }
        keyword::UPDATE => Ok(ExtensionChange::Update(None)),
        _ => Ok(ExtensionChange::SetSchema(options::placed_name(input)?)),
    }
}
