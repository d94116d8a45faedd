//! Rules of schemas.

use super::catalog::NONE;
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::step::{CreateSchema, DropSchema};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_schema(&mut self, step: &CreateSchema<'a>) {
        if equal(step.name, DEFAULT_SCHEMA) {
            let text = Text::EMPTY.add("every database has the schema `public` already");
            self.refuse(site::STEP, text);
            return;
        }
        self.create_object(
            site::STEP,
            Key::global(Space::Schema, step.name),
            Kind::Schema,
        );
    }

    pub(super) const fn drop_schema(&mut self, step: &DropSchema<'a>) {
        let id = self.object(
            site::STEP,
            &Key::global(Space::Schema, step.name),
            Kind::Schema,
        );
        if id == NONE {
            return;
        }
        let mut other = 0;
        while other < self.catalog.len {
            let entry = self.catalog.at(other);
            let is_object = !matches!(
                entry.key.space,
                Space::ConstraintName | Space::DefaultRights
            );
            let holds_extension = matches!(entry.kind, Kind::Extension) && entry.partner == id;
            let is_inside = is_object && equal(entry.key.schema, step.name);
            if entry.is_live() && (is_inside || holds_extension) {
                let text = Text::EMPTY
                    .add("schema ")
                    .name(step.name)
                    .add(" still holds ");
                let text = text.add(entry.kind.noun()).add(" ").name(entry.key.name);
                self.refuse(site::STEP, text.add("; drop that first"));
                return;
            }
            other += 1;
        }
        self.end_object(site::STEP, id);
        self.end_published(step.name);
        self.end_default_privileges(step.name);
    }

    /// Ends the default privileges in a schema, which go with it.
    const fn end_default_privileges(&mut self, schema: &str) {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if matches!(entry.key.space, Space::DefaultRights) && equal(entry.key.schema, schema) {
                self.catalog.end(id, self.now);
            }
            id += 1;
        }
    }

    /// Refuses a name in a schema that is not there.
    pub(super) const fn in_known_schema(&mut self, site: usize, name: &Name<'_>) {
        if let Some(schema) = name.schema
            && !equal(schema, DEFAULT_SCHEMA)
        {
            self.object(site, &Key::global(Space::Schema, schema), Kind::Schema);
        }
    }
}
