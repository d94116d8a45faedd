//! Extended statistics.

use super::{Bond, Definition, Needs, ObjectId, Whole};
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::expression::{self, Column};
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{CreateStatistics, DropStatistics, KeyKind, Operation};

impl<'a> CreateStatistics<'a> {
    /// The same in a schema, which is said where it is not the table's.
    pub(in crate::schema) fn placed(self, schema: &'a str) -> Self {
        let schema = (schema != self.table.schema()).then_some(schema);
        Self { schema, ..self }
    }

    /// Every column that it names. An expression holds on to its columns as a column does: PostgreSQL drops the
    /// statistics along with any of them.
    pub(in crate::schema) fn columns(&self) -> Vec<&'a str> {
        let columns = self.keys.iter().flat_map(|key| match key {
            KeyKind::Column(name) => std::slice::from_ref(name),
            KeyKind::Expression(it) => it.columns,
        });
        columns.copied().collect()
    }

    /// Whether they name this column.
    pub(in crate::schema) fn is_about(&self, table: Name<'_>, column: &str) -> bool {
        self.table.same(&table) && self.columns().contains(&column)
    }
}

impl<'a> Whole<'a> for CreateStatistics<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Statistics, self.full_name())
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateStatistics(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropStatistics(DropStatistics {
            name: self.full_name(),
        })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.own_table(self.table)?;
        needs.columns(self.table, &self.columns(), Bond::Auto)?;
        self.keys.iter().try_for_each(|key| match key {
            KeyKind::Column(_) => Ok(()),
            KeyKind::Expression(it) => needs.mentions(it.mentions),
        })
    }

    /// They stay where they are when the table goes to another schema (`AlterTableNamespaceInternal` in PostgreSQL's
    /// `tablecmds.c`).
    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        let keys = self.keys.iter().map(|key| match *key {
            KeyKind::Column(name) => KeyKind::Column(name),
            KeyKind::Expression(it) => {
                KeyKind::Expression(expression::requalify(it, [from, to], arena))
            }
        });
        let own_schema = match self.schema {
            Some(schema) => schema,
            None => from.schema.unwrap_or(DEFAULT_SCHEMA),
        };
        let there = Self {
            table: to,
            keys: arena.alloc_slice_fill_iter(keys),
            ..*self
        };
        Some(Definition::Statistics(there.placed(own_schema)))
    }

    fn follows(&self, table: Name<'a>) -> bool {
        self.table.same(&table)
    }

    fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let keys = self.keys.iter().map(|key| match *key {
            KeyKind::Column(name) => KeyKind::Column(column.renamed(name)),
            KeyKind::Expression(it) => KeyKind::Expression(expression::rename(it, column, arena)),
        });
        Some(Definition::Statistics(Self {
            keys: arena.alloc_slice_fill_iter(keys),
            ..*self
        }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let keys = self.keys.iter().map(|key| match *key {
            KeyKind::Column(name) => KeyKind::Column(name),
            KeyKind::Expression(it) => KeyKind::Expression(renaming.expression(it, self.table)),
        });
        Some(Definition::Statistics(Self {
            table: renaming.name(self.table),
            schema: self.schema.map(|it| renaming.schema(it)),
            keys: renaming.arena.alloc_slice_fill_iter(keys),
            ..*self
        }))
    }
}
