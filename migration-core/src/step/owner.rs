//! Owners.
//!
//! See [ALTER TABLE](https://www.postgresql.org/docs/current/sql-altertable.html), `OWNER TO`; the other objects have
//! the same clause.

use crate::ident::Name;
use crate::types::Type;

/// `ALTER … OWNER TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterOwner<'a> {
    /// What kind of object it is.
    pub kind: OwnedKind,
    /// The object.
    pub object: OwnedRef<'a>,
    /// Its owner from now on; `None` is whoever runs the step, `CURRENT_ROLE`.
    pub to: Option<&'a str>,
}

/// An object that has an owner and privileges, as a step names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnedRef<'a> {
    /// Its name; a schema lives in none.
    pub name: Name<'a>,
    /// The types that a function or procedure takes; `None` means the one of the name.
    pub types: Option<&'a [Type<'a>]>,
}

/// What has an owner, and for the most part privileges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnedKind {
    /// A table, or a partition of one.
    Table,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
    /// A sequence.
    Sequence,
    /// A function.
    Function,
    /// A procedure.
    Procedure,
    /// A type: an enum or a composite.
    Type,
    /// A domain.
    Domain,
    /// A schema.
    Schema,
    /// A publication, which has no privileges.
    Publication,
    /// A statistics object, which has no privileges.
    Statistics,
}

impl OwnedKind {
    /// What messages call it.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
            Self::Sequence => "sequence",
            Self::Function => "function",
            Self::Procedure => "procedure",
            Self::Type => "type",
            Self::Domain => "domain",
            Self::Schema => "schema",
            Self::Publication => "publication",
            Self::Statistics => "statistics object",
        }
    }

    /// Whether it has columns, which have privileges of their own.
    pub const fn has_columns(self) -> bool {
        matches!(self, Self::Table | Self::View | Self::MaterializedView)
    }
}
