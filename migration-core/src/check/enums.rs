//! Rules of enum types, and of the types of columns.

use super::catalog::{Id, Kind, NONE};
use super::key::{Key, Space};
use super::replay::{Replay, qualified, relation, type_name};
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{CreateEnum, DropEnum};
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_enum(&mut self, step: &CreateEnum<'a>) {
        self.in_known_schema(site::STEP, &step.name);
        let key = type_name(&step.name);
        if self.catalog.live(&key) != NONE {
            self.taken(site::STEP, self.catalog.live(&key));
            return;
        }
        self.no_table_of_this_name(&step.name);
        self.catalog.make(key, Kind::Enum, NONE, self.now);
    }

    /// A table or view has a type of its own name, for its rows.
    const fn no_table_of_this_name(&mut self, name: &Name<'_>) {
        let id = self.catalog.live(&relation(name));
        if id != NONE
            && matches!(
                self.catalog.at(id).kind,
                Kind::Table | Kind::View | Kind::MaterializedView
            )
        {
            self.taken(site::STEP, id);
        }
    }

    pub(super) const fn drop_enum(&mut self, step: &DropEnum<'a>) {
        let id = self.enum_type(site::STEP, &step.name);
        if id == NONE || self.is_external(site::STEP, id) {
            return;
        }
        if !self.is_used(site::STEP, id) {
            self.end_object(site::STEP, id);
        }
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
            Kind::Extension => " has the type of column ",
            _ => " is the type of column ",
        });
        let column = self.catalog.at(self.user(id));
        let text = text
            .name(column.key.name)
            .add(" of table ")
            .name(self.catalog.at(column.table).key.name)
            .add("; drop or change the column first");
        self.refuse(site, text);
        true
    }

    /// The live entry of a type, or a refusal that says which types there are.
    const fn enum_type(&mut self, site: usize, name: &Name<'_>) -> Id {
        let key = type_name(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing(&key, Kind::Enum));
        }
        id
    }

    /// A column that has the type.
    const fn user(&self, of: Id) -> Id {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if entry.is_live() && matches!(entry.kind, Kind::Column) && self.maker(&entry.ty) == of
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
            self.enum_type(site, name)
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
            self.catalog.live(&type_name(name))
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
