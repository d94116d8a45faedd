//! `#[create_composite]` and `#[alter_composite]`: each field is an attribute.

use super::{attributes, name, options};
use crate::ast::{AlterComposite, Attribute, AttributeChange, CreateComposite, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Field, Meta, Token, Type, Variant};

/// A new composite type.
pub(super) fn create(
    variant: &Variant,
    attribute: &syn::Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateComposite> {
    let name = name::only(variant, attribute)?;
    let mut found = Vec::new();
    for field in &variant.fields {
        found.extend(errors.keep(new(field)));
    }
    Ok(CreateComposite {
        name,
        attributes: found,
    })
}

fn new(field: &Field) -> syn::Result<Attribute> {
    let mut found = plain(field)?;
    for (_, attribute) in attributes(&field.attrs, &[keyword::ATTRIBUTE]) {
        options_of(&mut found, attribute)?;
    }
    if let Some((word, attribute)) = attributes(&field.attrs, keyword::CHANGES).next() {
        let message = format!("`#[{word}]` belongs to `#[alter_composite]`; the type is new");
        return Err(syn::Error::new_spanned(attribute, message));
    }
    Ok(found)
}

/// The attribute that a field is, without options.
fn plain(field: &Field) -> syn::Result<Attribute> {
    let Some(ident) = &field.ident else {
        return Err(syn::Error::new_spanned(field, "attributes have names"));
    };
    Ok(Attribute {
        name: name::of_ident(ident)?,
        ty: field.ty.clone(),
        collation: None,
        place: Place::at(ident.span()).to(Place::of(field.ty.to_token_stream()).last),
    })
}

/// `(collate = "C", name = …, from = …)`
fn options_of(found: &mut Attribute, attribute: &syn::Attribute) -> syn::Result<Option<From>> {
    let mut from = None;
    if matches!(attribute.meta, Meta::Path(_)) {
        return Ok(from);
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let known = &[keyword::FROM, keyword::COLLATE, keyword::NAME];
        options::each(input, known, |word, _, input| {
            input.parse::<Token![=]>()?;
            match word {
                keyword::COLLATE => found.collation = Some(name::qualified(input)?),
                keyword::NAME => (found.name, _) = name::simple(input)?,
                _ if attribute.path().is_ident(keyword::CHANGE) => {
                    from = Some(From::Type(Box::new(input.parse()?)));
                }
                _ => {
                    let (name, _) = name::simple(input)?;
                    from = Some(From::Name(name));
                }
            }
            Ok(())
        })
    })?;
    Ok(from)
}

/// What an attribute was.
enum From {
    Name(String),
    Type(Box<Type>),
}

/// A changed composite type.
pub(super) fn alter(
    variant: &Variant,
    attribute: &syn::Attribute,
    errors: &mut Errors,
) -> syn::Result<AlterComposite> {
    let name = name::only(variant, attribute)?;
    let mut changes = Vec::new();
    for field in &variant.fields {
        changes.extend(errors.keep(change(field)));
    }
    if variant.fields.is_empty() {
        let message = "nothing changes; give each attribute one of `#[add]`, `#[drop]`, `#[rename(from = …)]` and \
                       `#[change(from = …)]`";
        errors.at(variant.ident.span(), message);
    }
    Ok(AlterComposite { name, changes })
}

fn change(field: &Field) -> syn::Result<AttributeChange> {
    let found: Vec<_> = attributes(&field.attrs, keyword::CHANGES).collect();
    let [(word, attribute)] = &*found else {
        let words = keyword::listed(keyword::CHANGES);
        let message = format!("say what happens to this attribute, once: {words}");
        return Err(syn::Error::new(field.span(), message));
    };
    let mut to = plain(field)?;
    let from = options_of(&mut to, attribute)?;
    Ok(match (&**word, from) {
        (keyword::ADD, None) => AttributeChange::Add(to),
        (keyword::DROP, None) => AttributeChange::Drop(to),
        (keyword::RENAME, Some(From::Name(from))) => AttributeChange::Rename { from, to },
        (keyword::CHANGE, Some(From::Type(from))) => AttributeChange::Change { from: *from, to },
        (keyword::ADD | keyword::DROP, _) => {
            let message = format!("`#[{word}]` takes no `from`");
            return Err(syn::Error::new_spanned(attribute, message));
        }
        _ => {
            let message = format!("say what it was: `#[{word}(from = …)]`");
            return Err(syn::Error::new_spanned(attribute, message));
        }
    })
}
