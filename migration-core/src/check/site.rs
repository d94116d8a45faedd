//! The parts of a step that an error can stand under.
//!
//! The replay names a part by its number, and the derive macro emits one call of [`site`](super::site) for each
//! part, spanned at the author's tokens.

/// The step as a whole.
pub const STEP: usize = 0;
/// The table of an index.
pub const TABLE: usize = 1;
/// The `where` of an index.
pub const PREDICATE: usize = 2;
/// The `include` of an index.
pub const INCLUDE: usize = 3;

/// The `using` of a policy.
pub const USING: usize = 4;
/// The `with_check` of a policy.
pub const CHECK: usize = 5;
/// What an index or table is renamed to.
pub const TO: usize = 6;

/// The query of a view.
pub const QUERY: usize = 6;
/// What a function returns.
pub const RETURNS: usize = 7;

/// The body of a routine.
pub const BODY: usize = 41;

/// The timing and the events of a trigger.
pub const EVENTS: usize = 42;
/// The tables of rows that a trigger sees.
pub const TABLES: usize = 43;
/// The condition of a trigger.
pub const WHEN: usize = 44;
/// The function that a trigger executes.
pub const FUNCTION: usize = 45;
/// The table that a constraint trigger is about, too.
pub const FROM: usize = 46;

/// Numbers of one sort never reach those of the next: PostgreSQL allows 1,600 columns.
const SORT: usize = 10_000;

/// The first column, which the others follow; so it is with the sorts below.
pub const COLUMN: usize = SORT;

/// The type of a column.
pub const COLUMN_TYPE: usize = 7 * SORT;

/// What a column is generated from.
pub const GENERATED: usize = 2 * SORT;

/// The default of a column.
pub const DEFAULT: usize = 6 * SORT;

/// A constraint of a new table.
pub const CONSTRAINT: usize = 3 * SORT;

/// A change of a table.
pub const CHANGE: usize = 4 * SORT;

/// A part of another kind of step, as that kind counts them.
pub const PART: usize = 8 * SORT;

/// A key of an index.
pub const KEY: usize = 5 * SORT;
