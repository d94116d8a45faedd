//! Names: bare where they are plain identifiers, as a string otherwise.

use crate::ast::{Name, Place};
use crate::keyword;
use crate::naming::{MAX_BYTES, snake_case};
use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Meta, Token, Variant};

/// A name without a schema, of an identifier or a string.
pub(super) fn simple(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let name = checked(literal.value(), literal.span())?;
        return Ok((name, literal.span()));
    }
    let ident = Ident::parse_any(input)?;
    Ok((of_ident(&ident)?, ident.span()))
}

/// The same, with its place.
pub(super) fn placed(input: ParseStream<'_>) -> syn::Result<(String, Place)> {
    let (name, span) = simple(input)?;
    Ok((name, Place::at(span)))
}

/// The SQL name that a Rust identifier stands for.
pub(super) fn of_ident(ident: &Ident) -> syn::Result<String> {
    checked(ident.unraw().to_string(), ident.span())
}

/// `table`, `schema.table`, or either as a string.
pub(super) fn qualified(input: ParseStream<'_>) -> syn::Result<Name> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return of_text(&literal.value(), literal.span());
    }
    let (first, span) = simple(input)?;
    if !input.peek(Token![.]) {
        return Ok(Name {
            schema: None,
            name: first,
            place: Place::at(span),
        });
    }
    input.parse::<Token![.]>()?;
    let (name, last) = simple(input)?;
    Ok(Name {
        schema: Some(first),
        name,
        place: Place::at(span).to(last),
    })
}

/// A name in a string; a dot parts schema and name, unless double quotes hold it.
pub(super) fn of_text(text: &str, span: Span) -> syn::Result<Name> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            letter => parts
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|part| part.push(letter)),
        }
    }
    let place = Place::at(span);
    let mut parts = parts.into_iter().map(|part| checked(part, span));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), None, _) => Ok(Name {
            schema: None,
            name: name?,
            place,
        }),
        (Some(schema), Some(name), None) => Ok(Name {
            schema: Some(schema?),
            name: name?,
            place,
        }),
        _ => Err(syn::Error::new(
            span,
            "a name has at most one schema: `schema.name`",
        )),
    }
}

/// Refuses what PostgreSQL would refuse or cut.
pub(super) fn checked(name: String, span: Span) -> syn::Result<String> {
    let message = if name.is_empty() {
        "a name is not empty".to_owned()
    } else if name.contains('\0') {
        "PostgreSQL allows no NUL character in a name".to_owned()
    } else if name.len() > MAX_BYTES {
        let len = name.len();
        format!(
            "this name has {len} bytes, and PostgreSQL would cut it at {MAX_BYTES}; choose a shorter one"
        )
    } else {
        return Ok(name);
    };
    Err(syn::Error::new(span, message))
}

/// The one name that an attribute has, or the variant's own.
pub(super) fn only(variant: &Variant, attribute: &Attribute) -> syn::Result<Name> {
    match &attribute.meta {
        Meta::Path(_) => of_variant(variant),
        Meta::List(list) => qualified.parse2(list.tokens.clone()),
        Meta::NameValue(pair) => Err(syn::Error::new_spanned(
            pair,
            "write the name in parentheses",
        )),
    }
}

/// The same for what lives in no schema.
pub(super) fn global(variant: &Variant, attribute: &Attribute) -> syn::Result<Name> {
    let name = only(variant, attribute)?;
    match name.schema {
        None => Ok(name),
        Some(_) => Err(in_no_schema(&name)),
    }
}

/// The name of what lives in no schema and takes nothing along, for this reason.
pub(super) fn dropped_alone(
    variant: &Variant,
    attribute: &Attribute,
    why: &str,
) -> syn::Result<Name> {
    if let Meta::List(list) = &attribute.meta
        && let [.., TokenTree::Punct(comma), TokenTree::Ident(word)] =
            &*list.tokens.clone().into_iter().collect::<Vec<_>>()
        && comma.as_char() == ','
        && *word == keyword::CASCADE
    {
        return Err(syn::Error::new(word.span(), why));
    }
    global(variant, attribute)
}

/// The error for a schema before what lives in none.
pub(super) fn in_no_schema(name: &Name) -> syn::Error {
    let message = "this lives in no schema; write its name alone";
    syn::Error::new(name.place.first, message)
}

/// A name of what lives in no schema.
pub(super) fn alone(input: ParseStream<'_>) -> syn::Result<Name> {
    let (name, span) = simple(input)?;
    Ok(Name {
        schema: None,
        name,
        place: Place::at(span),
    })
}

/// The name that a variant stands for.
pub(super) fn of_variant(variant: &Variant) -> syn::Result<Name> {
    let span = variant.ident.span();
    Ok(Name {
        schema: None,
        name: checked(snake_case(&variant.ident.unraw().to_string()), span)?,
        place: Place::at(span),
    })
}
