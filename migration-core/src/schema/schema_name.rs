//! A schema with another name, followed by what is in it and by what refers to that.

use super::expression::requalify;
use super::{Arena, DefaultKey, Noun, Object, ObjectId, Schema, Table};
use crate::ident::Name;
use crate::step::{ConstraintKind, Exclusion, ExclusionElement, IndexKey, KeyKind, OperatorClass};
use crate::value::Expression;

/// The two names of a schema.
pub(super) struct Renaming<'a> {
    /// The name until now.
    pub(super) from: &'a str,
    /// The name from now on.
    pub(super) to: &'a str,
    pub(super) arena: &'a Arena,
}

impl<'a> Renaming<'a> {
    /// A name of something, which may be in the schema.
    pub(super) fn name(&self, name: Name<'a>) -> Name<'a> {
        let schema = name.schema.map(|it| self.schema(it));
        Name { schema, ..name }
    }

    /// The name of a schema, which may be this one.
    pub(super) fn schema(&self, name: &'a str) -> &'a str {
        if name == self.from { self.to } else { name }
    }

    pub(super) fn maybe(&self, name: Option<Name<'a>>) -> Option<Name<'a>> {
        name.map(|it| self.name(it))
    }

    /// An expression over a table, which may be in the schema.
    pub(super) fn expression(&self, it: Expression<'a>, table: Name<'a>) -> Expression<'a> {
        requalify(it, [table, self.name(table)], self.arena)
    }

    fn index_key(&self, key: IndexKey<'a>) -> IndexKey<'a> {
        let class = key.operator_class.map(|it| OperatorClass {
            name: self.name(it.name),
            ..it
        });
        IndexKey {
            collation: self.maybe(key.collation),
            operator_class: class,
            ..key
        }
    }

    fn keys_of_table(&self, keys: &'a [IndexKey<'a>]) -> &'a [IndexKey<'a>] {
        let keys = keys.iter().map(|it| self.index_key(*it));
        self.arena.alloc_slice_fill_iter(keys)
    }

    /// The keys of an index on a materialized view, which may be in the schema.
    pub(super) fn keys(&self, keys: &'a [IndexKey<'a>], view: Name<'a>) -> &'a [IndexKey<'a>] {
        let keys = keys.iter().map(|it| {
            let key = self.index_key(*it);
            let kind = match key.kind {
                KeyKind::Expression(it) => KeyKind::Expression(self.expression(it, view)),
                column @ KeyKind::Column(_) => column,
            };
            IndexKey { kind, ..key }
        });
        self.arena.alloc_slice_fill_iter(keys)
    }

    fn exclusion(&self, it: Exclusion<'a>) -> Exclusion<'a> {
        let elements = it.elements.iter().map(|it| ExclusionElement {
            key: self.index_key(it.key),
            ..*it
        });
        Exclusion {
            elements: self.arena.alloc_slice_fill_iter(elements),
            ..it
        }
    }

    /// What a table has of the schema besides its own name.
    fn table(&self, table: &mut Table<'a>) {
        for column in &mut table.columns {
            column.collation = self.maybe(column.collation);
        }
        if let Some(by) = &mut table.options.partition_by {
            by.keys = self.keys_of_table(by.keys);
        }
        for constraint in table.constraints.values_mut() {
            if let ConstraintKind::Exclude(it) = &mut constraint.kind {
                *it = self.exclusion(*it);
            }
        }
        for index in table.indexes.values_mut() {
            index.definition.keys = self.keys_of_table(index.definition.keys);
        }
    }
}

impl<'a> Schema<'a> {
    /// Gives the schema its new name in all but the names of tables, which follow before.
    pub(super) fn follow_schema(&mut self, renaming: &Renaming<'a>) {
        for table in self.tables.values_mut() {
            renaming.table(table);
            self.touched.insert(ObjectId::of(Noun::Table, table.name));
        }
        let defaults = std::mem::take(&mut self.defaults).into_iter();
        self.defaults = defaults
            .map(|(key, rights)| {
                let in_schema = key.in_schema.map(|it| renaming.schema(it));
                (DefaultKey { in_schema, ..key }, rights)
            })
            .collect();
        let objects = std::mem::take(&mut self.objects);
        for (old, object) in objects {
            let definition = object.definition.in_schema(renaming);
            let id = definition.id();
            if definition != object.definition {
                self.touched.extend([old, id]);
            }
            if definition.view_columns().is_some() {
                self.carry_to_table(old.key, id.key);
            }
            let made = object.made;
            self.objects.insert(id, Object { definition, made });
        }
    }
}
