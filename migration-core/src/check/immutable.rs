//! What must be immutable: the keys and the predicate of an index, a generated column, the key of partitions.
//!
//! See section 38.7 of the PostgreSQL manual, "Function Volatility Categories". The macro knows PostgreSQL's own functions; here
//! are the types of columns on which it depends, and the functions of the history.

use super::catalog::{Entry, Id, NONE};
use super::enums::made;
use super::key::{column, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::{Text, qualified};
use crate::step::{IndexKey, Volatility};
use crate::types::Type;
use crate::value::{Call, Family, Mention};

const ALLOWED: &str = ", and PostgreSQL allows only immutable functions here";

impl<'a> Replay<'a, '_> {
    /// Refuses the keys of an index or of partitions that are not immutable.
    pub(super) const fn keys_are_immutable(&mut self, table: Id, keys: &[IndexKey<'a>]) {
        let mut i = 0;
        while i < keys.len() {
            self.is_immutable(site::KEY + i, table, keys[i].mentions());
            i += 1;
        }
    }

    /// Refuses an expression over the columns of a table that gives other values at other times or in other sessions.
    pub(super) const fn is_immutable(&mut self, site: usize, table: Id, mentions: &[Mention<'_>]) {
        let mut i = 0;
        while i < mentions.len() {
            match &mentions[i] {
                Mention::Unlike { what, columns } => self.are_unlike(site, table, what, columns),
                Mention::Function(call) => self.function_is_immutable(site, call),
                _ => {}
            }
            i += 1;
        }
    }

    /// Refuses a part of an expression if each of the columns is of one of its types.
    const fn are_unlike(
        &mut self,
        site: usize,
        table: Id,
        what: &str,
        columns: &[(&str, &[Family])],
    ) {
        let mut text = Text::EMPTY
            .add("`")
            .add(what)
            .add("` gives another value in another session, as ");
        let mut zone = false;
        let mut i = 0;
        while i < columns.len() {
            let id = self.catalog.live(&column(table, columns[i].0));
            if id == NONE {
                return;
            }
            let ty = &self.catalog.at(id).ty;
            let family = self.family(ty);
            if !family.is_among(columns[i].1) {
                return;
            }
            zone = zone || matches!(family, Family::Timestamptz);
            text = text.add(if i > 0 { " and " } else { "" });
            text = super::types::write(text.name(columns[i].0).add(" is "), ty);
            i += 1;
        }
        text = text.add(ALLOWED);
        if zone && columns.len() == 1 {
            text = text.add("; write `").add(columns[0].0);
            text = text.add(" AT TIME ZONE 'UTC'`, or the zone that is meant");
        }
        self.refuse(site, text);
    }

    /// The family of a type, with those that the history made: an enum, and a domain as what it is over.
    const fn family(&self, ty: &Type<'_>) -> Family {
        let Some(name) = made(ty) else {
            return Family::of(ty);
        };
        if matches!(ty, Type::Array(_)) {
            return Family::Array;
        }
        let id = self.catalog.live(&type_name(name));
        if id == NONE {
            return Family::Other;
        }
        match self.catalog.at(id).kind {
            Kind::Enum => Family::Enum,
            Kind::Domain => self.family(&self.catalog.at(id).ty),
            _ => Family::Other,
        }
    }

    /// Refuses a call if none of the functions that it can mean is immutable.
    const fn function_is_immutable(&mut self, site: usize, call: &Call<'_>) {
        let (mut id, mut next) = self.meant(call, 0);
        let volatile = id != NONE;
        while id != NONE {
            if may_be_immutable(self.catalog.at(id)) {
                return;
            }
            (id, next) = self.meant(call, next);
        }
        if volatile {
            let name = &call.name;
            let text = qualified(Text::EMPTY.add("function "), name.schema(), name.name);
            let text = text.add(" is not `immutable`").add(ALLOWED);
            self.refuse(site, text);
        }
    }
}

/// Of a function that others own it is not known.
const fn may_be_immutable(entry: &Entry<'_>) -> bool {
    match entry.routine {
        Some(routine) => matches!(routine.options.volatility, Volatility::Immutable),
        None => true,
    }
}
