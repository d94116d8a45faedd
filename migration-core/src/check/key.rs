//! Names as the hash table finds them.

use super::catalog::Id;
use super::strings::equal;
use crate::ident::{MAX_BYTES, Name};

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
    Policy,
    /// The query of a view or the default of a column, as a part of it; its place is the number of its own entry, as each has one body.
    Body,
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
}

impl<'a> Key<'a> {
    /// The key of an object that lives in no schema.
    pub(super) const fn global(space: Space, name: &'a str) -> Self {
        Self {
            space,
            table: 0,
            schema: "",
            name,
            suffix: 0,
        }
    }

    /// The key of an object that lives in a schema.
    pub(super) const fn in_schema(space: Space, name: &Name<'a>) -> Self {
        Self {
            space,
            table: 0,
            schema: name.schema(),
            name: name.name,
            suffix: 0,
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
        }
    }
}

impl Key<'_> {
    /// The length of the name with its number, in bytes.
    pub(crate) const fn len(&self) -> usize {
        self.name.len() + Digits::of(self.suffix).len
    }
}

/// Whether both keys are of the same name in the same place.
pub(super) const fn same(a: &Key<'_>, b: &Key<'_>) -> bool {
    a.space as u8 == b.space as u8
        && a.table == b.table
        && equal(a.schema, b.schema)
        && same_name(a, b)
}

/// Whether two names are the same, the numbers added to them being part of them.
const fn same_name(a: &Key<'_>, b: &Key<'_>) -> bool {
    if a.suffix == b.suffix {
        return equal(a.name, b.name);
    }
    let (a_digits, b_digits) = (Digits::of(a.suffix), Digits::of(b.suffix));
    let len = a.len();
    if len != b.len() {
        return false;
    }
    let mut i = 0;
    while i < len {
        if a_digits.after(a.name, i) != b_digits.after(b.name, i) {
            return false;
        }
        i += 1;
    }
    true
}

/// A hash of the name and where it stands.
pub(super) const fn hash(key: &Key<'_>) -> u64 {
    let place = mix(
        key.space as u64,
        key.table as u64 ^ (key.schema.len() as u64) << 32,
    );
    if key.suffix == 0 {
        return mix_bytes(place, key.name.as_bytes());
    }
    let digits = Digits::of(key.suffix);
    let mut joined = [0; 2 * MAX_BYTES];
    let len = key.len();
    let mut i = 0;
    while i < len {
        joined[i] = digits.after(key.name, i);
        i += 1;
    }
    mix_bytes(place, joined.split_at(len).0)
}

/// Eight bytes at a time, because a call costs the compiler's interpreter about as much as ten comparisons.
const fn mix_bytes(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut rest = bytes;
    while let [a, b, c, d, e, f, g, h, after @ ..] = rest {
        hash = mix(hash, u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
        rest = after;
    }
    let mut last = bytes.len() as u64;
    while let [a, after @ ..] = rest {
        last = (last << 8) | *a as u64;
        rest = after;
    }
    mix(hash, last)
}

/// Both halves of a product, so that every bit of the input reaches the low bits of the hash.
const fn mix(hash: u64, part: u64) -> u64 {
    let product = (hash ^ part) as u128 * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// The number added to a name, as its decimal digits; none for 0.
struct Digits {
    bytes: [u8; 8],
    len: usize,
}

impl Digits {
    const fn of(number: usize) -> Self {
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
