//! SQL that an author writes by hand.

/// Statements for what has no step of its own: data, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSql<'a> {
    /// What `up` runs: one statement each, without its semicolon.
    pub up: &'a [&'a str],
    /// How `down` takes it back.
    pub down: RawDown<'a>,
}

/// How hand-written SQL is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawDown<'a> {
    /// By these statements; empty where nothing is to be done.
    Sql(&'a [&'a str]),
    /// Not at all, for the reason that the author gave.
    Irreversible(&'a str),
}
