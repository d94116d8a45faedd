//! Rules of enum types, and of the types of columns.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::{Text, qualified};
use crate::ident::Name;
use crate::step::{CreateEnum, DropEnum};
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_enum(&mut self, step: &CreateEnum<'a>) {
        if self.free_type_name(site::STEP, &step.name) {
            let key = type_name(&step.name);
            self.catalog.make(key, Kind::Enum, NONE, self.now);
        }
    }

    /// A table or view has a type of its own name, for its rows; and beside a type PostgreSQL makes no sequence of its name, so
    /// that one which is there could not be made again.
    pub(super) const fn no_relation_in_its_way(&mut self, site: usize, name: &Name<'_>) -> bool {
        let id = self.catalog.live(&relation(name));
        let free = id == NONE
            || !matches!(
                self.catalog.at(id).kind,
                Kind::Table
                    | Kind::View
                    | Kind::MaterializedView
                    | Kind::Sequence
                    | Kind::IdentitySequence
            );
        if !free {
            self.taken(site, id);
        }
        free
    }

    pub(super) const fn drop_enum(&mut self, step: &DropEnum<'a>) {
        self.drop_type(&step.name, Kind::Enum);
    }

    pub(super) const fn drop_type(&mut self, name: &Name<'_>, kind: Kind) {
        let id = self.kind_of_type(site::STEP, &type_name(name), kind);
        if id == NONE || self.is_external(site::STEP, id) || self.needed(site::STEP, id) {
            return;
        }
        if !self.is_used(site::STEP, id) {
            self.end_type(id);
        }
    }

    /// Ends a type, and the attributes, checks and default that it has.
    const fn end_type(&mut self, id: Id) {
        if matches!(self.catalog.at(id).kind, Kind::Domain) {
            self.drop_default_body(id);
        }
        let mut child = self.catalog.at(id).first;
        while child != NONE {
            if self.catalog.at(child).is_live() {
                self.catalog.end(child, self.now);
            }
            child = self.catalog.at(child).next;
        }
        self.catalog.end(id, self.now);
    }

    /// Refuses to drop the type of a column, or the extension that has it.
    pub(super) const fn is_used(&mut self, site: usize, id: Id) -> bool {
        let entry = self.catalog.at(id);
        if entry.users == 0 {
            return false;
        }
        let text = Text::EMPTY.add(entry.kind.noun()).add(" ");
        let text = qualified(text, entry.key.schema, entry.key.name);
        let text = text.add(match entry.kind {
            Kind::Extension => " has the type of ",
            Kind::Range => ", or its multirange type, is the type of ",
            _ => " is the type of ",
        });
        let user = self.user(id);
        let text = self.whose(text, user);
        let text = text.add(match self.catalog.at(user).kind {
            Kind::Column => "; drop or change the column first",
            _ => "; drop or change that first",
        });
        self.refuse(site, text);
        true
    }

    /// The live entry of a type, or a refusal that says which types there are.
    pub(super) const fn known_type(&mut self, site: usize, name: &Name<'_>) -> Id {
        match self.live_type(name) {
            NONE => self.object(site, &type_name(name), Kind::Enum),
            id => id,
        }
    }

    /// A column or attribute that has the type.
    const fn user(&self, of: Id) -> Id {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if entry.is_live()
                && matches!(entry.kind, Kind::Column)
                && (self.is_of_type(id, of) || self.maker(&entry.ty) == of)
            {
                return id;
            }
            id += 1;
        }
        NONE
    }

    /// Counts one column more or less that has a type, which must be there.
    pub(super) const fn use_type(&mut self, site: usize, ty: &Type<'_>) {
        let id = if let Some(name) = made(ty) {
            self.known_type(site, name)
        } else if let Some(name) = ty.extension() {
            self.extension_of_type(site, name)
        } else {
            return;
        };
        if id != NONE {
            self.catalog.at_mut(id).users += 1;
        }
    }

    /// The live entry of the extension that has a type, or a refusal that says how it comes to be.
    const fn extension_of_type(&mut self, site: usize, name: &str) -> Id {
        let key = Key::global(Space::Extension, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            let text = self.missing(&key, Kind::Extension);
            let text = text.add("; it has this type, so write `#[create_extension]` for it before");
            self.refuse(site, text);
        }
        id
    }

    /// The live entry of a type, or of the extension that has it.
    const fn maker(&self, ty: &Type<'_>) -> Id {
        if let Some(name) = made(ty) {
            self.live_type(name)
        } else if let Some(name) = ty.extension() {
            self.catalog.live(&Key::global(Space::Extension, name))
        } else {
            NONE
        }
    }

    pub(super) const fn release_type(&mut self, ty: &Type<'_>) {
        let id = self.maker(ty);
        if id != NONE {
            // A column whose type was missing was not counted.
            let users = self.catalog.at(id).users;
            self.catalog.at_mut(id).users = users.saturating_sub(1);
        }
    }
}

/// The type that a step made, of a column or of its elements.
pub(super) const fn made<'t, 'n>(ty: &'t Type<'n>) -> Option<&'t Name<'n>> {
    match ty {
        Type::Made(name) => Some(name),
        Type::Array(element) => made(element),
        _ => None,
    }
}
