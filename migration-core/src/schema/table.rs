//! Tables, as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, Noun, Partition, RowSecurity};
use crate::ident::{Name, ObjectName};
use crate::step::{
    self, Column, ConstraintKind, ConstraintOptions, CreateIndex, ForeignKey, IndexKey, KeyKind,
    TableOptions, Timing,
};
use crate::value::{Expression, Mention};

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Its name, as the author wrote it.
    pub name: Name<'a>,
    /// Its columns, in their order.
    pub columns: Vec<Column<'a>>,
    /// How it is stored.
    pub options: TableOptions<'a>,
    /// Its constraints, by name.
    pub constraints: BTreeMap<&'a str, Constraint<'a>>,
    /// Its indexes but those of its constraints, by name.
    pub indexes: BTreeMap<&'a str, Index<'a>>,
    /// Whether its policies hold.
    pub row_security: RowSecurity,
    /// Whether others own it, so that the history does not change it.
    pub external: bool,
    /// Its place in the order in which objects were made.
    pub made: u32,
    /// What it is a partition of.
    pub partition: Option<Partition<'a>>,
    /// The columns that it has only because it inherits, by name.
    pub inherited: BTreeSet<&'a str>,
}

/// A constraint of a table.
#[derive(Clone, Copy, Debug)]
pub struct Constraint<'a> {
    /// What it demands.
    pub kind: ConstraintKind<'a>,
    /// What it is besides.
    pub options: ConstraintOptions<'a>,
    /// Its place in the order in which constraints and indexes were made.
    pub made: u32,
    /// The place of the constraint of the partitioned table that it belongs to, or of the check that it inherits.
    pub of: Option<u32>,
    /// Whether it is there only because the table inherits.
    pub inherited: bool,
    /// The names of the columns of its index, joined, as they were when it was made.
    pub label: &'a str,
}

/// An index that no constraint made.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    /// What makes it again, its name given.
    pub definition: CreateIndex<'a>,
    /// Its place in the order in which constraints and indexes were made.
    pub made: u32,
    /// The place of the index of the partitioned table that it belongs to.
    pub of: Option<u32>,
    /// The names of its columns, joined, as they were when it was made.
    pub label: &'a str,
}

impl<'a> Table<'a> {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column<'a>> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The name of the primary key.
    pub fn primary_key(&self) -> Option<&'a str> {
        let mut constraints = self.constraints.iter();
        constraints
            .find(|(_, constraint)| constraint.is_primary_key())
            .map(|(name, _)| *name)
    }

    /// The unique constraint or index that a foreign key to these columns depends on, and which of both it is: a
    /// check may bear the name of an index.
    ///
    /// Where several fit, PostgreSQL takes the oldest (`transformFkeyCheckAttrs` in `tablecmds.c`).
    pub fn key_on(&self, columns: &[&str]) -> Option<(Noun, &'a str)> {
        let keys = self.keys_on(columns).into_iter();
        let oldest = keys.min_by_key(|(made, ..)| *made);
        oldest.map(|(_, noun, name)| (noun, name))
    }

    /// All keys on just these columns that a foreign key can refer to, with their age.
    pub(in crate::schema) fn keys_on(&self, columns: &[&str]) -> Vec<(u32, Noun, &'a str)> {
        let constraints = self.constraints.iter().filter_map(|(name, it)| {
            let key = it.target_columns()?;
            same_set(key, columns).then_some((it.made, Noun::Constraint, *name))
        });
        let indexes = self.indexes.iter().filter_map(|(name, it)| {
            let key = it.unique_columns()?;
            same_set(&key, columns).then_some((it.made, Noun::Index, *name))
        });
        constraints.chain(indexes).collect()
    }

    /// The unique constraint on these columns that no foreign key can refer to, as it is deferrable.
    pub fn deferrable_key_on(&self, columns: &[&str]) -> Option<&'a str> {
        let mut keys = self.constraints.iter();
        let fits = |it: &Constraint<'a>| {
            it.kind
                .unique_columns()
                .is_some_and(|key| same_set(key, columns))
        };
        keys.find(|(_, it)| fits(it)).map(|(name, _)| *name)
    }

    /// The constraints by which a column is NOT NULL: one, or none where its type alone says so.
    pub(in crate::schema) fn not_nulls_of<'t>(
        &'t self,
        column: &'t str,
    ) -> impl Iterator<Item = (&'a str, &'t Constraint<'a>)> {
        let all = self.constraints.iter().map(|(name, it)| (*name, it));
        all.filter(
            move |(_, it)| matches!(it.kind, ConstraintKind::NotNull([own]) if *own == column),
        )
    }

    /// The constraints as steps have them: keys first, those that need them last, and otherwise the oldest first, because
    /// a foreign key refers to the oldest of several keys on the same columns. What it inherits comes of itself.
    pub fn constraint_steps(&self) -> Vec<step::Constraint<'a>> {
        let own = self.constraints.iter().filter(|(_, it)| !it.inherited);
        let mut all: Vec<_> = own.collect();
        all.sort_by_key(|(name, constraint)| (constraint.kind.rank(), constraint.made, **name));
        all.into_iter()
            .map(|(name, constraint)| constraint.step(name))
            .collect()
    }
}

impl<'a> Constraint<'a> {
    /// What makes it again.
    pub fn step(&self, name: &'a str) -> step::Constraint<'a> {
        step::Constraint {
            name: ObjectName::Given(name),
            kind: self.kind,
            options: self.options,
        }
    }

    /// The columns that a foreign key can refer to through it (`transformFkeyCheckAttrs` in `tablecmds.c`).
    pub(super) fn target_columns(&self) -> Option<&'a [&'a str]> {
        let immediate = self.options.timing == Timing::Immediate;
        self.kind.unique_columns().filter(|_| immediate)
    }

    /// Whether it is a primary key.
    pub const fn is_primary_key(&self) -> bool {
        matches!(self.kind, ConstraintKind::PrimaryKey(_))
    }

    /// Whether PostgreSQL drops it along with this column: a key or foreign key of it, or a check that names it.
    ///
    /// A check over several columns goes too, as the server shows (`DROP COLUMN` on PostgreSQL 15).
    pub fn needs_column(&self, name: &str) -> bool {
        self.kind.columns().contains(&name) || self.options.include.contains(&name)
    }

    /// Whether PostgreSQL refuses to drop this column because of it: an exclusion names it, but only in an expression or
    /// its predicate, so that the index depends on the column and the constraint does not.
    pub fn holds_column(&self, name: &str) -> bool {
        self.kind.held_columns().contains(&name) && !self.needs_column(name)
    }
}

impl<'a> Index<'a> {
    /// Whether PostgreSQL drops it along with this column, which stands in a key, is included, or is named by
    /// an expression or the predicate.
    pub fn needs_column(&self, name: &str) -> bool {
        self.definition.columns().contains(&name)
    }

    /// The columns that it keeps unique, to which so a foreign key can refer.
    pub(super) fn unique_columns(&self) -> Option<Vec<&'a str>> {
        if !self.definition.unique || self.definition.predicate.is_some() {
            return None;
        }
        let keys = self.definition.keys.iter();
        keys.map(|key| match key.kind {
            KeyKind::Column(name) => Some(name),
            KeyKind::Expression(_) => None,
        })
        .collect()
    }
}

impl<'a> ConstraintKind<'a> {
    /// The columns of the table that it names, but for those in expressions of an exclusion.
    pub const fn columns(&self) -> &'a [&'a str] {
        match self {
            Self::PrimaryKey(columns) | Self::Unique(columns) => columns,
            Self::Check(Expression { columns, .. }) => columns,
            Self::ForeignKey(ForeignKey { columns, .. }) => columns,
            Self::Exclude(exclusion) => exclusion.columns,
            Self::NotNull(column) => *column,
        }
    }

    /// The columns that the expressions and the predicate of an exclusion name.
    pub fn held_columns(&self) -> Vec<&'a str> {
        let Self::Exclude(exclusion) = self else {
            return Vec::new();
        };
        let expressions = exclusion
            .elements
            .iter()
            .filter_map(|it| match it.key.kind {
                KeyKind::Expression(expression) => Some(expression.columns),
                KeyKind::Column(_) => None,
            });
        let predicate = exclusion.predicate.map(|it| it.columns);
        expressions.chain(predicate).flatten().copied().collect()
    }

    /// What its expressions name besides columns.
    pub(super) fn mentions(&self) -> Vec<&'a [Mention<'a>]> {
        match self {
            Self::Check(check) => vec![check.mentions],
            Self::Exclude(exclusion) => {
                let keys = exclusion
                    .elements
                    .iter()
                    .filter_map(|it| match it.key.kind {
                        KeyKind::Expression(expression) => Some(expression.mentions),
                        KeyKind::Column(_) => None,
                    });
                keys.chain(exclusion.predicate.map(|it| it.mentions))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The columns that it keeps unique.
    pub const fn unique_columns(&self) -> Option<&'a [&'a str]> {
        match self {
            Self::PrimaryKey(columns) | Self::Unique(columns) => Some(columns),
            Self::Check(_) | Self::ForeignKey(_) | Self::Exclude(_) | Self::NotNull(_) => None,
        }
    }

    /// Its place among the constraints of a table that is made again. PostgreSQL names the NOT NULL of the columns of a primary
    /// key by itself, where these have none before.
    const fn rank(&self) -> u8 {
        match self {
            Self::NotNull(_) => 0,
            Self::PrimaryKey(_) => 1,
            Self::Unique(_) => 2,
            Self::Exclude(_) => 3,
            Self::Check(_) => 4,
            Self::ForeignKey(_) => 5,
        }
    }
}

impl<'a> CreateIndex<'a> {
    /// Every column that it names.
    pub fn columns(&self) -> Vec<&'a str> {
        let keys = self.keys.iter().flat_map(|key| match &key.kind {
            KeyKind::Column(name) => std::slice::from_ref(name),
            KeyKind::Expression(expression) => expression.columns,
        });
        let predicate = self.predicate.iter().flat_map(|it| it.columns);
        keys.chain(self.include).chain(predicate).copied().collect()
    }

    /// What its expressions and its predicate name besides columns.
    pub(super) fn mentions(&self) -> Vec<&'a [Mention<'a>]> {
        let keys = self.keys.iter().map(IndexKey::mentions);
        keys.chain(self.predicate.map(|it| it.mentions)).collect()
    }
}

impl<'a> Table<'a> {
    /// What it is known by.
    pub const fn key(&self) -> Key<'a> {
        Key::of(self.name)
    }
}

/// Whether both hold the same columns, each once, in any order.
pub(super) fn same_set(one: &[&str], two: &[&str]) -> bool {
    let sorted = |columns: &[&str]| {
        let mut columns: Vec<String> = columns.iter().map(ToString::to_string).collect();
        columns.sort_unstable();
        columns
    };
    one.len() == two.len() && sorted(one) == sorted(two)
}
