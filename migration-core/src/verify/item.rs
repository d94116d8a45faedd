//! What is compared.

use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::{Key, Noun, ObjectId};
use std::fmt::{Display, Formatter};

/// An object, or a part of one, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// What it is.
    pub noun: Noun,
    /// Its schema; empty where it lives in none.
    pub schema: String,
    /// Its name, or that of the table or view that it is a part of.
    pub name: String,
    /// The name of a part; otherwise empty.
    pub part: String,
}

/// What the catalog holds of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is said of it; empty where nothing is.
    pub words: String,
    /// The table or view that it belongs to.
    pub table: Option<Item>,
}

impl Item {
    /// An object.
    pub(crate) fn new(noun: Noun, (schema, name): (&str, &str), part: &str) -> Self {
        Self {
            noun,
            schema: schema.to_owned(),
            name: name.to_owned(),
            part: part.to_owned(),
        }
    }

    /// What an object of a schema is known by; routines of one name are one item.
    pub(super) fn of(id: &ObjectId<'_>) -> Self {
        let part = match id.noun {
            Noun::Function | Noun::Procedure => "",
            _ => id.part,
        };
        Self::new(id.noun, (id.key.schema, id.key.name), part)
    }

    /// The table of this name.
    pub(super) fn table(name: Name<'_>) -> Self {
        Self::new(Noun::Table, (name.schema(), name.name), "")
    }
}

impl Found {
    /// Whether it is a valid NOT NULL, of which its column says as much. PostgreSQL 18 makes one for each column that allows no
    /// NULL, and chooses its name where nobody does.
    pub(super) fn says_its_column(&self) -> bool {
        self.words.starts_with("not null (") && !self.words.contains("), not valid")
    }
}

/// As messages name it.
impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let schema = match self.schema.as_str() {
            "" => DEFAULT_SCHEMA,
            schema => schema,
        };
        let key = Key {
            schema,
            name: &self.name,
        };
        let id = ObjectId {
            noun: self.noun,
            key,
            part: &self.part,
        };
        id.fmt(f)
    }
}
