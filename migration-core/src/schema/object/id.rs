//! What objects are known by.

use std::fmt::{Display, Formatter};

use crate::ident::Name;
use crate::schema::{Key, Noun};

/// What an object, or a part of a table, is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId<'a> {
    /// What it is.
    pub noun: Noun,
    /// Its name, or that of the table that it is a part of. What lives in no schema has an empty one.
    pub key: Key<'a>,
    /// The name of a part of a table; the argument types of a function; otherwise empty.
    pub part: &'a str,
}

impl<'a> ObjectId<'a> {
    /// An object that lives in a schema.
    pub const fn of(noun: Noun, name: Name<'a>) -> Self {
        Self::part_of(noun, name, "")
    }

    /// A part of a table, such as a policy.
    pub const fn part_of(noun: Noun, table: Name<'a>, part: &'a str) -> Self {
        let key = Key::of(table);
        Self { noun, key, part }
    }

    /// An object that lives in no schema, such as a role.
    pub const fn global(noun: Noun, name: &'a str) -> Self {
        let key = Key { schema: "", name };
        let part = "";
        Self { noun, key, part }
    }

    /// What a message calls it, after its kind: a routine with the types that it takes.
    pub(in crate::schema) fn known_as(&self) -> String {
        match (self.noun, self.part) {
            (Noun::Function | Noun::Procedure, types) => format!("{}({types})", self.key.name),
            (_, "") => self.key.name.to_owned(),
            (_, part) => part.to_owned(),
        }
    }

    /// The table that it is a part of, or that it is.
    pub fn table(&self) -> Option<Key<'a>> {
        let is_part = matches!(
            self.noun,
            Noun::Table
                | Noun::Column
                | Noun::Constraint
                | Noun::Trigger
                | Noun::Policy
                | Noun::PublishedTable
        );
        is_part.then_some(self.key)
    }
}

impl Display for ObjectId<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let name = Name {
            schema: Some(self.key.schema)
                .filter(|it| ![crate::ident::DEFAULT_SCHEMA, ""].contains(it)),
            name: self.key.name,
        };
        match self.part {
            "" if matches!(self.noun, Noun::Function | Noun::Procedure) => {
                write!(f, "the {} `{name}()`", self.noun)
            }
            "" => write!(f, "the {} `{name}`", self.noun),
            part if self.noun == Noun::Column => write!(f, "the column `{name}.{part}`"),
            part if self.table().is_some() => write!(f, "the {} `{part}` of `{name}`", self.noun),
            arguments => write!(f, "the {} `{name}({arguments})`", self.noun),
        }
    }
}
