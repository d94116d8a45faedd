//! Schemas.

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::{Noun, Renaming, SchemaError};
use crate::step::{CreateSchema, DropSchema, Operation};

impl<'a> Whole<'a> for CreateSchema<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::global(Noun::Schema, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateSchema(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropSchema(DropSchema { name: self.name })
    }

    fn needs(&self, _: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        Ok(())
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let is_it = self.name == renaming.from;
        let name = if is_it { renaming.to } else { self.name };
        Some(Definition::Schema(Self { name }))
    }
}
