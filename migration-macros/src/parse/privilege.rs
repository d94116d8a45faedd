//! `#[grant(select, update(status), on = table, to = [role])]`, `#[revoke(…)]` and `#[alter_owner(…)]`

use super::owned::{self, Kind, OF_COLUMNS};
use super::{name, options, policy};
use crate::ast::{
    AlterOwner, ChangeAllPrivileges, ChangePrivileges, Operation, OwnedRef, Place, Privileged,
};
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Token, bracketed, parenthesized};

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
    on: Option<On>,
    in_schemas: Option<(Span, Listed)>,
    roles: Option<Listed>,
    grant_option: bool,
}

/// Names, and where each stands.
type Listed = Vec<(String, Place)>;

/// What privileges are on.
enum On {
    Objects(Kind, Vec<OwnedRef>),
    All(owned::All, Span),
}

/// `#[grant(…)]`
pub(super) fn grant(attribute: &Attribute) -> syn::Result<Operation> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let privileges = list(input)?;
        let rest = rest(input, keyword::GRANT_OPTIONS)?;
        let option = rest.grant_option;
        changed(attribute, (privileges, option), rest)
    })
}

/// `#[revoke(…)]`
pub(super) fn revoke(attribute: &Attribute) -> syn::Result<Operation> {
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
) -> syn::Result<Operation> {
    let error = |message: &str| syn::Error::new_spanned(attribute.path(), message);
    let grants = !attribute.path().is_ident(keyword::REVOKE);
    let on = rest.on;
    let on = on.ok_or_else(|| error("on what? write `on = table`, or `on = schema name`"))?;
    let roles = rest.roles.ok_or_else(|| error(whose(attribute)))?;
    match (on, rest.in_schemas) {
        (On::All(on, _), Some((_, in_schemas))) => {
            privileges.iter().try_for_each(|it| fits_all(it, on))?;
            Ok(Operation::ChangeAllPrivileges(ChangeAllPrivileges {
                privileges,
                on: on.name,
                in_schemas,
                roles,
                change: verb(grants, option),
            }))
        }
        (On::All(on, span), None) => {
            let message = format!(
                "of which schema? write `on = all {}, in_schema = name`",
                on.word
            );
            Err(syn::Error::new(span, message))
        }
        (On::Objects(..), Some((span, _))) => {
            let message = "`in_schema` stands beside `on = all tables` and the like; an object is named with its schema";
            Err(syn::Error::new(span, message))
        }
        (On::Objects(kind, on), None) => {
            privileges.iter().try_for_each(|it| fits(it, kind))?;
            let change = ChangePrivileges {
                privileges,
                kind: kind.name,
                on,
                roles,
                option,
            };
            Ok(match grants {
                true => Operation::Grant(change),
                false => Operation::Revoke(change),
            })
        }
    }
}

/// A variant of `DefaultChange`.
const fn verb(grants: bool, option: bool) -> &'static str {
    match (grants, option) {
        (true, false) => "Grant",
        (true, true) => "GrantWithOption",
        (false, false) => "Revoke",
        (false, true) => "RevokeOption",
    }
}

/// That all objects of a kind have a privilege; their columns are others in each.
fn fits_all(it: &Privileged, on: owned::All) -> syn::Result<()> {
    if !it.columns.is_empty() {
        let message =
            "the columns of one table are not those of another; write the privilege alone";
        return Err(syn::Error::new(it.place.first, message));
    }
    match owned::of_word(on.kind) {
        Some(kind) => fits(it, kind),
        None => Ok(()),
    }
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
                rest.on = Some(match owned::all(input)? {
                    Some((all, span)) => On::All(all, span),
                    None => {
                        let (kind, objects) = owned::objects(input)?;
                        On::Objects(kind, objects)
                    }
                });
            }
            keyword::IN_SCHEMA => rest.in_schemas = Some((span, some_schemas(input)?)),
            keyword::WITH_GRANT_OPTION => rest.grant_option = true,
            _ => rest.roles = Some(some_roles(span, input)?),
        }
        Ok(())
    })?;
    Ok(rest)
}

/// `= schema`, or `= [schema, …]`
fn some_schemas(input: ParseStream<'_>) -> syn::Result<Listed> {
    input.parse::<Token![=]>()?;
    if !input.peek(syn::token::Bracket) {
        return Ok(vec![name::placed(input)?]);
    }
    let content;
    let brackets = bracketed!(content in input);
    let mut schemas = Vec::new();
    while !content.is_empty() {
        schemas.push(name::placed(&content)?);
        options::comma(&content)?;
    }
    match schemas.is_empty() {
        true => Err(syn::Error::new(
            brackets.span.join(),
            "name at least one schema",
        )),
        false => Ok(schemas),
    }
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
