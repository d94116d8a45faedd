//! Indexes of materialized views, which go with them.

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::{Noun, Renaming, SchemaError};
use crate::step::{CreateIndex, DropIndex, Operation};

impl<'a> Whole<'a> for CreateIndex<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Index, self.table.sibling(self.name.text()))
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateIndex(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropIndex(DropIndex {
            name: self.table.sibling(self.name.text()),
            concurrently: false,
        })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.own_view(self.table, &self.columns())?;
        self.mentions()
            .iter()
            .try_for_each(|mentions| needs.mentions(mentions))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let follow = |it| renaming.expression(it, self.table);
        Some(Definition::Index(Self {
            table: renaming.name(self.table),
            keys: renaming.keys(self.keys, self.table),
            predicate: self.predicate.map(follow),
            ..*self
        }))
    }
}
