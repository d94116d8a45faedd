//! The kinds of objects, by the words that messages use.

use std::fmt::{Display, Formatter};

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// A schema.
    Schema,
    /// A role.
    Role,
    /// An extension.
    Extension,
    /// An enum type, or any type where its kind does not matter.
    Type,
    /// A label of an enum type.
    Label,
    /// An attribute of a composite type.
    Attribute,
    /// A domain.
    Domain,
    /// A composite type.
    Composite,
    /// A range type.
    Range,
    /// A sequence.
    Sequence,
    /// A function.
    Function,
    /// A procedure.
    Procedure,
    /// A table.
    Table,
    /// A column of a table.
    Column,
    /// A constraint of a table.
    Constraint,
    /// An index.
    Index,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
    /// A trigger of a table.
    Trigger,
    /// A row security policy of a table.
    Policy,
    /// A statistics object.
    Statistics,
    /// A publication.
    Publication,
    /// A table of a publication.
    PublishedTable,
    /// A schema of a publication.
    PublishedSchema,
}

impl Noun {
    /// Whether it shares the names of tables: PostgreSQL keeps it in `pg_class`.
    pub const fn is_relation(self) -> bool {
        matches!(
            self,
            Self::Table
                | Self::Index
                | Self::View
                | Self::MaterializedView
                | Self::Sequence
                | Self::Composite
        )
    }

    /// Whether it shares the names of types: PostgreSQL keeps it, or the type of its rows, in `pg_type`.
    pub const fn is_type(self) -> bool {
        matches!(
            self,
            Self::Type
                | Self::Domain
                | Self::Composite
                | Self::Range
                | Self::Table
                | Self::View
                | Self::MaterializedView
        )
    }
}

impl Display for Noun {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Schema => "schema",
            Self::Role => "role",
            Self::Extension => "extension",
            Self::Type => "type",
            Self::Label => "label",
            Self::Attribute => "attribute",
            Self::Domain => "domain",
            Self::Composite => "composite type",
            Self::Range => "range type",
            Self::Sequence => "sequence",
            Self::Function => "function",
            Self::Procedure => "procedure",
            Self::Table => "table",
            Self::Column => "column",
            Self::Constraint => "constraint",
            Self::Index => "index",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
            Self::Trigger => "trigger",
            Self::Policy => "policy",
            Self::Statistics => "statistics object",
            Self::Publication | Self::PublishedTable => "publication",
            Self::PublishedSchema => "published schema",
        })
    }
}
