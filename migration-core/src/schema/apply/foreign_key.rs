//! Foreign keys, and the keys that they need.

use super::lookup::{known_column, known_columns};
use super::{Replay, name};
use crate::ident::Name;
use crate::schema::references::Reference;
use crate::schema::{Key, Mismatch, Noun, SchemaError, Table};
use crate::step::{Column, ForeignKey, ReferentialAction};

/// Each partition would get the foreign key, while PostgreSQL holds the one to which it refers open
/// (`addFkRecurseReferencing` in `tablecmds.c`).
const TO_ITS_PARTITION: &str =
    "would refer to a partition of its own table; let it refer to the table";

impl<'a> Replay<'_, 'a> {
    /// That a foreign key of this table refers to a key, type by type.
    pub(super) fn check_foreign_key(
        &self,
        name: &str,
        table: &Table<'a>,
        foreign_key: ForeignKey<'a>,
    ) -> Result<(), SchemaError> {
        let target = self.known_table(foreign_key.table)?;
        known_columns(target, foreign_key.targets)?;
        let above = self.schema.ancestors(target.name);
        if above.iter().any(|it| it.same(&table.name)) {
            return Err(super::constraint::bad(table, name, TO_ITS_PARTITION));
        }
        same_count(name, &foreign_key)?;
        for (column, referred) in foreign_key.columns.iter().zip(foreign_key.targets) {
            let column = known_column(table, column)?;
            same_type(name, column, known_column(target, referred)?)?;
            writable(table, column, &foreign_key)?;
        }
        if target.options.unlogged && !table.options.unlogged {
            let by = format!("`{name}` of `{}`", table.name);
            super::storage::persistence(target, vec![by])?;
        }
        settable(name, table, &foreign_key)?;
        let deferrable = target.deferrable_key_on(foreign_key.targets);
        match (target.key_on(foreign_key.targets), deferrable) {
            (Some(_), _) => Ok(()),
            (None, Some(key)) => Err(SchemaError::DeferrableTarget {
                name: name.to_owned(),
                table: target.name.to_string(),
                key: key.to_owned(),
            }),
            (None, None) => Err(SchemaError::ForeignKeyTarget {
                name: name.to_owned(),
                table: target.name.to_string(),
                targets: foreign_key.targets.join(", "),
            }),
        }
    }

    /// That no foreign key depends on this unique constraint or index.
    pub(super) fn key_unneeded(
        &self,
        table: Name<'a>,
        key: &str,
        noun: Noun,
    ) -> Result<(), SchemaError> {
        let references = self.references_to_key(table, key, noun)?;
        let table = self.known_table(table)?;
        let by = references
            .iter()
            .map(ToString::to_string)
            .chain(table.identity_by(noun, key))
            .collect();
        name::not_needed(noun, key, by)
    }

    /// The foreign keys that join this column to another.
    pub(super) fn foreign_keys_of(&self, table: Key<'a>, column: &str) -> Vec<String> {
        let references = self.schema.references();
        references
            .filter(|it| it.joins(table, column))
            .map(|it| it.to_string())
            .collect()
    }

    /// The foreign keys that refer to this column, or need an index that includes it.
    ///
    /// PostgreSQL 15 drops a column together with a foreign key that joins it to itself. Here that is refused too: made
    /// again, the key may be younger than another on the same columns, and the foreign key would refer to that one.
    pub(super) fn references_of_column(&self, table: Key<'a>, column: &str) -> Vec<String> {
        let references = self.references_by(table, column).into_iter();
        references.map(|it| it.to_string()).collect()
    }

    /// The same foreign keys.
    pub(super) fn references_by(&self, table: Key<'a>, column: &str) -> Vec<Reference<'a>> {
        let mut references = self.schema.references_to(table);
        references.retain(|it| {
            let targets = it.foreign_key.targets;
            targets.contains(&column) || self.key_carries(table, targets, column)
        });
        references
    }

    /// The foreign keys that need this unique constraint or index.
    pub(super) fn references_to_key(
        &self,
        table: Name<'a>,
        key: &str,
        noun: Noun,
    ) -> Result<Vec<Reference<'a>>, SchemaError> {
        let table = self.known_table(table)?;
        let mut references = self.schema.references_to(table.key());
        references.retain(|it| table.key_on(it.foreign_key.targets) == Some((noun, key)));
        Ok(references)
    }
}

impl Replay<'_, '_> {
    /// Whether the index that a foreign key of these targets needs goes along with a column that it only includes.
    fn key_carries(&self, table: Key<'_>, targets: &[&str], column: &str) -> bool {
        let table = self.schema.tables.get(&table);
        let carries = table.and_then(|table| match table.key_on(targets)? {
            (Noun::Index, name) => Some(table.indexes.get(name)?.needs_column(column)),
            (_, name) => Some(table.constraints.get(name)?.needs_column(column)),
        });
        carries.unwrap_or_default()
    }
}

fn same_count(name: &str, foreign_key: &ForeignKey<'_>) -> Result<(), SchemaError> {
    let (columns, targets) = (foreign_key.columns.len(), foreign_key.targets.len());
    if columns == targets && columns > 0 {
        return Ok(());
    }
    Err(SchemaError::ForeignKeyCount {
        name: name.to_owned(),
        columns,
        targets,
    })
}

fn same_type(name: &str, column: &Column<'_>, target: &Column<'_>) -> Result<(), SchemaError> {
    if column.ty.same_base(&target.ty) {
        return Ok(());
    }
    Err(SchemaError::ForeignKeyType {
        name: name.to_owned(),
        column: column.name.to_owned(),
        target: target.name.to_owned(),
        types: Box::new(Mismatch {
            written: column.ty.to_string(),
            actual: target.ty.to_string(),
        }),
    })
}

/// That a delete sets columns of the foreign key, where it says which.
fn settable(
    name: &str,
    table: &Table<'_>,
    foreign_key: &ForeignKey<'_>,
) -> Result<(), SchemaError> {
    let own = |column: &&str| foreign_key.columns.contains(column);
    let why = match foreign_key.refusal() {
        Some(why) => why,
        None if foreign_key.set_columns.iter().all(own) => return Ok(()),
        None => "sets a column that is not its own when a row is deleted; name columns of the key",
    };
    Err(super::constraint::bad(table, name, why))
}

/// That no action of the foreign key would write to a generated column, as `ATAddForeignKeyConstraint` demands.
fn writable(
    table: &Table<'_>,
    column: &Column<'_>,
    foreign_key: &ForeignKey<'_>,
) -> Result<(), SchemaError> {
    use ReferentialAction::{Cascade, SetDefault, SetNull};
    let writes = matches!(foreign_key.on_delete, SetNull | SetDefault)
        || matches!(foreign_key.on_update, SetNull | SetDefault | Cascade);
    if column.generated.is_none() || !writes {
        return Ok(());
    }
    let why = "is generated, so that a foreign key cannot write to it; use NO ACTION or RESTRICT";
    Err(super::column::bad(table, column.name, why))
}
