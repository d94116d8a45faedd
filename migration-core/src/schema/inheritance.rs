//! Tables that inherit from others: <https://www.postgresql.org/docs/current/ddl-inherit.html>
//!
//! PostgreSQL knows of each column and check whether it is the table's own (`attislocal`, `conislocal`), and from how many
//! tables it comes. Here it comes from one at most, so that the names alone say from which.

use super::{Constraint, Key, Schema, Table};
use crate::ident::Name;
use crate::step::{Change, Column, ConstraintKind, IdentitySequence};

impl<'a> Schema<'a> {
    /// The tables that inherit from a table.
    pub(in crate::schema) fn children(&self, table: Name<'a>) -> Vec<Name<'a>> {
        let all = self.tables.values();
        let children = all.filter(|it| it.options.inherits.iter().any(|it| it.same(&table)));
        children.map(|it| it.name).collect()
    }

    /// What follows the changes of a table: its partitions, or the tables that inherit from it.
    pub(in crate::schema) fn followers(&self, table: Name<'a>) -> Vec<Name<'a>> {
        [self.partition_names(table), self.children(table)].concat()
    }

    /// The tables from which a table inherits.
    pub(in crate::schema) fn parents(&self, table: &Table<'a>) -> Vec<&Table<'a>> {
        let parents = table.options.inherits.iter();
        parents
            .filter_map(|it| self.tables.get(&Key::of(*it)))
            .collect()
    }

    /// The column of another table that a column of this one comes from.
    pub(in crate::schema) fn source(&self, table: &Table<'a>, column: &str) -> Option<Column<'a>> {
        let parents = self.parents(table).into_iter();
        parents.filter_map(|it| it.column(column).copied()).next()
    }

    /// Whether a table is another, or inherits from it, be it by way of others.
    pub(in crate::schema) fn descends(&self, table: Name<'a>, from: Name<'a>) -> bool {
        let known = self.tables.get(&Key::of(table));
        let parents = known.map(|it| it.options.inherits).unwrap_or_default();
        table.same(&from) || parents.iter().any(|it| self.descends(*it, from))
    }
}

impl<'a> Table<'a> {
    /// The tables that it inherits from, where `CREATE TABLE` says so. Where all that it has is its own, too, it is made first,
    /// with its columns in their order, and inherits afterwards.
    pub(in crate::schema) fn inherits_at_once(&self) -> &'a [Name<'a>] {
        let inherited = self.constraints.values().any(|it| it.inherited);
        if inherited || !self.inherited.is_empty() {
            self.options.inherits
        } else {
            &[]
        }
    }

    /// The changes by which it inherits afterwards.
    pub(in crate::schema) fn inherit_again(&self) -> impl Iterator<Item = Change<'a>> {
        let late = self.inherits_at_once().is_empty();
        let parents = self.options.inherits.iter().filter(move |_| late);
        parents.map(|it| Change::Inherit(*it))
    }
}

impl Constraint<'_> {
    /// Whether tables that inherit have it too.
    pub(in crate::schema) const fn is_inheritable(&self) -> bool {
        matches!(self.kind, ConstraintKind::Check(_)) && !self.options.no_inherit
    }
}

impl Column<'_> {
    /// The column as a new partition has it, or a new table that inherits it.
    pub(in crate::schema) fn handed_down(&self) -> Self {
        Self {
            identity: None,
            sequence: IdentitySequence::DEFAULT,
            statistics: None,
            options: &[],
            ..*self
        }
    }

    /// The column as the definition of a new table has it that inherits it: the rest is told afterwards.
    pub(in crate::schema) fn bare(&self) -> Self {
        Self {
            default: None,
            storage: None,
            compression: None,
            ..self.handed_down()
        }
    }
}
