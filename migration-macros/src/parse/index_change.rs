//! `#[alter_index(a, set(fillfactor = 70), statistics(1 = 500))]`

use super::index_key::statistics_target;
use super::{name, options, parameters};
use crate::ast::{AlterIndex, IndexChange, Place};
use crate::keyword;
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, LitInt, Token, parenthesized};

/// What changes of an index, in order.
pub(super) fn alter(attribute: &Attribute) -> syn::Result<AlterIndex> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        options::comma(input)?;
        let mut changes = Vec::new();
        options::each(input, keyword::INDEX_CHANGES, |word, span, input| {
            changes.extend(change(word, span, input)?);
            Ok(())
        })?;
        if changes.is_empty() {
            let known = keyword::listed(keyword::INDEX_CHANGES);
            let message = format!("nothing changes; write one of {known} behind the index");
            return Err(syn::Error::new(name.place.last, message));
        }
        Ok(AlterIndex { name, changes })
    })
}

fn change(
    word: &str,
    span: Span,
    input: ParseStream<'_>,
) -> syn::Result<Vec<(IndexChange, Place)>> {
    let change = match word {
        keyword::SET => IndexChange::Set(parameters::assigned(input)?),
        keyword::RESET => IndexChange::Reset(options::bare(options::names(input)?.0)),
        keyword::TABLESPACE => IndexChange::SetTablespace(options::name_value(input)?),
        _ => return statistics(input),
    };
    Ok(vec![(change, Place::at(span))])
}

/// `(1 = 500, 2 = default)`: places of keys, and how many values of them `ANALYZE` keeps.
fn statistics(input: ParseStream<'_>) -> syn::Result<Vec<(IndexChange, Place)>> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut changes = Vec::new();
    while !content.is_empty() {
        let place: LitInt = content.parse()?;
        let key = place.base10_parse::<u16>()?;
        content.parse::<Token![=]>()?;
        let target = target(&content)?;
        let change = IndexChange::SetStatistics { key, target };
        changes.push((change, Place::at(place.span())));
        options::comma(&content)?;
    }
    if changes.is_empty() {
        let message = "name a key by its place: `statistics(1 = 500)`";
        return Err(syn::Error::new(parentheses.span.join(), message));
    }
    Ok(changes)
}

/// A number, or `default`.
pub(super) fn target(input: ParseStream<'_>) -> syn::Result<Option<u16>> {
    if input.peek(LitInt) {
        return statistics_target(input).map(Some);
    }
    let (word, span) = name::simple(input)?;
    if word != keyword::DEFAULT {
        let message = "write a number from 0 to 10000, or `default`";
        return Err(syn::Error::new(span, message));
    }
    Ok(None)
}
