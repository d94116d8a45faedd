//! Names as the hash table finds them.

use super::catalog::Id;
use crate::ident::{DEFAULT_SCHEMA, MAX_BYTES, Name};

/// What names are told apart within. Tables and indexes share one space, as PostgreSQL's `pg_class` does.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "each space comes with its steps")]
pub(crate) enum Space {
    Relation,
    Type,
    Column,
    Constraint,
    /// The constraints of all tables of a schema, among which PostgreSQL's default names are unique.
    ConstraintName,
    /// The labels of an enum type, which stands for their table.
    Label,
    Schema,
    Role,
    Extension,
    Publication,
    PublishedTable,
    PublishedSchema,
    Statistics,
    /// Functions and procedures.
    Function,
    Trigger,
    /// That a table is a partition of another, which stands for its table, or that one of both inherits.
    Partition,
    Policy,
    /// The query of a view or the default of a column, as a part of it; its place is the number of its own entry, as each has one body.
    Body,
    /// What roles may do with an object, which stands for their table.
    Rights,
    /// Who owns an object, which stands for the table.
    Owner,
    /// The schema that an object was made in, which stands for the table.
    FirstSchema,
    /// Default privileges; their place says of what and of whose objects.
    DefaultRights,
    /// Roles whose objects have default privileges.
    DefaultOwner,
}

/// Where a name stands.
#[derive(Clone, Copy)]
pub(crate) struct Key<'a> {
    pub(crate) space: Space,
    /// The table of a column or constraint; the number of a routine among those of its name; else 0.
    pub(crate) table: Id,
    /// The schema; empty for a column or constraint.
    pub(crate) schema: &'a str,
    pub(crate) name: &'a str,
    /// The number that was added to a default name to make it unique; 0 for none.
    pub(crate) suffix: usize,
    /// The hash of the schema; [`at_home`](Key::at_home) sets both.
    pub(super) home: u64,
    /// The hash of the name with its number; [`named`](Key::named) and [`numbered`](Key::numbered) set all three.
    pub(super) spelled: u64,
}

impl<'a> Key<'a> {
    /// No name.
    pub(crate) const EMPTY: Self = Self {
        space: Space::Relation,
        table: 0,
        schema: "",
        name: "",
        suffix: 0,
        home: NOWHERE,
        spelled: 0,
    };

    /// The key of an object that lives in no schema.
    pub(super) const fn global(space: Space, name: &'a str) -> Self {
        Self::part(space, 0, name)
    }

    /// The key of an object that lives in a schema.
    pub(super) const fn in_schema(space: Space, name: &Name<'a>) -> Self {
        let key = Self::part(space, 0, name.name);
        match name.schema {
            Some(schema) => key.at_home(schema),
            None => Self {
                schema: DEFAULT_SCHEMA,
                home: DEFAULT_HOME,
                ..key
            },
        }
    }

    /// The key of a part of a table.
    pub(super) const fn part(space: Space, table: Id, name: &'a str) -> Self {
        Self {
            space,
            table,
            schema: "",
            name,
            suffix: 0,
            home: NOWHERE,
            spelled: hash_of(name.as_bytes()),
        }
    }

    /// The same in a schema.
    pub(super) const fn at_home(self, schema: &'a str) -> Self {
        let home = hash_of(schema.as_bytes());
        Self {
            schema,
            home,
            ..self
        }
    }

    /// The same in the schema where another is.
    pub(super) const fn beside(self, other: &Key<'a>) -> Self {
        let (schema, home) = (other.schema, other.home);
        Self {
            schema,
            home,
            ..self
        }
    }

    /// The same with another number behind the name.
    pub(super) const fn numbered(self, suffix: usize) -> Self {
        let spelled = numbered_hash(self.name, suffix);
        Self {
            suffix,
            spelled,
            ..self
        }
    }

    /// The same with another name, and no number.
    pub(super) const fn named(self, name: &'a str) -> Self {
        Self {
            name,
            suffix: 0,
            spelled: hash_of(name.as_bytes()),
            ..self
        }
    }
}

impl Key<'_> {
    /// The length of the name with its number, in bytes.
    pub(crate) const fn len(&self) -> usize {
        self.name.len() + Digits::of(self.suffix).len
    }
}

/// An odd number whose bits are as if by chance, so that every bit of a product depends on every bit of a factor.
const FACTOR: u128 = 0x9e37_79b9_7f4a_7c15;
/// The hash of no schema.
const NOWHERE: u64 = hash_of(b"");
const DEFAULT_HOME: u64 = hash_of(DEFAULT_SCHEMA.as_bytes());

/// Eight bytes at a time, of which the last come first and may come again, so that the length counts too.
///
/// The compiler's interpreter takes as long for a call as for ten of its statements, and one statement more for each byte that
/// is bound by reference.
const fn hash_of(bytes: &[u8]) -> u64 {
    let mut word = match *bytes {
        [.., a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        [a, b, c, d, e, f, g] => u64::from_le_bytes([a, b, c, d, e, f, g, 0]),
        [a, b, c, d, e, f] => u64::from_le_bytes([a, b, c, d, e, f, 0, 0]),
        [a, b, c, d, e] => u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]),
        [a, b, c, d] => u64::from_le_bytes([a, b, c, d, 0, 0, 0, 0]),
        [a, b, c] => u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0]),
        [a, b] => u64::from_le_bytes([a, b, 0, 0, 0, 0, 0, 0]),
        [a] => a as u64,
        [] => 0,
    };
    let (mut hash, mut rest) = (bytes.len() as u64, bytes);
    loop {
        let product = (hash ^ word) as u128 * FACTOR;
        hash = product as u64 ^ (product >> 64) as u64;
        let [a, b, c, d, e, f, g, h, ref after @ ..] = *rest else {
            return hash;
        };
        word = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        rest = after;
    }
}

/// The hash of a name followed by a number.
const fn numbered_hash(name: &str, suffix: usize) -> u64 {
    let digits = Digits::of(suffix);
    let mut joined = [0; 2 * MAX_BYTES];
    let len = name.len() + digits.len;
    let mut i = 0;
    while i < len {
        joined[i] = digits.after(name, i);
        i += 1;
    }
    hash_of(joined.split_at(len).0)
}

/// The number added to a name, as its decimal digits; none for 0.
pub(super) struct Digits {
    bytes: [u8; 8],
    len: usize,
}

impl Digits {
    pub(super) const fn of(number: usize) -> Self {
        let mut digits = Self {
            bytes: [0; 8],
            len: 0,
        };
        let mut rest = number;
        while rest > 0 {
            digits.len += 1;
            rest /= 10;
        }
        let (mut rest, mut i) = (number, digits.len);
        while i > 0 {
            i -= 1;
            digits.bytes[i] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        digits
    }

    /// The digits.
    pub(super) const fn text(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    /// The byte at a place of the name followed by the digits.
    const fn after(&self, name: &str, place: usize) -> u8 {
        if place < name.len() {
            name.as_bytes()[place]
        } else {
            self.bytes[place - name.len()]
        }
    }
}

/// The key of a table or index.
pub(super) const fn relation<'n>(name: &Name<'n>) -> Key<'n> {
    Key::in_schema(Space::Relation, name)
}

/// The key of a type.
pub(super) const fn type_name<'n>(name: &Name<'n>) -> Key<'n> {
    Key::in_schema(Space::Type, name)
}

/// The key of a column.
pub(super) const fn column(table: Id, name: &str) -> Key<'_> {
    Key::part(Space::Column, table, name)
}

/// The key of a constraint.
pub(super) const fn constraint(table: Id, name: &str) -> Key<'_> {
    Key::part(Space::Constraint, table, name)
}
