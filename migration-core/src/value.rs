//! Values, expressions and queries that an author writes.

use crate::ident::Name;
use crate::types::Type;
pub use crate::types::family::Family;
pub use crate::types::set::Types;

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

    /// Of which type its value is, as far as that is known.
    pub(crate) const fn given(&self) -> Option<&'a Type<'a>> {
        let mut left = self.mentions;
        while let [mention, rest @ ..] = left {
            if let Mention::Gives(ty) = mention {
                return Some(ty);
            }
            left = rest;
        }
        None
    }

    /// Whether it names an object that must be there, and stay.
    pub(crate) const fn has_needs(&self) -> bool {
        let mut left = self.mentions;
        while let [mention, rest @ ..] = left {
            if mention.is_of_object() {
                return true;
            }
            left = rest;
        }
        false
    }
}

/// Whether a text calls a function by this name, be it in a string or a comment.
pub(crate) const fn calls(sql: &str, name: &str) -> bool {
    let (mut text, name) = (sql.as_bytes(), name.as_bytes());
    let mut in_word = false;
    while text.len() >= name.len() {
        let (word, rest) = text.split_at(name.len());
        if !in_word && word.eq_ignore_ascii_case(name) && opens(rest) {
            return true;
        }
        let [first, after @ ..] = text else {
            return false;
        };
        (in_word, text) = (is_of_word(*first), after);
    }
    false
}

/// Whether a parenthesis comes next, perhaps behind the quote that ends a name.
const fn opens(mut text: &[u8]) -> bool {
    if let [b'"', after @ ..] = text {
        text = after;
    }
    matches!(text.trim_ascii_start(), [b'(', ..])
}

const fn is_of_word(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || sign == b'_' || !sign.is_ascii()
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
    /// A table, view or sequence that is read or written.
    Relation(Name<'a>),
    /// Any relation, by its name in a string: `'t'::regclass`.
    Regclass(Name<'a>),
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
    /// Which types PostgreSQL takes in a part of the text.
    Typed(Typed<'a>),
    /// Of which type the value of the text is, one of PostgreSQL's own.
    Gives(Type<'a>),
}

impl Mention<'_> {
    /// Whether it is of an object that must be there, and stay.
    pub(crate) const fn is_of_object(&self) -> bool {
        match self {
            Self::Relation(_)
            | Self::Regclass(_)
            | Self::Column { .. }
            | Self::Function(_)
            | Self::Type(_) => true,
            Self::Volatile(_) | Self::Unlike { .. } | Self::Typed(_) | Self::Gives(_) => false,
        }
    }
}

/// A part of a text, and the types of columns with which it has a meaning.
///
/// PostgreSQL finds a function or an operator by the types of what it is called with ("Type Conversion", chapter 10 of its
/// manual).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The part.
    pub what: &'a str,
    /// The columns of its own table on which it depends: none, one or two. An empty name stands for what the text is for: the
    /// column that it gives values to, or the domain whose `VALUE` it is about.
    pub columns: &'a [&'a str],
    /// The types that they can have together, as the bits of [`Types`]; without columns, there is nothing that would make it
    /// right.
    pub taken: &'a [[u64; 2]],
    /// The types that both can have, if they have the same.
    pub same: u64,
    /// Strings that are read as the only column is, and the types as which each reads. One without the type of enums
    /// must be a label.
    pub read: &'a [(&'a str, u64)],
    /// The functions that it calls without a schema, of which there may be others than PostgreSQL's.
    pub calls: &'a [&'a str],
    /// What is wrong with other types, as the end of a sentence.
    pub why: &'a str,
}

impl<'a> Typed<'a> {
    /// A part that is wrong whatever its columns are.
    pub const fn never(what: &'a str, why: &'a str) -> Self {
        Self {
            what,
            columns: &[],
            taken: &[],
            same: 0,
            read: &[],
            calls: &[],
            why,
        }
    }

    /// A part that depends on columns.
    pub const fn over(
        what: &'a str,
        columns: &'a [&'a str],
        taken: &'a [[u64; 2]],
        why: &'a str,
    ) -> Self {
        Self {
            columns,
            taken,
            ..Self::never(what, why)
        }
    }

    /// The types that both columns can have, if they have the same.
    #[must_use]
    pub const fn same(mut self, same: u64) -> Self {
        self.same = same;
        self
    }

    /// The strings that are read as the column is.
    #[must_use]
    pub const fn reading(mut self, read: &'a [(&'a str, u64)]) -> Self {
        self.read = read;
        self
    }

    /// Whether its columns can be of these types.
    pub(crate) const fn takes(&self, types: [Types; 2]) -> bool {
        if types[0].0 == types[1].0 && types[0].is_among(Types(self.same)) {
            return true;
        }
        let mut i = 0;
        while i < self.taken.len() {
            let [one, other] = self.taken[i];
            let [one, other] = [Types(one), Types(other)];
            if types[0].is_among(one) && (types[1].0 == 0 || types[1].is_among(other)) {
                return true;
            }
            i += 1;
        }
        false
    }

    /// The functions that it calls.
    #[must_use]
    pub const fn calling(mut self, calls: &'a [&'a str]) -> Self {
        self.calls = calls;
        self
    }
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

#[cfg(test)]
mod tests {
    use super::calls;

    #[test]
    fn calls_by_name() {
        assert!(calls("lower('A')", "lower") && calls("1 + app.Lower ('A')", "lower"));
        assert!(calls("\"lower\"('A')", "lower"));
        assert!(!calls("flower(1)", "lower") && !calls("lowered(1)", "lower"));
        assert!(!calls("true", "t") && !calls("(t)", "t") && !calls("", "t"));
    }
}
