//! `NOT NULL` under a name that the history knows, and the column that it is of.
//!
//! See "NOT NULL" in [CREATE TABLE](https://www.postgresql.org/docs/18/sql-createtable.html) and "ADD table_constraint" in
//! [ALTER TABLE](https://www.postgresql.org/docs/18/sql-altertable.html). A column without one has a NOT NULL all the same where
//! its type is no `Option`; PostgreSQL chooses the name of that.

use super::Replay;
use super::column::bad;
use super::constraint;
use super::lookup::known_column;
use crate::ident::Name;
use crate::schema::{Constraint, SchemaError, Table};
use crate::step::{self, Column, ConstraintKind, ConstraintState};

impl<'a> Replay<'_, 'a> {
    /// That a new constraint of a table that is there has something to forbid.
    ///
    /// PostgreSQL keeps one for a column: "A not-null constraint named … already exists for this column".
    pub(super) fn forbids_something(
        &self,
        table: Name<'a>,
        new: &step::Constraint<'a>,
    ) -> Result<(), SchemaError> {
        let ConstraintKind::NotNull([column]) = new.kind else {
            return Ok(());
        };
        let known = self.known_table(table)?;
        if known_column(known, column)?.nullable {
            return Ok(());
        }
        let why = "is NOT NULL of a column that allows no NULL already; make that an `Option` in the same step, before it";
        Err(constraint::bad(known, new.name.text(), why))
    }

    /// Has a column allow NULL, or not, as its constraint says from now on.
    pub(super) fn settle_null(
        &mut self,
        table: Name<'a>,
        kind: ConstraintKind<'a>,
        nullable: bool,
    ) -> Result<(), SchemaError> {
        let ConstraintKind::NotNull([column]) = kind else {
            return Ok(());
        };
        let columns = &mut self.known_table_mut(table)?.columns;
        let own = columns.iter_mut().filter(|it| it.name == *column);
        own.for_each(|it| it.nullable = nullable);
        Ok(())
    }

    /// That a constraint which is in the table fits its column. In a family of tables PostgreSQL gives each one a constraint, and
    /// makes one of two that meet.
    pub(super) fn check_not_null(
        &self,
        table: &Table<'a>,
        (name, it): (&'a str, &Constraint<'a>),
        column: &str,
    ) -> Result<(), SchemaError> {
        let known = known_column(table, column)?;
        let options = &table.options;
        let has_family = options.partition_by.is_some()
            || table.partition.is_some()
            || !options.inherits.is_empty()
            || !self.schema.children(table.name).is_empty();
        let why = if has_family {
            NO_FAMILY
        } else if known.generated.is_some() {
            "is NOT NULL of a generated column, which has none with a name here; say it with the column's type alone"
        } else if known.nullable && it.options.state == ConstraintState::Valid {
            "is NOT NULL of a column whose type is an `Option`; take the `Option` away"
        } else if table.not_nulls_of(column).any(|(other, _)| other != name) {
            "is the second NOT NULL of its column, and PostgreSQL keeps one; remove one of them"
        } else {
            return Ok(());
        };
        Err(constraint::bad(table, name, why))
    }
}

const NO_FAMILY: &str = "has a name, which the NOT NULL of a table does not have here that is partitioned, a partition, inherits or is \
     inherited from; say it with the column's type alone";

impl<'a> Table<'a> {
    /// That it has no NOT NULL with a name, as it gets into a family of tables.
    pub(super) fn names_no_not_null(&self) -> Result<(), SchemaError> {
        let mut all = self.constraints.iter();
        match all.find(|(_, it)| matches!(it.kind, ConstraintKind::NotNull(_))) {
            Some((name, _)) => Err(constraint::bad(self, name, NO_FAMILY)),
            None => Ok(()),
        }
    }

    /// That a constraint which goes may leave its column with NULL (`dropconstraint_internal` in PostgreSQL's `tablecmds.c`).
    pub(super) fn allows_null_again(&self, it: &Constraint<'a>) -> Result<(), SchemaError> {
        let ConstraintKind::NotNull([name]) = it.kind else {
            return Ok(());
        };
        let column = known_column(self, name)?;
        let key = self.primary_key().and_then(|it| self.constraints.get(it));
        let why = if key.is_some_and(|it| it.kind.columns().contains(name)) {
            "is in the primary key, where PostgreSQL allows no NULL; leave its NOT NULL"
        } else if self.identity_with(name).is_some() {
            "is in the replica identity, where PostgreSQL allows no NULL; leave its NOT NULL"
        } else if column.identity.is_some() {
            "is an identity column, where PostgreSQL allows no NULL; leave its NOT NULL"
        } else {
            return Ok(());
        };
        Err(bad(self, name, why))
    }

    /// That whether a column allows NULL is its type's matter alone.
    pub(super) fn null_is_of_type(&self, column: &Column<'a>) -> Result<(), SchemaError> {
        let why = match self.not_nulls_of(column.name).next() {
            Some((_, it)) if it.options.state == ConstraintState::NotValid => {
                "has a NOT NULL with a name that is not valid; write `validate_constraint`"
            }
            Some(_) => "has a NOT NULL with a name; write `drop_constraint`",
            None => return Ok(()),
        };
        Err(bad(self, column.name, why))
    }

    /// That a column can be added again as it is. PostgreSQL names the NOT NULL of a new identity column by itself.
    pub(super) fn comes_back(&self, name: &str) -> Result<(), SchemaError> {
        let column = known_column(self, name)?;
        if column.identity.is_none() || self.not_nulls_of(name).next().is_none() {
            return Ok(());
        }
        let why = "is an identity column with a NOT NULL that has a name; drop the identity first";
        Err(bad(self, name, why))
    }
}
