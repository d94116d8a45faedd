//! `#[create_domain(Text, collate = "C", default = "…", not_null, check = "VALUE <> ''", name = …)]`

use super::{default as default_of, name, options, sql};
use crate::ast::{CreateDomain, DefaultValue, DomainCheck, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use crate::naming;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, LitStr, Token, Type, Variant, parenthesized};

/// A new domain; its name is the variant's.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateDomain> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut domain = CreateDomain {
            ty: input.parse::<Type>()?,
            name: name::of_variant(variant)?,
            collation: None,
            default: None,
            not_null: false,
            checks: Vec::new(),
        };
        options::comma(input)?;
        options::each(input, keyword::DOMAIN_OPTIONS, |word, _, input| {
            option(&mut domain, word, input, errors)
        })?;
        name_checks(&mut domain);
        Ok(domain)
    })
}

fn option(
    domain: &mut CreateDomain,
    word: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    match word {
        keyword::COLLATE => {
            input.parse::<Token![=]>()?;
            domain.collation = Some(name::qualified(input)?);
        }
        keyword::DEFAULT => domain.default = default(input, errors)?,
        keyword::NOT_NULL => domain.not_null = true,
        keyword::CHECK => domain.checks.extend(check(input, errors)?),
        _ => {
            input.parse::<Token![=]>()?;
            domain.name = name::qualified(input)?;
        }
    }
    Ok(())
}

/// `= value`
pub(super) fn default(
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Option<(DefaultValue, Place)>> {
    let value: Expr = options::value(input)?;
    let place = Place::at(value.span()).to(Place::of(value.to_token_stream()).last);
    let default = default_of::value(&value, errors)?;
    Ok(default.map(|default| (default, place)))
}

/// `= "…"`, or `("…", name = …, not_valid)`. Without a name it is named later.
pub(super) fn check(
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Option<DomainCheck>> {
    let (mut name, mut validated) = (String::new(), true);
    let literal: LitStr = if input.peek(Token![=]) {
        options::value(input)?
    } else {
        let content;
        parenthesized!(content in input);
        let literal = content.parse()?;
        options::comma(&content)?;
        let known = &[keyword::NAME, keyword::NOT_VALID];
        options::each(&content, known, |word, _, input| {
            if word == keyword::NAME {
                name = options::name_value(input)?;
            } else {
                validated = false;
            }
            Ok(())
        })?;
        literal
    };
    let expression = sql::of_value(&literal, errors);
    Ok(expression.map(|expression| DomainCheck {
        name,
        expression,
        validated,
    }))
}

/// Gives checks the names that PostgreSQL would: `email_check`, `email_check1`.
fn name_checks(domain: &mut CreateDomain) {
    let default = naming::object_name(&domain.name.name, "", "check");
    let mut taken: Vec<String> = domain.checks.iter().map(|it| it.name.clone()).collect();
    for check in domain.checks.iter_mut().filter(|it| it.name.is_empty()) {
        let free = (0..).map(|number| match number {
            0 => default.clone(),
            number => format!("{default}{number}"),
        });
        let name = free.into_iter().find(|it| !taken.contains(it));
        check.name = name.unwrap_or_default();
        taken.push(check.name.clone());
    }
}
