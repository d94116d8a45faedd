//! Indexes of materialized views, which go with them.

use super::{Needs, ObjectId, Whole};
use crate::schema::{Noun, SchemaError};
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
}
