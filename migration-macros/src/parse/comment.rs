//! `#[comment_on(column tasks(title), "…")]`

use super::{name, options};
use crate::ast::{CommentOn, Name, Target};
use crate::keyword;
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token, parenthesized};

/// How an object is named.
#[derive(Clone, Copy)]
enum Shape {
    /// `name`
    Global,
    /// `name`, or `schema.name`
    Named,
    /// `table(part)`
    Part,
    /// `name`, or `name(types)`
    Routine,
}

/// What there is: the word, what the data calls it, and how it is named.
const TARGETS: &[(&str, &str, Shape)] = &[
    ("table", "Table", Shape::Named),
    ("column", "Column", Shape::Part),
    ("constraint", "Constraint", Shape::Part),
    ("index", "Index", Shape::Named),
    ("type", "Type", Shape::Named),
    ("domain", "Domain", Shape::Named),
    ("schema", "Schema", Shape::Global),
    ("role", "Role", Shape::Global),
    ("extension", "Extension", Shape::Global),
    ("publication", "Publication", Shape::Global),
    ("sequence", "Sequence", Shape::Named),
    ("view", "View", Shape::Named),
    ("materialized_view", "MaterializedView", Shape::Named),
    ("function", "Function", Shape::Routine),
    ("procedure", "Procedure", Shape::Routine),
    ("trigger", "Trigger", Shape::Part),
    ("policy", "Policy", Shape::Part),
    ("statistics", "Statistics", Shape::Named),
];

/// A comment.
pub(super) fn on(attribute: &Attribute) -> syn::Result<CommentOn> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let target = target(input)?;
        input.parse::<Token![,]>()?;
        let text = text(input)?;
        options::comma(input)?;
        if !input.is_empty() {
            return Err(input.error("an object has one comment"));
        }
        Ok(CommentOn { target, text })
    })
}

fn text(input: ParseStream<'_>) -> syn::Result<Option<String>> {
    if !input.peek(LitStr) {
        options::keyword(input, keyword::NONE)?;
        return Ok(None);
    }
    let literal: LitStr = input.parse()?;
    let text = literal.value();
    let message = if text.is_empty() {
        "an empty comment is none to PostgreSQL; write `none` to take one away"
    } else if text.contains('\0') {
        "PostgreSQL stores no NUL character; remove it"
    } else {
        return Ok(Some(text));
    };
    Err(syn::Error::new(literal.span(), message))
}

/// `table name`, `column table(name)`, `function name(types)`
pub(super) fn target(input: ParseStream<'_>) -> syn::Result<Target> {
    let word = Ident::parse_any(input)?;
    let written = word.unraw().to_string();
    let Some((_, kind, shape)) = TARGETS.iter().find(|(known, ..)| *known == written) else {
        let words: Vec<_> = TARGETS.iter().map(|(word, ..)| *word).collect();
        let message = keyword::unknown("kind of object", &written, &words);
        return Err(syn::Error::new(word.span(), message));
    };
    let name = match shape {
        Shape::Global => name::alone(input)?,
        _ => name::qualified(input)?,
    };
    let (part, last) = match shape {
        Shape::Part => part(input, &name)?,
        Shape::Routine => types(input)?,
        Shape::Global | Shape::Named => (String::new(), None),
    };
    let place = last.map_or(name.place, |last| name.place.to(last));
    Ok(Target {
        kind,
        name,
        part,
        place,
    })
}

/// `(name)`
fn part(input: ParseStream<'_>, table: &Name) -> syn::Result<(String, Option<Span>)> {
    if !input.peek(syn::token::Paren) {
        let message = "write the table, and what is commented on in parentheses: `table(name)`";
        return Err(syn::Error::new(table.place.first, message));
    }
    let content;
    let parentheses = parenthesized!(content in input);
    let (part, _) = name::simple(&content)?;
    if !content.is_empty() {
        return Err(content.error("one name stands here"));
    }
    Ok((part, Some(parentheses.span.close())))
}

/// `(types)`, or nothing
fn types(input: ParseStream<'_>) -> syn::Result<(String, Option<Span>)> {
    if !input.peek(syn::token::Paren) {
        return Ok((String::new(), None));
    }
    let content;
    let parentheses = parenthesized!(content in input);
    let types: TokenStream = content.parse()?;
    let text = types.to_string().replace(" ,", ",");
    Ok((text, Some(parentheses.span.close())))
}
