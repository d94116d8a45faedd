//! Columns: added, dropped, renamed, given another type.

use super::lookup::known_columns;
use super::reversal::{Loss, Reversal};
use super::{Replay, column_setting, name, text};
use crate::ident::Name;
use crate::schema::expression;
use crate::schema::namespace::Owner;
use crate::schema::{Key, Mismatch, Noun, ObjectId, SchemaError, Table};
use crate::step::{Change, Column, ColumnType};
use crate::types::Type;
use crate::value::{DefaultValue, Expression, Value};

/// The columns that every table has, and no other column can be named as.
const SYSTEM: [&str; 6] = ["ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"];

impl<'a> Replay<'_, 'a> {
    pub(super) fn add_column(
        &mut self,
        table: Name<'a>,
        column: Column<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let known = self.known_table(table)?;
        self.check_column(known, &column)?;
        if known.column(column.name).is_some() {
            return Err(duplicate(known, column.name));
        }
        self.free_identity_sequence(table, column.sequence.name)?;
        let columns = &mut self.known_table_mut(table)?.columns;
        columns.push(column_setting::settled(&column));
        let reversal = Reversal::exact(Change::DropColumn {
            name: column.name,
            ty: type_of(&column),
        });
        Ok(match column.generated {
            Some(_) => reversal,
            None => reversal.losing(Loss::Values(format!("`{table}.{}`", column.name))),
        })
    }

    pub(super) fn drop_column(
        &mut self,
        table: Name<'a>,
        name: &'a str,
        ty: ColumnType<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let column = self.typed_column(table, name, ty)?;
        self.column_unneeded(table, name)?;
        let id = ObjectId::part_of(Noun::Column, table, name);
        self.schema.attached.remove(&id);
        // What is dropped along with a column stands beside it in the undo.
        let dependents = self.take_dependents(Noun::Column, table, name)?;
        let owner = self.owner_of_table(table);
        let (before, dependents) = super::sequence::around(dependents, owner, self.arena);
        let table = self.known_table_mut(table)?;
        table.columns.retain(|it| it.name != name);
        table.inherited.remove(name);
        let loss = loss(table.name, &column);
        let mut reversal = take_dependents(table, column);
        reversal.before = before;
        reversal.objects = dependents;
        Ok(match loss {
            None => reversal,
            Some(what) => reversal.losing(what),
        })
    }

    pub(super) fn rename_column(
        &mut self,
        table: Name<'a>,
        (from, to): (&'a str, &'a str),
        ty: ColumnType<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        self.typed_column(table, from, ty)?;
        let known = self.known_table(table)?;
        check_name(known, to)?;
        if known.column(to).is_some() {
            return Err(duplicate(known, to));
        }
        self.schema
            .unnamed(ObjectId::part_of(Noun::Column, table, from))?;
        let column = expression::Column { table, from, to };
        self.schema.rename_column(&column, self.arena);
        let (from, to) = (to, from);
        Ok(Reversal::exact(Change::RenameColumn { from, to, ty }))
    }

    /// That the column itself can be in the table.
    pub(super) fn check_column(
        &self,
        table: &Table<'a>,
        column: &Column<'a>,
    ) -> Result<(), SchemaError> {
        check_name(table, column.name)?;
        self.known_type(&column.ty)?;
        self.default_is_committed(column)?;
        if !self.takes_default(column, column.ty)? {
            let why = "has a default that is none of its type; write one that is";
            return Err(bad(table, column.name, why));
        }
        self.schema.has_needs_of(column)?;
        check_values(table, column)?;
        column_setting::check(table, column)?;
        match column.generated {
            Some(generated) => check_generated(table, column, generated),
            None => Ok(()),
        }
    }

    /// The column, if it has the type that the author takes it to have.
    pub(super) fn typed_column(
        &self,
        table: Name<'a>,
        name: &'a str,
        written: ColumnType<'a>,
    ) -> Result<Column<'a>, SchemaError> {
        let column = self.known_column(table, name)?;
        let actual = type_of(&column);
        if actual.same(&written) {
            return Ok(column);
        }
        Err(SchemaError::WrongType {
            table: table.to_string(),
            column: name.to_owned(),
            types: Box::new(Mismatch {
                written: written.to_string(),
                actual: actual.to_string(),
            }),
        })
    }

    /// That no foreign key refers to the column, which PostgreSQL refuses for the table's own too, and no generated
    /// column needs it.
    pub(super) fn column_unneeded(&self, table: Name<'a>, name: &str) -> Result<(), SchemaError> {
        let mut by = self.references_of_column(Key::of(table), name);
        let known = self.known_table(table)?;
        by.extend(generated_from(known, name));
        let held = known
            .constraints
            .iter()
            .filter(|(_, it)| it.holds_column(name));
        by.extend(held.map(|(it, _)| format!("the exclusion `{it}`")));
        by.extend(known.partition_keys_of(name));
        by.extend(known.identity_with(name));
        name::not_needed(Noun::Column, &format!("{table}.{name}"), by)
    }
}

/// Takes away what PostgreSQL drops along with a column: each index and constraint that names it.
pub(super) fn take_dependents<'a>(table: &mut Table<'a>, column: Column<'a>) -> Reversal<'a> {
    let mut lost = table.clone();
    lost.constraints
        .retain(|_, it| it.needs_column(column.name));
    lost.indexes.retain(|_, it| it.needs_column(column.name));
    table
        .constraints
        .retain(|_, it| !it.needs_column(column.name));
    table.indexes.retain(|_, it| !it.needs_column(column.name));
    let mut reversal = Reversal::exact(Change::AddColumn(column));
    let constraints = lost.constraint_steps().into_iter();
    reversal
        .changes
        .extend(constraints.map(Change::AddConstraint));
    let indexes = lost.indexes.into_values();
    reversal.indexes.extend(indexes.map(|it| it.definition));
    reversal
}

/// What is gone when the column is back; a generated one is computed again.
fn loss(table: Name<'_>, column: &Column<'_>) -> Option<Loss> {
    if column.generated.is_some() {
        return None;
    }
    let name = format!("`{table}.{}`", column.name);
    let fillable = column.nullable || column.default.is_some() || column.identity.is_some();
    Some(if fillable {
        Loss::Values(name)
    } else {
        Loss::Unfillable(name)
    })
}

/// The generated columns that name this column.
pub(super) fn generated_from(table: &Table<'_>, name: &str) -> Vec<String> {
    generated_with(table, name)
        .map(|column| format!("the generated column `{}`", column.name))
        .collect()
}

/// The same columns.
pub(super) fn generated_with<'t, 'a>(
    table: &'t Table<'a>,
    name: &str,
) -> impl Iterator<Item = &'t Column<'a>> {
    table.columns.iter().filter(move |column| {
        let expression = column.generated;
        expression.is_some_and(|it| it.columns.contains(&name))
    })
}

/// The type of a column, with its nullability.
pub(super) const fn type_of<'a>(column: &Column<'a>) -> ColumnType<'a> {
    ColumnType {
        ty: column.ty,
        nullable: column.nullable,
    }
}

/// The error for a second column of a name.
pub(super) fn duplicate(table: &Table<'_>, name: &str) -> SchemaError {
    name::taken(
        Noun::Column,
        name,
        Owner::of(Noun::Column, Some(table.name)),
    )
}

/// The error for a column that cannot be what it is asked to be.
pub(super) fn bad(table: &Table<'_>, column: &str, why: &'static str) -> SchemaError {
    SchemaError::BadColumn {
        table: table.name.to_string(),
        column: column.to_owned(),
        why,
    }
}

fn check_name(table: &Table<'_>, column: &str) -> Result<(), SchemaError> {
    name::check(Noun::Column, column)?;
    if SYSTEM.contains(&column) {
        let why = "has the name of a system column, which every table has; choose another";
        return Err(bad(table, column, why));
    }
    Ok(())
}

/// That what fills the column is one thing, and can.
fn check_values(table: &Table<'_>, column: &Column<'_>) -> Result<(), SchemaError> {
    let fills = [
        column.default.is_some(),
        column.generated.is_some(),
        column.identity.is_some(),
    ];
    let why = if fills.into_iter().filter(|it| *it).count() > 1 {
        "can be only one of: generated, an identity, with a default; choose one"
    } else if column.identity.is_some() && !column.ty.is_integer() {
        "is an identity column, which must be `i16`, `i32` or `i64`"
    } else if column.identity.is_some() && column.nullable {
        "is an identity column, where PostgreSQL allows no NULL; take the `Option` away"
    } else if names_columns(column.default) {
        "has a default that names a column, which PostgreSQL does not allow; make it generated"
    } else {
        return check_texts(column);
    };
    Err(bad(table, column.name, why))
}

fn names_columns(default: Option<DefaultValue<'_>>) -> bool {
    matches!(default, Some(DefaultValue::Expression(it)) if !it.columns.is_empty())
}

fn check_texts(column: &Column<'_>) -> Result<(), SchemaError> {
    text::check_expression(column.generated.as_ref())?;
    match column.default {
        Some(DefaultValue::Expression(expression)) => text::check(expression.sql),
        Some(DefaultValue::Value(Value::Text(value) | Value::Number(value))) => text::check(value),
        _ => Ok(()),
    }?;
    match column.ty {
        Type::Other(name) => text::check(name),
        _ => Ok(()),
    }
}

/// That a generated column names columns which are there and are not generated themselves.
fn check_generated(
    table: &Table<'_>,
    column: &Column<'_>,
    generated: Expression<'_>,
) -> Result<(), SchemaError> {
    known_columns(table, generated.columns)?;
    let chained = generated.columns.iter().any(|name| {
        let named = table.column(name);
        *name == column.name || named.is_some_and(|it| it.generated.is_some())
    });
    if chained {
        let why =
            "is generated from a generated column; name the columns that one is generated from";
        return Err(bad(table, column.name, why));
    }
    Ok(())
}
