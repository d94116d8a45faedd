//! Rules of indexes.

use super::catalog::{Id, NONE, PLACED};
use super::key::{Key, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use crate::ident::{MAX_BYTES, Name, ObjectName};
use crate::step::{
    AlterIndex, CreateIndex, DropIndex, IndexChange, IndexKey, KeyKind, PartitionBy, RenameIndex,
    is_default_tablespace,
};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_index(&mut self, step: &'a CreateIndex<'a>) {
        let table = self.indexed(&step.table);
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
        let expressions = expressions(step.keys);
        let plain = to - from == step.keys.len() && expressions == 0;
        self.name_columns(site::INCLUDE, table, step.include);
        if let Some(predicate) = &step.predicate {
            self.name_columns(site::PREDICATE, table, predicate.columns);
        }
        self.are_stored(site::STEP, from);
        self.texts_of_index_hold(table, step);
        self.index_blocks(table, step);
        self.index_tablespace_fits(table, step.tablespace);
        self.indexes_change(site::STEP, table, step.concurrently);
        self.has_no_index_alone(table, step.only);
        let id = self.catalog.make(key, Kind::Index, table, self.now);
        self.index_mentions(id, step);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).key_to = to;
        // A foreign key refers to columns and to all rows.
        let target = step.unique && plain && step.predicate.is_none();
        self.catalog.at_mut(id).to = self.catalog.edges_len;
        self.catalog.at_mut(id).flag = target;
        if let Some(predicate) = &step.predicate {
            self.catalog.at_mut(id).text = predicate.sql;
        }
        self.catalog.at_mut(id).users = step.keys.len();
        self.catalog.at_mut(id).expressions = expressions;
        let unplaced = CreateIndex {
            tablespace: None,
            ..*step
        };
        self.catalog.at_mut(id).keyable = unplaced.refusal_as_key().is_none();
        self.place_index(id, step.tablespace);
        self.catalog.at_mut(id).alike = step.nulls_not_distinct;
        self.index_partitions(table, id, step);
    }

    /// Refuses keys and a predicate that are not immutable or have no meaning.
    const fn texts_of_index_hold(&mut self, table: Id, step: &CreateIndex<'a>) {
        self.keys_are_immutable(table, step.keys);
        self.keys_are_typed(table, step.keys);
        if let Some(predicate) = &step.predicate {
            self.is_immutable(site::PREDICATE, table, predicate.mentions);
            self.mentions_are_typed(site::PREDICATE, (table, None), predicate.mentions);
        }
    }

    /// Gives an index that is made to the partitions of its table.
    const fn index_partitions(&mut self, table: Id, id: Id, step: &'a CreateIndex<'a>) {
        self.catalog.at_mut(id).said = Said::Index(step);
        let label = self.label_of_keys(table, step.keys, step.include);
        self.catalog.at_mut(id).label = label;
        if step.unique {
            self.unique_in_partitions(site::STEP, id);
        }
        self.spread(site::STEP, table, id);
    }

    const fn has_no_index_alone(&mut self, table: Id, only: bool) {
        if only && self.first_partition(table) != NONE {
            let text = Text::EMPTY.add("table ");
            let text = text.name(self.catalog.at(table).key.name).add(" ");
            self.refuse(site::STEP, text.add(PartitionBy::NO_INDEX_ALONE));
        }
    }

    /// Refuses the default tablespace for an index of a partitioned table.
    const fn index_tablespace_fits(&mut self, table: Id, tablespace: Option<&str>) {
        if self.catalog.at(table).nullable && is_default_tablespace(tablespace) {
            let text = self.whose(Text::EMPTY, table);
            let text =
                text.add(" is partitioned, and PostgreSQL takes no `pg_default` for its indexes");
            self.refuse(site::STEP, text.add("; take `tablespace` away"));
        }
    }

    /// The entry of a table or materialized view, or a refusal.
    const fn indexed(&mut self, name: &Name<'_>) -> Id {
        let id = self.catalog.live(&relation(name));
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::MaterializedView) {
            return id;
        }
        self.own_table(site::TABLE, name)
    }

    const fn name_keys(&mut self, table: Id, keys: &[IndexKey<'_>]) {
        let mut i = 0;
        while i < keys.len() {
            match &keys[i].kind {
                KeyKind::Column(name) => {
                    let from = self.catalog.edges_len;
                    self.name_columns(site::KEY + i, table, &[*name]);
                    if keys[i].operator_class.is_none() {
                        self.comparable(site::KEY + i, from);
                    }
                }
                KeyKind::Expression(expression) => {
                    self.name_columns(site::KEY + i, table, expression.columns);
                }
            }
            i += 1;
        }
    }

    /// The key of a new index; where the name is PostgreSQL's default and taken, with a number.
    const fn new_index(&mut self, step: &CreateIndex<'a>) -> Option<Key<'a>> {
        let key = relation(&step.table.sibling(step.name.text()));
        self.free_key_of(&step.name, key)
    }

    /// The key itself, or a refusal where it is taken; where the name is PostgreSQL's default, the first that is free
    /// with a number.
    pub(super) const fn free_key_of(
        &mut self,
        name: &ObjectName<'a>,
        mut key: Key<'a>,
    ) -> Option<Key<'a>> {
        let mut there = self.catalog.live(&key);
        while there != NONE {
            if matches!(name, ObjectName::Given(_)) {
                self.taken(site::STEP, there);
                return None;
            }
            key = key.numbered(key.suffix + 1);
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
        let instead = "; drop that with `#[drop_constraint(…)]`";
        let id = self.own_index(&step.name, instead);
        if id != NONE
            && !self.key_is_needed(site::STEP, id)
            && self.indexes_change(site::STEP, self.catalog.at(id).table, step.concurrently)
            && self.is_own_part(site::STEP, id)
            && self.gather(site::STEP, self.catalog.at(id).table, id)
        {
            self.catalog.end(id, self.now);
        }
    }

    pub(super) const fn rename_index(&mut self, step: &RenameIndex<'a>) {
        let instead = "; rename that with `#[rename_constraint(…)]`";
        let id = self.own_index(&step.name, instead);
        if id == NONE {
            return;
        }
        let there = self.catalog.live(&relation(&step.name.sibling(step.to)));
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        self.catalog.rename(id, step.to, self.now);
    }

    pub(super) const fn alter_index(&mut self, step: &AlterIndex<'a>) {
        let id = self.altered_index(step);
        let mut i = 0;
        while i < step.changes.len() && id != NONE {
            match &step.changes[i] {
                IndexChange::SetStatistics { key, .. } => {
                    self.is_expression(site::CHANGE + i, id, *key as usize);
                }
                IndexChange::SetTablespace(to) => self.place_index(id, *to),
                IndexChange::Set(_) | IndexChange::Reset(_) => {
                    self.stores(site::CHANGE + i, self.catalog.at(id).table);
                }
            }
            i += 1;
        }
    }

    /// The live entry of an index that is to change; of that of a constraint, storage parameters alone do.
    const fn altered_index(&mut self, step: &AlterIndex<'a>) -> Id {
        let id = self.catalog.live(&relation(&step.name));
        let is_index = id != NONE && matches!(self.catalog.at(id).kind, Kind::Index);
        if !is_index || self.catalog.at(id).partner == NONE || !of_parameters(step.changes) {
            let instead = "; only its storage parameters change";
            return self.own_index(&step.name, instead);
        }
        if self.is_external(site::STEP, self.catalog.at(id).table) {
            return NONE;
        }
        id
    }

    const fn place_index(&mut self, id: Id, tablespace: Option<&str>) {
        let others = self.catalog.at(id).marks & !PLACED;
        let placed = if tablespace.is_some() { PLACED } else { 0 };
        self.catalog.at_mut(id).marks = others | placed;
    }

    /// Only what an index computes has statistics of its own.
    const fn is_expression(&mut self, site: usize, id: Id, key: usize) {
        let entry = self.catalog.at(id);
        let text = Text::EMPTY.add("index ").name(entry.key.name);
        if key == 0 || key > entry.users {
            let text = text.add(" has no key ").number(key).add("; it has ");
            self.refuse(site, text.number(entry.users).add(", counted from 1"));
        } else if entry.expressions & (1 << ((key - 1) % 32)) == 0 {
            let text = text
                .add(": key ")
                .number(key)
                .add(" is a column, whose own statistics ");
            self.refuse(site, text.add("PostgreSQL uses; set those of the column"));
        }
    }

    /// The live entry of an index that no constraint made, or a refusal that says what to do instead.
    const fn own_index(&mut self, name: &Name<'a>, instead: &str) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site::STEP, self.missing(&key, Kind::Index));
            return NONE;
        }
        let entry = self.catalog.at(id);
        let text = if !matches!(entry.kind, Kind::Index) {
            Text::EMPTY.name(name.name).add(" is a table, not an index")
        } else if entry.partner != NONE {
            let text = Text::EMPTY
                .add("index ")
                .name(name.name)
                .add(" belongs to the ");
            let text = text.add(self.catalog.at(entry.partner).kind.noun());
            text.add(" of the same name").add(instead)
        } else {
            return id;
        };
        self.refuse(site::STEP, text);
        NONE
    }
}

/// Whether all changes are of storage parameters.
const fn of_parameters(changes: &[IndexChange<'_>]) -> bool {
    let mut i = 0;
    while i < changes.len() && changes[i].is_of_parameters() {
        i += 1;
    }
    i == changes.len()
}

/// Which keys are expressions, as bits.
pub(super) const fn expressions(keys: &[IndexKey<'_>]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < keys.len() {
        if matches!(keys[i].kind, KeyKind::Expression(_)) {
            bits |= 1 << (i % 32);
        }
        i += 1;
    }
    bits
}
