//! What a text needs of the schema.

use super::name::ObjectName;
use super::typed::{Given, Typed};

/// Something that must exist for a text to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mention {
    /// A table, view or sequence that is read or written.
    Relation(ObjectName),
    /// Any relation, by its name in a string: `'t'::regclass`.
    Regclass(ObjectName),
    /// All columns of a relation: `*` and `t.*` become its columns when PostgreSQL stores the text.
    AllColumns(ObjectName),
    /// A column of one of these relations, the innermost first: which one depends on what columns they have.
    ///
    /// `t.name` is also the call `name(t)` of a function if `t` has no such column (section 8.16.5 of the manual).
    Column {
        relations: Vec<ObjectName>,
        column: String,
    },
    /// A function that is called by name, and with how many arguments.
    Function {
        name: ObjectName,
        arguments: usize,
        /// The extensions that bring one of this name.
        extensions: Vec<&'static str>,
        /// What PostgreSQL has instead.
        instead: Option<String>,
    },
    /// A type, or an array of it. A table's row type is one too.
    Type(ObjectName),
    /// A function of PostgreSQL's that gives another value for every row.
    Volatile(String),
    /// Which types PostgreSQL takes in a part of the text.
    Typed(Typed),
    /// Of which type the value of the text is, where it becomes that of a column, domain or argument.
    Gives(Given),
}

/// What a query gives and needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// As PostgreSQL names them; none if the text alone does not tell.
    pub columns: Option<Vec<OutputColumn>>,
    pub mentions: Vec<Mention>,
    /// Whether a view of it may be one that rows can be written through: one table, nothing grouped or cut off.
    pub is_updatable: bool,
}

/// One column of a query, or those that its `*` stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OutputColumn {
    Named(String),
    /// The columns of a relation in their order, but for the first few and for some names.
    All {
        relation: ObjectName,
        skip: usize,
        except: Vec<String>,
    },
}
