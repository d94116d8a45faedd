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

    /// Whether both name the same object.
    pub fn same(&self, other: &Name<'_>) -> bool {
        self.schema() == other.schema() && self.name == other.name
    }

    /// The name as SQL, with its schema only where the author wrote one.
    pub fn quoted(&self) -> String {
        match self.schema {
            Some(schema) => format!("{}.{}", Quoted(schema), Quoted(self.name)),
            None => Quoted(self.name).to_string(),
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

/// An identifier as SQL: always in quotes, which makes every name an identifier and nothing else.
///
/// It stands here and not beside the other SQL, because the schema writes names into expressions too.
#[derive(Clone, Copy, Debug)]
pub struct Quoted<'a>(pub &'a str);

impl std::fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\"", self.0.replace('"', "\"\""))
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
