//! `set(search_path = [app, public], work_mem = "64MB")`

use super::{name, options};
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, Lit, Token, bracketed, parenthesized};

/// Parameters whose value is a list, each member of which PostgreSQL quotes (`GUC_LIST_QUOTE` in its `guc_tables.c`).
const LISTS: &[&str] = &["search_path", "temp_tablespaces"];

/// Parameters and their values.
pub(super) fn settings(input: ParseStream<'_>) -> syn::Result<Vec<(String, Vec<String>)>> {
    let content;
    parenthesized!(content in input);
    let mut settings: Vec<(String, Vec<String>)> = Vec::new();
    while !content.is_empty() {
        let (parameter, span) = parameter(&content)?;
        content.parse::<Token![=]>()?;
        let values = values(&parameter, &content)?;
        if settings.iter().any(|(other, _)| *other == parameter) {
            let message = format!("`{parameter}` stands here twice");
            return Err(syn::Error::new(span, message));
        }
        settings.push((parameter, values));
        options::comma(&content)?;
    }
    Ok(settings)
}

/// `work_mem`, `app.tenant`, or either as a string.
fn parameter(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    let (mut parameter, span) = name::simple(input)?;
    while input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        let (part, _) = name::simple(input)?;
        parameter = format!("{parameter}.{part}");
    }
    Ok((parameter, span))
}

fn values(parameter: &str, input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    if !input.peek(syn::token::Bracket) {
        let (text, span) = value(input)?;
        if LISTS.contains(&parameter) && text.contains(',') {
            let message =
                "this would be one name with a comma in it; write a list: `[app, public]`";
            return Err(syn::Error::new(span, message));
        }
        return Ok(vec![text]);
    }
    let content;
    bracketed!(content in input);
    let mut values = Vec::new();
    while !content.is_empty() {
        values.push(value(&content)?.0);
        options::comma(&content)?;
    }
    if values.is_empty() {
        return Err(content.error("an empty list is written as `\"\"`"));
    }
    Ok(values)
}

/// A string, a number or a word.
fn value(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    if input.peek(Lit) || input.peek(Token![-]) {
        let sign = input.parse::<Option<Token![-]>>()?.map_or("", |_| "-");
        let literal: Lit = input.parse()?;
        let text = match &literal {
            Lit::Str(text) => text.value(),
            Lit::Int(number) => format!("{sign}{number}"),
            Lit::Float(number) => format!("{sign}{number}"),
            Lit::Bool(value) => value.value.to_string(),
            _ => return Err(syn::Error::new_spanned(literal, "write this as a string")),
        };
        return Ok((text, literal.span()));
    }
    let ident = input.call(Ident::parse_any)?;
    Ok((ident.unraw().to_string(), ident.span()))
}
