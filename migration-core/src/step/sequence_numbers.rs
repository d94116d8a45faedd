//! What a sequence counts once PostgreSQL's defaults are filled in: `init_params` in PostgreSQL's `sequence.c`.

use super::{SequenceBound, SequenceOptions, SequenceRestart, SequenceType};

/// What a sequence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceNumbers {
    /// Their type.
    pub ty: SequenceType,
    /// The first.
    pub start: i64,
    /// From one to the next.
    pub increment: i64,
    /// The least.
    pub min: i64,
    /// The greatest.
    pub max: i64,
    /// How many numbers a session takes at once.
    pub cache: i64,
    /// Whether it begins anew at its end.
    pub cycle: bool,
}

impl SequenceNumbers {
    /// Those of a sequence of which nothing is said.
    pub const DEFAULT: Self = Self {
        ty: SequenceType::BigInt,
        start: 1,
        increment: 1,
        min: 1,
        max: i64::MAX,
        cache: 1,
        cycle: false,
    };

    /// Those of a new sequence.
    ///
    /// # Errors
    ///
    /// What is wrong with them, as the end of "the sequence `s` …".
    pub const fn new(options: &SequenceOptions) -> Result<Self, &'static str> {
        let numbers = Self::DEFAULT
            .with_type(options.ty)
            .stepping(options.increment);
        let unbounded = numbers.bounded(Some(SequenceBound::Default), Some(SequenceBound::Default));
        let bounded = unbounded.bounded(options.min, options.max);
        let start = match options.start {
            Some(start) => start,
            None if bounded.increment > 0 => bounded.min,
            None => bounded.max,
        };
        bounded.others(options, start).checked()
    }

    /// Those of this sequence once it is altered.
    ///
    /// # Errors
    ///
    /// As above.
    pub const fn altered(self, options: &SequenceOptions) -> Result<Self, &'static str> {
        // A bound that is the old type's own becomes the new type's.
        let (least, greatest) = self.ty.range();
        let numbers = self.with_type(options.ty).stepping(options.increment);
        let (new_least, new_greatest) = numbers.ty.range();
        let numbers = Self {
            min: if options.ty.is_some() && self.min == least {
                new_least
            } else {
                self.min
            },
            max: if options.ty.is_some() && self.max == greatest {
                new_greatest
            } else {
                self.max
            },
            ..numbers
        };
        let start = match options.start {
            Some(start) => start,
            None => self.start,
        };
        numbers
            .bounded(options.min, options.max)
            .others(options, start)
            .checked()
    }

    /// That the sequence can go on with a number.
    ///
    /// # Errors
    ///
    /// As above.
    pub const fn goes_on(&self, restart: SequenceRestart) -> Result<(), &'static str> {
        match restart {
            SequenceRestart::With(at) if at < self.min || at > self.max => {
                Err("cannot restart beyond its bounds; take a number between them")
            }
            _ => Ok(()),
        }
    }

    /// Options that say all of them.
    pub const fn options(&self) -> SequenceOptions {
        SequenceOptions {
            ty: Some(self.ty),
            start: Some(self.start),
            increment: Some(self.increment),
            min: Some(SequenceBound::At(self.min)),
            max: Some(SequenceBound::At(self.max)),
            cache: Some(self.cache),
            cycle: Some(self.cycle),
        }
    }

    const fn with_type(self, ty: Option<SequenceType>) -> Self {
        match ty {
            Some(ty) => Self { ty, ..self },
            None => self,
        }
    }

    const fn stepping(self, increment: Option<i64>) -> Self {
        match increment {
            Some(increment) => Self { increment, ..self },
            None => self,
        }
    }

    const fn bounded(self, min: Option<SequenceBound>, max: Option<SequenceBound>) -> Self {
        let (least, greatest) = self.ty.range();
        let ascends = self.increment > 0;
        let min = match min {
            Some(SequenceBound::At(min)) => min,
            Some(SequenceBound::Default) if ascends => 1,
            Some(SequenceBound::Default) => least,
            None => self.min,
        };
        let max = match max {
            Some(SequenceBound::At(max)) => max,
            Some(SequenceBound::Default) if ascends => greatest,
            Some(SequenceBound::Default) => -1,
            None => self.max,
        };
        Self { min, max, ..self }
    }

    const fn others(self, options: &SequenceOptions, start: i64) -> Self {
        let cache = match options.cache {
            Some(cache) => cache,
            None => self.cache,
        };
        let cycle = match options.cycle {
            Some(cycle) => cycle,
            None => self.cycle,
        };
        Self {
            start,
            cache,
            cycle,
            ..self
        }
    }

    const fn checked(self) -> Result<Self, &'static str> {
        let (least, greatest) = self.ty.range();
        if self.increment == 0 {
            return Err("cannot count in steps of 0");
        }
        if self.min < least || self.max > greatest {
            return Err("has a bound that is no number of its type");
        }
        if self.min >= self.max {
            return Err("has a least number that is not less than its greatest");
        }
        if self.start < self.min || self.start > self.max {
            return Err("starts beyond its bounds; write a `start` between them");
        }
        if self.cache < 1 {
            return Err("keeps at least one number at once");
        }
        Ok(self)
    }
}

impl SequenceType {
    /// The least and the greatest number.
    pub const fn range(self) -> (i64, i64) {
        match self {
            Self::SmallInt => (i16::MIN as i64, i16::MAX as i64),
            Self::Integer => (i32::MIN as i64, i32::MAX as i64),
            Self::BigInt => (i64::MIN, i64::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: SequenceOptions = SequenceOptions {
        ty: None,
        start: None,
        increment: None,
        min: None,
        max: None,
        cache: None,
        cycle: None,
    };

    fn bounds(numbers: Result<SequenceNumbers, &'static str>) -> (i64, i64, i64) {
        numbers.map_or((0, 0, 0), |it| (it.min, it.max, it.start))
    }

    #[test]
    fn defaults() {
        assert_eq!(SequenceNumbers::new(&NONE), Ok(SequenceNumbers::DEFAULT));
        let down = SequenceOptions {
            increment: Some(-1),
            ..NONE
        };
        assert_eq!(bounds(SequenceNumbers::new(&down)), (i64::MIN, -1, -1));
        let small = SequenceOptions {
            ty: Some(SequenceType::SmallInt),
            ..NONE
        };
        assert_eq!(bounds(SequenceNumbers::new(&small)), (1, 32767, 1));
        let from = SequenceOptions {
            min: Some(SequenceBound::At(5)),
            ..NONE
        };
        assert_eq!(bounds(SequenceNumbers::new(&from)), (5, i64::MAX, 5));
    }

    #[test]
    fn the_types_own_bounds_follow_it() {
        let small = SequenceOptions {
            ty: Some(SequenceType::SmallInt),
            ..NONE
        };
        assert_eq!(
            bounds(SequenceNumbers::DEFAULT.altered(&small)),
            (1, 32767, 1)
        );
        let chosen = SequenceNumbers {
            max: 70_000,
            ..SequenceNumbers::DEFAULT
        };
        assert!(chosen.altered(&small).is_err());
        let down = SequenceOptions {
            increment: Some(-1),
            ..NONE
        };
        assert_eq!(
            bounds(SequenceNumbers::DEFAULT.altered(&down)),
            (1, i64::MAX, 1)
        );
    }

    #[test]
    fn what_cannot_be() {
        let wrong = [
            SequenceOptions {
                increment: Some(0),
                ..NONE
            },
            SequenceOptions {
                min: Some(SequenceBound::At(5)),
                max: Some(SequenceBound::At(5)),
                ..NONE
            },
            SequenceOptions {
                start: Some(0),
                ..NONE
            },
            SequenceOptions {
                cache: Some(0),
                ..NONE
            },
            SequenceOptions {
                ty: Some(SequenceType::SmallInt),
                max: Some(SequenceBound::At(32768)),
                ..NONE
            },
        ];
        for options in wrong {
            assert!(SequenceNumbers::new(&options).is_err(), "{options:?}");
        }
        let beyond = SequenceNumbers::DEFAULT.goes_on(SequenceRestart::With(0));
        assert!(beyond.is_err());
    }
}
