//! Extensions.

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::{Noun, Renaming, SchemaError};
use crate::step::{CreateExtension, DropExtension, Operation, required_extensions};

impl<'a> Whole<'a> for CreateExtension<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::global(Noun::Extension, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateExtension(*self)
    }

    fn drop(&self) -> Operation<'a> {
        let (name, origin) = (self.name, self.origin);
        Operation::DropExtension(DropExtension { name, origin })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        if let Some(schema) = self.schema {
            needs.schema(schema)?;
        }
        for name in required_extensions(self.name) {
            needs.object(ObjectId::global(Noun::Extension, name))?;
        }
        Ok(())
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let schema = self.schema.map(|it| renaming.schema(it));
        Some(Definition::Extension(Self { schema, ..*self }))
    }
}
