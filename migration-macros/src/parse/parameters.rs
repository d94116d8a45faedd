//! Parameters in parentheses: of storage, and of an operator class.

use super::{name, options};
use crate::ast::{Parameter, Place};
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Lit, Token, parenthesized};

/// `(lists = 100, fastupdate = off)`
pub(super) fn assigned(input: ParseStream<'_>) -> syn::Result<Vec<Parameter>> {
    let content;
    let parentheses = parenthesized!(content in input);
    list(&content, parentheses.span.join())
}

/// The same without parentheses.
pub(super) fn list(content: ParseStream<'_>, whole: Span) -> syn::Result<Vec<Parameter>> {
    let mut parameters: Vec<Parameter> = Vec::new();
    while !content.is_empty() {
        let (name, span) = name(content)?;
        if parameters.iter().any(|known| known.name == name) {
            return Err(syn::Error::new(span, format!("`{name}` stands here twice")));
        }
        content.parse::<Token![=]>()?;
        parameters.push(Parameter {
            name,
            value: value(content)?,
            place: Place::at(span),
        });
        options::comma(content)?;
    }
    if parameters.is_empty() {
        let message = "name at least one parameter: `name = value`";
        return Err(syn::Error::new(whole, message));
    }
    Ok(parameters)
}

/// `fillfactor`, or `toast.autovacuum_enabled`
pub(super) fn name(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    let (first, span) = name::simple(input)?;
    if !input.peek(Token![.]) {
        return Ok((first, span));
    }
    input.parse::<Token![.]>()?;
    let (second, _) = name::simple(input)?;
    Ok((format!("{first}.{second}"), span))
}

fn value(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(Lit) {
        let span: Span = input.span();
        return match input.parse()? {
            Lit::Int(number) => Ok(number.base10_digits().to_owned()),
            Lit::Float(number) => Ok(number.base10_digits().to_owned()),
            Lit::Bool(value) => Ok(value.value.to_string()),
            Lit::Str(text) => Ok(text.value()),
            _ => Err(syn::Error::new(span, "write a number, a word or a string")),
        };
    }
    name::simple(input).map(|(word, _)| word)
}
