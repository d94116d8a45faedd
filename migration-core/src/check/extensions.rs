//! Rules of extensions.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{
    AlterExtension, CreateExtension, DropExtension, ExtensionChange, Origin, is_well_known,
    required_extensions,
};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_extension(&mut self, step: &CreateExtension<'a>) {
        if equal(step.name, "plpgsql") {
            let text = Text::EMPTY.add("every database has the extension `plpgsql` already");
            self.refuse(site::STEP, text);
            return;
        }
        let key = Key::global(Space::Extension, step.name);
        let id = self.create_object(site::STEP, key, Kind::Extension);
        if id == NONE {
            return;
        }
        if !is_well_known(step.name) {
            self.catalog.unknown_extension = id;
        }
        self.catalog.at_mut(id).flag = matches!(step.origin, Origin::External);
        if let Some(schema) = step.schema {
            self.put_extension(id, schema);
        }
        let required = required_extensions(step.name);
        let mut i = 0;
        while i < required.len() {
            self.needs_extension(id, required[i]);
            i += 1;
        }
    }

    const fn needs_extension(&mut self, dependent: Id, name: &str) {
        let key = Key::global(Space::Extension, name);
        let on = self.catalog.live(&key);
        if on == NONE {
            let text = self.missing(&key, Kind::Extension).add("; ");
            let text = text.name(self.catalog.at(dependent).key.name);
            self.refuse(site::STEP, text.add(" needs it, so make it before"));
        }
        self.needs(dependent, on);
    }

    pub(super) const fn alter_extension(&mut self, step: &AlterExtension<'a>) {
        let id = self.extension(step.name);
        if id == NONE || self.is_external_extension(id, "does not change it") {
            return;
        }
        let ExtensionChange::SetSchema(schema) = step.change else {
            return;
        };
        let before = match self.catalog.at(id).partner {
            NONE => DEFAULT_SCHEMA,
            schema => self.catalog.at(schema).key.name,
        };
        if equal(before, schema) {
            let text = Text::EMPTY.add("extension ").name(step.name);
            self.refuse(site::PART, text.add(" is in that schema already"));
            return;
        }
        self.put_extension(id, schema);
    }

    pub(super) const fn drop_extension(&mut self, step: &DropExtension<'a>) {
        let id = self.extension(step.name);
        if id == NONE || self.is_used(site::STEP, id) {
            return;
        }
        if matches!(step.origin, Origin::External)
            || !self.is_external_extension(id, "does not drop it")
        {
            self.end_object(site::STEP, id);
            if id == self.catalog.unknown_extension {
                self.catalog.unknown_extension = self.unknown_extension();
            }
        }
    }

    /// The last extension that is there of those of which nobody knows what functions they bring.
    const fn unknown_extension(&self) -> Id {
        let mut id = self.catalog.len;
        while id > 0 {
            id -= 1;
            let entry = self.catalog.at(id);
            if matches!(entry.kind, Kind::Extension)
                && entry.is_live()
                && !is_well_known(entry.key.name)
            {
                return id;
            }
        }
        NONE
    }

    const fn extension(&mut self, name: &str) -> Id {
        let key = Key::global(Space::Extension, name);
        self.object(site::STEP, &key, Kind::Extension)
    }

    /// Keeps the schema that an extension is in, which must be there. `public` always is.
    const fn put_extension(&mut self, id: Id, schema: &str) {
        let key = Key::global(Space::Schema, schema);
        self.catalog.at_mut(id).partner = if equal(schema, DEFAULT_SCHEMA) {
            NONE
        } else {
            self.object(site::PART, &key, Kind::Schema)
        };
    }

    /// Refuses to touch what the history did not make.
    const fn is_external_extension(&mut self, id: Id, so: &str) -> bool {
        let entry = self.catalog.at(id);
        if !entry.flag {
            return false;
        }
        let text = Text::EMPTY.add("extension ").name(entry.key.name);
        let text = text.add(" is external: the history did not make it, and ");
        self.refuse(site::STEP, text.add(so));
        true
    }
}
