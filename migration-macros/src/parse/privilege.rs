//! `#[grant(select, update(status), on = table, to = [role])]`, `#[revoke(…)]` and `#[alter_owner(…)]`

use super::owned::{self, Kind, OF_COLUMNS};
use super::{options, policy};
use crate::ast::{AlterOwner, ChangePrivileges, OwnedRef, Place, Privileged};
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Token, parenthesized};

/// What can be granted, and what the data calls it.
const PRIVILEGES: &[(&str, &str)] = &[
    (ALL, "All"),
    ("select", "Select"),
    ("insert", "Insert"),
    ("update", "Update"),
    ("delete", "Delete"),
    ("truncate", "Truncate"),
    ("references", "References"),
    ("trigger", "Trigger"),
    ("maintain", "Maintain"),
    ("usage", "Usage"),
    ("create", "Create"),
    ("execute", "Execute"),
];
const ALL: &str = "all";

/// What stands after the privileges.
#[derive(Default)]
struct Rest {
    on: Option<(Kind, Vec<OwnedRef>)>,
    roles: Option<Vec<(String, Place)>>,
    grant_option: bool,
}

/// `#[grant(…)]`
pub(super) fn grant(attribute: &Attribute) -> syn::Result<ChangePrivileges> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let privileges = list(input)?;
        let rest = rest(input, keyword::GRANT_OPTIONS)?;
        let option = rest.grant_option;
        changed(attribute, (privileges, option), rest)
    })
}

/// `#[revoke(…)]`
pub(super) fn revoke(attribute: &Attribute) -> syn::Result<ChangePrivileges> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let revoked = revoked(input)?;
        let rest = rest(input, keyword::REVOKE_OPTIONS)?;
        changed(attribute, revoked, rest)
    })
}

/// That nothing is missing, and that there are such privileges.
fn changed(
    attribute: &Attribute,
    (privileges, option): (Vec<Privileged>, bool),
    rest: Rest,
) -> syn::Result<ChangePrivileges> {
    let error = |message: &str| syn::Error::new_spanned(attribute.path(), message);
    let on = rest.on;
    let (kind, on) =
        on.ok_or_else(|| error("on what? write `on = table`, or `on = schema name`"))?;
    let roles = rest.roles.ok_or_else(|| error(whose(attribute)))?;
    privileges.iter().try_for_each(|it| fits(it, kind))?;
    Ok(ChangePrivileges {
        privileges,
        kind: kind.name,
        on,
        roles,
        option,
    })
}

fn whose(attribute: &Attribute) -> &'static str {
    match attribute.path().is_ident(keyword::REVOKE) {
        true => "from whom? write `from = [role]`",
        false => "to whom? write `to = [role]`",
    }
}

/// That a kind of object has a privilege (`string_to_privilege` and what follows in PostgreSQL's `aclchk.c`).
pub(super) fn fits(it: &Privileged, kind: Kind) -> syn::Result<()> {
    if kind.privileges.is_empty() {
        let message = "a publication and a statistics object have an owner, and no privileges";
        return Err(syn::Error::new(it.place.first, message));
    }
    let word = word_of(it.privilege);
    let known = match it.columns.is_empty() {
        true => kind.privileges,
        false if kind.has_columns() => OF_COLUMNS,
        false => {
            let message = format!("a {} has no columns; write `{word}` alone", named(kind));
            return Err(syn::Error::new(it.place.first, message));
        }
    };
    if word == ALL || known.contains(&word) {
        return Ok(());
    }
    let of = match it.columns.is_empty() {
        true => named(kind),
        false => "column".to_owned(),
    };
    let message = format!(
        "a {of} has no privilege `{word}`; it has {}",
        keyword::listed(known)
    );
    Err(syn::Error::new(it.place.first, message))
}

fn named(kind: Kind) -> String {
    kind.word.replace('_', " ")
}

fn word_of(privilege: &str) -> &'static str {
    let found = PRIVILEGES.iter().find(|(_, name)| *name == privilege);
    found.map_or(ALL, |(word, _)| word)
}

/// Privileges up to the first option.
fn list(input: ParseStream<'_>) -> syn::Result<Vec<Privileged>> {
    let mut list: Vec<Privileged> = Vec::new();
    while !input.is_empty() && !is_option(input) {
        let it = privilege(input)?;
        if list.iter().any(|other| other.privilege == it.privilege) {
            let word = word_of(it.privilege);
            let message = format!("`{word}` stands here twice; name its columns together");
            return Err(syn::Error::new(it.place.first, message));
        }
        list.push(it);
        options::comma(input)?;
    }
    if list.is_empty() {
        return Err(input.error("which privileges? write `select`, or `all`"));
    }
    match list.iter().find(|it| it.privilege == "All") {
        Some(all) if list.len() > 1 => Err(syn::Error::new(
            all.place.first,
            "`all` stands alone: it is every privilege",
        )),
        _ => Ok(list),
    }
}

/// Whether `word =` follows, or a word without a value that is an option.
fn is_option(input: ParseStream<'_>) -> bool {
    let next = input.fork();
    match next.call(Ident::parse_any) {
        Ok(word) => next.peek(Token![=]) || word == keyword::WITH_GRANT_OPTION,
        Err(_) => false,
    }
}

/// `word`, or `word(column, …)`
fn privilege(input: ParseStream<'_>) -> syn::Result<Privileged> {
    let word = input.call(Ident::parse_any)?;
    let written = word.unraw().to_string();
    let Some((_, privilege)) = PRIVILEGES.iter().find(|(known, _)| *known == written) else {
        let words: Vec<_> = PRIVILEGES.iter().map(|(word, _)| *word).collect();
        let message = keyword::unknown("privilege", &written, &words);
        return Err(syn::Error::new(word.span(), message));
    };
    let mut place = Place::at(word.span());
    let mut columns = Vec::new();
    if input.peek(syn::token::Paren) {
        let (names, last) = options::names(input)?;
        columns = options::bare(names);
        place = place.to(last);
    }
    Ok(Privileged {
        privilege,
        columns,
        place,
    })
}

/// Privileges, or `grant_option_for(…)` around them.
pub(super) fn revoked(input: ParseStream<'_>) -> syn::Result<(Vec<Privileged>, bool)> {
    let next = input.fork();
    let word = next.call(Ident::parse_any);
    if !word.is_ok_and(|it| it == keyword::GRANT_OPTION_FOR) {
        return Ok((list(input)?, false));
    }
    input.call(Ident::parse_any)?;
    let content;
    parenthesized!(content in input);
    let list = list(&content)?;
    options::comma(input)?;
    Ok((list, true))
}

fn rest(input: ParseStream<'_>, known: &[&str]) -> syn::Result<Rest> {
    let mut rest = Rest::default();
    options::each(input, known, |word, span, input| {
        match word {
            keyword::ON => {
                input.parse::<Token![=]>()?;
                rest.on = Some(owned::objects(input)?);
            }
            keyword::WITH_GRANT_OPTION => rest.grant_option = true,
            _ => rest.roles = Some(some_roles(span, input)?),
        }
        Ok(())
    })?;
    Ok(rest)
}

pub(super) fn some_roles(span: Span, input: ParseStream<'_>) -> syn::Result<Vec<(String, Place)>> {
    let roles = policy::roles(input)?;
    match roles.is_empty() {
        true => Err(syn::Error::new(span, "name at least one role")),
        false => Ok(roles),
    }
}

/// `#[alter_owner(table tasks, to = role)]`
pub(super) fn alter_owner(attribute: &Attribute) -> syn::Result<AlterOwner> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let kind = owned::kind_of(input)?;
        let object = owned::object(kind, input)?;
        input.parse::<Token![,]>()?;
        options::keyword(input, keyword::TO)?;
        let (role, place) = options::placed_name(input)?;
        options::comma(input)?;
        if !input.is_empty() {
            return Err(input.error("an object has one owner"));
        }
        let to = (![keyword::CURRENT_ROLE, "current_user"].contains(&&*role)).then_some(role);
        Ok(AlterOwner {
            kind: kind.name,
            object,
            to,
            place,
        })
    })
}
