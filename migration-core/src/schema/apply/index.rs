//! Indexes: created and dropped.

use super::lookup::{known_columns, unknown};
use super::part::Part;
use super::{Outcome, Replay, column_setting, name, parameters, text};
use crate::ident::{Name, ObjectName};
use crate::schema::{Index, Key, Noun, SchemaError, Table, Undo, unqualified};
use crate::step::{CreateIndex, DropIndex, IndexKey, KeyKind, Operation, PartitionBy};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_index(&mut self, step: CreateIndex<'a>) -> Outcome<'a> {
        texts(&step)?;
        if step.keys.is_empty() {
            let name = step.name.text().to_owned();
            return Err(SchemaError::NoKeys { name });
        }
        if self.is_materialized_view(step.table) {
            return self.create_view_index(step);
        }
        let table = self.own_table(step.table)?;
        known_columns(table, &step.columns())?;
        column_setting::stored(table, &step.columns())?;
        table.check_index_tablespace(step.tablespace)?;
        table.check_unique_index(&step)?;
        self.indexes_change(step.table, step.concurrently)?;
        if step.only && !self.schema.partition_names(step.table).is_empty() {
            return Err(super::partitioned::bad(
                step.table,
                PartitionBy::NO_INDEX_ALONE,
            ));
        }
        let name = self.settle_index(&step, table.name)?;
        let definition = CreateIndex {
            name: ObjectName::Given(name),
            ..step
        };
        let made = self.schema.next_number();
        let label = step.label(self.arena);
        // How an index was built is no part of it: where another undo makes it again, that is in a transaction.
        let kept = CreateIndex {
            concurrently: false,
            // A table without partitions has all its indexes alone.
            only: false,
            ..self.plain_index(definition)
        };
        let index = Index {
            definition: kept,
            made,
            of: None,
            label,
        };
        self.known_table_mut(step.table)?
            .indexes
            .insert(name, index);
        self.texts_hold(step.table)?;
        let dropped = Operation::DropIndex(DropIndex {
            name: step.table.sibling(name),
            concurrently: step.concurrently,
        });
        let mut undo = vec![dropped];
        undo.extend(self.spread(step.table, &Part::Index(index))?);
        let undo = Undo::Exact(self.steps(&undo));
        Ok((Operation::CreateIndex(definition), undo))
    }

    /// The index without its table's name in its texts, which so are those of partitions, too.
    fn plain_index(&self, index: CreateIndex<'a>) -> CreateIndex<'a> {
        let plain = |it| unqualified(it, index.table, self.arena);
        let keys = index.keys.iter().map(|key| key.with_text(plain));
        CreateIndex {
            keys: self.arena.alloc_slice_fill_iter(keys),
            predicate: index.predicate.map(plain),
            ..index
        }
    }

    pub(super) fn drop_index(&mut self, step: DropIndex<'a>) -> Outcome<'a> {
        if self.is_view_index(step.name) {
            return self.drop_view_index(step);
        }
        let table = self.index_table(step.name, "drop the constraint instead")?;
        self.indexes_change(table, step.concurrently)?;
        self.key_unneeded(table, step.name.name, Noun::Index)?;
        let known = self.known_table(table)?;
        let index = known.indexes.get(step.name.name).copied();
        known.is_own_part(step.name.name, index.and_then(|it| it.of))?;
        let mut again = match index {
            Some(index) => self.gather(table, index.made)?,
            None => Vec::new(),
        };
        self.known_table_mut(table)?.indexes.remove(step.name.name);
        again.extend(index.map(|index| {
            Operation::CreateIndex(CreateIndex {
                concurrently: step.concurrently,
                ..index.definition
            })
        }));
        let undo = Undo::Exact(self.steps(&again));
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
        name::settle(Noun::Index, step.name, owner, self.arena)
    }

    /// The table that has the index; one that a constraint made is not changed by itself, but `instead` done.
    pub(super) fn index_table(
        &self,
        index: Name<'a>,
        instead: &'static str,
    ) -> Result<Name<'a>, SchemaError> {
        let owner = self.schema.relation(Key::of(index));
        match owner.map(|owner| (owner.noun, owner.table)) {
            Some((Noun::Index, Some(table))) => Ok(table),
            Some((Noun::Constraint, Some(table))) => Err(SchemaError::IndexOfConstraint {
                name: index.to_string(),
                table: table.to_string(),
                instead,
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
    text::check(step.tablespace.unwrap_or_default())?;
    parameters::texts(step.with)?;
    step.keys.iter().try_for_each(check_key)
}

/// That a key's texts can become SQL.
pub(super) fn check_key(key: &IndexKey<'_>) -> Result<(), SchemaError> {
    if let Some(class) = &key.operator_class {
        name_texts(class.name)?;
        parameters::texts(class.parameters)?;
    }
    if let Some(collation) = key.collation {
        name_texts(collation)?;
    }
    match &key.kind {
        KeyKind::Expression(expression) => text::check(expression.sql),
        KeyKind::Column(_) => Ok(()),
    }
}

fn name_texts(name: Name<'_>) -> Result<(), SchemaError> {
    text::check(name.schema.unwrap_or_default())?;
    text::check(name.name)
}
