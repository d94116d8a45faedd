//! What stands in the parentheses of an attribute: words, values, lists.

use super::{name, policy_change};
use crate::ast::Place;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitInt, LitStr, Meta, Token, parenthesized};

/// Refuses an attribute without parentheses that says nothing without them.
#[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
pub(super) fn has_arguments(attribute: &Attribute) -> syn::Result<()> {
    let word = attribute.path().get_ident().map(ToString::to_string);
    let example = match word.as_deref() {
        Some(keyword::CREATE_ENUM) => "\"open\", \"closed\"",
        Some(keyword::ALTER_ENUM) => "type, add = \"label\"",
        Some(
            keyword::RENAME_ENUM
            | keyword::RENAME_DOMAIN
            | keyword::RENAME_COMPOSITE
            | keyword::RENAME_RANGE,
        ) => "from = old_name",
        Some(keyword::CREATE_RANGE) => "Type",
        Some(keyword::CREATE_DOMAIN) => "Type, check = \"VALUE > 0\"",
        Some(keyword::ALTER_DOMAIN) => "domain, drop_not_null",
        Some(keyword::CREATE_INDEX) => "table(column)",
        Some(keyword::CREATE_POLICY) => "table, using = \"…\"",
        Some(keyword::ALTER_EXTENSION) => "extension, update = \"1.2\"",
        Some(keyword::CREATE_STATISTICS) => "table(column, column)",
        Some(keyword::ALTER_STATISTICS) => "name, statistics = 500",
        Some(keyword::RENAME_STATISTICS) => "old_name, new_name",
        Some(keyword::ALTER_PUBLICATION) => "publication, add(tables = [table])",
        Some(keyword::RENAME_PUBLICATION) => "old_name, new_name",
        Some(keyword::ALTER_POLICY) => "policy, on = table, using = \"…\"",
        Some(keyword::RENAME_POLICY) => "old_name, new_name, on = table",
        Some(word) if policy_change::security(word).is_some() => "table",
        Some(keyword::ALTER_SEQUENCE) => "sequence, increment = 2",
        Some(keyword::RENAME_SEQUENCE) => "old_name, new_name",
        Some(keyword::COMMENT_ON) => "table name, \"…\"",
        Some(keyword::GRANT) => "select, on = table, to = [role]",
        Some(keyword::REVOKE) => "select, on = table, from = [role]",
        Some(keyword::ALTER_OWNER) => "table name, to = role",
        Some(keyword::ALTER_DEFAULT_PRIVILEGES) => "grant(select), on = tables, to = [role]",
        Some(keyword::DROP_POLICY) => "policy, on = table",
        Some(keyword::RENAME_INDEX | keyword::RENAME_TABLE | keyword::RENAME_SCHEMA) => {
            "old_name, new_name"
        }
        Some(
            keyword::MOVE_TABLE
            | keyword::MOVE_VIEW
            | keyword::MOVE_MATERIALIZED_VIEW
            | keyword::MOVE_SEQUENCE
            | keyword::MOVE_ENUM
            | keyword::MOVE_COMPOSITE
            | keyword::MOVE_RANGE
            | keyword::MOVE_STATISTICS
            | keyword::MOVE_DOMAIN,
        ) => "name, schema_name",
        Some(keyword::CREATE_PARTITION) => "table, values = from(1) to(100)",
        Some(keyword::ATTACH_PARTITION) => "table, to = partitioned, values = from(1) to(100)",
        Some(keyword::DETACH_PARTITION) => "partition, from = table",
        Some(keyword::ALTER_INDEX) => "name, set(fillfactor = 70)",
        Some(keyword::CREATE_VIEW | keyword::CREATE_MATERIALIZED_VIEW) => "as = \"SELECT …\"",
        Some(keyword::REPLACE_VIEW) => "view, as = \"SELECT …\"",
        Some(keyword::RENAME_VIEW | keyword::RENAME_MATERIALIZED_VIEW) => "from = old_name",
        Some(keyword::INSERT) => "table(column), rows = [(\"value\")]",
        Some(keyword::EXECUTE_FUNCTION) => "function, down = other_function",
        Some(keyword::REQUIRE | keyword::ENSURE) => "\"SELECT …\", message = \"…\"",
        Some(keyword::MIGRATION) => "lock_timeout = \"5s\"",
        Some(keyword::SQL) => "up = \"…\", down = \"…\"",
        Some(keyword::SET) => "fillfactor = 70",
        Some(keyword::RESET) => "fillfactor",
        Some(keyword::SET_TABLESPACE) => "tablespace_name",
        Some(keyword::SET_ACCESS_METHOD) => "heap",
        Some(keyword::REPLICA_IDENTITY) => "full",
        Some(keyword::INHERIT | keyword::NO_INHERIT) => "table",
        Some(keyword::CHECK) => "\"amount > 0\"",
        Some(keyword::NOT_NULL) => "column",
        Some(keyword::FOREIGN_KEY) => "column, references = table(column)",
        Some(keyword::EXCLUDE) => "using = gist, during with \"&&\"",
        Some(keyword::DROP_CONSTRAINT | keyword::VALIDATE_CONSTRAINT) => "constraint_name",
        Some(keyword::RENAME_CONSTRAINT) => "old_name, new_name",
        Some(keyword::ALTER_CONSTRAINT) => "constraint_name, deferrable",
        Some(keyword::RENAME) => "from = old_name",
        Some(keyword::CHANGE) => "from = OldType",
        Some(keyword::SET_DEFAULT) => "0",
        Some(keyword::ADD_IDENTITY | keyword::SET_IDENTITY) => "always",
        Some(keyword::SET_EXPRESSION) => "\"a + b\"",
        Some(keyword::SET_STORAGE) => "external",
        Some(keyword::SET_COMPRESSION) => "lz4",
        Some(keyword::SET_STATISTICS) => "100",
        Some(keyword::SET_OPTIONS) => "n_distinct = 100",
        Some(keyword::RESET_OPTIONS) => "n_distinct",
        word => code_example(word),
    };
    if let Meta::List(_) = &attribute.meta {
        return Ok(());
    }
    let message = format!(
        "this needs more: `#[{}({example})]`",
        word.unwrap_or_default()
    );
    Err(syn::Error::new_spanned(attribute, message))
}

/// The same for functions, procedures and triggers.
fn code_example(word: Option<&str>) -> &'static str {
    match word {
        Some(keyword::CREATE_FUNCTION | keyword::REPLACE_FUNCTION) => {
            "returns = i64, language = sql, as = \"…\""
        }
        Some(keyword::CREATE_PROCEDURE | keyword::REPLACE_PROCEDURE) => {
            "language = sql, as = \"…\""
        }
        Some(keyword::RENAME_FUNCTION | keyword::RENAME_PROCEDURE) => "name(i64), to = name",
        Some(keyword::MOVE_FUNCTION | keyword::MOVE_PROCEDURE) => "name(i64), schema_name",
        Some(keyword::CREATE_TRIGGER | keyword::REPLACE_TRIGGER) => {
            "before update on table, for_each = row, execute = function()"
        }
        Some(keyword::RENAME_TRIGGER) => "trigger, on = table, to = name",
        Some(keyword::DROP_TRIGGER | keyword::ENABLE_TRIGGER | keyword::DISABLE_TRIGGER) => {
            "trigger, on = table"
        }
        Some(keyword::ARG) => "default = 0",
        _ => "column",
    }
}

/// Reads `word …, word …` to the end; `each` reads what follows a word, and says whether it knows it.
pub(super) fn each(
    input: ParseStream<'_>,
    known: &[&str],
    mut each: impl FnMut(&str, Span, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let mut seen: Vec<String> = Vec::new();
    while !input.is_empty() {
        let ident = Ident::parse_any(input)?;
        let word = ident.unraw().to_string();
        if !known.contains(&&*word) {
            let message = keyword::unknown("option", &word, known);
            return Err(syn::Error::new(ident.span(), message));
        }
        if seen.contains(&word) && word != keyword::CHECK {
            return Err(syn::Error::new(
                ident.span(),
                format!("`{word}` stands here twice"),
            ));
        }
        each(&word, ident.span(), input)?;
        seen.push(word);
        comma(input)?;
    }
    Ok(())
}

/// A comma, or the end.
pub(super) fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}

/// A word that has to stand here.
pub(super) fn keyword(input: ParseStream<'_>, word: &str) -> syn::Result<()> {
    let ident = Ident::parse_any(input)?;
    if ident.unraw() == word {
        return Ok(());
    }
    Err(syn::Error::new(
        ident.span(),
        format!("`{word}` is to stand here, not `{ident}`"),
    ))
}

/// `= value`
pub(super) fn value<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `= name`
pub(super) fn name_value(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    name::simple(input).map(|(name, _)| name)
}

/// `= name`, and its place.
pub(super) fn placed_name(input: ParseStream<'_>) -> syn::Result<(String, Place)> {
    input.parse::<Token![=]>()?;
    let (name, span) = name::simple(input)?;
    Ok((name, Place::at(span)))
}

/// `= 5` or `= -5`
pub(super) fn number(input: ParseStream<'_>) -> syn::Result<i64> {
    input.parse::<Token![=]>()?;
    let sign = match input.parse::<Option<Token![-]>>()? {
        Some(_) => "-",
        None => "",
    };
    let literal: LitInt = input.parse()?;
    let text = format!("{sign}{}", literal.base10_digits());
    text.parse().map_err(|_| {
        let message = "PostgreSQL has no such whole number; `i64` holds the greatest";
        syn::Error::new(literal.span(), message)
    })
}

/// `= "text"`, which is not empty.
pub(super) fn text(input: ParseStream<'_>) -> syn::Result<String> {
    let literal: LitStr = value(input)?;
    if literal.value().trim().is_empty() {
        return Err(syn::Error::new(literal.span(), "this text is empty"));
    }
    Ok(literal.value())
}

/// `= word`, one of a few.
pub(super) fn choice(
    input: ParseStream<'_>,
    what: &str,
    choices: &[&'static str],
) -> syn::Result<&'static str> {
    input.parse::<Token![=]>()?;
    word(input, what, choices)
}

/// One of a few words.
pub(super) fn word(
    input: ParseStream<'_>,
    what: &str,
    choices: &[&'static str],
) -> syn::Result<&'static str> {
    let ident = Ident::parse_any(input)?;
    let word = ident.unraw().to_string();
    choices
        .iter()
        .find(|choice| **choice == word)
        .copied()
        .ok_or_else(|| syn::Error::new(ident.span(), keyword::unknown(what, &word, choices)))
}

/// `(a, b)`: names, none twice, and the place of all.
pub(super) fn names(input: ParseStream<'_>) -> syn::Result<(Vec<(String, Place)>, Span)> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut names: Vec<(String, Place)> = Vec::new();
    while !content.is_empty() {
        let (name, span) = name::simple(&content)?;
        if names.iter().any(|(other, _)| *other == name) {
            return Err(syn::Error::new(span, format!("`{name}` stands here twice")));
        }
        names.push((name, Place::at(span)));
        comma(&content)?;
    }
    if names.is_empty() {
        return Err(syn::Error::new(
            parentheses.span.join(),
            "name at least one column",
        ));
    }
    Ok((names, parentheses.span.close()))
}

/// Names without their places.
pub(super) fn bare(names: Vec<(String, Place)>) -> Vec<String> {
    names.into_iter().map(|(name, _)| name).collect()
}
