//! Enum types.

use super::{Column, Operation};
use crate::ident::Name;
use crate::types::Type;

/// `CREATE TYPE … AS ENUM`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateEnum<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// Its labels, in their order.
    pub labels: &'a [&'a str],
}

/// `DROP TYPE` of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropEnum<'a> {
    /// The type's name.
    pub name: Name<'a>,
}

/// `ALTER TYPE` of an enum.
///
/// See [ALTER TYPE](https://www.postgresql.org/docs/current/sql-altertype.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterEnum<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// What changes, in order.
    pub changes: &'a [EnumChange<'a>],
}

/// One change of an enum type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumChange<'a> {
    /// `ADD VALUE`
    AddValue {
        /// The new label.
        label: &'a str,
        /// Where it stands among the others.
        place: LabelPlace<'a>,
    },
    /// `RENAME VALUE`
    RenameValue {
        /// The label until now.
        from: &'a str,
        /// The label from now on.
        to: &'a str,
    },
    /// Takes a label away, for which PostgreSQL has no statement: the type is made anew.
    RemoveValue {
        /// The label.
        label: &'a str,
    },
    /// The type made anew: what a removed label becomes once the schema is known. No author writes it.
    Rebuild(EnumRebuild<'a>),
}

/// Where a new label stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelPlace<'a> {
    /// After all others.
    #[default]
    End,
    /// `BEFORE` this label.
    Before(&'a str),
    /// `AFTER` this label.
    After(&'a str),
}

/// An enum type made anew with other labels, and the columns that have it moved over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnumRebuild<'a> {
    /// The labels from now on.
    pub labels: &'a [&'a str],
    /// The labels that go, which no row may hold.
    pub removed: &'a [&'a str],
    /// The name of the old type until it is dropped.
    pub aside: &'a str,
    /// The columns that have the type, those of a table together.
    pub columns: &'a [(Name<'a>, Column<'a>)],
    /// What is dropped before, because it could not stay.
    pub before: &'a [Operation<'a>],
    /// The same, made again after.
    pub after: &'a [Operation<'a>],
}

/// `ALTER TYPE … RENAME TO`; also `ALTER DOMAIN … RENAME TO`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameType<'a> {
    /// What kind of type it is.
    pub kind: TypeKind,
    /// The name until now.
    pub from: Name<'a>,
    /// The type of the new name, which its columns have from now on.
    pub to: &'a Type<'a>,
    /// Of a range type, the type of its bounds, by which its functions are told apart. No author writes it: it is filled
    /// in once the schema is known.
    pub subtype: Option<Type<'a>>,
    /// Of a range type that goes to another schema, its multirange type there, which goes with it.
    pub multirange: Option<&'a Type<'a>>,
}

/// What kind of type a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// An enum type.
    Enum,
    /// A domain.
    Domain,
    /// A composite type.
    Composite,
    /// A range type.
    Range,
}
