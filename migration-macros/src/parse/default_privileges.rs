//! `#[alter_default_privileges(in_schema = s, grant(select), on = tables, to = [role])]`

use super::privilege::{fits, revoked, some_roles};
use super::{options, owned};
use crate::ast::{AlterDefaultPrivileges, Place, Privileged};
use crate::keyword;
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, parenthesized};

/// What can have default privileges, what the data calls it, and which privileges there are.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("tables", "Tables", "table"),
    ("sequences", "Sequences", "sequence"),
    ("functions", "Functions", "function"),
    ("types", "Types", "type"),
    ("schemas", "Schemas", "schema"),
];

/// What a step grants or revokes, and where it says so.
type Change = (bool, Span, (Vec<Privileged>, bool));
/// Roles, and where each stands.
type Listed = Vec<(String, Place)>;

/// `#[alter_default_privileges(in_schema = s, grant(select), on = tables, to = [role])]`
pub(super) fn alter(attribute: &Attribute) -> syn::Result<AlterDefaultPrivileges> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let (mut for_role, mut in_schema, mut change) = (None, None, None);
        let (mut on, mut roles, mut option) = (None, None, None);
        let known = keyword::DEFAULT_PRIVILEGE_OPTIONS;
        options::each(input, known, |word, span, input| {
            match word {
                keyword::FOR_ROLE => for_role = Some(options::placed_name(input)?),
                keyword::IN_SCHEMA => in_schema = Some(options::placed_name(input)?),
                keyword::ON => on = Some(default_kind(input)?),
                keyword::WITH_GRANT_OPTION => option = Some(span),
                keyword::GRANT | keyword::REVOKE if change.is_none() => {
                    let content;
                    parenthesized!(content in input);
                    change = Some((word == keyword::GRANT, span, revoked(&content)?));
                }
                keyword::GRANT | keyword::REVOKE => {
                    let message = "one step grants or revokes; write a second one";
                    return Err(syn::Error::new(span, message));
                }
                word => roles = Some((word == keyword::TO, span, some_roles(span, input)?)),
            }
            Ok(())
        })?;
        let error = |message: &str| syn::Error::new_spanned(attribute.path(), message);
        let change =
            change.ok_or_else(|| error("what? write `grant(select)` or `revoke(select)`"))?;
        let on = on.ok_or_else(|| error("on what? write `on = tables`"))?;
        let (change, privileges, roles) = default_change(attribute, change, option, roles)?;
        for it in &privileges {
            fits_default(it, on)?;
        }
        Ok(AlterDefaultPrivileges {
            for_role,
            in_schema,
            change,
            privileges,
            on: on.1,
            roles,
        })
    })
}

/// A variant of `DefaultChange`, the privileges, and the roles; the words of `GRANT` and `REVOKE` are not mixed.
fn default_change(
    attribute: &Attribute,
    (grants, span, (privileges, option_for)): Change,
    option: Option<Span>,
    roles: Option<(bool, Span, Listed)>,
) -> syn::Result<(&'static str, Vec<Privileged>, Listed)> {
    let (word, ask) = match grants {
        true => (keyword::TO, "to whom? write `to = [role]`"),
        false => (keyword::FROM, "from whom? write `from = [role]`"),
    };
    let (to, place, roles) = roles.ok_or_else(|| syn::Error::new_spanned(attribute.path(), ask))?;
    if to != grants {
        let message = format!("write `{word} = [role]` here");
        return Err(syn::Error::new(place, message));
    }
    let change = match (grants, option_for, option) {
        (true, true, _) => {
            let message = "`grant_option_for` is revoked; write `with_grant_option` to grant it";
            return Err(syn::Error::new(span, message));
        }
        (false, _, Some(span)) => {
            let message = "this is granted; write `revoke(grant_option_for(…))` to take it away";
            return Err(syn::Error::new(span, message));
        }
        (true, false, None) => "Grant",
        (true, false, Some(_)) => "GrantWithOption",
        (false, false, None) => "Revoke",
        (false, true, None) => "RevokeOption",
    };
    Ok((change, privileges, roles))
}

fn default_kind(input: ParseStream<'_>) -> syn::Result<(&'static str, &'static str, &'static str)> {
    let words: Vec<_> = DEFAULTS.iter().map(|(word, ..)| *word).collect();
    let word = options::choice(input, "kind of objects", &words)?;
    let found = DEFAULTS.iter().find(|(known, ..)| *known == word);
    Ok(*found.unwrap_or(&DEFAULTS[0]))
}

/// That objects of a kind have a privilege, as a whole: those to come have no columns yet.
fn fits_default(it: &Privileged, (word, _, kind): (&str, &str, &str)) -> syn::Result<()> {
    if !it.columns.is_empty() {
        let message = format!("{word} to come have no columns yet; write the privilege alone");
        return Err(syn::Error::new(it.place.first, message));
    }
    match owned::of_word(kind) {
        Some(kind) => fits(it, kind),
        None => Ok(()),
    }
}
