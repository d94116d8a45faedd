//! What the names of a history stand for.

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "each kind comes with its steps")]
pub(crate) enum Kind {
    Table,
    Partition,
    /// That another table inherits from this one.
    Child,
    /// That this table inherits from another.
    Parent,
    Index,
    Enum,
    Column,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Label,
    Attribute,
    Schema,
    Role,
    Extension,
    Domain,
    Composite,
    Range,
    Multirange,
    Sequence,
    /// The sequence of an identity column, of which a step says the name.
    IdentitySequence,
    Function,
    Procedure,
    View,
    MaterializedView,
    Trigger,
    Policy,
    Statistics,
    Publication,
    Exclude,
    NotNull,
    PublishedTable,
    PublishedSchema,
    Rights,
}

impl Kind {
    /// What a message calls one of it.
    pub(crate) const fn one(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::Partition => "a partition",
            Self::Child | Self::Parent => "a table that inherits",
            Self::Index => "an index",
            Self::Enum => "a type",
            Self::Column => "a column",
            Self::PrimaryKey => "a primary key",
            Self::Unique => "a unique constraint",
            Self::Check => "a check constraint",
            Self::ForeignKey => "a foreign key",
            Self::Label => "a label",
            Self::Attribute => "an attribute",
            Self::Schema => "a schema",
            Self::Role => "a role",
            Self::Extension => "an extension",
            Self::Domain => "a domain",
            Self::Composite => "a composite type",
            Self::Range => "a range type",
            Self::Multirange => "a multirange type",
            Self::Sequence => "a sequence",
            Self::IdentitySequence => "an identity's sequence",
            Self::Function => "a function",
            Self::Procedure => "a procedure",
            Self::View => "a view",
            Self::MaterializedView => "a materialized view",
            Self::Trigger => "a trigger",
            Self::Policy => "a policy",
            Self::Statistics => "a statistics object",
            Self::Publication | Self::PublishedTable | Self::PublishedSchema => "a publication",
            Self::Exclude => "an exclusion",
            Self::NotNull => "a not-null constraint",
            Self::Rights => "a privilege",
        }
    }

    /// The same without its article.
    pub(crate) const fn noun(self) -> &'static str {
        let one = self.one();
        let article = if one.as_bytes()[1] == b' ' { 2 } else { 3 };
        one.split_at(article).1
    }
}
