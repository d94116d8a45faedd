//! Which names are taken, and by what.
//!
//! Tables and indexes share one namespace in each schema; so do tables and types, as each table has a row type.

use super::{Noun, ObjectId, Schema, Table};
use crate::ident::Name;

/// What an object is known by: its name, and the schema that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key<'a> {
    /// The schema.
    pub schema: &'a str,
    /// The name in it.
    pub name: &'a str,
}

impl<'a> Key<'a> {
    /// The key of the object of this name.
    pub const fn of(name: Name<'a>) -> Self {
        Self {
            schema: name.schema(),
            name: name.name,
        }
    }
}

/// What has taken a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    /// What it is.
    pub(super) noun: Noun,
    /// The table that it belongs to, or is.
    pub(super) table: Option<Name<'a>>,
}

impl<'a> Schema<'a> {
    /// The table, index or index of a constraint of this name.
    pub(super) fn relation(&self, key: Key<'_>) -> Option<Owner<'a>> {
        let table = self.tables_in(key.schema);
        let table = table.into_iter().find_map(|it| it.relation(key.name));
        table.or_else(|| self.object(key, Noun::is_relation))
    }

    /// The type of this name, or the table whose rows have a type of this name.
    pub(super) fn named_type(&self, key: Key<'_>) -> Option<Owner<'a>> {
        let table = self.tables.get(&key).map(|_| Owner::of(Noun::Table, None));
        let is_enum = self.enums.contains_key(&key);
        table
            .or(is_enum.then(|| Owner::of(Noun::Type, None)))
            .or_else(|| self.object(key, Noun::is_type))
            .or_else(|| self.range_of(key).map(|it| Owner::of(it.noun, None)))
    }

    /// What leaves no room for a type of this name, or a relation that has a type.
    ///
    /// PostgreSQL makes no sequence of a type's name (`heap_create_with_catalog` in its `heap.c`), but a type of a sequence's,
    /// beside which that could not be made again.
    pub(super) fn type_owner(&self, key: Key<'_>) -> Option<Owner<'a>> {
        let sequence = || self.relation(key).filter(|it| it.noun == Noun::Sequence);
        self.named_type(key).or_else(sequence)
    }

    /// What has the type of this name; a multirange type is its range type's.
    pub(super) fn type_of(&self, name: Name<'a>) -> Option<ObjectId<'a>> {
        let key = Key::of(name);
        let noun = self.named_type(key)?.noun;
        let own = ObjectId::of(noun, name);
        match noun {
            Noun::Range if !self.objects.contains_key(&own) => self.range_of(key),
            _ => Some(own),
        }
    }

    /// The object of this name, if it is of such a kind.
    fn object(&self, key: Key<'_>, fits: impl Fn(Noun) -> bool) -> Option<Owner<'a>> {
        let nouns = [
            Noun::View,
            Noun::MaterializedView,
            Noun::Index,
            Noun::Sequence,
            Noun::Composite,
            Noun::Domain,
            Noun::Range,
            Noun::Type,
        ];
        let mut nouns = nouns.into_iter().filter(|noun| fits(*noun));
        let noun = nouns.find(|noun| {
            let part = "";
            self.objects.contains_key(&ObjectId {
                noun: *noun,
                key,
                part,
            })
        });
        noun.map(|noun| Owner::of(noun, None))
    }

    /// Whether any table of this schema has a constraint of this name.
    pub(super) fn has_constraint(&self, schema: &str, name: &str) -> bool {
        self.tables_in(schema)
            .any(|table| table.constraints.contains_key(name))
    }

    fn tables_in(&self, schema: &str) -> impl Iterator<Item = &Table<'a>> {
        self.tables
            .values()
            .filter(move |table| table.name.schema() == schema)
    }
}

impl<'a> Table<'a> {
    /// The names that steps gave to the sequences of identity columns.
    pub(super) fn identity_sequences(&self) -> impl Iterator<Item = &'a str> {
        self.columns.iter().filter_map(|it| it.sequence.name)
    }

    /// What of this table stands in the namespace of tables and indexes under this name.
    fn relation(&self, name: &str) -> Option<Owner<'a>> {
        if self.name.name == name {
            return Some(Owner::of(Noun::Table, None));
        }
        if self.identity_sequences().any(|it| it == name) {
            return Some(Owner::of(Noun::Sequence, Some(self.name)));
        }
        let noun = if self.indexes.contains_key(name) {
            Noun::Index
        } else {
            let constraint = self.constraints.get(name)?;
            if !constraint.kind.has_index() {
                return None;
            }
            Noun::Constraint
        };
        Some(Owner::of(noun, Some(self.name)))
    }
}

impl<'a> Owner<'a> {
    pub(super) const fn of(noun: Noun, table: Option<Name<'a>>) -> Self {
        Self { noun, table }
    }
}
