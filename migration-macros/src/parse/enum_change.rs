//! `#[alter_enum(type, add = "label", before = "other", rename_value(from = "a", to = "b"), remove = "c")]`

use super::enums::label;
use super::{name, options};
use crate::ast::{AlterEnum, EnumChange, LabelPlace, Name, Place};
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token, Variant, parenthesized};

/// What may stand in it.
const WORDS: &[&str] = &[
    keyword::ADD,
    keyword::BEFORE,
    keyword::AFTER,
    keyword::RENAME_VALUE,
    keyword::REMOVE,
];

/// A changed enum type.
pub(super) fn alter(variant: &Variant, attribute: &Attribute) -> syn::Result<AlterEnum> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = type_name(variant, input)?;
        let mut changes = Vec::new();
        while !input.is_empty() {
            change(input, &mut changes)?;
            options::comma(input)?;
        }
        if changes.is_empty() {
            let message = format!("nothing changes; write one of {}", keyword::listed(WORDS));
            return Err(syn::Error::new(name.place.first, message));
        }
        Ok(AlterEnum { name, changes })
    })
}

/// The type that stands first, or the one that the variant is named after.
fn type_name(variant: &Variant, input: ParseStream<'_>) -> syn::Result<Name> {
    let is_word =
        input.peek(Ident::peek_any) && (input.peek2(Token![=]) || input.peek2(syn::token::Paren));
    if is_word {
        return name::of_variant(variant);
    }
    let name = name::qualified(input)?;
    options::comma(input)?;
    Ok(name)
}

fn change(input: ParseStream<'_>, changes: &mut Vec<(EnumChange, Place)>) -> syn::Result<()> {
    let ident = Ident::parse_any(input)?;
    match &*ident.unraw().to_string() {
        keyword::ADD => {
            let (label, span) = value(input)?;
            let beside = LabelPlace::End;
            changes.push((EnumChange::Add { label, beside }, Place::at(span)));
        }
        keyword::BEFORE => {
            let (other, _) = value(input)?;
            beside(&ident, changes, LabelPlace::Before(other))?;
        }
        keyword::AFTER => {
            let (other, _) = value(input)?;
            beside(&ident, changes, LabelPlace::After(other))?;
        }
        keyword::RENAME_VALUE => changes.push(rename(input, ident.span())?),
        keyword::REMOVE => {
            let (label, span) = value(input)?;
            changes.push((EnumChange::Remove(label), Place::at(span)));
        }
        word => {
            let message = keyword::unknown("option", word, WORDS);
            return Err(syn::Error::new(ident.span(), message));
        }
    }
    Ok(())
}

/// `before` and `after` belong to the `add` that stands before them.
fn beside(word: &Ident, changes: &mut [(EnumChange, Place)], place: LabelPlace) -> syn::Result<()> {
    if let Some((EnumChange::Add { beside, .. }, _)) = changes.last_mut()
        && matches!(beside, LabelPlace::End)
    {
        *beside = place;
        return Ok(());
    }
    let message = format!("`{word}` stands behind the `add` that it is about, once");
    Err(syn::Error::new(word.span(), message))
}

/// `(from = "a", to = "b")`
fn rename(input: ParseStream<'_>, span: Span) -> syn::Result<(EnumChange, Place)> {
    let content;
    parenthesized!(content in input);
    let (mut from, mut to) = (None, None);
    options::each(&content, &[keyword::FROM, keyword::TO], |word, _, input| {
        let found = Some(value(input)?);
        if word == keyword::FROM {
            from = found;
        } else {
            to = found;
        }
        Ok(())
    })?;
    let (Some((from, first)), Some((to, last))) = (from, to) else {
        let message = "write both: `rename_value(from = \"old\", to = \"new\")`";
        return Err(syn::Error::new(span, message));
    };
    Ok((EnumChange::Rename { from, to }, Place::at(first).to(last)))
}

/// `= "label"`
fn value(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    let literal: LitStr = options::value(input)?;
    Ok((label(&literal, &[])?, literal.span()))
}
