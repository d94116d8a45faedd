//! Rules of schemas that get another name, and of all that is in them.

use super::catalog::{Id, NONE, RELEASED};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{CreateRoutine, RenameSchema, is_on_search_path};

impl<'a> Replay<'a, '_> {
    pub(super) const fn rename_schema(&mut self, step: &RenameSchema<'a>) {
        if equal(step.name, DEFAULT_SCHEMA) || equal(step.to, DEFAULT_SCHEMA) {
            let text = Text::EMPTY.add("a name without a schema means one in `public`, ");
            let text =
                text.add("which every database has: it keeps its name, and no other gets it");
            self.refuse(site::STEP, text);
            return;
        }
        let key = Key::global(Space::Schema, step.name);
        let id = self.object(site::STEP, &key, Kind::Schema);
        if id == NONE || self.is_external(site::STEP, id) {
            return;
        }
        let there = self.catalog.live(&Key::global(Space::Schema, step.to));
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        if self.all_follow(id, step.name) {
            self.catalog.rename(id, step.to, self.now);
            self.take_content_along(step.name, step.to);
        }
    }

    /// Whether all that is in a schema follows its new name, and nothing else says the name.
    const fn all_follow(&mut self, schema: Id, name: &str) -> bool {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if entry.is_live() {
                let is_object = !matches!(entry.key.space, Space::ConstraintName);
                let is_inside = is_object && equal(entry.key.schema, name);
                let searches = searches(entry.routine, name);
                if searches {
                    self.refuse_searching(id, name);
                }
                if searches || is_inside && !self.can_follow(schema, id) {
                    return false;
                }
            }
            id += 1;
        }
        true
    }

    const fn refuse_searching(&mut self, routine: Id, schema: &str) {
        let text = self.whose(Text::EMPTY, routine);
        let text = text.add(" has the schema ").name(schema);
        let text = text.add(" in its `search_path`, and would go on naming it so; ");
        let text = text.add("drop it before, and make it again after");
        self.refuse(site::STEP, text);
    }

    /// Whether an object follows the new name of the schema that it is in.
    const fn can_follow(&mut self, schema: Id, id: Id) -> bool {
        if self.is_external(site::STEP, id) {
            return false;
        }
        let kind = self.catalog.at(id).kind;
        if kind.is_type() {
            let text = self.whose(Text::EMPTY, schema).add(" holds ");
            let text = self.whose(text, id);
            let text = text.add(", whose Rust type would go on naming it in this schema; ");
            self.refuse(
                site::STEP,
                text.add("move the type to another schema before, and back after"),
            );
            return false;
        }
        let named_by = self.named_by(id);
        if named_by != NONE {
            self.refuse_rename(site::STEP, id, named_by);
        }
        named_by == NONE
    }

    /// A live object whose text names another. A trigger holds its function by its number.
    const fn named_by(&self, id: Id) -> Id {
        let is_for_triggers = match self.catalog.at(id).routine {
            Some(routine) => routine.is_for_triggers(),
            None => false,
        };
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let dependent = self.catalog.at(found.dependent as usize);
            let follows = is_for_triggers && matches!(dependent.kind, Kind::Trigger);
            if found.part != RELEASED && dependent.is_live() && !follows {
                return found.dependent as usize;
            }
            link = found.next;
        }
        NONE
    }

    /// Gives what is in a schema its place in the schema of the new name.
    const fn take_content_along(&mut self, from: &str, to: &'a str) {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            let key = entry.key;
            if entry.is_live() && equal(key.schema, from) {
                self.catalog.set_key(id, key.at_home(to));
            } else if entry.is_live()
                && matches!(entry.kind, Kind::PublishedSchema)
                && equal(key.name, from)
            {
                self.catalog.set_key(id, key.named(to));
            } else if matches!(key.space, Space::FirstSchema) && equal(entry.text, from) {
                self.catalog.at_mut(id).text = to;
            }
            id += 1;
        }
    }
}

/// Whether a routine looks for names in a schema.
const fn searches(routine: Option<&CreateRoutine<'_>>, schema: &str) -> bool {
    let Some(routine) = routine else {
        return false;
    };
    let mut i = 0;
    while i < routine.options.set.len() {
        if is_on_search_path(&routine.options.set[i], schema) {
            return true;
        }
        i += 1;
    }
    false
}
