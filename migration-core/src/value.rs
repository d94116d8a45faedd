//! Values and expressions that an author writes.

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
    /// The columns that it names, each once, in order of appearance.
    pub columns: &'a [&'a str],
}

/// The default of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultValue<'a> {
    /// A literal.
    Value(Value<'a>),
    /// A call such as `now()`, or what stands in `sql("…")`.
    Expression(Expression<'a>),
}
