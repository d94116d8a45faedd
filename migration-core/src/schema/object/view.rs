//! Views and materialized views.

use super::{Definition, Needs, ObjectId, Whole};
use crate::ident::Name;
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{
    CreateMaterializedView, CreateView, DropBehavior, DropView, Operation, ViewKind,
};

impl ViewKind {
    /// What messages call it.
    pub(in crate::schema) const fn noun(self) -> Noun {
        match self {
            Self::Plain => Noun::View,
            Self::Materialized => Noun::MaterializedView,
        }
    }

    const fn drop<'a>(self, name: Name<'a>) -> Operation<'a> {
        let behavior = DropBehavior::Restrict;
        let kind = self;
        Operation::DropView(DropView {
            name,
            kind,
            behavior,
        })
    }
}

impl<'a> Definition<'a> {
    /// The columns of a view.
    pub(in crate::schema) const fn view_columns(&self) -> Option<&'a [&'a str]> {
        match self {
            Self::View(it) => Some(it.columns),
            Self::MaterializedView(it) => Some(it.columns),
            _ => None,
        }
    }
}

impl<'a> Whole<'a> for CreateView<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::View, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateView(*self)
    }

    fn drop(&self) -> Operation<'a> {
        ViewKind::Plain.drop(self.name)
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.mentions(self.query.mentions)
    }

    fn of_renamed_table(
        &self,
        _: Name<'a>,
        name: Name<'a>,
        _: &'a Arena,
    ) -> Option<Definition<'a>> {
        Some(Definition::View(Self { name, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let name = renaming.name(self.name);
        Some(Definition::View(Self { name, ..*self }))
    }
}

impl<'a> Whole<'a> for CreateMaterializedView<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::MaterializedView, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateMaterializedView(*self)
    }

    fn drop(&self) -> Operation<'a> {
        ViewKind::Materialized.drop(self.name)
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.mentions(self.query.mentions)
    }

    fn of_renamed_table(
        &self,
        _: Name<'a>,
        name: Name<'a>,
        _: &'a Arena,
    ) -> Option<Definition<'a>> {
        Some(Definition::MaterializedView(Self { name, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let name = renaming.name(self.name);
        Some(Definition::MaterializedView(Self { name, ..*self }))
    }
}
