//! Objects that one step makes as a whole: what they are known by, and what they need.
//!
//! Each has a file of its own, which says what makes it again, what drops it and what it needs; the rest follows from
//! that. [`Definition`] is the one list of them.

mod composite;
mod definition;
mod dependents;
mod domain;
mod extension;
mod external;
mod id;
mod need;
mod policy;
mod publication;
mod range;
mod routine;
mod schema;
mod sequence;
mod statistics;
mod trigger;
mod view;
mod view_index;

pub use definition::{Definition, Object};
pub use external::Declared;
pub use id::ObjectId;
pub(super) use need::Needs;
pub use need::{Bond, Need};
pub use publication::Member;
pub use range::Range;
pub use routine::Routine;
pub(super) use routine::{noun as routine_noun, signature};

use super::expression::Column;
use super::{Arena, Key, Renaming, SchemaError};
use crate::ident::Name;
use crate::step::{Operation, RenameType};

/// What every kind of object says about itself.
pub(super) trait Whole<'a> {
    /// What it is known by.
    fn id(&self) -> ObjectId<'a>;

    /// The step that makes it as it is now.
    fn create(&self) -> Operation<'a>;

    /// The step that drops it, and nothing that depends on it.
    fn drop(&self) -> Operation<'a>;

    /// Says what must be there before it, and may not go while it is there.
    ///
    /// # Errors
    ///
    /// When something that it names is not there.
    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError>;

    /// The SQL texts that make it.
    fn texts(&self) -> Vec<&'a str> {
        Vec::new()
    }

    /// The same object once a type has another name, where it follows by itself.
    fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let _ = (rename, arena);
        None
    }

    /// The same object once a schema has another name, where it says one.
    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let _ = renaming;
        None
    }

    /// Whether it follows the new names of a table's columns by itself, because PostgreSQL keeps their numbers.
    fn follows(&self, table: Name<'a>) -> bool {
        self.id().table() == Some(Key::of(table))
    }

    /// The same object once a column of its own table has another name; PostgreSQL follows it by its number.
    fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let _ = (column, arena);
        None
    }

    /// The same object once its own table has another name; nothing, where its text cannot follow.
    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        let _ = (from, to, arena);
        None
    }
}
