//! The list of objects that are made as a whole.

use super::{Declared, Member, Need, Needs, ObjectId, Range, Routine, Whole};
use crate::ident::Name;
use crate::schema::expression::Column;
use crate::schema::{Arena, Key, Renaming, Schema, SchemaError};
use crate::step::{
    CreateComposite, CreateDomain, CreateExtension, CreateIndex, CreateMaterializedView,
    CreatePolicy, CreatePublication, CreateSchema, CreateSequence, CreateStatistics, CreateTrigger,
    CreateView, Operation, RenameType,
};

/// An object, as it is.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// What makes it again.
    pub definition: Definition<'a>,
    /// Its place in the order in which objects were made.
    pub made: u32,
}

/// What makes an object again, its names settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definition<'a> {
    /// A schema.
    Schema(CreateSchema<'a>),
    /// An extension.
    Extension(CreateExtension<'a>),
    /// What others own.
    External(Declared<'a>),
    /// A sequence.
    Sequence(CreateSequence<'a>),
    /// A composite type.
    Composite(CreateComposite<'a>),
    /// A domain.
    Domain(CreateDomain<'a>),
    /// A range type.
    Range(Range<'a>),
    /// A row security policy.
    Policy(CreatePolicy<'a>),
    /// A view.
    View(CreateView<'a>),
    /// A materialized view.
    MaterializedView(CreateMaterializedView<'a>),
    /// An index of a materialized view; those of tables are parts of them.
    Index(CreateIndex<'a>),
    /// A publication, without what it publishes.
    Publication(CreatePublication<'a>),
    /// What a publication publishes.
    Published(Member<'a>),
    /// Extended statistics.
    Statistics(CreateStatistics<'a>),
    /// A function or procedure.
    Routine(Routine<'a>),
    /// A trigger.
    Trigger(CreateTrigger<'a>),
}

impl<'a> Definition<'a> {
    fn whole(&self) -> &dyn Whole<'a> {
        match self {
            Self::Schema(it) => it,
            Self::Extension(it) => it,
            Self::External(it) => it,
            Self::Sequence(it) => it,
            Self::Composite(it) => it,
            Self::Domain(it) => it,
            Self::Range(it) => it,
            Self::Policy(it) => it,
            Self::View(it) => it,
            Self::MaterializedView(it) => it,
            Self::Index(it) => it,
            Self::Publication(it) => it,
            Self::Published(it) => it,
            Self::Statistics(it) => it,
            Self::Routine(it) => it,
            Self::Trigger(it) => it,
        }
    }

    /// What it is known by.
    pub fn id(&self) -> ObjectId<'a> {
        self.whole().id()
    }

    /// The step that makes it as it is now.
    pub fn create(&self) -> Operation<'a> {
        self.whole().create()
    }

    /// The step that drops it, and nothing that depends on it.
    pub fn drop(&self) -> Operation<'a> {
        self.whole().drop()
    }

    /// What it needs in this schema.
    ///
    /// # Errors
    ///
    /// When something that it names is not there.
    pub fn needs(&self, schema: &Schema<'a>) -> Result<Vec<Need<'a>>, SchemaError> {
        let mut needs = Needs::new(schema);
        self.whole().needs(&mut needs)?;
        Ok(needs.list)
    }

    /// The SQL texts that make it.
    pub(in crate::schema) fn texts(&self) -> Vec<&'a str> {
        self.whole().texts()
    }

    /// The same object once a type has another name.
    pub(in crate::schema) fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Self {
        self.whole().retyped(rename, arena).unwrap_or(*self)
    }

    /// The same object once a schema has another name.
    pub(in crate::schema) fn in_schema(&self, renaming: &Renaming<'a>) -> Self {
        self.whole().in_schema(renaming).unwrap_or(*self)
    }

    /// The table that it is a part of, or that owns it.
    pub(in crate::schema) fn table(&self) -> Option<Key<'a>> {
        match self {
            Self::Sequence(it) => it.owned_by.map(|owner| Key::of(owner.table)),
            Self::Statistics(it) => Some(Key::of(it.table)),
            other => other.id().table(),
        }
    }

    /// Whether it follows the new names of a table's columns by itself.
    pub(in crate::schema) fn follows(&self, table: Name<'a>) -> bool {
        self.whole().follows(table)
    }

    /// The same object once a column of its own table has another name.
    pub(in crate::schema) fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Self {
        self.whole().renamed(column, arena).unwrap_or(*self)
    }

    /// The same object once its own table has another name; nothing, where its text cannot follow.
    pub(in crate::schema) fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Self> {
        self.whole().of_renamed_table(from, to, arena)
    }
}
