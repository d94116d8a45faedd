//! What the SQL inside an attribute names.
//!
//! Texts are parsed with PostgreSQL's whole grammar, as `squawk-syntax` has it. Nothing here
//! knows a schema: it says which names stand in a text, and the check decides whether they exist.
//! [`resolve`] tells columns, aliases and output names apart as far as the text alone allows it.
//! Where the parser accepts less or more than PostgreSQL does, [`strict`] has the rule.

#![cfg_attr(
    not(test),
    allow(
        dead_code,
        unused_imports,
        reason = "bodies of functions and conditions of triggers are read by steps that are yet to come"
    )
)]

mod alone;
mod body;
mod error;
mod expression;
mod label;
mod mention;
mod mutable;
mod name;
mod query;
mod resolve;
mod script;
mod strict;
mod system;
mod tokens;
mod typed;
mod types;
mod wrapped;

#[cfg(test)]
mod tests;

pub(crate) use body::function_body;
pub(crate) use error::{Fault, SyntaxError};
pub(crate) use expression::{Expression, Tree, expression, row_expression};
pub(crate) use mention::{Mention, OutputColumn, Query};
pub(crate) use mutable::{Family, Mutable, MutableWhen, mutable};
pub(crate) use name::{ColumnRef, ObjectName};
pub(crate) use query::query;
pub(crate) use resolve::Row;
pub(crate) use script::{Definition, Statement, StatementKind, Verb, script};
pub(crate) use typed::{Given, KnownType, OWN, Purpose, Set, Typed, given, typed};
