//! Values, expressions and queries that an author writes.

use crate::ident::Name;
pub use crate::types::family::Family;

/// A literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, spelled as the author spelled it, without suffix or underscores.
    Number(&'a str),
    /// A string, unquoted; it becomes a literal that PostgreSQL reads as the column's type.
    Text(&'a str),
}

/// An SQL expression, and what it names.
///
/// The macro has parsed the text, so that it is one whole expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expression<'a> {
    /// The text, as the author wrote it.
    pub sql: &'a str,
    /// The columns of its own table that it names, each once, in order of appearance.
    pub columns: &'a [&'a str],
    /// What else it names.
    pub mentions: &'a [Mention<'a>],
}

impl<'a> Expression<'a> {
    /// An expression that names nothing but columns of its own table.
    pub const fn over(sql: &'a str, columns: &'a [&'a str]) -> Self {
        Self {
            sql,
            columns,
            mentions: &[],
        }
    }
}

/// A query that reads, such as the body of a view.
///
/// The macro has parsed the text, so that it is one whole query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query<'a> {
    /// The text, as the author wrote it.
    pub sql: &'a str,
    /// What it names.
    pub mentions: &'a [Mention<'a>],
}

/// An object that a text names, so that it must be there before, and may not go while the text is in use.
///
/// What is PostgreSQL's own is not mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention<'a> {
    /// A table, view or sequence.
    Relation(Name<'a>),
    /// A column that one of these relations has.
    Column {
        /// Where it may come from, from the innermost query outwards.
        relations: &'a [Name<'a>],
        /// Its name.
        column: &'a str,
    },
    /// A function that is called by its name.
    Function(Call<'a>),
    /// A type.
    Type(Name<'a>),
    /// A function of PostgreSQL's that gives another value for every row.
    Volatile(&'a str),
    /// That a part of the text is not immutable where each of these columns is of one of these types, in a text that must
    /// be.
    Unlike {
        /// The part.
        what: &'a str,
        /// Columns of its own table, and the types that they may not all have.
        columns: &'a [(&'a str, &'a [Family])],
    },
}

/// A call of a function that is not PostgreSQL's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// How many arguments it is called with.
    pub arguments: usize,
    /// The extensions that bring one of this name, of those that are known.
    pub extensions: &'a [&'a str],
    /// What PostgreSQL has instead, as a sentence; empty if nothing is like it.
    pub instead: &'a str,
}

impl<'a> Call<'a> {
    /// A call of a function like which nothing is known.
    pub const fn new(name: Name<'a>, arguments: usize) -> Self {
        Self {
            name,
            arguments,
            extensions: &[],
            instead: "",
        }
    }
}

/// The default of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultValue<'a> {
    /// A literal.
    Value(Value<'a>),
    /// A call such as `now()`, or what stands in `sql("…")`.
    Expression(Expression<'a>),
}
