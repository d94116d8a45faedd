//! Indexes: created and dropped.

use super::lookup::{known_columns, unknown};
use super::{Outcome, Replay, name, text};
use crate::ident::{Name, ObjectName};
use crate::schema::{Index, Key, Noun, SchemaError, Table, Undo};
use crate::step::{CreateIndex, DropIndex, KeyKind, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_index(&mut self, step: CreateIndex<'a>) -> Outcome<'a> {
        let table = self.known_table(step.table)?;
        known_columns(table, &step.columns())?;
        texts(&step)?;
        let name = self.settle_index(&step, table.name)?;
        let definition = CreateIndex {
            name: ObjectName::Given(name),
            ..step
        };
        let made = self.schema.next_number();
        let indexes = &mut self.known_table_mut(step.table)?.indexes;
        indexes.insert(name, Index { definition, made });
        let dropped = DropIndex {
            name: step.table.sibling(name),
        };
        let undo = Undo::Exact(self.steps(&[Operation::DropIndex(dropped)]));
        Ok((Operation::CreateIndex(definition), undo))
    }

    pub(super) fn drop_index(&mut self, step: DropIndex<'a>) -> Outcome<'a> {
        let table = self.index_table(step.name)?;
        self.key_unneeded(table, step.name.name, Noun::Index)?;
        let indexes = &mut self.known_table_mut(table)?.indexes;
        let index = indexes.remove(step.name.name);
        let create = index.map(|index| Operation::CreateIndex(index.definition));
        let undo = Undo::Exact(self.steps(create.as_slice()));
        Ok((Operation::DropIndex(step), undo))
    }

    fn settle_index(
        &self,
        step: &CreateIndex<'a>,
        table: Name<'a>,
    ) -> Result<&'a str, SchemaError> {
        let owner = |name: &str| {
            let schema = table.schema();
            self.schema.relation(Key { schema, name })
        };
        if step.keys.is_empty() {
            let name = step.name.text().to_owned();
            return Err(SchemaError::NoKeys { name });
        }
        name::settle(Noun::Index, step.name, owner, self.arena)
    }

    /// The table that has the index.
    fn index_table(&self, index: Name<'a>) -> Result<Name<'a>, SchemaError> {
        let owner = self.schema.relation(Key::of(index));
        match owner.map(|owner| (owner.noun, owner.table)) {
            Some((Noun::Index, Some(table))) => Ok(table),
            Some((Noun::Constraint, Some(table))) => Err(SchemaError::IndexOfConstraint {
                name: index.to_string(),
                table: table.to_string(),
            }),
            _ => Err(self.unknown_index(index)),
        }
    }

    fn unknown_index(&self, index: Name<'a>) -> SchemaError {
        let names = self.schema.tables.values().flat_map(index_names);
        unknown(Noun::Index, index, names)
    }
}

/// The names of a table's indexes, with the table's schema.
fn index_names(table: &Table<'_>) -> Vec<String> {
    let names = table.indexes.keys();
    names
        .map(|name| table.name.sibling(name).to_string())
        .collect()
}

fn texts(step: &CreateIndex<'_>) -> Result<(), SchemaError> {
    text::check_expression(step.predicate.as_ref())?;
    text::check(step.method)?;
    for (name, value) in step.with {
        text::check(name)?;
        text::check(value)?;
    }
    for key in step.keys {
        text::check(key.operator_class.unwrap_or_default())?;
        if let KeyKind::Expression(expression) = &key.kind {
            text::check(expression.sql)?;
        }
    }
    Ok(())
}
