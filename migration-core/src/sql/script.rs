//! Statements, ready to run or to read.

/// Which way a script goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Forward: the migration's own steps.
    Up,
    /// Back: their undo, last step first.
    Down,
}

/// The SQL of one migration in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The migration's id.
    pub migration: String,
    /// Which way it goes.
    pub direction: Direction,
    /// The statements, in order.
    pub statements: Vec<Statement>,
}

/// One SQL statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The text, without its semicolon.
    pub sql: String,
    /// What it does, in a line for a reader.
    pub comment: String,
    /// The step that it comes from.
    pub step: String,
    /// The data that it loses, as the end of "this loses …".
    pub loses: Option<String>,
}
