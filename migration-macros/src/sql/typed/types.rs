//! The types of PostgreSQL that operands and arguments are held against.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A type by its place in [`NAMES`], or [`UNKNOWN`].
pub(super) type Kind = u8;

/// A type of which nothing is said.
pub(super) const UNKNOWN: Kind = u8::MAX;

/// How many types there are that are no arrays of others; their arrays follow in the same order.
const ELEMENTS: u8 = 30;

/// As `pg_type` calls them; `enum` is any enum type. The check of the compiler has the same places (`migration_core::types::bit`).
pub(crate) const NAMES: [&str; 64] = [
    "bool",
    "int2",
    "int4",
    "int8",
    "float4",
    "float8",
    "numeric",
    "text",
    "varchar",
    "bpchar",
    "bytea",
    "uuid",
    "json",
    "jsonb",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "interval",
    "inet",
    "cidr",
    "macaddr",
    "tsvector",
    "int4range",
    "int8range",
    "numrange",
    "daterange",
    "tsrange",
    "tstzrange",
    "enum",
    "_bool",
    "_int2",
    "_int4",
    "_int8",
    "_float4",
    "_float8",
    "_numeric",
    "_text",
    "_varchar",
    "_bpchar",
    "_bytea",
    "_uuid",
    "_json",
    "_jsonb",
    "_date",
    "_time",
    "_timestamp",
    "_timestamptz",
    "_interval",
    "_inet",
    "_cidr",
    "_macaddr",
    "_tsvector",
    "_int4range",
    "_int8range",
    "_numrange",
    "_daterange",
    "_tsrange",
    "_tstzrange",
    "_enum",
    "name",
    "tsquery",
    "timetz",
    "oid",
];

/// To which type PostgreSQL casts from which. Made by `system/generate`.
static CASTS: LazyLock<BTreeMap<&str, [Set; 3]>> = LazyLock::new(|| {
    let lines = include_str!("../system/casts.txt").lines();
    lines.filter_map(cast).collect()
});

fn cast(line: &'static str) -> Option<(&'static str, [Set; 3])> {
    let mut words = line.split(' ');
    let target = words.next()?;
    let mut sets = [Set::NONE; 3];
    for word in words {
        let (context, sources) = word.split_once(':')?;
        let place = ["i", "a", "e"].iter().position(|it| *it == context)?;
        for source in sources.split(',') {
            sets[place] = sets[place] | Set::of(kind(source));
        }
    }
    Some((target, sets))
}

/// A set of types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Set(pub(crate) u64);

impl Set {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);
    /// Those that a column has, as far as its type is known.
    pub(super) const OF_COLUMNS: Self = Self((1 << (2 * ELEMENTS)) - 1);

    pub(super) const ARRAYS: Self = Self::between(ELEMENTS, 2 * ELEMENTS - 1);
    pub(super) const RANGES: Self = Self::between(23, 28);

    /// The types from one place to another, both of which belong to it.
    pub(super) const fn between(first: Kind, last: Kind) -> Self {
        Self((u64::MAX >> (63 - (last - first))) << first)
    }

    /// One type; none if it is not known.
    pub(super) fn of(kind: Kind) -> Self {
        Self(1_u64.checked_shl(kind.into()).unwrap_or(0))
    }

    /// The type that `pg_type` calls so.
    pub(crate) fn named(name: &str) -> Self {
        Self::of(kind(name))
    }

    /// The arrays of these types. An array of arrays is one of their elements.
    pub(crate) fn arrays(self) -> Self {
        Self((self.without(Self::ARRAYS).0 << ELEMENTS) | (self & Self::ARRAYS).0)
    }

    /// Whether a type may be one of these.
    pub(super) fn may_have(self, kind: Kind) -> bool {
        kind == UNKNOWN || self.0 & Self::of(kind).0 != 0
    }

    pub(super) fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn kinds(self) -> impl Iterator<Item = Kind> {
        (0..64).filter(move |kind| self.may_have(*kind))
    }
}

impl std::ops::BitOr for Set {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitAnd for Set {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

pub(super) fn kind(name: &str) -> Kind {
    let place = NAMES.iter().position(|it| *it == name);
    place
        .and_then(|it| u8::try_from(it).ok())
        .unwrap_or(UNKNOWN)
}

pub(super) fn is_array(kind: Kind) -> bool {
    (ELEMENTS..2 * ELEMENTS).contains(&kind)
}

pub(super) fn is_range(kind: Kind) -> bool {
    NAMES
        .get(usize::from(kind))
        .is_some_and(|name| name.ends_with("range"))
}

/// The type of the elements of an array.
pub(super) fn element(kind: Kind) -> Kind {
    if is_array(kind) {
        kind - ELEMENTS
    } else {
        UNKNOWN
    }
}

pub(super) fn array_of(kind: Kind) -> Kind {
    if kind < ELEMENTS {
        kind + ELEMENTS
    } else {
        UNKNOWN
    }
}

/// What is cast to a type where it is wanted; to a type of which nothing is known, everything may be.
pub(super) fn implicit(target: &str) -> Set {
    CASTS.get(target).map_or(Set::ALL, |sets| sets[0])
}

/// The types of columns to which a type is cast where a value of it is assigned; all, if nothing is known of it.
pub(super) fn assigned(source: Kind) -> Set {
    let takes = |target: &Kind| {
        let name = NAMES.get(usize::from(*target));
        let sets = name.and_then(|name| CASTS.get(name));
        sets.is_none_or(|[wanted, assigned, _]| (*wanted | *assigned).may_have(source))
    };
    let targets = Set::OF_COLUMNS.kinds().filter(takes);
    targets.fold(Set::NONE, |all, target| all | Set::of(target))
}

/// What is cast to a type where the cast is written.
pub(super) fn explicit(target: Kind) -> Set {
    let name = NAMES.get(usize::from(target));
    let sets = name.and_then(|name| CASTS.get(name));
    sets.map_or(Set::ALL, |[wanted, assigned, written]| {
        *wanted | *assigned | *written
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_follow_their_elements() {
        for element in 0..ELEMENTS {
            let name = format!("_{}", NAMES[usize::from(element)]);
            assert_eq!(kind(&name), array_of(element), "{name}");
        }
    }

    #[test]
    fn casts_are_known() {
        assert!(
            implicit("int8").may_have(kind("int4")) && !implicit("int4").may_have(kind("int8"))
        );
        assert_eq!(implicit("record"), Set::NONE);
        assert_eq!(implicit("geometry"), Set::ALL);
        assert!(
            explicit(kind("uuid")).may_have(kind("text"))
                && !explicit(kind("uuid")).may_have(kind("int4"))
        );
    }
}
