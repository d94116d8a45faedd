//! Composite types.
//!
//! See [CREATE TYPE](https://www.postgresql.org/docs/current/sql-createtype.html) and
//! [ALTER TYPE](https://www.postgresql.org/docs/current/sql-altertype.html).

use crate::ident::Name;
use crate::types::{SqlType, Type};

/// `CREATE TYPE … AS (…)`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateComposite<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// Its attributes, in their order.
    pub attributes: &'a [Attribute<'a>],
}

/// An attribute of a composite type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name, which is unique in the type.
    pub name: &'a str,
    /// Its type.
    pub ty: Type<'a>,
    /// `COLLATE`
    pub collation: Option<Name<'a>>,
}

impl<'a> Attribute<'a> {
    /// An attribute of a Rust type.
    pub const fn of<T: SqlType>(name: &'a str, collation: Option<Name<'a>>) -> Self {
        let ty = T::TYPE;
        Self {
            name,
            ty,
            collation,
        }
    }
}

/// `ALTER TYPE` of a composite type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterComposite<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// What changes, in order.
    pub changes: &'a [AttributeChange<'a>],
}

/// One change of a composite type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeChange<'a> {
    /// `ADD ATTRIBUTE`
    Add(Attribute<'a>),
    /// `DROP ATTRIBUTE`; the type is what the author takes it to be.
    Drop {
        /// The attribute's name.
        name: &'a str,
        /// Its type.
        ty: Type<'a>,
    },
    /// `RENAME ATTRIBUTE`; the type is what the author takes it to be.
    Rename {
        /// The name until now.
        from: &'a str,
        /// The name from now on.
        to: &'a str,
        /// Its type.
        ty: Type<'a>,
    },
    /// `ALTER ATTRIBUTE … TYPE`
    Change {
        /// What the author takes its type to be until now.
        from: Type<'a>,
        /// The attribute from now on.
        to: Attribute<'a>,
    },
}

/// `DROP TYPE` of a composite type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropComposite<'a> {
    /// The type's name.
    pub name: Name<'a>,
}
