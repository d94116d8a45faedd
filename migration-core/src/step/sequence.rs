//! Sequences.
//!
//! See [CREATE SEQUENCE](https://www.postgresql.org/docs/current/sql-createsequence.html) and
//! [ALTER SEQUENCE](https://www.postgresql.org/docs/current/sql-altersequence.html).

use crate::ident::Name;

/// `CREATE SEQUENCE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateSequence<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Whether the write-ahead log holds it.
    pub persistence: Persistence,
    /// What it counts, as far as the author says it.
    pub options: SequenceOptions,
    /// The column that it is dropped with.
    pub owned_by: Option<SequenceOwner<'a>>,
}

/// Whether the write-ahead log holds an object, so that it survives a crash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// `LOGGED`, which is PostgreSQL's default.
    #[default]
    Logged,
    /// `UNLOGGED`: after a crash it begins anew. For sequences from PostgreSQL 15 on.
    Unlogged,
}

/// A column that owns a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceOwner<'a> {
    /// The table.
    pub table: Name<'a>,
    /// The column.
    pub column: &'a str,
}

/// What a sequence counts; `None` is what PostgreSQL takes, or what is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SequenceOptions {
    /// `AS`
    pub ty: Option<SequenceType>,
    /// `START WITH`
    pub start: Option<i64>,
    /// `INCREMENT BY`
    pub increment: Option<i64>,
    /// `MINVALUE`
    pub min: Option<SequenceBound>,
    /// `MAXVALUE`
    pub max: Option<SequenceBound>,
    /// `CACHE`: how many numbers a session takes at once.
    pub cache: Option<i64>,
    /// Whether it begins anew at its end.
    pub cycle: Option<bool>,
}

/// The type of a sequence's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceType {
    /// `smallint`
    SmallInt,
    /// `integer`
    Integer,
    /// `bigint`, which is PostgreSQL's default.
    BigInt,
}

/// A bound of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceBound {
    /// `NO MINVALUE`, `NO MAXVALUE`: PostgreSQL's default.
    Default,
    /// This number.
    At(i64),
}

/// `ALTER SEQUENCE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterSequence<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// What changes, in this order.
    pub changes: &'a [SequenceChange<'a>],
}

/// A change of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceChange<'a> {
    /// What it counts, and where it goes on.
    Options(SequenceOptions, Option<SequenceRestart>),
    /// `OWNED BY`
    OwnedBy(Option<SequenceOwner<'a>>),
    /// `SET LOGGED`, `SET UNLOGGED`
    Persistence(Persistence),
}

/// `RESTART`: the next number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceRestart {
    /// Its start.
    AtStart,
    /// This number.
    With(i64),
}

/// `ALTER SEQUENCE … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameSequence<'a> {
    /// Its name until now.
    pub name: Name<'a>,
    /// Its name from now on, in the same schema.
    pub to: &'a str,
}

/// `ALTER SEQUENCE … SET SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveSequence<'a> {
    /// Its name, in the schema that it is in until now.
    pub name: Name<'a>,
    /// The schema that it is in from now on.
    pub schema: &'a str,
}

/// `DROP SEQUENCE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropSequence<'a> {
    /// Its name.
    pub name: Name<'a>,
}
