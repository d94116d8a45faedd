//! The schema as a history leaves it, and what each step does to it.

mod access;
mod access_error;
mod apply;
mod attached;
mod call_error;
mod canonical;
mod chain;
mod create;
mod enum_type;
mod error;
mod expression;
mod inheritance;
mod lookup;
mod namespace;
mod noun;
mod object;
mod partition;
mod partition_error;
mod references;
mod rename;
mod row_security;
mod schema_name;
mod suggest;
mod table;
mod undo;
mod version;

use std::collections::{BTreeMap, BTreeSet};

pub use access::{DefaultKey, Granted};
pub use access_error::AccessError;
pub use apply::apply;
pub use attached::Attached;
pub use call_error::CallError;
pub use chain::{Applied, Chain, Link, ReplayError};
pub use enum_type::EnumType;
pub use error::{Mismatch, SchemaError};
pub(crate) use expression::{is_plain, unqualified};
pub use namespace::Key;
pub use noun::Noun;
pub use object::{Bond, Declared, Definition, Member, Need, Object, ObjectId, Range, Routine};
pub use partition::Partition;
pub use partition_error::PartitionError;
pub use row_security::RowSecurity;
use schema_name::Renaming;
pub use suggest::Hint;
pub use table::{Constraint, Index, Table};
pub use undo::Undo;
pub use version::TooOld;

use crate::step::Rights;

/// Where the steps and texts that a replay makes live.
pub type Arena = bumpalo::Bump;

/// Every object that the history has made and not dropped.
#[derive(Clone, Debug, Default)]
pub struct Schema<'a> {
    /// The tables.
    pub tables: BTreeMap<Key<'a>, Table<'a>>,
    /// The enum types.
    pub enums: BTreeMap<Key<'a>, EnumType<'a>>,
    /// Everything else, each made as a whole by one step.
    pub objects: BTreeMap<ObjectId<'a>, Object<'a>>,
    /// What is attached to any of them.
    pub attached: BTreeMap<ObjectId<'a>, Attached<'a>>,
    /// What roles will have on objects to come, where that is not what PostgreSQL gives them by itself.
    pub defaults: BTreeMap<DefaultKey<'a>, Rights>,
    /// How many objects, constraints and indexes were ever made.
    made: u32,
    /// Whether SQL that the author wrote may give an expression another meaning than PostgreSQL does.
    own_meanings: bool,
    /// The labels that this migration has added to types, where migrations are told apart.
    fresh: Option<BTreeSet<(Key<'a>, &'a str)>>,
    /// The tables and objects that the step which is being applied has changed.
    touched: BTreeSet<ObjectId<'a>>,
}

impl Schema<'_> {
    /// The number of the next object, constraint or index, ascending in the order in which they are made.
    fn next_number(&mut self) -> u32 {
        self.made += 1;
        self.made
    }
}
