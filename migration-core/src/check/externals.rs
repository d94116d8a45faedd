//! Rules of what others own: it is known, and not changed.

use super::catalog::{EXTERNAL, Id, Kind, NONE};
use super::enums::made;
use super::key::{Key, Space};
use super::replay::{Replay, relation, type_name};
use super::site;
use super::text::Text;
use super::types;
use crate::ident::Name;
use crate::step::{
    CreateEnum, CreateSchema, External, ExternalFunction, Operation, is_role_of_every_server,
};
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    pub(super) const fn declare(&mut self, step: &External<'a>) {
        let key = key(step);
        let before = self.catalog.live(&key);
        match step {
            External::Table(table) => self.create_table(table),
            External::Function(function) => self.declare_function(function, before),
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

    /// A function; another one of its name may be there.
    const fn declare_function(&mut self, function: &ExternalFunction<'a>, there: Id) {
        self.in_known_schema(site::STEP, &function.name);
        if there != NONE && (!self.is_marked(there, EXTERNAL) || self.is_declared(function)) {
            self.taken(site::STEP, there);
            return;
        }
        let key = Key::in_schema(Space::Function, &function.name);
        let id = self.catalog.make(key, Kind::Function, NONE, self.now);
        let mut i = 0;
        while i < function.arguments.len() {
            self.needs_type(site::column_type(i), id, &function.arguments[i]);
            i += 1;
        }
        if let Some(returns) = &function.returns {
            self.needs_type(site::RETURNS, id, returns);
        }
    }

    /// A type that a step made or declared, of an object.
    pub(super) const fn needs_type(&mut self, site: usize, dependent: Id, ty: &Type<'a>) {
        if let Some(name) = made(ty) {
            let id = self.object(site, &type_name(name), Kind::Enum);
            self.needs(dependent, id);
        }
    }

    /// Whether a step before declares a function of this name and these arguments.
    const fn is_declared(&self, function: &ExternalFunction<'_>) -> bool {
        let (mut migration, mut step) = (0, 0);
        while migration <= self.now {
            let steps = self.migrations[migration].steps;
            let mut i = 0;
            while i < steps.len() && step < self.step {
                if let Operation::Declare(External::Function(other)) = &steps[i].operation
                    && types::same_name(&other.name, &function.name)
                    && same_types(other.arguments, function.arguments)
                {
                    return true;
                }
                i += 1;
                step += 1;
            }
            migration += 1;
        }
        false
    }

    /// Takes a declaration back.
    pub(super) const fn forget(&mut self, step: &External<'a>) {
        let id = self.catalog.live(&key(step));
        if id == NONE {
            return;
        }
        match step {
            External::Table(_) => self.end_table(id),
            _ if !self.needed(site::STEP, id) => self.catalog.end(id, self.now),
            _ => {}
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
        let text = self
            .whose(Text::EMPTY, id)
            .add(" is declared external: the history does not change it; leave that to its owner");
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

/// Whether both are the same types, modifiers aside.
const fn same_types(one: &[Type<'_>], two: &[Type<'_>]) -> bool {
    let mut i = 0;
    while i < one.len() && i < two.len() {
        if !types::same(&one[i], &two[i]) {
            return false;
        }
        i += 1;
    }
    one.len() == two.len()
}
