//! Indexes of materialized views, which the steps for those of tables make, change and drop.

use super::index_change::altered_by;
use super::{Outcome, Replay, name};
use crate::ident::{Name, ObjectName};
use crate::schema::{Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{AlterIndex, CreateIndex, DropBehavior, DropIndex, Operation, RenameIndex};

impl<'a> Replay<'_, 'a> {
    /// Whether a materialized view has this name.
    pub(super) fn is_materialized_view(&self, name: Name<'a>) -> bool {
        let id = ObjectId::of(Noun::MaterializedView, name);
        self.schema.objects.contains_key(&id)
    }

    /// Whether an index is one of a materialized view.
    pub(super) fn is_view_index(&self, name: Name<'a>) -> bool {
        self.schema.objects.contains_key(&index_id(name))
    }

    pub(super) fn create_view_index(&mut self, step: CreateIndex<'a>) -> Outcome<'a> {
        let name = self.free_name(step.table, step.name)?;
        let definition = CreateIndex {
            name: ObjectName::Given(name),
            ..step
        };
        // How an index was built is no part of it: where another undo makes it again, that is in a transaction.
        let kept = CreateIndex {
            concurrently: false,
            ..definition
        };
        self.create_object(Definition::Index(kept))?;
        let drop = Operation::DropIndex(DropIndex {
            name: step.table.sibling(name),
            concurrently: step.concurrently,
        });
        let undo = Undo::Exact(self.steps(&[drop]));
        Ok((Operation::CreateIndex(definition), undo))
    }

    /// The name, settled, of an index in the schema of another name.
    fn free_name(&self, beside: Name<'a>, name: ObjectName<'a>) -> Result<&'a str, SchemaError> {
        let schema = beside.schema();
        let owner = |name: &str| self.schema.relation(Key { schema, name });
        name::settle(Noun::Index, name, owner, self.arena)
    }

    pub(super) fn drop_view_index(&mut self, step: DropIndex<'a>) -> Outcome<'a> {
        let mut again = self.drop_object(index_id(step.name), DropBehavior::Restrict)?;
        for operation in &mut again {
            if let Operation::CreateIndex(index) = operation {
                index.concurrently = step.concurrently;
            }
        }
        Ok((Operation::DropIndex(step), Undo::Exact(self.steps(&again))))
    }

    pub(super) fn rename_view_index(&mut self, step: RenameIndex<'a>) -> Outcome<'a> {
        let to = self.free_name(step.name, ObjectName::Given(step.to))?;
        self.change_view_index(step.name, |index| {
            index.name = ObjectName::Given(to);
            Ok(())
        })?;
        let back = Operation::RenameIndex(RenameIndex {
            name: step.name.sibling(to),
            to: step.name.name,
        });
        Ok((
            Operation::RenameIndex(step),
            Undo::Exact(self.steps(&[back])),
        ))
    }

    pub(super) fn alter_view_index(&mut self, step: AlterIndex<'a>) -> Outcome<'a> {
        let arena = self.arena;
        let mut back = Vec::new();
        self.change_view_index(step.name, |index| {
            back = altered_by(index, step, arena)?;
            Ok(())
        })?;
        Ok((Operation::AlterIndex(step), Undo::Exact(self.steps(&back))))
    }

    fn change_view_index(
        &mut self,
        name: Name<'a>,
        change: impl FnOnce(&mut CreateIndex<'a>) -> Result<(), SchemaError>,
    ) -> Result<(), SchemaError> {
        let id = index_id(name);
        let object = self.known_object(id)?;
        if let Definition::Index(mut index) = object.definition {
            change(&mut index)?;
            self.schema.replace_object(id, Definition::Index(index));
        }
        Ok(())
    }
}

fn index_id(name: Name<'_>) -> ObjectId<'_> {
    ObjectId::of(Noun::Index, name)
}
