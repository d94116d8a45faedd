//! Composite types.

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{Attribute, CreateComposite, DropComposite, Operation, RenameType};

impl<'a> Whole<'a> for CreateComposite<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Composite, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateComposite(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropComposite(DropComposite { name: self.name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        let mut attributes = self.attributes.iter();
        attributes.try_for_each(|it| needs.ty(&it.ty))
    }

    fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let own = self.name.same(&rename.from);
        let name = rename.to.made().filter(|_| own).unwrap_or(self.name);
        let attributes = self.attributes.iter().map(|it| Attribute {
            ty: it.ty.renamed(rename, arena),
            ..*it
        });
        let attributes = arena.alloc_slice_fill_iter(attributes);
        Some(Definition::Composite(Self { name, attributes }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let attributes = self.attributes.iter().map(|it| Attribute {
            collation: renaming.maybe(it.collation),
            ..*it
        });
        Some(Definition::Composite(Self {
            attributes: renaming.arena.alloc_slice_fill_iter(attributes),
            ..*self
        }))
    }
}
