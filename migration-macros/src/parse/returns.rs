//! `returns = Type`, and the other results of a function.

use super::{argument, name, options};
use crate::ast::{Place, ResultType, Returns};
use crate::keyword;
use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, Token, Type, parenthesized};

/// What a function can give back that is no type of a column, and what the data calls it.
const RESULTS: &[(&str, &str)] = &[
    ("void", "Void"),
    ("record", "Record"),
    ("trigger", "Trigger"),
    ("event_trigger", "EventTrigger"),
];

/// `= Type`, `= setof Type`, `= table(name: Type, …)`, or a word such as `trigger`.
pub(super) fn returns(input: ParseStream<'_>) -> syn::Result<(Returns, Place)> {
    input.parse::<Token![=]>()?;
    let first = input.span();
    let word = input.fork().call(Ident::parse_any).ok();
    let word = word.map(|it| it.to_string()).unwrap_or_default();
    if word == keyword::TABLE && input.peek2(syn::token::Paren) {
        input.call(Ident::parse_any)?;
        return Ok((Returns::Table(columns(input)?), Place::at(first)));
    }
    if word == keyword::SETOF {
        input.call(Ident::parse_any)?;
        let (ty, last) = result(input)?;
        return Ok((Returns::Set(ty), Place::at(first).to(last)));
    }
    let (ty, last) = result(input)?;
    Ok((Returns::One(ty), Place::at(first).to(last)))
}

fn result(input: ParseStream<'_>) -> syn::Result<(ResultType, Span)> {
    let ty: Type = input.parse()?;
    let place = Place::of(ty.to_token_stream());
    let word = ty.to_token_stream().to_string();
    let found = RESULTS.iter().find(|(known, _)| *known == word);
    let ty = match found {
        Some((_, name)) => ResultType::Word(name),
        None => ResultType::Of(Box::new(argument::alone(ty)?)),
    };
    Ok((ty, place.last))
}

/// `(name: Type, …)`
fn columns(input: ParseStream<'_>) -> syn::Result<Vec<(String, Type)>> {
    let content;
    parenthesized!(content in input);
    let mut columns = Vec::new();
    while !content.is_empty() {
        let (name, _) = name::simple(&content)?;
        content.parse::<Token![:]>()?;
        columns.push((name, argument::alone(content.parse()?)?));
        options::comma(&content)?;
    }
    Ok(columns)
}
