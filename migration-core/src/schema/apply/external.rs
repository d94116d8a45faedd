//! What others own: declared, and forgotten again by an undo.

use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::object::Declared;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Table, Undo};
use crate::step::{CreateTable, External, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn declare(&mut self, step: External<'a>) -> Outcome<'a> {
        let External::Table(table) = step else {
            let declared = Declared::new(step, self.arena);
            self.free_signature(Definition::External(declared).id())?;
            let undo = self.create_object(Definition::External(declared))?;
            return Ok((Operation::Declare(step), undo));
        };
        let table = self.make_table(table)?;
        self.known_table_mut(table.name)?.external = true;
        let step = External::Table(table);
        let undo = Undo::Exact(self.steps(&[Operation::Forget(step)]));
        Ok((Operation::Declare(step), undo))
    }

    pub(super) fn forget(&mut self, step: External<'a>) -> Outcome<'a> {
        let again = match step {
            External::Table(table) => External::Table(self.forget_table(table.name)?),
            other => {
                self.forget_object(other)?;
                other
            }
        };
        let undo = Undo::Exact(self.steps(&[Operation::Declare(again)]));
        Ok((Operation::Forget(step), undo))
    }

    /// Forgets a table that nothing uses, and gives it as it is.
    fn forget_table(&mut self, name: Name<'a>) -> Result<CreateTable<'a>, SchemaError> {
        let table = self.known_table(name)?.clone();
        self.unreferenced(&table, &[table.name])?;
        let id = ObjectId::of(Noun::Table, table.name);
        self.schema.without_dependents(id)?;
        self.schema.tables.remove(&table.key());
        self.schema.touched.insert(id);
        Ok(table.create_without(self.schema, &[], self.arena))
    }

    fn forget_object(&mut self, what: External<'a>) -> Result<(), SchemaError> {
        let id = Definition::External(Declared::new(what, self.arena)).id();
        self.known_object(id)?;
        if let External::Schema(name) = what {
            self.empty(name)?;
        }
        self.schema.without_dependents(id)?;
        self.schema.objects.remove(&id);
        self.schema.touched.insert(id);
        Ok(())
    }

    /// A table that the history may change.
    pub(super) fn own_table(&self, name: Name<'a>) -> Result<&Table<'a>, SchemaError> {
        let table = self.known_table(name)?;
        if table.external {
            return Err(external(ObjectId::of(Noun::Table, table.name)));
        }
        Ok(table)
    }

    /// That the history may change an object.
    pub(super) fn own_object(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        match self.known_object(id)?.definition {
            Definition::External(_) => Err(external(id)),
            _ => Ok(()),
        }
    }
}

/// The error for a change of what others own.
pub(super) fn external(id: ObjectId<'_>) -> SchemaError {
    SchemaError::External {
        what: id.to_string(),
    }
}
