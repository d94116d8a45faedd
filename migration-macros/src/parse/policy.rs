//! `#[create_policy(table, for = select, to = [role], using = "…", with_check = "…")]`

use super::{name, options, sql};
use crate::ast::{CreatePolicy, DropPolicy, Expression, Name, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token, Variant, bracketed};

/// What a policy can be for, and what the data calls it.
const COMMANDS: &[(&str, &str)] = &[
    ("all", "All"),
    ("select", "Select"),
    ("insert", "Insert"),
    ("update", "Update"),
    ("delete", "Delete"),
];

/// A new policy.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreatePolicy> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let own = name::of_variant(variant)?;
        let mut policy = CreatePolicy {
            name: (own.name, own.place),
            table: name::qualified(input)?,
            restrictive: false,
            command: "All",
            to: Vec::new(),
            using: None,
            with_check: None,
        };
        options::comma(input)?;
        options::each(input, keyword::POLICY_OPTIONS, |word, _, input| {
            option(&mut policy, word, input, errors)
        })?;
        fitting(&policy)?;
        Ok(policy)
    })
}

fn option(
    policy: &mut CreatePolicy,
    word: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    match word {
        keyword::AS => {
            let modes = &["permissive", "restrictive"];
            policy.restrictive = options::choice(input, "kind of policy", modes)? == "restrictive";
        }
        keyword::FOR => {
            let words: Vec<_> = COMMANDS.iter().map(|(word, _)| *word).collect();
            let word = options::choice(input, "command", &words)?;
            let found = COMMANDS.iter().find(|(known, _)| *known == word);
            policy.command = found.map_or("All", |(_, name)| name);
        }
        keyword::TO => policy.to = roles(input)?,
        keyword::USING => policy.using = expression(&policy.table, input, errors)?,
        keyword::WITH_CHECK => policy.with_check = expression(&policy.table, input, errors)?,
        _ => {
            input.parse::<Token![=]>()?;
            let (name, span) = name::simple(input)?;
            policy.name = (name, Place::at(span));
        }
    }
    Ok(())
}

pub(super) fn expression(
    table: &Name,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Option<Expression>> {
    let literal: LitStr = options::value(input)?;
    Ok(sql::of_row(&literal, table, errors))
}

/// `= [role, role]`, or one role.
pub(super) fn roles(input: ParseStream<'_>) -> syn::Result<Vec<(String, Place)>> {
    input.parse::<Token![=]>()?;
    if !input.peek(syn::token::Bracket) {
        let (name, span) = name::simple(input)?;
        return Ok(vec![(name, Place::at(span))]);
    }
    let content;
    bracketed!(content in input);
    let mut roles = Vec::new();
    while !content.is_empty() {
        let (name, span) = name::simple(&content)?;
        roles.push((name, Place::at(span)));
        options::comma(&content)?;
    }
    Ok(roles)
}

/// PostgreSQL takes `USING` where rows are there before, and `WITH CHECK` where rows come.
fn fitting(policy: &CreatePolicy) -> syn::Result<()> {
    let misplaced = match (policy.command, &policy.using, &policy.with_check) {
        ("Insert", Some(using), _) => (
            using,
            "a policy for insert sees no rows that are there; write `with_check = \"…\"`",
        ),
        ("Select" | "Delete", _, Some(check)) => (
            check,
            "a policy for select or delete sees no rows that come; write `using = \"…\"`",
        ),
        _ => return Ok(()),
    };
    Err(syn::Error::new(misplaced.0.place.first, misplaced.1))
}

/// `#[drop_policy(name, on = table)]`
pub(super) fn drop(attribute: &Attribute) -> syn::Result<DropPolicy> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::placed(input)?;
        let table = on(input)?;
        Ok(DropPolicy { name, table })
    })
}

/// `, on = table`, and the comma after it.
pub(super) fn on(input: ParseStream<'_>) -> syn::Result<Name> {
    input.parse::<Token![,]>()?;
    options::keyword(input, keyword::ON)?;
    input.parse::<Token![=]>()?;
    let table = name::qualified(input)?;
    options::comma(input)?;
    Ok(table)
}
