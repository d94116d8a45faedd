//! A column given another type.

use super::column::{bad, generated_from, type_of};
use super::lookup::known_columns;
use super::reversal::{Loss, Reversal};
use super::{Replay, column_setting, name, text};
use crate::ident::{Name, Quoted};
use crate::schema::{Key, Noun, ObjectId, SchemaError, Table};
use crate::step::{Change, Column, ColumnChange, ColumnType};
use crate::types::Type;
use crate::value::{DefaultValue, Expression};

/// The collation of a column that has none of its own.
const DEFAULT_COLLATION: Name<'static> = Name {
    schema: Some("pg_catalog"),
    name: "default",
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn change_type(
        &mut self,
        table: Name<'a>,
        name: &'a str,
        change: Change<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let Change::ChangeType {
            from,
            to,
            using,
            down_using,
            collation,
            ..
        } = change
        else {
            return Ok(Reversal::default());
        };
        let column = self.typed_column(table, name, from)?;
        self.check_change(table, &column, (to, collation))?;
        self.check_default(table, &column, &to.ty)?;
        let rewrites = !from.ty.same(&to.ty) || using.or(down_using).is_some();
        if rewrites || collation.is_some() {
            self.check_values_change(table, &column, to)?;
        }
        let arena = self.arena;
        let known = self.known_table_mut(table)?;
        for expression in [using, down_using].into_iter().flatten() {
            check_using(known, &column, &expression)?;
        }
        let after = changed(&column, &change);
        column_setting::check(known, &after)?;
        let after = column_setting::settled(&after);
        for it in known.columns.iter_mut().filter(|it| it.name == name) {
            *it = after;
        }
        let mut objects = known.rebuild_indexes(&change, arena);
        objects.extend(self.rebuild_statistics(table, &change));
        let back = Change::ChangeType {
            name,
            from: to,
            to: from,
            using: down_using.or_else(|| self.cast(&column, to.ty)),
            down_using: using,
            collation: collation_back(&column, &after, collation),
        };
        let mut reversal = Reversal::of(around_default(back, column.default));
        reversal.changes.extend(settings_back(&column, &after));
        reversal.objects = objects;
        // With both ways given, the author answers for the values.
        let kept = using.is_none() && from.ty.widens_to(&to.ty);
        if kept || column.generated.is_some() || down_using.is_some() {
            return Ok(reversal);
        }
        let change = format!("`{table}.{name}` from {} to {}", from.ty, to.ty);
        Ok(reversal.losing(Loss::Change(change)))
    }

    /// The default of a column whose type a change changes.
    pub(super) fn default_of_changed(
        &self,
        table: Name<'a>,
        change: &Change<'a>,
    ) -> Option<DefaultValue<'a>> {
        let Change::ChangeType { name, .. } = change else {
            return None;
        };
        self.schema
            .tables
            .get(&Key::of(table))?
            .column(name)?
            .default
    }

    /// That a literal default, which PostgreSQL reads again as one of the new type, is one; and that an expression gives what
    /// becomes one.
    fn check_default(
        &self,
        table: Name<'a>,
        column: &Column<'a>,
        to: &Type<'a>,
    ) -> Result<(), SchemaError> {
        if column.ty.same(to) || self.takes_source(column, *to)? {
            return Ok(());
        }
        let why = match column.generated {
            None => {
                "has a default that is none of the new type; drop it before, and set another after"
            }
            Some(_) => {
                "is generated as what PostgreSQL does not turn into the new type by itself; drop it before, and add \
                        another after"
            }
        };
        Err(bad(self.known_table(table)?, column.name, why))
    }

    fn check_change(
        &self,
        table: Name<'a>,
        column: &Column<'a>,
        (to, collation): (ColumnType<'a>, Option<Name<'a>>),
    ) -> Result<(), SchemaError> {
        self.known_type(&to.ty)?;
        if type_of(column).same(&to) && collation.is_none() {
            return Err(SchemaError::NoChange {
                table: table.to_string(),
                column: column.name.to_owned(),
            });
        }
        let known = self.known_table(table)?;
        if column.nullable != to.nullable {
            known.null_is_of_type(column)?;
        }
        check_nullable(known, column, to)
    }

    /// That nothing stands in the way of values that change: no generated column, and no foreign key whose other
    /// side would have another type.
    fn check_values_change(
        &self,
        table: Name<'a>,
        column: &Column<'a>,
        to: ColumnType<'a>,
    ) -> Result<(), SchemaError> {
        // PostgreSQL refuses it for views, policies and triggers.
        let id = ObjectId::part_of(Noun::Column, table, column.name);
        self.schema.without_dependents(id)?;
        let known = self.known_table(table)?;
        let mut by = generated_from(known, column.name);
        by.extend(known.partition_keys_of(column.name));
        if !column.ty.same_base(&to.ty) {
            by.extend(self.foreign_keys_of(Key::of(table), column.name));
        }
        name::not_needed(Noun::Column, &format!("{table}.{}", column.name), by)
    }

    /// The cast that the way back to this column needs, where an assignment would not do.
    ///
    /// An assignment fails on a value that is too long or too large; an explicit cast to a string type would cut it.
    fn cast(&self, column: &Column<'a>, from: Type<'a>) -> Option<Expression<'a>> {
        let Column { name, ty: to, .. } = column;
        let assigned =
            to.is_string() || from.same_base(to) || (from.is_integer() && to.is_integer());
        (!assigned && column.generated.is_none()).then(|| Expression {
            sql: self.arena.alloc_str(&format!("{}::{to}", Quoted(name))),
            columns: self.arena.alloc_slice_copy(&[*name]),
            mentions: &[],
        })
    }
}

/// A change of type, with the default taken away before it and set again after it, so that this is read as one of the
/// new type.
///
/// PostgreSQL casts it only where an assignment would, and it then goes on being a value of the old type, which cannot be
/// dropped (`ATExecAlterColumnType` in `tablecmds.c`; the notes of the manual's ALTER TABLE do the same).
pub(super) fn around_default<'a>(
    change: Change<'a>,
    default: Option<DefaultValue<'a>>,
) -> Vec<Change<'a>> {
    let (Change::ChangeType { name, from, to, .. }, Some(default)) = (change, default) else {
        return vec![change];
    };
    if from.ty.same_base(&to.ty) {
        return vec![change];
    }
    let alter = |ty, change| Change::AlterColumn { name, ty, change };
    vec![
        alter(from, ColumnChange::DropDefault),
        change,
        alter(to, ColumnChange::SetDefault(default)),
    ]
}

/// The column after the change.
///
/// A new type brings its own collation, storage and compression (`ATExecAlterColumnType` in `tablecmds.c`); statistics
/// and options stay.
fn changed<'a>(column: &Column<'a>, change: &Change<'a>) -> Column<'a> {
    let Change::ChangeType { to, collation, .. } = *change else {
        return *column;
    };
    let (ty, nullable) = (to.ty, to.nullable);
    if !is_rewritten(change) {
        return Column {
            nullable,
            ..*column
        };
    }
    Column {
        ty,
        nullable,
        collation,
        storage: None,
        compression: None,
        ..*column
    }
}

/// Whether the change writes `TYPE`, which it does not where only NULL is allowed or not.
fn is_rewritten(change: &Change<'_>) -> bool {
    match change {
        Change::ChangeType {
            from,
            to,
            using,
            collation,
            ..
        } => !from.ty.same(&to.ty) || using.is_some() || collation.is_some(),
        _ => false,
    }
}

/// What the way back has to say of the collation.
fn collation_back<'a>(
    before: &Column<'a>,
    after: &Column<'a>,
    written: Option<Name<'a>>,
) -> Option<Name<'a>> {
    let same = before.ty.same(&after.ty);
    match before.collation {
        Some(it) if !same || before.collation != after.collation || written.is_some() => Some(it),
        None if same => written.map(|_| DEFAULT_COLLATION),
        _ => None,
    }
}

/// What else the way back gives to the column again.
fn settings_back<'a>(before: &Column<'a>, after: &Column<'a>) -> Vec<Change<'a>> {
    let storage =
        (before.storage != after.storage).then_some(ColumnChange::SetStorage(before.storage));
    let compression = (before.compression != after.compression)
        .then_some(ColumnChange::SetCompression(before.compression));
    let changes = storage
        .into_iter()
        .chain(compression)
        .chain(numbers_back(before, after));
    let (name, ty) = (before.name, type_of(before));
    changes
        .map(|change| Change::AlterColumn { name, ty, change })
        .collect()
}

/// The numbers of an identity that end with the type follow it there, and not always back.
fn numbers_back<'a>(before: &Column<'a>, after: &Column<'a>) -> Option<ColumnChange<'a>> {
    before.identity?;
    let numbers = before.sequence.resolved(&before.ty);
    let there = after.sequence.resolved(&before.ty);
    (numbers != there).then(|| ColumnChange::SetIdentity(None, numbers.since(&there)))
}

/// That the column can be what it becomes, next to what else it is.
fn check_nullable(
    table: &Table<'_>,
    column: &Column<'_>,
    to: ColumnType<'_>,
) -> Result<(), SchemaError> {
    let primary_key = table
        .primary_key()
        .and_then(|name| table.constraints.get(name));
    let why = if to.nullable
        && primary_key.is_some_and(|key| key.kind.columns().contains(&column.name))
    {
        "is in the primary key, where PostgreSQL allows no NULL; take the `Option` away"
    } else if to.nullable && table.identity_with(column.name).is_some() {
        "is in the replica identity, where PostgreSQL allows no NULL; take the `Option` away"
    } else if to.nullable && column.identity.is_some() {
        "is an identity column, where PostgreSQL allows no NULL; take the `Option` away"
    } else if column.identity.is_some() && !to.ty.is_integer() {
        "is an identity column, which must be `i16`, `i32` or `i64`"
    } else {
        return Ok(());
    };
    Err(bad(table, column.name, why))
}

fn check_using(
    table: &Table<'_>,
    column: &Column<'_>,
    using: &Expression<'_>,
) -> Result<(), SchemaError> {
    known_columns(table, using.columns)?;
    text::check(using.sql)?;
    if column.generated.is_some() {
        let why = "is generated, so that its values are computed again; take `using` away";
        return Err(bad(table, column.name, why));
    }
    Ok(())
}
