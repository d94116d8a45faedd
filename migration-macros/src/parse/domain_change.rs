//! `#[alter_domain(email, set_default = "…", drop_not_null, add_check("VALUE <> ''", name = …), drop_check = …)]`

use super::{domain, name, options};
use crate::ast::{AlterDomain, DomainChange, Name, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Token, Variant, parenthesized};

/// A changed domain.
pub(super) fn alter(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<AlterDomain> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = domain_name(variant, input)?;
        let mut changes = Vec::new();
        while !input.is_empty() {
            changes.extend(change(input, &name, errors)?);
            options::comma(input)?;
        }
        if changes.is_empty() && !errors.any() {
            let words = keyword::listed(keyword::DOMAIN_CHANGES);
            let message = format!("nothing changes; write one of {words}");
            return Err(syn::Error::new(name.place.first, message));
        }
        Ok(AlterDomain { name, changes })
    })
}

/// The domain that stands first, or the one that the variant is named after.
fn domain_name(variant: &Variant, input: ParseStream<'_>) -> syn::Result<Name> {
    let ahead = input.fork();
    let first = Ident::parse_any(&ahead).map(|it| it.unraw().to_string());
    if first.is_ok_and(|it| keyword::DOMAIN_CHANGES.contains(&&*it)) {
        return name::of_variant(variant);
    }
    let name = name::qualified(input)?;
    options::comma(input)?;
    Ok(name)
}

fn change(
    input: ParseStream<'_>,
    domain: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<(DomainChange, Place)>> {
    let ident = Ident::parse_any(input)?;
    let here = Place::at(ident.span());
    Ok(Some(match &*ident.unraw().to_string() {
        keyword::SET_DEFAULT => {
            let default = domain::default(input, errors)?;
            return Ok(default.map(|(it, place)| (DomainChange::SetDefault(it), place)));
        }
        keyword::DROP_DEFAULT => (DomainChange::DropDefault, here),
        keyword::SET_NOT_NULL => (DomainChange::SetNotNull, here),
        keyword::DROP_NOT_NULL => (DomainChange::DropNotNull, here),
        keyword::ADD_CHECK => return add_check(input, domain, errors),
        keyword::DROP_CHECK => {
            let (name, place) = named(input)?;
            (DomainChange::DropCheck(name), place)
        }
        keyword::VALIDATE_CHECK => {
            let (name, place) = named(input)?;
            (DomainChange::ValidateCheck(name), place)
        }
        keyword::RENAME_CHECK => rename(input, ident.span())?,
        word => {
            let message = keyword::unknown("change", word, keyword::DOMAIN_CHANGES);
            return Err(syn::Error::new(ident.span(), message));
        }
    }))
}

fn add_check(
    input: ParseStream<'_>,
    domain: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<(DomainChange, Place)>> {
    let Some(mut check) = domain::check(input, errors)? else {
        return Ok(None);
    };
    let place = check.expression.place;
    if check.name.is_empty() {
        let message = format!(
            "a check that is added later has a name: `{}(\"…\", name = {}_…)`",
            keyword::ADD_CHECK,
            domain.name
        );
        errors.at(place.first, message);
        check.name = "check".to_owned();
    }
    Ok(Some((DomainChange::AddCheck(check), place)))
}

/// `= name`
fn named(input: ParseStream<'_>) -> syn::Result<(String, Place)> {
    input.parse::<Token![=]>()?;
    let (name, span) = name::simple(input)?;
    Ok((name, Place::at(span)))
}

/// `(from = a, to = b)`
fn rename(input: ParseStream<'_>, span: Span) -> syn::Result<(DomainChange, Place)> {
    let content;
    parenthesized!(content in input);
    let (mut from, mut to) = (None, None);
    options::each(&content, &[keyword::FROM, keyword::TO], |word, _, input| {
        let found = Some(named(input)?);
        if word == keyword::FROM {
            from = found;
        } else {
            to = found;
        }
        Ok(())
    })?;
    let (Some((from, first)), Some((to, last))) = (from, to) else {
        let message = "write both: `rename_check(from = old, to = new)`";
        return Err(syn::Error::new(span, message));
    };
    Ok((DomainChange::RenameCheck { from, to }, first.to(last.last)))
}
