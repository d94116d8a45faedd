//! `#[create_publication(tables = [t, u(a, b) where "b > 0"], schemas = [s], publish = [insert])]`, and what changes one.

use super::{name, options, sql};
use crate::ast::{
    AlterPublication, CreatePublication, Members, Place, PublicationChange, PublicationOptions,
    PublishedTable, RenamePublication,
};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitBool, LitStr, Meta, Token, Variant, bracketed, parenthesized};

/// The changes that can be published.
const CHANGES: &[&str] = &["insert", "update", "delete", "truncate"];

/// Which generated columns are published.
const GENERATED: &[&str] = &["none", "stored"];

/// What changes the members, and what the data calls it.
const MEMBER_CHANGES: &[(&str, &str)] = &[
    (keyword::ADD, "Add"),
    (keyword::SET, "Set"),
    (keyword::DROP, "Drop"),
];

/// A new publication.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<Box<CreatePublication>> {
    let own = name::of_variant(variant)?;
    let mut new = CreatePublication {
        name: (own.name, own.place),
        all_tables: false,
        members: Members::default(),
        options: PublicationOptions::default(),
    };
    if let Meta::Path(_) = &attribute.meta {
        return Ok(Box::new(new));
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, keyword::PUBLICATION_OPTIONS, |word, span, input| {
            option(&mut new, (word, span), input, errors)
        })
    })?;
    Ok(Box::new(new))
}

fn option(
    new: &mut CreatePublication,
    (word, span): (&str, Span),
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    match word {
        keyword::ALL_TABLES => new.all_tables = true,
        keyword::TABLES_OPTION | keyword::SCHEMAS => member(&mut new.members, word, input, errors)?,
        keyword::NAME => {
            input.parse::<Token![=]>()?;
            new.name = name::placed(input)?;
        }
        _ => setting(&mut new.options, word, input)?,
    }
    let named = !new.members.tables.is_empty() || !new.members.schemas.is_empty();
    if new.all_tables && named {
        let message = "all tables are published; leave `tables` and `schemas` out";
        return Err(syn::Error::new(span, message));
    }
    Ok(())
}

fn setting(
    settings: &mut PublicationOptions,
    word: &str,
    input: ParseStream<'_>,
) -> syn::Result<()> {
    match word {
        keyword::PUBLISH => settings.publish = Some(changes(input)?),
        keyword::GENERATED_COLUMNS => {
            let stored = options::choice(input, "choice", GENERATED)? == "stored";
            settings.generated_columns = Some(if stored { "Stored" } else { "None" });
        }
        _ => {
            let value: LitBool = options::value(input)?;
            settings.via_partition_root = Some(value.value);
        }
    }
    Ok(())
}

/// `= [insert, update]`
fn changes(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    input.parse::<Token![=]>()?;
    let content;
    bracketed!(content in input);
    let mut changes = Vec::new();
    while !content.is_empty() {
        let ident = Ident::parse_any(&content)?;
        let word = ident.unraw().to_string();
        let message = if !CHANGES.contains(&&*word) {
            keyword::unknown("change", &word, CHANGES)
        } else if changes.contains(&word) {
            format!("`{word}` stands here twice")
        } else {
            changes.push(word);
            options::comma(&content)?;
            continue;
        };
        return Err(syn::Error::new(ident.span(), message));
    }
    Ok(changes)
}

/// `= [t, u(a, b) where "b > 0"]`, or `= [s]`
fn member(
    members: &mut Members,
    word: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    input.parse::<Token![=]>()?;
    let content;
    bracketed!(content in input);
    while !content.is_empty() {
        if word == keyword::SCHEMAS {
            members.schemas.push(name::placed(&content)?);
        } else {
            members.tables.push(table(&content, errors)?);
        }
        options::comma(&content)?;
    }
    Ok(())
}

fn table(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<PublishedTable> {
    let mut published = PublishedTable {
        table: name::qualified(input)?,
        columns: Vec::new(),
        predicate: None,
    };
    if input.peek(syn::token::Paren) {
        published.columns = options::names(input)?.0;
    }
    if input.peek(Token![where]) {
        input.parse::<Token![where]>()?;
        let literal: LitStr = input.parse()?;
        published.predicate = sql::predicate(&literal, &published.table.name, errors);
    }
    Ok(published)
}

/// One change: `add(tables = […])`, or options.
pub(super) fn alter(
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<Box<AlterPublication>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::placed(input)?;
        options::comma(input)?;
        let (mut settings, mut members) = (PublicationOptions::default(), Vec::new());
        options::each(input, keyword::PUBLICATION_CHANGES, |word, span, input| {
            match MEMBER_CHANGES.iter().find(|(known, _)| *known == word) {
                Some((_, change)) => members.push((*change, span, listed(input, errors)?)),
                None => setting(&mut settings, word, input)?,
            }
            Ok(())
        })?;
        let sets = settings.any();
        let change = one_change(name.1, settings, (members, sets))?;
        Ok(Box::new(AlterPublication { name, change }))
    })
}

/// PostgreSQL takes one change in a statement.
fn one_change(
    place: Place,
    settings: PublicationOptions,
    (mut members, sets): (Vec<(&'static str, Span, Members)>, bool),
) -> syn::Result<PublicationChange> {
    match (members.pop(), members.first(), sets) {
        (Some((change, _, what)), None, false) => Ok(PublicationChange::Members(change, what)),
        (None, _, true) => Ok(PublicationChange::Options(settings)),
        (Some((_, span, _)), ..) => {
            let message = "one step makes one of these changes; write a second step for this one";
            Err(syn::Error::new(span, message))
        }
        (None, _, false) => {
            let known = keyword::listed(keyword::PUBLICATION_CHANGES);
            let message = format!("nothing changes; write one of {known} behind the publication");
            Err(syn::Error::new(place.last, message))
        }
    }
}

/// `(tables = […], schemas = […])`
fn listed(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Members> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut members = Members::default();
    options::each(
        &content,
        &[keyword::TABLES_OPTION, keyword::SCHEMAS],
        |word, _, input| member(&mut members, word, input, errors),
    )?;
    if members.tables.is_empty() && members.schemas.is_empty() && errors.none() {
        let message = "name a table or a schema: `(tables = [name])`";
        return Err(syn::Error::new(parentheses.span.join(), message));
    }
    Ok(members)
}

/// Another name.
pub(super) fn rename(attribute: &Attribute) -> syn::Result<RenamePublication> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::placed(input)?;
        input.parse::<Token![,]>()?;
        let to = name::placed(input)?;
        options::comma(input)?;
        if to.0 == name.0 {
            let message = format!("the publication is named `{}` already", to.0);
            return Err(syn::Error::new(to.1.first, message));
        }
        Ok(RenamePublication { name, to })
    })
}
