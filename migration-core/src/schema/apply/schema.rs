//! Schemas: created and dropped.

use super::{Outcome, Replay};
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Undo};
use crate::step::{CreateSchema, DropBehavior, DropSchema, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_schema(&mut self, step: CreateSchema<'a>) -> Outcome<'a> {
        let undo = self.create_object(Definition::Schema(step))?;
        Ok((Operation::CreateSchema(step), undo))
    }

    pub(super) fn drop_schema(&mut self, step: DropSchema<'a>) -> Outcome<'a> {
        let id = ObjectId::global(Noun::Schema, step.name);
        self.own_object(id)?;
        self.empty(step.name)?;
        let mut again = self.drop_object(id, DropBehavior::Restrict)?;
        again.extend(self.take_defaults(step.name));
        Ok((Operation::DropSchema(step), Undo::Exact(self.steps(&again))))
    }

    /// That nothing lives in a schema.
    pub(super) fn empty(&self, schema: &'a str) -> Result<(), SchemaError> {
        let tables = self
            .schema
            .tables
            .values()
            .map(|it| ObjectId::of(Noun::Table, it.name));
        let enums = self
            .schema
            .enums
            .values()
            .map(|it| ObjectId::of(Noun::Type, it.name));
        let objects = self.schema.objects.keys().copied();
        let all = tables.chain(enums).chain(objects);
        let by = all
            .filter(|it| it.key.schema == schema)
            .map(|it| it.to_string())
            .collect();
        super::name::not_needed(Noun::Schema, schema, by)
    }
}
