//! Privileges and owners. They are ours: sea-query has none.

use super::{Piece, role, routine};
use crate::ident::Quoted;
use crate::step::{
    AlterDefaultPrivileges, AlterOwner, ChangeAllPrivileges, DefaultChange, Grant, OwnedKind,
    OwnedRef, Privilege, Privileged, Revoke, RoutineKind, RoutineRef,
};

pub(super) fn grant(step: &Grant<'_>) -> Piece {
    let option = match step.grant_option {
        true => " WITH GRANT OPTION",
        false => "",
    };
    let what = privileges(step.privileges);
    let (on, to) = (objects(step.kind, step.on), role::list(step.to));
    let sql = format!("GRANT {what} ON {on} TO {to}{option}");
    let comment = format!(
        "Grant {} on {} to {}.",
        said(step.privileges),
        named(step.kind, step.on),
        step.to.join(", ")
    );
    Piece::new(sql, comment)
}

pub(super) fn revoke(step: &Revoke<'_>) -> Piece {
    let option = match step.grant_option_for {
        true => "GRANT OPTION FOR ",
        false => "",
    };
    let what = privileges(step.privileges);
    let (on, from) = (objects(step.kind, step.on), role::list(step.from));
    let sql = format!("REVOKE {option}{what} ON {on} FROM {from}");
    let comment = format!(
        "Revoke {}{} on {} from {}.",
        option.to_ascii_lowercase(),
        said(step.privileges),
        named(step.kind, step.on),
        step.from.join(", ")
    );
    Piece::new(sql, comment)
}

pub(super) fn alter_owner(step: &AlterOwner<'_>) -> Piece {
    let (kind, object) = (step.kind, &step.object);
    let to = step
        .to
        .map_or_else(|| "CURRENT_ROLE".to_owned(), role::name);
    let sql = format!(
        "ALTER {} {} OWNER TO {to}",
        word(kind),
        reference(kind, object)
    );
    let to = step.to.unwrap_or("whoever runs this");
    let (noun, name) = (kind.noun(), object.name);
    Piece::new(sql, format!("Give {noun} {name} to {to}."))
}

pub(super) fn alter_default(step: &AlterDefaultPrivileges<'_>) -> Piece {
    let mut sql = "ALTER DEFAULT PRIVILEGES".to_owned();
    if let Some(of) = step.for_role {
        sql.push_str(&format!(" FOR ROLE {}", role::name(of)));
    }
    if let Some(schema) = step.in_schema {
        sql.push_str(&format!(" IN SCHEMA {}", Quoted(schema)));
    }
    let (verb, to, option) = words(step.change);
    let words: Vec<_> = step.privileges.iter().map(|it| it.word()).collect();
    let (privileges, on) = (words.join(", "), step.on.word());
    let (upper, kind) = (privileges.to_ascii_uppercase(), on.to_ascii_uppercase());
    let roles = role::list(step.roles);
    sql.push_str(&format!(" {verb} {upper} ON {kind} {to} {roles}{option}"));
    let place = step
        .in_schema
        .map_or_else(String::new, |it| format!(" of schema {it}"));
    let comment = format!(
        "{} {privileges} on {on}{place} to come {} {}.",
        capitalized(verb),
        to.to_ascii_lowercase(),
        step.roles.join(", ")
    );
    Piece::new(sql, comment)
}

/// The statements on single objects that a replay found; without any, PostgreSQL's own on whatever is there.
pub(super) fn change_all(step: &ChangeAllPrivileges<'_>) -> Vec<Piece> {
    if !step.steps.is_empty() {
        return step.steps.iter().flat_map(super::pieces).collect();
    }
    let (verb, to, option) = words(step.change);
    let privileges: Vec<_> = step.privileges.iter().map(|it| it.word()).collect();
    let schemas: Vec<_> = step
        .in_schemas
        .iter()
        .map(|it| Quoted(it).to_string())
        .collect();
    let (privileges, on) = (privileges.join(", "), step.on.word());
    let sql = format!(
        "{verb} {} ON ALL {} IN SCHEMA {} {to} {}{option}",
        privileges.to_ascii_uppercase(),
        on.to_ascii_uppercase(),
        schemas.join(", "),
        role::list(step.roles)
    );
    let comment = format!(
        "{} {privileges} on all {on} of {} {} {}.",
        capitalized(verb),
        step.in_schemas.join(", "),
        to.to_ascii_lowercase(),
        step.roles.join(", ")
    );
    vec![Piece::new(sql, comment)]
}

/// How a change begins, what stands before the roles, and how it ends.
const fn words(change: DefaultChange) -> (&'static str, &'static str, &'static str) {
    match change {
        DefaultChange::Grant => ("GRANT", "TO", ""),
        DefaultChange::GrantWithOption => ("GRANT", "TO", " WITH GRANT OPTION"),
        DefaultChange::Revoke => ("REVOKE", "FROM", ""),
        DefaultChange::RevokeOption => ("REVOKE GRANT OPTION FOR", "FROM", ""),
    }
}

fn capitalized(verb: &str) -> String {
    let (first, rest) = verb.split_at(1);
    format!("{first}{}", rest.to_ascii_lowercase())
}

fn privileges(list: &[Privileged<'_>]) -> String {
    let one = |it: &Privileged<'_>| {
        let columns = it.columns.iter().map(|it| Quoted(it).to_string());
        with_columns(it.privilege.word().to_ascii_uppercase(), columns.collect())
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The same for people.
fn said(list: &[Privileged<'_>]) -> String {
    let one = |it: &Privileged<'_>| {
        let columns = it.columns.iter().map(|it| (*it).to_owned()).collect();
        let word = match it.privilege {
            Privilege::All => "all privileges",
            other => other.word(),
        };
        with_columns(word.to_owned(), columns)
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn with_columns(word: String, columns: Vec<String>) -> String {
    match columns.is_empty() {
        true => word,
        false => format!("{word} ({})", columns.join(", ")),
    }
}

/// The objects of a `GRANT`, to which views are tables.
fn objects(kind: OwnedKind, objects: &[OwnedRef<'_>]) -> String {
    let word = match kind {
        kind if kind.has_columns() => "TABLE",
        kind => word(kind),
    };
    let objects: Vec<_> = objects.iter().map(|it| reference(kind, it)).collect();
    format!("{word} {}", objects.join(", "))
}

/// The same for people.
fn named(kind: OwnedKind, objects: &[OwnedRef<'_>]) -> String {
    let objects: Vec<_> = objects.iter().map(|it| it.name.to_string()).collect();
    format!("{} {}", kind.noun(), objects.join(", "))
}

fn reference(kind: OwnedKind, object: &OwnedRef<'_>) -> String {
    let OwnedRef { name, types } = *object;
    let kind = match kind {
        OwnedKind::Function => RoutineKind::Function,
        OwnedKind::Procedure => RoutineKind::Procedure,
        _ => return name.quoted(),
    };
    routine::signature(&RoutineRef { kind, name, types })
}

const fn word(kind: OwnedKind) -> &'static str {
    match kind {
        OwnedKind::Table => "TABLE",
        OwnedKind::View => "VIEW",
        OwnedKind::MaterializedView => "MATERIALIZED VIEW",
        OwnedKind::Sequence => "SEQUENCE",
        OwnedKind::Function => "FUNCTION",
        OwnedKind::Procedure => "PROCEDURE",
        OwnedKind::Type => "TYPE",
        OwnedKind::Domain => "DOMAIN",
        OwnedKind::Schema => "SCHEMA",
        OwnedKind::Publication => "PUBLICATION",
        OwnedKind::Statistics => "STATISTICS",
    }
}
