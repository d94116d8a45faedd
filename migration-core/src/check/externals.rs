//! Rules of what others own, or hand-written SQL makes: it is known, and not changed.

use super::catalog::{EXTERNAL, Id, NONE};
use super::key::{Key, Space, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    CreateEnum, CreateSchema, External, ExternalFunction, RawSql, is_role_of_every_server,
};

impl<'a> Replay<'a, '_> {
    pub(super) const fn declare(&mut self, step: &'a External<'a>) {
        if let External::Function(function) = step {
            self.declare_function(function);
            return;
        }
        let key = key(step);
        let before = self.catalog.live(&key);
        match step {
            External::Table(table) => self.create_table(table),
            External::Function(_) => {}
            External::Type(name) => {
                let (name, labels) = (*name, &[] as &[&str]);
                self.create_enum(&CreateEnum { name, labels });
            }
            External::Schema(name) => self.create_schema(&CreateSchema { name }),
            External::Role(name) => self.declare_role(name),
        }
        let after = self.catalog.live(&key);
        if after != before {
            self.catalog.at_mut(after).marks |= EXTERNAL;
        }
    }

    const fn declare_role(&mut self, name: &'a str) {
        if is_role_of_every_server(name) {
            let text = Text::EMPTY.add("every server has the role ").name(name);
            self.refuse(site::STEP, text.add(" already"));
            return;
        }
        self.create_object(site::STEP, Key::global(Space::Role, name), Kind::Role);
    }

    /// A function; others of its name may be there, if they take other types.
    const fn declare_function(&mut self, function: &'a ExternalFunction<'a>) {
        self.in_known_schema(site::STEP, &function.name);
        let there = self.routine_of_types(&function.name, function.arguments);
        let range = self.range_taking(&function.name, function.arguments);
        if there != NONE || range != NONE {
            self.taken(site::STEP, if there != NONE { there } else { range });
            return;
        }
        let key = self.free_key(&function.name);
        let id = self.catalog.make(key, Kind::Function, NONE, self.now);
        self.catalog.at_mut(id).marks |= EXTERNAL;
        self.catalog.at_mut(id).declared = Some(function);
        let mut i = 0;
        while i < function.arguments.len() {
            self.needs_type(site::COLUMN_TYPE + i, id, &function.arguments[i]);
            i += 1;
        }
        if let Some(returns) = &function.returns {
            self.needs_type(site::RETURNS, id, returns);
        }
    }

    /// Takes a declaration back.
    pub(super) const fn forget(&mut self, step: &External<'a>) {
        let id = self.declared(step);
        if id != NONE {
            self.end_declared(step, id);
        }
    }

    const fn declared(&self, step: &External<'a>) -> Id {
        match step {
            External::Function(it) => self.routine_of_types(&it.name, it.arguments),
            _ => self.catalog.live(&key(step)),
        }
    }

    const fn end_declared(&mut self, step: &External<'a>, id: Id) {
        match step {
            External::Table(_) => self.end_table(id),
            _ if self.needed(site::STEP, id) || self.is_used(site::STEP, id) => {}
            _ => self.catalog.end(id, self.now),
        }
    }

    /// What hand-written SQL drops and makes.
    pub(super) const fn raw_sql(&mut self, step: &'a RawSql<'a>) {
        let mut i = 0;
        while i < step.drops.len() {
            self.listed = i + 1;
            self.drop_by_hand(&step.drops[i]);
            i += 1;
        }
        while i < step.drops.len() + step.creates.len() {
            self.listed = i + 1;
            self.declare(&step.creates[i - step.drops.len()]);
            i += 1;
        }
        self.listed = 0;
    }

    const fn drop_by_hand(&mut self, step: &External<'a>) {
        let id = self.declared(step);
        if id == NONE {
            self.refuse(site::STEP, self.missing(&key(step), kind(step)));
        } else if self.is_marked(id, EXTERNAL) {
            self.end_declared(step, id);
        } else {
            let text = self.whose(Text::EMPTY, id);
            let text =
                text.add(" was made by a step, which knows what goes with it; drop it by one too");
            self.refuse(site::STEP, text);
        }
    }

    /// The live entry of a table that the history may change.
    pub(super) const fn own_table(&mut self, site: usize, name: &Name<'_>) -> Id {
        let id = self.table(site, name);
        if id == NONE || self.is_external(site, id) {
            return NONE;
        }
        id
    }

    /// Refuses to change what others own.
    pub(super) const fn is_external(&mut self, site: usize, id: Id) -> bool {
        if !self.is_marked(id, EXTERNAL) {
            return false;
        }
        let text = self.whose(Text::EMPTY, id);
        let text = text.add(" is declared external or made by `#[sql]`: no step changes it; leave that to its owner, ");
        let text = text.add("or to `#[sql]` that `drops` and `creates` it");
        self.refuse(site, text);
        true
    }

    /// Whether an entry has a mark.
    pub(super) const fn is_marked(&self, id: Id, mark: u8) -> bool {
        self.catalog.at(id).marks & mark != 0
    }
}

const fn key<'a>(step: &External<'a>) -> Key<'a> {
    match step {
        External::Table(table) => relation(&table.name),
        External::Function(function) => Key::in_schema(Space::Function, &function.name),
        External::Type(name) => type_name(name),
        External::Schema(name) => Key::global(Space::Schema, name),
        External::Role(name) => Key::global(Space::Role, name),
    }
}

const fn kind(step: &External<'_>) -> Kind {
    match step {
        External::Table(_) => Kind::Table,
        External::Function(_) => Kind::Function,
        External::Type(_) => Kind::Enum,
        External::Schema(_) => Kind::Schema,
        External::Role(_) => Kind::Role,
    }
}
