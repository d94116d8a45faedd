//! Labels of enum types in the bounds of partitions.

use super::Replay;
use super::enum_rebuild::{is_of, mention};
use crate::ident::Name;
use crate::schema::{Key, Noun, ObjectId, Partition, SchemaError, expression};
use crate::step::{Bound, BoundValue, Column, KeyKind};
use crate::types::Type;
use crate::value::Value;

impl<'a> Replay<'_, 'a> {
    /// That no column of a type which is made anew is in a partition key.
    pub(super) fn in_no_bound(
        &self,
        columns: &[(Name<'a>, Column<'a>)],
    ) -> Result<(), SchemaError> {
        for (table, column) in columns {
            if self
                .known_table(*table)?
                .partition_keys_of(column.name)
                .is_some()
            {
                let why = "is partitioned by a column of the type, which so cannot be made anew to lose a label";
                return Err(super::partitioned::bad(*table, why));
            }
        }
        Ok(())
    }

    /// The partitions in whose bound a label stands such that it cannot get another name there.
    pub(super) fn bounds_with(&self, ty: Name<'a>, label: &str) -> Vec<String> {
        let tables = self.schema.tables.values();
        let partitions = tables.filter_map(|it| Some((it.name, it.partition?)));
        let holding = partitions.filter(|(_, it)| {
            let types = self.key_types(it);
            let keyed = types.iter().flatten().any(|it| is_of(it, ty));
            it.bound.values().iter().any(|value| match value {
                BoundValue::Expression(it) => {
                    (keyed || mention(it.mentions, ty)) && expression::holds_label(it.sql, label)
                }
                // A label alone follows.
                BoundValue::Value(Value::Text(it)) => {
                    keyed && *it != label && expression::is_label(it, label)
                }
                _ => false,
            })
        });
        holding
            .map(|(name, _)| format!("the partition `{name}`"))
            .collect()
    }

    /// Gives bounds that are a label its new name; PostgreSQL has stored its number.
    pub(super) fn follow_bounds(&mut self, ty: Name<'a>, from: &str, to: &'a str) {
        let tables = self.schema.tables.values();
        let partitions = tables.filter_map(|it| Some((it.key(), it.partition?)));
        let followed: Vec<_> = partitions
            .map(|(key, it)| (key, self.followed(&it, ty, (from, to))))
            .collect();
        for (key, bound) in followed {
            if let Some(table) = self.schema.tables.get_mut(&key)
                && let Some(partition) = &mut table.partition
                && partition.bound != bound
            {
                partition.bound = bound;
                let id = ObjectId::of(Noun::Table, table.name);
                self.schema.touched.insert(id);
            }
        }
    }

    fn followed(
        &self,
        partition: &Partition<'a>,
        ty: Name<'a>,
        (from, to): (&str, &'a str),
    ) -> Bound<'a> {
        let types = self.key_types(partition);
        let at = |at: usize, value: &BoundValue<'a>| match value {
            BoundValue::Value(Value::Text(it))
                if *it == from
                    && matches!(types.get(at), Some(Some(Type::Made(of))) if of.same(&ty)) =>
            {
                BoundValue::Value(Value::Text(to))
            }
            other => *other,
        };
        let each = |values: &'a [BoundValue<'a>]| -> &'a [BoundValue<'a>] {
            let values = values.iter().enumerate().map(|(i, it)| at(i, it));
            self.arena.alloc_slice_fill_iter(values.collect::<Vec<_>>())
        };
        match partition.bound {
            Bound::Range { from, to } => Bound::Range {
                from: each(from),
                to: each(to),
            },
            Bound::List(values) => {
                let values: Vec<_> = values.iter().map(|it| at(0, it)).collect();
                Bound::List(self.arena.alloc_slice_copy(&values))
            }
            other => other,
        }
    }

    /// The types of the columns that are keys of the partition's table, in order.
    fn key_types(&self, partition: &Partition<'a>) -> Vec<Option<Type<'a>>> {
        let table = self.schema.tables.get(&Key::of(partition.of));
        let by = table.and_then(|it| it.options.partition_by);
        let keys = by.iter().flat_map(|by| by.keys);
        let types = keys.map(|key| match key.kind {
            KeyKind::Column(name) => table?.column(name).map(|it| it.ty),
            KeyKind::Expression(_) => None,
        });
        types.collect()
    }
}
