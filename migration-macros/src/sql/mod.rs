//! What the SQL inside an attribute names.
//!
//! Texts are parsed with PostgreSQL's whole grammar, as `squawk-syntax` has it. Nothing here
//! knows a schema: it says which names stand in a text, and the check decides whether they exist.
//! Where the parser accepts less or more than PostgreSQL does, [`strict`] has the rule.

mod alone;
mod cte;
mod error;
mod expression;
mod label;
mod mutable;
mod name;
mod references;
mod script;
mod strict;
mod tokens;
mod types;

#[cfg(test)]
mod tests;

pub(crate) use error::SyntaxError;
pub(crate) use expression::{Expression, expression};
pub(crate) use mutable::mutable;
pub(crate) use name::ColumnRef;
pub(crate) use script::{Definition, Statement, StatementKind, script};
