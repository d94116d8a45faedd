//! Changes of constraints that are there.

use super::Timing;

/// What changes of a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintChange<'a> {
    /// `RENAME CONSTRAINT … TO`: the name from now on; its index, where it has one, gets it too.
    Rename(&'a str),
    /// `VALIDATE CONSTRAINT`: all rows are checked.
    Validate,
    /// `ALTER CONSTRAINT … DEFERRABLE` and the like, of a foreign key.
    Timing(Timing),
    /// `ALTER CONSTRAINT … ENFORCED` of a foreign key: all rows are checked; from PostgreSQL 18.
    Enforce,
    /// `ALTER CONSTRAINT … NOT ENFORCED` of a foreign key; from PostgreSQL 18.
    Release,
}

/// `ADD CONSTRAINT … USING INDEX`: a unique index becomes a key, and is no index of its own any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexKeyed<'a> {
    /// The index.
    pub index: &'a str,
    /// What it becomes.
    pub kind: IndexedKind,
    /// The name of the constraint, where it is not the index's.
    pub name: Option<&'a str>,
    /// When it is checked.
    pub timing: Timing,
}

impl<'a> IndexKeyed<'a> {
    /// The name of the constraint.
    pub const fn constraint(&self) -> &'a str {
        match self.name {
            Some(name) => name,
            None => self.index,
        }
    }
}

/// What an index becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexedKind {
    /// `PRIMARY KEY`
    PrimaryKey,
    /// `UNIQUE`
    Unique,
}
