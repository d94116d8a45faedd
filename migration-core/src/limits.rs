//! How long a migration waits and runs, and how often it is tried.
//!
//! That is no part of what it does, so no checksum knows of it. A `Duration` comes from `core`, which has no clock.

use core::time::Duration;
use std::fmt::{Display, Formatter};

/// The limits of a migration, or of a run. Each that is not said is left to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// How long a statement waits for the lock of a table; zero is as long as it takes. While it waits, all who come
    /// after it wait too, readers as well; so it should be short.
    pub lock_timeout: Option<Duration>,
    /// How often the migration is tried again after such a wait was in vain.
    pub lock_retries: Option<u32>,
    /// How long a statement may run; zero is any time.
    pub statement_timeout: Option<Duration>,
}

impl Limits {
    /// Nothing is said.
    pub const NONE: Self = Self {
        lock_timeout: None,
        lock_retries: None,
        statement_timeout: None,
    };

    /// What holds where nobody says otherwise; no statement has a bound then, also where the role has one.
    pub const DEFAULT: Self = Self {
        lock_timeout: Some(Duration::from_secs(5)),
        lock_retries: Some(5),
        statement_timeout: Some(Duration::ZERO),
    };

    /// How long a statement waits for the lock of a table.
    #[must_use]
    pub const fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.lock_timeout = Some(timeout);
        self
    }

    /// How often the migration is tried again after such a wait was in vain.
    #[must_use]
    pub const fn lock_retries(mut self, retries: u32) -> Self {
        self.lock_retries = Some(retries);
        self
    }

    /// How long a statement may run.
    #[must_use]
    pub const fn statement_timeout(mut self, timeout: Duration) -> Self {
        self.statement_timeout = Some(timeout);
        self
    }

    /// These, and where they say nothing, the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            lock_timeout: self.lock_timeout.or(others.lock_timeout),
            lock_retries: self.lock_retries.or(others.lock_retries),
            statement_timeout: self.statement_timeout.or(others.statement_timeout),
        }
    }

    /// The server's settings that are said, each with its milliseconds; 0 is no bound.
    pub(crate) fn settings(&self) -> impl Iterator<Item = (&'static str, u128)> {
        let all = [
            ("lock_timeout", self.lock_timeout),
            ("statement_timeout", self.statement_timeout),
        ];
        all.into_iter()
            .filter_map(|(name, time)| Some((name, whole_milliseconds(time?))))
    }
}

/// A part of a millisecond counts as one, because the server takes zero for no bound.
fn whole_milliseconds(time: Duration) -> u128 {
    time.as_nanos().div_ceil(1_000_000).min(MOST.into())
}

/// `lock_timeout 500ms, lock_retries 3`
impl Display for Limits {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let time = |time: Duration| match time.as_millis() {
            0 => "none".to_owned(),
            all if all % 3_600_000 == 0 => format!("{}h", all / 3_600_000),
            all if all % 60_000 == 0 => format!("{}min", all / 60_000),
            all if all % 1000 == 0 => format!("{}s", all / 1000),
            all => format!("{all}ms"),
        };
        let parts = [
            ("lock_timeout", self.lock_timeout.map(time)),
            ("lock_retries", self.lock_retries.map(|it| it.to_string())),
            ("statement_timeout", self.statement_timeout.map(time)),
        ];
        let said = parts.into_iter();
        let said = said.filter_map(|(name, value)| Some(format!("{name} {}", value?)));
        f.write_str(&said.collect::<Vec<_>>().join(", "))
    }
}

/// The greatest number of milliseconds, 500 hours: PostgreSQL keeps a timeout in 32 bits.
const MOST: u64 = 500 * 3_600_000;

/// What a time has to look like.
pub const TIME: &str =
    "a time is a number with a unit, from 1ms to 500h: `500ms`, `5s`, `10min`, `2h`";

/// Reads a time such as `5s`. It is the same in an attribute, where the compiler reads it, and on the command line.
#[must_use]
pub const fn time(text: &str) -> Option<Duration> {
    let bytes = text.as_bytes();
    let (mut number, mut digits) = (0_u64, 0);
    while digits < bytes.len() && bytes[digits].is_ascii_digit() {
        number = number * 10 + (bytes[digits] - b'0') as u64;
        digits += 1;
        if number > MOST {
            return None;
        }
    }
    let unit = match text.as_bytes().split_at(digits).1 {
        b"ms" => 1,
        b"s" => 1000,
        b"m" | b"min" => 60_000,
        b"h" => 3_600_000,
        _ => return None,
    };
    match number * unit {
        0 => None,
        all if all > MOST => None,
        all => Some(Duration::from_millis(all)),
    }
}

/// The time of an attribute, of which [`assert_time`] says whether it is one.
#[doc(hidden)]
#[must_use]
pub const fn time_or_none(text: &str) -> Duration {
    match time(text) {
        Some(time) => time,
        None => Duration::ZERO,
    }
}

/// The build fails here when the text of an attribute is no time.
#[doc(hidden)]
#[track_caller]
#[expect(clippy::panic, reason = "this is how the compiler is told")]
pub const fn assert_time(text: &str) {
    if time(text).is_none() {
        panic!("{}", TIME);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let check = |text: &str, milliseconds: u64| {
            assert_eq!(
                time(text),
                Some(Duration::from_millis(milliseconds)),
                "{text}"
            );
        };
        check("500ms", 500);
        check("5s", 5000);
        check("2m", 120_000);
        check("2min", 120_000);
        check("1h", 3_600_000);
        check("500h", MOST);
        for wrong in [
            "",
            "5",
            "s",
            "-1s",
            "1.5s",
            "0s",
            "9d",
            "5 s",
            "501h",
            "99999999999999999999s",
            "1ñ",
        ] {
            assert!(time(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_is_said_comes_before_what_others_say() {
        let run = Limits::NONE.lock_timeout(Duration::from_secs(1));
        let migration = Limits::NONE
            .lock_timeout(Duration::from_secs(60))
            .lock_retries(2);
        let all = run.or(migration).or(Limits::DEFAULT);
        assert_eq!(
            all.to_string(),
            "lock_timeout 1s, lock_retries 2, statement_timeout none"
        );
        assert_eq!(migration.to_string(), "lock_timeout 1min, lock_retries 2");
        assert_eq!(Limits::NONE.to_string(), "");
    }

    #[test]
    fn a_part_of_a_millisecond_is_a_bound() {
        let limits = Limits::NONE
            .lock_timeout(Duration::from_nanos(1))
            .statement_timeout(Duration::MAX);
        let settings: Vec<_> = limits.settings().collect();
        assert_eq!(
            settings,
            [("lock_timeout", 1), ("statement_timeout", MOST.into())]
        );
        let unbound = Limits::NONE.lock_timeout(Duration::ZERO);
        assert_eq!(unbound.settings().next(), Some(("lock_timeout", 0)));
    }
}
