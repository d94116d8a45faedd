//! Indexes.

use super::{Generator, NAMES};
use migration_core::ident::Name;
use migration_core::schema::Table;
use migration_core::step::*;

type Parameters = &'static [(&'static str, &'static str)];

const PARAMETERS: [Parameters; 4] = [
    &[("fillfactor", "70")],
    &[("deduplicate_items", "off")],
    &[("deduplicate_items", "on"), ("fillfactor", "90")],
    &[],
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn create_index(&mut self) -> Operation<'a> {
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let columns = self.columns(&table, 3);
        let keys: Vec<_> = columns.iter().map(|name| self.key(name)).collect();
        let predicate = self.random.chance(25).then(|| self.expression(&table));
        let include = self.random.chance(25).then(|| self.columns(&table, 2));
        let unique = self.random.chance(40);
        Operation::CreateIndex(CreateIndex {
            unique,
            concurrently: self.random.chance(20),
            nulls_not_distinct: unique && self.random.chance(30),
            only: self.random.chance(10),
            keys: self.arena.alloc_slice_copy(&keys),
            include: include.unwrap_or_default(),
            with: self.random.one_of(&PARAMETERS),
            tablespace: self.tablespace(),
            predicate,
            ..CreateIndex::new(self.object("t_a_idx"), table.name)
        })
    }

    pub(super) fn rename_index(&mut self) -> Operation<'a> {
        let (name, _) = self.known_index();
        let to = self.random.one_of(&NAMES);
        Operation::RenameIndex(RenameIndex { name, to })
    }

    pub(super) fn alter_index(&mut self) -> Operation<'a> {
        let (name, keys) = self.known_index();
        let count = 1 + self.random.below(3);
        let mut changes: Vec<_> = (0..count).map(|_| self.index_change(keys)).collect();
        // The language takes each word once, and PostgreSQL one tablespace in a statement.
        let mut moves = 0;
        changes.retain(|it| {
            moves += usize::from(matches!(it, IndexChange::SetTablespace(_)));
            moves < 2 || !matches!(it, IndexChange::SetTablespace(_))
        });
        let changes = self.arena.alloc_slice_copy(&changes);
        Operation::AlterIndex(AlterIndex { name, changes })
    }

    fn index_change(&mut self, keys: &[IndexKey<'a>]) -> IndexChange<'a> {
        let is_expression =
            |(key, _): &(&IndexKey<'a>, u16)| matches!(key.kind, KeyKind::Expression(_));
        let expression = keys.iter().zip(1..).find(is_expression);
        let key = expression.map(|(_, key)| key);
        match self.random.below(4) {
            0 => IndexChange::Reset(
                self.random
                    .one_of(&[&["fillfactor"][..], &["fillfactor", "deduplicate_items"]]),
            ),
            1 => IndexChange::SetTablespace(self.tablespace()),
            2 if key.is_some() || self.random.chance(20) => IndexChange::SetStatistics {
                key: key.unwrap_or(1),
                target: self.random.chance(70).then_some(500),
            },
            _ => IndexChange::Set(self.random.one_of(&PARAMETERS[..3])),
        }
    }

    pub(super) fn drop_index(&mut self) -> Operation<'a> {
        let (name, _) = self.known_index();
        Operation::DropIndex(DropIndex {
            concurrently: self.random.chance(20),
            ..DropIndex::new(name)
        })
    }

    /// An index that is there, and its keys; or, now and then, one that is not.
    fn known_index(&mut self) -> (Name<'a>, &'a [IndexKey<'a>]) {
        let tables = self.schema.tables.values();
        let all: Vec<_> = tables
            .flat_map(|table| table.indexes.iter().map(|it| (table.name, it)))
            .collect();
        match all.get(self.random.below(all.len() + 1)) {
            Some((table, (name, index))) => (table.sibling(name), index.definition.keys),
            None => (self.index_of_a_key(), &[]),
        }
    }

    /// The index of a key that is there; or, now and then, one that is not.
    fn index_of_a_key(&mut self) -> Name<'a> {
        let table = self.known();
        let keys = table.iter().flat_map(|table| {
            let constraints = table.constraints.iter();
            let keys = constraints.filter(|(_, it)| it.kind.unique_columns().is_some());
            keys.map(|(name, _)| table.name.sibling(name))
        });
        let all: Vec<_> = keys.collect();
        let some = all.get(self.random.below(3)).copied();
        some.unwrap_or_else(|| Name::plain("x"))
    }

    /// The index of a table, or of one of its constraints; or, now and then, one that is not there.
    pub(super) fn index_of(&mut self, table: &Table<'a>) -> &'a str {
        let keys = table.constraints.iter();
        let keys = keys.filter(|(_, it)| it.kind.has_index()).map(|it| it.0);
        let all: Vec<_> = table.indexes.keys().chain(keys).copied().collect();
        let index = all.get(self.random.below(3)).copied();
        index.unwrap_or_else(|| self.random.one_of(&NAMES))
    }

    fn tablespace(&mut self) -> Option<&'a str> {
        self.random.chance(20).then_some("pg_default")
    }

    fn key(&mut self, name: &'a str) -> IndexKey<'a> {
        if self.random.chance(80) {
            return IndexKey::new(KeyKind::Column(name));
        }
        IndexKey {
            statistics: self.random.chance(40).then_some(100),
            ..IndexKey::new(KeyKind::Expression(self.over(&[name])))
        }
    }
}
