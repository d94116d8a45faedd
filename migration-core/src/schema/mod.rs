//! The schema as a history leaves it, and what each step does to it.

mod apply;
mod canonical;
mod chain;
mod enum_type;
mod error;
mod expression;
mod namespace;
mod references;
mod rename;
mod suggest;
mod table;
mod undo;

use std::collections::BTreeMap;

pub use apply::apply;
pub use chain::{Applied, Chain, Link, ReplayError};
pub use enum_type::EnumType;
pub use error::{Mismatch, Noun, SchemaError};
pub(crate) use expression::is_plain;
pub use namespace::Key;
pub use suggest::Hint;
pub use table::{Constraint, Index, Table};
pub use undo::Undo;

/// Where the steps and texts that a replay makes live.
pub type Arena = bumpalo::Bump;

/// Every object that the history has made and not dropped.
#[derive(Clone, Debug, Default)]
pub struct Schema<'a> {
    /// The tables.
    pub tables: BTreeMap<Key<'a>, Table<'a>>,
    /// The enum types.
    pub enums: BTreeMap<Key<'a>, EnumType<'a>>,
    /// How many constraints and indexes were ever made.
    made: u32,
}

impl Schema<'_> {
    /// The number of the next constraint or index, ascending in the order in which they are made.
    fn next_number(&mut self) -> u32 {
        self.made += 1;
        self.made
    }
}
