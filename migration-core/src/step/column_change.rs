//! Changes of a column that leave its type alone.

use super::{Compression, Identity, IdentitySequence, Storage};
use crate::value::{DefaultValue, Expression};

/// What `ALTER COLUMN` changes besides the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnChange<'a> {
    /// `SET DEFAULT`
    SetDefault(DefaultValue<'a>),
    /// `DROP DEFAULT`
    DropDefault,
    /// `ADD GENERATED … AS IDENTITY`
    AddIdentity(Identity, IdentitySequence<'a>),
    /// `SET GENERATED …` and `SET` of what the sequence counts; what is absent stays.
    SetIdentity(Option<Identity>, IdentitySequence<'a>),
    /// `DROP IDENTITY`
    DropIdentity,
    /// `SET EXPRESSION`; from PostgreSQL 17.
    SetExpression(Expression<'a>),
    /// `DROP EXPRESSION`: the column keeps its values, and is generated no more.
    DropExpression,
    /// `SET STORAGE`; `None` is the type's own.
    SetStorage(Option<Storage>),
    /// `SET COMPRESSION`; `None` is the server's default.
    SetCompression(Option<Compression>),
    /// `SET STATISTICS`, from 0 to 10,000; `None` is the server's default.
    SetStatistics(Option<u16>),
    /// `SET (…)`: the options' names and values.
    SetOptions(&'a [(&'a str, &'a str)]),
    /// `RESET (…)`: the options' names.
    ResetOptions(&'a [&'a str]),
}
