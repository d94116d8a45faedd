//! Names of database objects.

/// The longest name that PostgreSQL keeps, in bytes; it cuts longer ones without an error.
///
/// See "Identifiers and Key Words" in the PostgreSQL manual, section 4.1.1.
pub const MAX_BYTES: usize = 63;

/// The schema that a name without one belongs to.
pub const DEFAULT_SCHEMA: &str = "public";

/// The name of a table, type or index, with its schema where the author wrote one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name<'a> {
    /// The schema as written; `None` means [`DEFAULT_SCHEMA`].
    pub schema: Option<&'a str>,
    /// The name inside its schema, unquoted.
    pub name: &'a str,
}

impl<'a> Name<'a> {
    /// A name without a schema.
    pub const fn plain(name: &'a str) -> Self {
        Self { schema: None, name }
    }

    /// The schema that the object is in.
    pub const fn schema(&self) -> &'a str {
        match self.schema {
            Some(schema) => schema,
            None => DEFAULT_SCHEMA,
        }
    }

    /// Another name in the same schema.
    pub const fn sibling(&self, name: &'a str) -> Self {
        Self {
            schema: self.schema,
            name,
        }
    }
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// The name of an index or a constraint, and who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectName<'a> {
    /// The author wrote it; a second object of this name is an error.
    Given(&'a str),
    /// PostgreSQL's own default; where it is taken, the first free of `name1`, `name2`, … is used,
    /// as `ChooseRelationName` in PostgreSQL's `indexcmds.c` does it.
    Default(&'a str),
}

impl<'a> ObjectName<'a> {
    /// The name before any number is added to it.
    pub const fn text(&self) -> &'a str {
        match self {
            Self::Given(name) | Self::Default(name) => name,
        }
    }
}
