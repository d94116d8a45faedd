//! Indexes of materialized views, which go with them.

use super::{Definition, Needs, ObjectId, Whole};
use crate::ident::Name;
use crate::schema::{Arena, Noun, Renaming, SchemaError, expression};
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

    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        let follow = |it| expression::requalify(it, [from, to], arena);
        let keys = self.keys.iter().map(|key| key.with_text(follow));
        Some(Definition::Index(Self {
            table: to,
            keys: arena.alloc_slice_fill_iter(keys),
            predicate: self.predicate.map(follow),
            ..*self
        }))
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
