//! Domains.

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{CreateDomain, DropDomain, Operation, RenameType};
use crate::value::DefaultValue;

impl<'a> Whole<'a> for CreateDomain<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Domain, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateDomain(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropDomain(DropDomain { name: self.name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.ty(&self.ty)?;
        if let Some(DefaultValue::Expression(it)) = &self.default {
            needs.mentions(it.mentions)?;
        }
        let mut checks = self.checks.iter();
        checks.try_for_each(|it| needs.mentions(it.expression.mentions))
    }

    fn texts(&self) -> Vec<&'a str> {
        let checks = self.checks.iter().map(|it| it.expression.sql);
        let default = match self.default {
            Some(DefaultValue::Expression(it)) => Some(it.sql),
            _ => None,
        };
        checks.chain(default).collect()
    }

    fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let own = self.name.same(&rename.from);
        let name = rename.to.made().filter(|_| own).unwrap_or(self.name);
        let ty = self.ty.renamed(rename, arena);
        Some(Definition::Domain(Self { name, ty, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let collation = renaming.maybe(self.collation);
        Some(Definition::Domain(Self { collation, ..*self }))
    }
}
