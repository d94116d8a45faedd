//! Constraints: added and dropped.

use super::lookup::{known_column, known_columns, unknown_in};
use super::reversal::Reversal;
use super::{Replay, column_setting, name, text};
use crate::ident::{Name, ObjectName};
use crate::schema::namespace::Owner;
use crate::schema::{self, Key, Noun, SchemaError, Table};
use crate::step::{Change, Constraint, ConstraintKind, ConstraintState, Exclusion};

impl<'a> Replay<'_, 'a> {
    pub(super) fn add_constraint(
        &mut self,
        table: Name<'a>,
        constraint: Constraint<'a>,
    ) -> Result<(Change<'a>, Reversal<'a>), SchemaError> {
        let number = self.schema.next_number();
        self.forbids_something(table, &constraint)?;
        let settled = self.insert_constraint(table, constraint, number)?;
        let name = settled.name.text();
        if constraint.options.state == ConstraintState::Valid {
            self.settle_null(table, constraint.kind, false)?;
        }
        self.check_constraint(table, name)?;
        let reversal = Reversal::exact(Change::DropConstraint { name });
        Ok((Change::AddConstraint(settled), reversal))
    }

    pub(super) fn drop_constraint(
        &mut self,
        table: Name<'a>,
        name: &str,
    ) -> Result<Reversal<'a>, SchemaError> {
        self.key_unneeded(table, name, Noun::Constraint)?;
        let known = self.known_table_mut(table)?;
        let Some((name, constraint)) = known.constraints.remove_entry(name) else {
            return Err(unknown(known, name));
        };
        known.allows_null_again(&constraint)?;
        self.settle_null(table, constraint.kind, true)?;
        Ok(Reversal::exact(Change::AddConstraint(
            constraint.step(name),
        )))
    }

    /// Puts the constraint into the table under the name that it gets.
    pub(super) fn insert_constraint(
        &mut self,
        table: Name<'a>,
        constraint: Constraint<'a>,
        made: u32,
    ) -> Result<Constraint<'a>, SchemaError> {
        let owner = |name: &str| self.constraint_owner(table, &constraint, name);
        let name = name::settle(Noun::Constraint, constraint.name, owner, self.arena)?;
        let kind = self.plain_kind(table, constraint.kind);
        let options = constraint.options;
        let included = options.include.iter().copied();
        let columns = kind.unique_columns().unwrap_or_default().iter().copied();
        let label = super::index_label::label(columns.chain(included), self.arena);
        let table = self.known_table_mut(table)?;
        second_key(table, kind)?;
        let new = schema::Constraint {
            kind,
            options,
            made,
            of: None,
            inherited: false,
            label,
        };
        table.constraints.insert(name, new);
        Ok(new.step(name))
    }

    /// A check without its table's name in its text, which so is that of partitions and of tables that inherit it, too.
    fn plain_kind(&self, table: Name<'a>, kind: ConstraintKind<'a>) -> ConstraintKind<'a> {
        match kind {
            ConstraintKind::Check(it) => {
                ConstraintKind::Check(schema::unqualified(it, table, self.arena))
            }
            kind => kind,
        }
    }

    /// Who has this name already, so that the constraint cannot get it.
    ///
    /// Two tables may have constraints of the same name, but PostgreSQL chooses no such name itself
    /// (`ChooseConstraintName` in `pg_constraint.c`).
    pub(super) fn constraint_owner(
        &self,
        table: Name<'a>,
        constraint: &Constraint<'a>,
        name: &str,
    ) -> Option<Owner<'a>> {
        let schema = table.schema();
        let owned = self.schema.tables.get(&Key::of(table));
        let own = owned.is_some_and(|table| table.constraints.contains_key(name))
            || self.is_constraint_trigger(table, name);
        let chosen = matches!(constraint.name, ObjectName::Default(_));
        if own || (chosen && self.schema.has_constraint(schema, name)) {
            return Some(Owner::of(Noun::Constraint, own.then_some(table)));
        }
        let has_index = constraint.kind.has_index();
        let owner = has_index.then(|| self.schema.relation(Key { schema, name }));
        owner.flatten()
    }

    /// That a constraint which is in the table fits it.
    pub(super) fn check_constraint(
        &self,
        table: Name<'a>,
        name: &'a str,
    ) -> Result<(), SchemaError> {
        let table = self.known_table(table)?;
        let Some(constraint) = table.constraints.get(name) else {
            return Ok(());
        };
        if let Some(why) = constraint.options.refusal(&constraint.kind) {
            return Err(bad(table, name, why));
        }
        table.check_constraint_of_partitioned(name, constraint)?;
        check_columns(table, constraint)?;
        match constraint.kind {
            ConstraintKind::PrimaryKey(columns) => {
                unique(name, columns)?;
                table.check_unique(name, columns)?;
                not_null(table, columns)
            }
            ConstraintKind::Unique(columns) => {
                unique(name, columns)?;
                table.check_unique(name, columns)
            }
            ConstraintKind::Check(expression) => text::check(expression.sql),
            ConstraintKind::ForeignKey(foreign_key) => {
                self.check_foreign_key(name, table, foreign_key)
            }
            ConstraintKind::Exclude(exclusion) => check_exclusion(name, &exclusion),
            ConstraintKind::NotNull([column]) => {
                self.check_not_null(table, (name, constraint), column)
            }
        }
    }
}

/// The error for a constraint that the table does not have.
pub(super) fn unknown(table: &Table<'_>, name: &str) -> SchemaError {
    let names = table.constraints.keys().map(ToString::to_string);
    unknown_in(table, Noun::Constraint, name, names)
}

/// That the table has every column that the constraint names.
fn check_columns(
    table: &Table<'_>,
    constraint: &schema::Constraint<'_>,
) -> Result<(), SchemaError> {
    let all = [
        constraint.kind.columns(),
        constraint.options.include,
        &constraint.kind.held_columns(),
    ]
    .concat();
    known_columns(table, &all)?;
    if matches!(constraint.kind, ConstraintKind::Check(_)) {
        return Ok(());
    }
    column_setting::stored(table, &all)?;
    constraint
        .options
        .with
        .iter()
        .try_for_each(|(name, value)| {
            text::check(name)?;
            text::check(value)
        })
}

fn check_exclusion(name: &str, exclusion: &Exclusion<'_>) -> Result<(), SchemaError> {
    if exclusion.elements.is_empty() {
        let name = name.to_owned();
        return Err(SchemaError::NoKeys { name });
    }
    text::check_expression(exclusion.predicate.as_ref())?;
    text::check(exclusion.method)?;
    exclusion.elements.iter().try_for_each(|element| {
        text::check(element.operator)?;
        super::index::check_key(&element.key)
    })
}

/// The error for a constraint that cannot be what it is asked to be.
pub(super) fn bad(table: &Table<'_>, constraint: &str, why: &'static str) -> SchemaError {
    SchemaError::BadConstraint {
        table: table.name.to_string(),
        constraint: constraint.to_owned(),
        why,
    }
}

pub(super) fn second_key(table: &Table<'_>, kind: ConstraintKind<'_>) -> Result<(), SchemaError> {
    match (kind, table.primary_key()) {
        (ConstraintKind::PrimaryKey(_), Some(existing)) => Err(SchemaError::SecondPrimaryKey {
            table: table.name.to_string(),
            existing: existing.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// That a key has columns, each once.
fn unique(key: &str, columns: &[&str]) -> Result<(), SchemaError> {
    let key = key.to_owned();
    if columns.is_empty() {
        return Err(SchemaError::NoKeys { name: key });
    }
    let repeated = |(at, column): &(usize, &&str)| columns[..*at].contains(column);
    match columns.iter().enumerate().find(repeated) {
        Some((_, column)) => Err(SchemaError::RepeatedColumn {
            key,
            column: (*column).to_owned(),
        }),
        None => Ok(()),
    }
}

/// That no column of a primary key is declared to allow NULL, which PostgreSQL would silently make NOT NULL.
fn not_null(table: &Table<'_>, columns: &[&str]) -> Result<(), SchemaError> {
    for name in columns {
        if known_column(table, name)?.nullable {
            let why =
                "is in the primary key, where PostgreSQL allows no NULL; take the `Option` away";
            return Err(super::column::bad(table, name, why));
        }
    }
    Ok(())
}
