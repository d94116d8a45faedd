//! How the bounds of partitions stand to each other, as far as their texts tell.
//!
//! After `check_new_partition_bound` in PostgreSQL's `partbounds.c`. What only PostgreSQL can compare is taken to fit.

use std::cmp::Ordering;

use super::{Bound, BoundValue};
use crate::value::Value;

const OVERLAPS: &str = "would hold rows that another partition of its table holds";
const MODULUS: &str = "has a modulus that is neither a multiple nor a factor of that of another partition of its table";
const SECOND_DEFAULT: &str = "would be the second default partition of its table";

impl Bound<'_> {
    /// Whether it is a range whose upper bound is surely not above the lower one.
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Range { from, to } => {
                matches!(order(from, to), Some(Ordering::Equal | Ordering::Greater))
            }
            _ => false,
        }
    }

    /// Why a table cannot have partitions of both bounds, each of which fits the table by itself.
    pub const fn clash(&self, other: &Bound<'_>) -> Option<&'static str> {
        match (self, other) {
            (Bound::Default, Bound::Default) => Some(SECOND_DEFAULT),
            (
                Bound::Hash { modulus, remainder },
                Bound::Hash {
                    modulus: m,
                    remainder: r,
                },
            ) => hashes((*modulus, *remainder), (*m, *r)),
            (Bound::List(one), Bound::List(two)) if share(one, two) => Some(OVERLAPS),
            (Bound::Range { from, to }, Bound::Range { from: f, to: t })
                if overlap((from, to), (f, t)) =>
            {
                Some(OVERLAPS)
            }
            _ => None,
        }
    }
}

const fn hashes(one: (u32, u32), two: (u32, u32)) -> Option<&'static str> {
    let (less, more) = if one.0 < two.0 {
        (one, two)
    } else {
        (two, one)
    };
    if less.0 == 0 {
        return None;
    }
    if more.0 % less.0 != 0 {
        return Some(MODULUS);
    }
    if more.1 % less.0 == less.1 {
        return Some(OVERLAPS);
    }
    None
}

const fn share(one: &[BoundValue<'_>], two: &[BoundValue<'_>]) -> bool {
    let mut i = 0;
    while i < one.len() {
        let mut j = 0;
        while j < two.len() {
            if matches!((&one[i], &two[j]), (BoundValue::Null, BoundValue::Null))
                || matches!(compare(&one[i], &two[j]), Some(Ordering::Equal))
            {
                return true;
            }
            j += 1;
        }
        i += 1;
    }
    false
}

type Values<'v> = &'v [BoundValue<'v>];

/// Two ranges that are not empty overlap where they begin or end alike, or each begins below the other's end.
const fn overlap(one: (Values<'_>, Values<'_>), two: (Values<'_>, Values<'_>)) -> bool {
    matches!(order(one.0, two.0), Some(Ordering::Equal))
        || matches!(order(one.1, two.1), Some(Ordering::Equal))
        || matches!(order(one.0, two.1), Some(Ordering::Less))
            && matches!(order(two.0, one.1), Some(Ordering::Less))
}

/// As `partition_rbound_cmp` compares: what is least or greatest ends the comparison.
const fn order(one: Values<'_>, two: Values<'_>) -> Option<Ordering> {
    use BoundValue::{Greatest, Least};
    let mut i = 0;
    while i < one.len() && i < two.len() {
        match (&one[i], &two[i]) {
            (Least, Least) | (Greatest, Greatest) => return Some(Ordering::Equal),
            (Least, _) | (_, Greatest) => return Some(Ordering::Less),
            (Greatest, _) | (_, Least) => return Some(Ordering::Greater),
            (one, two) => match compare(one, two) {
                Some(Ordering::Equal) => {}
                other => return other,
            },
        }
        i += 1;
    }
    Some(Ordering::Equal)
}

/// Literals in the same words are the same value, of whichever type. Whole numbers and dates can be compared besides.
const fn compare(one: &BoundValue<'_>, two: &BoundValue<'_>) -> Option<Ordering> {
    let (BoundValue::Value(one), BoundValue::Value(two)) = (one, two) else {
        return None;
    };
    match (one, two) {
        (Value::Boolean(one), Value::Boolean(two)) => Some(if *one == *two {
            Ordering::Equal
        } else if *two {
            Ordering::Less
        } else {
            Ordering::Greater
        }),
        (Value::Number(one), Value::Number(two)) => match (whole(one), whole(two)) {
            (Some(one), Some(two)) if one < two => Some(Ordering::Less),
            (Some(one), Some(two)) if one > two => Some(Ordering::Greater),
            (Some(_), Some(_)) => Some(Ordering::Equal),
            _ => alike(one, two),
        },
        (Value::Text(one), Value::Text(two)) => match texts(one, two) {
            Ordering::Equal => Some(Ordering::Equal),
            other if is_date(one) && is_date(two) => Some(other),
            _ => None,
        },
        (Value::Number(one), Value::Text(two)) | (Value::Text(two), Value::Number(one)) => {
            alike(one, two)
        }
        _ => None,
    }
}

const fn alike(one: &str, two: &str) -> Option<Ordering> {
    match texts(one, two) {
        Ordering::Equal => Some(Ordering::Equal),
        _ => None,
    }
}

/// Byte by byte.
const fn texts(one: &str, two: &str) -> Ordering {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    let mut i = 0;
    while i < one.len() && i < two.len() {
        if one[i] < two[i] {
            return Ordering::Less;
        }
        if one[i] > two[i] {
            return Ordering::Greater;
        }
        i += 1;
    }
    if one.len() == two.len() {
        Ordering::Equal
    } else if one.len() < two.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// The whole number that a text says, where it is one of at most 18 digits.
const fn whole(text: &str) -> Option<i64> {
    let (digits, sign) = match text.as_bytes() {
        [b'-', digits @ ..] => (digits, -1),
        digits => (digits, 1),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (mut number, mut i) = (0, 0);
    while i < digits.len() {
        if !digits[i].is_ascii_digit() {
            return None;
        }
        number = number * 10 + (digits[i] - b'0') as i64;
        i += 1;
    }
    Some(sign * number)
}

/// Whether a text is a date as `2025-01-31`, all of which have one order: as dates, times and texts of any collation.
const fn is_date(text: &str) -> bool {
    let text = text.as_bytes();
    let mut i = 0;
    while i < text.len() {
        let fits = match i {
            4 | 7 => text[i] == b'-',
            _ => text[i].is_ascii_digit(),
        };
        if !fits {
            return false;
        }
        i += 1;
    }
    text.len() == 10
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn number(text: &str) -> BoundValue<'_> {
        BoundValue::Value(Value::Number(text))
    }

    const fn text(text: &str) -> BoundValue<'_> {
        BoundValue::Value(Value::Text(text))
    }

    #[track_caller]
    fn check(one: Bound<'_>, two: Bound<'_>, expected: Option<&str>) {
        assert_eq!(one.clash(&two), expected);
        assert_eq!(two.clash(&one), expected);
    }

    fn ranges(one: [BoundValue<'_>; 2], two: [BoundValue<'_>; 2], expected: Option<&str>) {
        let [one, two] = [&one, &two].map(|[from, to]| Bound::Range {
            from: std::slice::from_ref(from),
            to: std::slice::from_ref(to),
        });
        check(one, two, expected);
    }

    #[test]
    fn hashes_and_defaults() {
        let hash = |modulus, remainder| Bound::Hash { modulus, remainder };
        check(Bound::Default, Bound::Default, Some(SECOND_DEFAULT));
        check(hash(4, 0), hash(4, 1), None);
        check(hash(4, 1), hash(4, 1), Some(OVERLAPS));
        check(hash(2, 1), hash(4, 3), Some(OVERLAPS));
        check(hash(2, 1), hash(4, 2), None);
        check(hash(2, 1), hash(3, 1), Some(MODULUS));
    }

    #[test]
    fn lists() {
        use BoundValue::Null;
        let check = |one: &[BoundValue<'_>], two: &[BoundValue<'_>], expected| {
            check(Bound::List(one), Bound::List(two), expected);
        };
        check(&[Null], &[number("1")], None);
        check(&[Null], &[number("1"), Null], Some(OVERLAPS));
        check(&[text("a")], &[text("b"), text("a")], Some(OVERLAPS));
        check(&[text("1")], &[number("1")], Some(OVERLAPS));
        check(&[text("A")], &[text("a")], None);
    }

    #[test]
    fn ranges_of_numbers_and_dates() {
        use BoundValue::{Greatest, Least};
        ranges(
            [number("1"), number("10")],
            [number("10"), number("20")],
            None,
        );
        ranges(
            [number("1"), number("11")],
            [number("10"), number("20")],
            Some(OVERLAPS),
        );
        ranges(
            [number("-5"), number("2")],
            [number("-1"), number("0")],
            Some(OVERLAPS),
        );
        ranges([Least, number("5")], [number("5"), Greatest], None);
        ranges(
            [Least, number("5")],
            [number("4"), Greatest],
            Some(OVERLAPS),
        );
        let [january, february, march] = ["2025-01-01", "2025-02-01", "2025-03-01"].map(text);
        ranges([january, february], [february, march], None);
        ranges([january, march], [february, march], Some(OVERLAPS));
    }

    #[test]
    fn what_only_postgresql_compares() {
        ranges([text("a"), text("m")], [text("b"), text("z")], None);
        ranges(
            [text("a"), text("m")],
            [text("a"), text("z")],
            Some(OVERLAPS),
        );
        ranges(
            [number("1.5"), number("3")],
            [number("2"), number("4")],
            None,
        );
    }

    #[test]
    fn ranges_that_hold_nothing() {
        let range =
            |from: &[BoundValue<'_>], to: &[BoundValue<'_>]| Bound::Range { from, to }.is_empty();
        assert!(range(&[number("5")], &[number("5")]));
        assert!(range(&[text("2025-02-01")], &[text("2025-01-01")]));
        assert!(!range(
            &[number("5"), number("1")],
            &[number("5"), number("2")]
        ));
        assert!(!range(&[text("b")], &[text("a")]));
    }
}
