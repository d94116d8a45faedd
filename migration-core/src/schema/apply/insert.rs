//! Rows that a migration brings along. They are no part of the schema: what is kept of them is how to delete them.

use super::lookup::{known_column, known_columns};
use super::{Outcome, Replay, column, partitioned, text};
use crate::schema::{Key, Noun, ObjectId, SchemaError, Table, Undo};
use crate::step::{Column, ConstraintKind, Delete, Identity, Insert, Operation, ReferentialAction};
use crate::types::{
    Type, is_constant, is_in_range, is_short_enough, takes_boolean, takes_number, takes_text,
};
use crate::value::{DefaultValue, Value};

const NOT_FOUND_AGAIN: &str = "has no primary key or unique key whose columns all have constant values here, so that nothing \
     would find the rows again to take them back; add one, or say why they are not taken back";

impl<'a> Replay<'_, 'a> {
    /// What its rows became since they were inserted goes with them.
    pub(super) fn insert(&mut self, step: Insert<'a>) -> Outcome<'a> {
        let table = self.own_table(step.table)?;
        if table.partition.is_some() {
            let why = "is a partition; insert into its table, which finds the place of each row";
            return Err(partitioned::bad(step.table, why));
        }
        known_columns(table, step.columns)?;
        check_columns(table, step.columns)?;
        for (row, values) in (1..).zip(step.rows) {
            self.check_row(table, step.columns, (row, values))?;
        }
        self.check_left_out(table, step.columns)?;
        let keys = self.keys(table, &step);
        for key in &keys {
            none_twice(&step, key)?;
        }
        let undo = match (step.irreversible, keys.first()) {
            (Some(why), _) => {
                text::check(why)?;
                Undo::Impossible(why)
            }
            (None, Some(key)) => Undo::LosesData {
                steps: self.steps(&[Operation::Delete(self.rows_of(table, &step, key))]),
                what: self.arena.alloc_str(&self.loss(table)),
            },
            (None, None) => {
                return Err(SchemaError::BadTable {
                    table: step.table.to_string(),
                    why: NOT_FOUND_AGAIN,
                });
            }
        };
        Ok((Operation::Insert(step), undo))
    }

    /// An undo, which nothing takes back.
    pub(super) fn delete(&mut self, step: Delete<'a>) -> Outcome<'a> {
        let table = self.own_table(step.table)?;
        for (column, _) in step.key {
            known_column(table, column)?;
        }
        let undo = Undo::Impossible("the rows are gone");
        Ok((Operation::Delete(step), undo))
    }

    fn check_row(
        &self,
        table: &Table<'a>,
        columns: &[&'a str],
        (row, values): (usize, &[Option<DefaultValue<'a>>]),
    ) -> Result<(), SchemaError> {
        let bad = |why: String| SchemaError::BadRow {
            table: table.name.to_string(),
            row,
            why,
        };
        if values.len() != columns.len() {
            let (values, columns) = (values.len(), columns.len());
            return Err(bad(format!("has {values} values for {columns} columns")));
        }
        for (name, value) in columns.iter().zip(values) {
            let column = known_column(table, name)?;
            match value {
                None if column.nullable && table.not_nulls_of(name).next().is_none() => {}
                None => return Err(bad(format!("has NULL for `{name}`, which allows none"))),
                Some(value) => {
                    let fits = self.check_value(column, *value)?;
                    if !fits {
                        let ty = column.ty;
                        let why = format!("has a value for `{name}` that is none of {ty}");
                        return Err(bad(why));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether a column holds a value; of an expression, whether it is of a type that becomes the column's.
    fn check_value(
        &self,
        column: &Column<'a>,
        value: DefaultValue<'a>,
    ) -> Result<bool, SchemaError> {
        let base = self.base(column.ty);
        self.default_is_committed(&Column {
            ty: base,
            default: Some(value),
            ..*column
        })?;
        match value {
            DefaultValue::Expression(it) => {
                text::check(it.sql)?;
                crate::schema::object::Needs::new(self.schema).mentions(it.mentions)?;
                Ok(self.schema.becomes(&it, &column.ty))
            }
            DefaultValue::Value(Value::Boolean(_)) => Ok(takes_boolean(&base)),
            DefaultValue::Value(Value::Number(it)) => {
                text::check(it)?;
                Ok(takes_number(&base) && is_in_range(&base, it))
            }
            DefaultValue::Value(Value::Text(it)) => {
                text::check(it)?;
                self.check_label(base, it)?;
                Ok(takes_text(&base, it) && is_short_enough(&base, it))
            }
        }
    }

    /// Whether a default is one of a type, be it too great or too long.
    pub(super) fn takes_default(
        &self,
        default: DefaultValue<'a>,
        ty: Type<'a>,
    ) -> Result<bool, SchemaError> {
        let value = match default {
            DefaultValue::Value(value) => value,
            DefaultValue::Expression(it) => return Ok(self.schema.becomes(&it, &ty)),
        };
        let base = self.base(ty);
        Ok(match value {
            Value::Boolean(_) => takes_boolean(&base),
            Value::Number(_) => takes_number(&base),
            Value::Text(it) => {
                self.check_label(base, it)?;
                takes_text(&base, it)
            }
        })
    }

    fn check_label(&self, ty: Type<'a>, label: &str) -> Result<(), SchemaError> {
        let ty = match ty {
            Type::Made(name) => self.schema.enums.get(&Key::of(name)),
            _ => None,
        };
        match ty.filter(|it| !it.labels.is_empty()) {
            Some(ty) => ty.place(label).map(drop),
            None => Ok(()),
        }
    }

    /// Whether what gives a column its values, a default or an expression, is one of a type.
    pub(super) fn takes_source(
        &self,
        column: &Column<'a>,
        ty: Type<'a>,
    ) -> Result<bool, SchemaError> {
        let generated = column.generated.map(DefaultValue::Expression);
        let sources = column.default.into_iter().chain(generated);
        sources.into_iter().try_fold(true, |takes, source| {
            Ok(takes && self.takes_default(source, ty)?)
        })
    }

    /// The type that a domain is made of, or the type itself.
    fn base(&self, ty: Type<'a>) -> Type<'a> {
        self.schema.base(&ty)
    }

    /// That each column without a value has one by itself.
    fn check_left_out(&self, table: &Table<'a>, columns: &[&str]) -> Result<(), SchemaError> {
        let fills = |it: &&Column<'a>| {
            (it.nullable && table.not_nulls_of(it.name).next().is_none())
                || it.default.is_some()
                || it.identity.is_some()
                || it.generated.is_some()
                || columns.contains(&it.name)
                || self.may_have_a_default(it.ty)
        };
        match table.columns.iter().find(|it| !fills(it)) {
            None => Ok(()),
            Some(it) => {
                let why = "allows no NULL and has no default, so that each row needs a value of it";
                Err(column::bad(table, it.name, why))
            }
        }
    }

    /// A domain may have a default, and a type of others may be one.
    fn may_have_a_default(&self, ty: Type<'a>) -> bool {
        let Type::Made(name) = ty else {
            return matches!(ty, Type::Other(_));
        };
        let composite = ObjectId::of(Noun::Composite, name);
        !self.schema.enums.contains_key(&Key::of(name))
            && !self.schema.objects.contains_key(&composite)
    }

    /// The unique keys that tell the rows apart, the primary key first, and then the oldest.
    fn keys(&self, table: &Table<'a>, step: &Insert<'a>) -> Vec<Vec<&'a str>> {
        let constraints = table.constraints.values().filter_map(|it| {
            let rank = !matches!(it.kind, ConstraintKind::PrimaryKey(_));
            Some((rank, it.made, it.kind.unique_columns()?.to_vec()))
        });
        let indexes = table.indexes.values();
        let indexes = indexes.filter_map(|it| Some((true, it.made, it.unique_columns()?)));
        let mut keys: Vec<_> = constraints.chain(indexes).collect();
        keys.retain(|(_, _, key)| self.tells_apart(table, step, key));
        keys.sort();
        keys.into_iter().map(|(_, _, key)| key).collect()
    }

    fn tells_apart(&self, table: &Table<'a>, step: &Insert<'a>, key: &[&str]) -> bool {
        key.iter().all(|name| {
            let at = step.columns.iter().position(|it| it == name);
            let column = table.column(name);
            let (Some(at), Some(column)) = (at, column) else {
                return false;
            };
            let mut values = step.rows.iter().map(|row| row.get(at));
            values.all(|it| matches!(it, Some(Some(it)) if self.is_constant(column.ty, *it)))
        })
    }

    fn is_constant(&self, ty: Type<'a>, value: DefaultValue<'a>) -> bool {
        let text = match value {
            DefaultValue::Value(Value::Text(text)) => text,
            DefaultValue::Value(_) => "",
            DefaultValue::Expression(_) => return false,
        };
        match self.base(ty) {
            Type::Made(name) => self.schema.enums.contains_key(&Key::of(name)),
            base => is_constant(&base, text),
        }
    }

    /// What deletes the rows.
    fn rows_of(&self, table: &Table<'a>, step: &Insert<'a>, key: &[&'a str]) -> Delete<'a> {
        let typed = key
            .iter()
            .filter_map(|name| Some((*name, table.column(name)?.ty)));
        let rows = step.rows.iter().map(|row| {
            let values = key.iter().filter_map(|name| value(step, row, name));
            &*self.arena.alloc_slice_copy(&values.collect::<Vec<_>>())
        });
        Delete {
            table: step.table,
            key: self.arena.alloc_slice_copy(&typed.collect::<Vec<_>>()),
            rows: self.arena.alloc_slice_copy(&rows.collect::<Vec<_>>()),
            only: !self.schema.children(step.table).is_empty(),
        }
    }

    /// What is gone with the rows: foreign keys say what becomes of those that refer to them.
    fn loss(&self, table: &Table<'a>) -> String {
        let mut what = format!(
            "what was changed since in the rows of `{}` that it inserted",
            table.name
        );
        let references = self.schema.references_to(table.key());
        let with = |action: &[ReferentialAction]| {
            let mut tables: Vec<String> = references
                .iter()
                .filter(|it| action.contains(&it.foreign_key.on_delete))
                .map(|it| format!("`{}`", it.table))
                .collect();
            tables.dedup();
            tables.join(" and ")
        };
        let cascade = with(&[ReferentialAction::Cascade]);
        if !cascade.is_empty() {
            what +=
                &format!(", and the rows of {cascade} that refer to them (`on_delete = cascade`)");
        }
        let set = with(&[ReferentialAction::SetNull, ReferentialAction::SetDefault]);
        if !set.is_empty() {
            what += &format!(", and that rows of {set} refer to them");
        }
        what
    }
}

/// That each column takes a value, and stands once.
fn check_columns(table: &Table<'_>, columns: &[&str]) -> Result<(), SchemaError> {
    for (at, name) in columns.iter().enumerate() {
        let known = known_column(table, name)?;
        let why = if known.generated.is_some() {
            "is generated, and takes no value; leave it out"
        } else if known.identity == Some(Identity::Always) {
            "is an identity that always gives its own values; leave it out"
        } else if columns.iter().take(at).any(|it| it == name) {
            "stands twice in the columns of the rows"
        } else {
            continue;
        };
        return Err(column::bad(table, name, why));
    }
    Ok(())
}

/// The constant that a row has in a column.
fn value<'a>(step: &Insert<'a>, row: &[Option<DefaultValue<'a>>], name: &str) -> Option<Value<'a>> {
    let at = step.columns.iter().position(|it| *it == name)?;
    match row.get(at)? {
        Some(DefaultValue::Value(value)) => Some(*value),
        _ => None,
    }
}

/// That no two rows have the same key.
fn none_twice(step: &Insert<'_>, key: &[&str]) -> Result<(), SchemaError> {
    let keys: Vec<Vec<_>> = step
        .rows
        .iter()
        .map(|row| key.iter().map(|name| value(step, row, name)).collect())
        .collect();
    for (at, one) in keys.iter().enumerate() {
        if let Some(other) = keys.iter().take(at).position(|other| other == one) {
            let key = key.join("`, `");
            return Err(SchemaError::BadRow {
                table: step.table.to_string(),
                row: at + 1,
                why: format!(
                    "has the same `{key}` as row {}, and that is unique",
                    other + 1
                ),
            });
        }
    }
    Ok(())
}
