//! `#[create_statistics(table(a, b, "lower(c)"), kinds = [ndistinct, mcv])]`, and what changes such statistics.

use super::index_change::target;
use super::index_key::{key_kind, statistics_target};
use super::{name, options, sql};
use crate::ast::{
    AlterStatistics, CreateStatistics, KeyKind, Name, ObjectName, Place, RenameStatistics,
};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token, bracketed, parenthesized};

/// The kinds, and what the data calls them.
const KINDS: &[(&str, &str)] = &[
    ("ndistinct", "Distinct"),
    ("dependencies", "Dependencies"),
    ("mcv", "MostCommon"),
];

/// New statistics.
pub(super) fn create(
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<Box<CreateStatistics>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let table = name::qualified(input)?;
        let keys = keys(input, &table, errors)?;
        options::comma(input)?;
        let mut new = CreateStatistics {
            name: ObjectName::Default(default_name(&table, &keys)),
            table,
            kinds: Vec::new(),
            keys,
            target: None,
        };
        options::each(input, keyword::STATISTICS_OPTIONS, |word, _, input| {
            option(&mut new, word, input)
        })?;
        Ok(Box::new(new))
    })
}

fn option(new: &mut CreateStatistics, word: &str, input: ParseStream<'_>) -> syn::Result<()> {
    match word {
        keyword::KINDS => new.kinds = kinds(input)?,
        keyword::STATISTICS => {
            input.parse::<Token![=]>()?;
            new.target = Some(statistics_target(input)?);
        }
        _ => new.name = ObjectName::Given(options::name_value(input)?),
    }
    Ok(())
}

/// Columns, and strings with expressions.
fn keys(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Vec<(KeyKind, Place)>> {
    let content;
    parenthesized!(content in input);
    let mut keys = Vec::new();
    while !content.is_empty() {
        if content.peek(LitStr) {
            let literal: LitStr = content.parse()?;
            let expression = sql::value(&literal, &table.name, errors);
            keys.extend(expression.map(|it| (key_kind(it), Place::at(literal.span()))));
        } else {
            let (name, place) = name::placed(&content)?;
            keys.push((KeyKind::Column(name), place));
        }
        options::comma(&content)?;
    }
    Ok(keys)
}

/// `= [ndistinct, mcv]`
fn kinds(input: ParseStream<'_>) -> syn::Result<Vec<&'static str>> {
    input.parse::<Token![=]>()?;
    let content;
    let brackets = bracketed!(content in input);
    let mut kinds = Vec::new();
    while !content.is_empty() {
        let ident = Ident::parse_any(&content)?;
        let word = ident.unraw().to_string();
        let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == word) else {
            let known: Vec<_> = KINDS.iter().map(|(word, _)| *word).collect();
            let message = keyword::unknown("kind of statistics", &word, &known);
            return Err(syn::Error::new(ident.span(), message));
        };
        if kinds.contains(kind) {
            let message = format!("`{word}` stands here twice");
            return Err(syn::Error::new(ident.span(), message));
        }
        kinds.push(*kind);
        options::comma(&content)?;
    }
    if kinds.is_empty() {
        let message = "name a kind, or leave `kinds` out for all of them";
        return Err(syn::Error::new(brackets.span.join(), message));
    }
    Ok(kinds)
}

/// PostgreSQL's default, after `ChooseExtendedStatisticName` in `commands/statscmds.c`: the table, the columns and
/// `stat`; an expression is `expr`.
fn default_name(table: &Name, keys: &[(KeyKind, Place)]) -> String {
    let keys = keys.iter().map(|(key, _)| match key {
        KeyKind::Column(name) => &**name,
        KeyKind::Expression(_) => "expr",
    });
    naming::object_name(&table.name, &naming::joined(keys), "stat")
}

/// Another target.
pub(super) fn alter(attribute: &Attribute) -> syn::Result<AlterStatistics> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        input.parse::<Token![,]>()?;
        options::keyword(input, keyword::STATISTICS)?;
        input.parse::<Token![=]>()?;
        let target = target(input)?;
        options::comma(input)?;
        Ok(AlterStatistics { name, target })
    })
}

/// Another name, in the same schema.
pub(super) fn rename(attribute: &Attribute) -> syn::Result<RenameStatistics> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        input.parse::<Token![,]>()?;
        let to = name::placed(input)?;
        options::comma(input)?;
        if to.0 == name.name {
            let message = format!("the statistics are named `{}` already", to.0);
            return Err(syn::Error::new(to.1.first, message));
        }
        Ok(RenameStatistics { name, to })
    })
}
