//! Rules of indexes.

use super::catalog::{Id, Kind, NONE};
use super::key::Key;
use super::replay::{Replay, relation};
use super::site;
use super::text::Text;
use crate::ident::{MAX_BYTES, ObjectName};
use crate::step::{CreateIndex, DropIndex, IndexKey, KeyKind};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_index(&mut self, step: &CreateIndex<'a>) {
        let table = self.table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        let Some(key) = self.new_index(step) else {
            return;
        };
        if step.keys.is_empty() {
            let text = Text::EMPTY.name(step.name.text());
            self.refuse(site::STEP, text.add(" has no columns; name at least one"));
        }
        let from = self.catalog.edges_len;
        self.name_keys(table, step.keys);
        let to = self.catalog.edges_len;
        let plain = to - from == step.keys.len() && all_columns(step.keys);
        self.name_columns(site::INCLUDE, table, step.include);
        if let Some(predicate) = &step.predicate {
            self.name_columns(site::PREDICATE, table, predicate.columns);
        }
        let id = self.catalog.make(key, Kind::Index, table, self.now);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).key_to = to;
        // A foreign key refers to columns and to all rows.
        let target = step.unique && plain && step.predicate.is_none();
        self.catalog.at_mut(id).to = self.catalog.edges_len;
        self.catalog.at_mut(id).flag = target;
    }

    const fn name_keys(&mut self, table: Id, keys: &[IndexKey<'_>]) {
        let mut i = 0;
        while i < keys.len() {
            match &keys[i].kind {
                KeyKind::Column(name) => {
                    let from = self.catalog.edges_len;
                    self.name_columns(site::key(i), table, &[*name]);
                    if keys[i].operator_class.is_none() {
                        self.comparable(site::key(i), from);
                    }
                }
                KeyKind::Expression(expression) => {
                    self.name_columns(site::key(i), table, expression.columns);
                }
            }
            i += 1;
        }
    }

    /// The key of a new index; where the name is PostgreSQL's default and taken, with a number.
    const fn new_index(&mut self, step: &CreateIndex<'a>) -> Option<Key<'a>> {
        let mut key = relation(&step.table.sibling(step.name.text()));
        let mut there = self.catalog.live(&key);
        while there != NONE {
            if matches!(step.name, ObjectName::Given(_)) {
                self.taken(site::STEP, there);
                return None;
            }
            key.suffix += 1;
            there = self.catalog.live(&key);
        }
        if self.fits(site::STEP, &key) {
            Some(key)
        } else {
            None
        }
    }

    /// Refuses a default name that is too long once it has its number.
    pub(super) const fn fits(&mut self, site: usize, key: &Key<'_>) -> bool {
        if key.suffix == 0 || key.len() <= MAX_BYTES {
            return true;
        }
        let text = Text::EMPTY.add("the default name ").name(key.name);
        let text = text.add(" is taken, and no number fits behind it; write `name = …`");
        self.refuse(site, text);
        false
    }

    pub(super) const fn drop_index(&mut self, step: &DropIndex<'a>) {
        let key = relation(&step.name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site::STEP, self.missing(&key, Kind::Index));
            return;
        }
        let entry = *self.catalog.at(id);
        if !matches!(entry.kind, Kind::Index) {
            let text = Text::EMPTY
                .name(step.name.name)
                .add(" is a table, not an index");
            self.refuse(site::STEP, text);
            return;
        }
        if entry.partner != NONE {
            let text = Text::EMPTY
                .add("index ")
                .name(step.name.name)
                .add(" belongs to the ");
            let text = text.add(self.catalog.at(entry.partner).kind.noun());
            let text = text.add(" of the same name; drop that with `#[drop_constraint(…)]`");
            self.refuse(site::STEP, text);
            return;
        }
        if !self.key_is_needed(site::STEP, id) {
            self.catalog.end(id, self.now);
        }
    }
}

const fn all_columns(keys: &[IndexKey<'_>]) -> bool {
    let mut i = 0;
    while i < keys.len() {
        if !matches!(keys[i].kind, KeyKind::Column(_)) {
            return false;
        }
        i += 1;
    }
    true
}
