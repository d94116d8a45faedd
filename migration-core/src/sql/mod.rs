//! SQL: the steps of a replayed history as statements.

mod script;

pub use script::{Direction, Script, Statement};
