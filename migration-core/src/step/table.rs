//! Tables.

use super::{
    Cascade, Column, ColumnChange, Constraint, ConstraintChange, DropBehavior, IndexKeyed,
    StorageChange, TableOptions,
};
use crate::ident::Name;
use crate::types::{Field, Type};
use crate::value::Expression;

/// `CREATE TABLE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateTable<'a> {
    /// The table's name.
    pub name: Name<'a>,
    /// Its columns, in their order.
    pub columns: &'a [Column<'a>],
    /// Its constraints: those written at a column first, then the table's own.
    pub constraints: &'a [Constraint<'a>],
    /// How it is stored.
    pub options: TableOptions<'a>,
}

/// `DROP TABLE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropTable<'a> {
    /// The table's name.
    pub name: Name<'a>,
    /// What becomes of what needs it.
    pub behavior: DropBehavior,
}

setters! {
    DropTable<'a> {
        behavior: DropBehavior,
    }
}

impl<'a> DropTable<'a> {
    /// A table that nothing else needs.
    pub const fn new(name: Name<'a>) -> Self {
        Self {
            name,
            behavior: DropBehavior::Restrict,
        }
    }
}

/// `ALTER TABLE … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameTable<'a> {
    /// The name until now.
    pub name: Name<'a>,
    /// The name from now on, in the same schema.
    pub to: &'a str,
}

/// `ALTER TABLE … SET SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveTable<'a> {
    /// The table's name, in the schema that it is in until now.
    pub name: Name<'a>,
    /// The schema that it is in from now on.
    pub schema: &'a str,
}

/// `ALTER TABLE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterTable<'a> {
    /// The table's name.
    pub table: Name<'a>,
    /// What changes, in order.
    pub changes: &'a [Change<'a>],
}

/// One change of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// `ADD COLUMN`
    AddColumn(Column<'a>),
    /// `DROP COLUMN`; the type is what the author takes it to be.
    DropColumn {
        /// The column's name.
        name: &'a str,
        /// Its type.
        ty: ColumnType<'a>,
    },
    /// `RENAME COLUMN`; the type is what the author takes it to be.
    RenameColumn {
        /// The name until now.
        from: &'a str,
        /// The name from now on.
        to: &'a str,
        /// Its type.
        ty: ColumnType<'a>,
    },
    /// `ALTER COLUMN … TYPE`, and `SET NOT NULL` or `DROP NOT NULL` where that differs.
    ChangeType {
        /// The column's name.
        name: &'a str,
        /// What the author takes it to be until now.
        from: ColumnType<'a>,
        /// What it is from now on.
        to: ColumnType<'a>,
        /// How the old values become new ones, where PostgreSQL has no assignment cast.
        using: Option<Expression<'a>>,
        /// The same for the way back; where it is missing, a plain cast.
        down_using: Option<Expression<'a>>,
        /// `COLLATE`; where it is missing, a new type has its own.
        collation: Option<Name<'a>>,
    },
    /// `ALTER COLUMN`, but for its type; the type is what the author takes it to be.
    AlterColumn {
        /// The column's name.
        name: &'a str,
        /// Its type.
        ty: ColumnType<'a>,
        /// What changes.
        change: ColumnChange<'a>,
    },
    /// How the table is stored.
    Storage(StorageChange<'a>),
    /// `ADD CONSTRAINT`
    AddConstraint(Constraint<'a>),
    /// `DROP CONSTRAINT`
    DropConstraint {
        /// The constraint's name.
        name: &'a str,
    },
    /// A drop of a column or constraint with all that needs it.
    Cascade(Cascade<'a, Change<'a>>),
    /// A change of a constraint that is there.
    AlterConstraint {
        /// The constraint's name.
        name: &'a str,
        /// What changes.
        change: ConstraintChange<'a>,
    },
    /// `ADD CONSTRAINT … USING INDEX`
    AddKeyOfIndex(IndexKeyed<'a>),
    /// `INHERIT`: the table whose columns and checks it has already, and that has its rows from now on.
    Inherit(Name<'a>),
    /// `NO INHERIT`: the table that has its rows no more.
    NoInherit(Name<'a>),
}

/// A type, and whether NULL is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnType<'a> {
    /// The type.
    pub ty: Type<'a>,
    /// Whether the column may be NULL.
    pub nullable: bool,
}

impl ColumnType<'_> {
    /// What a Rust type stands for.
    pub const fn of<T: Field>() -> Self {
        Self {
            ty: T::TYPE,
            nullable: T::NULLABLE,
        }
    }

    /// Whether both are the same, modifiers included.
    pub fn same(&self, other: &ColumnType<'_>) -> bool {
        self.nullable == other.nullable && self.ty.same(&other.ty)
    }
}

impl std::fmt::Display for ColumnType<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let null = if self.nullable { "NULL" } else { "NOT NULL" };
        write!(f, "{} {null}", self.ty)
    }
}
