//! What a drop takes along that needs the dropped (`CASCADE`).
//!
//! See "Dependency Tracking" in the PostgreSQL manual, section 5.14.

use super::Replay;
use super::reversal::reversed;
use crate::ident::Name;
use crate::schema::{Definition, Noun, Object, ObjectId, SchemaError};
use crate::step::{BodyForm, Change, DropBehavior, Operation};

/// What is lost besides rows or values.
pub(super) const NO_KEYS: &str =
    ", without which no foreign key to them comes back while others refer to them";

impl<'a> Replay<'_, 'a> {
    /// The objects that go along with these. A part of another table stands in the way, and so does a routine whose body
    /// is a text: PostgreSQL does not read that, and would leave the routine behind.
    pub(super) fn taken_along(&self, ids: &[ObjectId<'a>]) -> Result<Vec<Object<'a>>, SchemaError> {
        let going = self.schema.going(ids, DropBehavior::Cascade)?;
        let stays = |it: &&Object<'a>| match it.definition {
            Definition::Routine(it) => it.definition.body.form == BodyForm::Text,
            _ => false,
        };
        let stay: Vec<_> = going.iter().filter(stays).collect();
        let stay: Vec<_> = stay.into_iter().map(|it| it.definition.id()).collect();
        for id in ids.iter().take(1) {
            self.schema.unneeded(*id, &stay)?;
        }
        Ok(going)
    }

    /// Takes away what needs a table or one of its partitions, and gives what makes it again once they are there.
    ///
    /// The sequences that their columns own are left, which are made before the tables are.
    pub(super) fn drop_along(&mut self, name: Name<'a>) -> Result<Vec<Operation<'a>>, SchemaError> {
        let tree = self.schema.partition_tree(name);
        let ids: Vec<_> = tree
            .iter()
            .map(|it| ObjectId::of(Noun::Table, *it))
            .collect();
        let mut going = self.taken_along(&ids)?;
        going.retain(|it| !matches!(it.definition, Definition::Sequence(_)));
        let mut again = Vec::new();
        for table in &tree {
            again.extend(self.cut_references(*table, &tree)?);
        }
        for object in &going {
            let id = object.definition.id();
            self.schema.objects.remove(&id);
            self.schema.touched.insert(id);
        }
        again.extend(going.iter().map(|it| it.definition.create()));
        Ok(again)
    }

    /// Drops the foreign keys that refer to a table from outside of what goes, and gives what makes them again.
    ///
    /// Those of a partitioned table stand in the way: its partitions have them too.
    fn cut_references(
        &mut self,
        table: Name<'a>,
        going: &[Name<'a>],
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        let target = self.known_table(table)?;
        let outside = |it: &Name<'a>| !going.iter().any(|going| going.same(it));
        let mut references = self.schema.references_to(target.key());
        references.retain(|it| outside(&it.table));
        let mut again = Vec::new();
        for reference in references {
            let owner = self.known_table(reference.table)?;
            let in_tree = owner.partition.is_some()
                || !self.schema.partition_names(reference.table).is_empty();
            let by = in_tree.then(|| reference.to_string());
            super::name::not_needed(Noun::Table, &table.to_string(), by.into_iter().collect())?;
            let name = reference.name;
            let (_, reversals) =
                self.change_all(reference.table, Change::DropConstraint { name })?;
            again.extend(reversed(reference.table, reversals, self.arena).0);
        }
        Ok(again)
    }
}
