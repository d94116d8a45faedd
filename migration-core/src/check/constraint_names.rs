//! Names of constraints: of their table, of their schema, and of the indexes that come with them.

use super::catalog::{Id, NONE};
use super::constraints::has_index;
use super::key::{Key, Space, constraint};
use super::kind::Kind;
use super::replay::Replay;
use super::text::Text;
use crate::ident::ObjectName;

impl<'a> Replay<'a, '_> {
    /// Counts a constraint more of this name in its schema.
    pub(super) const fn count_name(&mut self, key: &Key<'a>) {
        let name = self.schema_key(Space::ConstraintName, key);
        let mut id = self.catalog.live(&name);
        if id == NONE {
            id = self.catalog.make(name, Kind::Check, NONE, self.now);
        }
        self.catalog.at_mut(id).users += 1;
    }

    /// Counts a constraint less of this name in its schema.
    pub(super) const fn uncount_name(&mut self, key: &Key<'a>) {
        let name = self.schema_key(Space::ConstraintName, key);
        let counted = self.catalog.live(&name);
        if counted != NONE {
            let users = self.catalog.at(counted).users;
            self.catalog.at_mut(counted).users = users.saturating_sub(1);
        }
    }

    /// The key of a new constraint; where the name is PostgreSQL's default and taken, with a number.
    pub(super) const fn constraint_key(
        &mut self,
        site: usize,
        table: Id,
        name: &ObjectName<'a>,
        kind: Kind,
    ) -> Option<Key<'a>> {
        let mut key = constraint(table, name.text());
        if let ObjectName::Given(_) = name {
            let there = self.constraint_or_index(&key, kind);
            if there == NONE {
                return Some(key);
            }
            self.taken(site, there);
            return None;
        }
        while self.constraint_or_index(&key, kind) != NONE || self.is_counted(&key) {
            key = key.numbered(key.suffix + 1);
        }
        if self.fits(site, &key) {
            Some(key)
        } else {
            None
        }
    }

    /// Whether a table of the schema has a constraint of this name: then PostgreSQL does not choose it
    /// (`ChooseConstraintName` in `pg_constraint.c`), though an author may.
    pub(super) const fn is_counted(&self, key: &Key<'_>) -> bool {
        let id = self
            .catalog
            .live(&self.schema_key(Space::ConstraintName, key));
        id != NONE && self.catalog.at(id).users > 0
    }

    /// What has the name of a constraint, or of the index that comes with it.
    pub(super) const fn constraint_or_index(&self, key: &Key<'_>, kind: Kind) -> Id {
        let trigger = self.catalog.live(&Key {
            space: Space::Trigger,
            ..*key
        });
        // A constraint trigger is a constraint of its table, too.
        if trigger != NONE && self.catalog.at(trigger).flag {
            return trigger;
        }
        let there = self.catalog.live(key);
        if there != NONE || !has_index(kind) {
            return there;
        }
        self.catalog.live(&self.schema_key(Space::Relation, key))
    }

    /// A constraint's name among those of its schema: of its index, or of all constraints.
    pub(super) const fn schema_key<'n>(&self, space: Space, key: &Key<'n>) -> Key<'n>
    where
        'a: 'n,
    {
        let moved = Key {
            space,
            table: 0,
            ..*key
        };
        moved.beside(&self.catalog.at(key.table).key)
    }

    pub(super) const fn missing_constraint(&self, key: &Key<'_>) -> Text {
        let text = Text::EMPTY.add("table ");
        let text = text.name(self.catalog.at(key.table).key.name);
        let text = text.add(" has no constraint ").name(key.name);
        let id = self.catalog.find(key);
        if id != NONE {
            return self.went(text, self.catalog.at(id));
        }
        let mut text = text.add(" (it has ");
        let (mut child, mut found) = (self.catalog.at(key.table).first, 0);
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.key.space, Space::Constraint) {
                text = text.add(if found > 0 { ", " } else { "" });
                text = text.add(entry.key.name);
                if entry.key.suffix > 0 {
                    text = text.number(entry.key.suffix);
                }
                found += 1;
            }
            child = entry.next;
        }
        text.add(if found == 0 { "none)" } else { ")" })
    }
}
