//! What others own: declared, and forgotten again by an undo.

use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::object::Declared;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Table, Undo};
use crate::step::{External, Operation};

/// What was declared, and what makes again what went along.
type Forgotten<'a> = (External<'a>, Vec<Operation<'a>>);

impl<'a> Replay<'_, 'a> {
    pub(super) fn declare(&mut self, step: External<'a>) -> Outcome<'a> {
        let step = self.declared(step)?;
        let undo = Undo::Exact(self.steps(&[Operation::Forget(step)]));
        Ok((Operation::Declare(step), undo))
    }

    /// Puts what is declared into the schema, and gives it with every name settled.
    pub(super) fn declared(&mut self, step: External<'a>) -> Result<External<'a>, SchemaError> {
        let External::Table(table) = step else {
            let declared = Declared::new(step, self.arena);
            self.free_signature(Definition::External(declared).id())?;
            self.create_object(Definition::External(declared))?;
            return Ok(step);
        };
        let table = self.make_table(table)?;
        self.known_table_mut(table.name)?.external = true;
        Ok(External::Table(table))
    }

    pub(super) fn forget(&mut self, step: External<'a>) -> Outcome<'a> {
        let (again, along) = self.forgotten(step)?;
        let undo = Undo::Exact(self.steps(&[vec![Operation::Declare(again)], along].concat()));
        Ok((Operation::Forget(step), undo))
    }

    /// Takes what is declared out of the schema, if nothing uses it, and gives it as it is, with what makes again what
    /// goes along.
    pub(super) fn forgotten(&mut self, step: External<'a>) -> Result<Forgotten<'a>, SchemaError> {
        let External::Table(table) = step else {
            return Ok((self.forget_object(step)?, Vec::new()));
        };
        let table = self.known_table(table.name)?.clone();
        if !table.external {
            return Err(own(ObjectId::of(Noun::Table, table.name)));
        }
        self.unreferenced(&table, &[table.name])?;
        let along = self.take_dependents(Noun::Table, table.name, "")?;
        self.schema.tables.remove(&table.key());
        let id = ObjectId::of(Noun::Table, table.name);
        self.schema.touched.insert(id);
        let again = table.create_without(self.schema, &[], self.arena);
        Ok((External::Table(again), along))
    }

    fn forget_object(&mut self, what: External<'a>) -> Result<External<'a>, SchemaError> {
        let id = Definition::External(Declared::new(what, self.arena)).id();
        if let External::Type(name) = what {
            self.is_no_own_type(name)?;
        }
        let Definition::External(known) = self.known_object(id)?.definition else {
            return Err(own(id));
        };
        if let External::Schema(name) = what {
            self.empty(name)?;
        }
        self.schema.without_dependents(id)?;
        self.schema.objects.remove(&id);
        self.schema.touched.insert(id);
        Ok(known.what())
    }

    /// A domain and a composite or range type are types too where hand-written SQL drops one.
    fn is_no_own_type(&self, name: Name<'a>) -> Result<(), SchemaError> {
        let made = |it: &ObjectId<'a>| match it.noun {
            Noun::Domain | Noun::Composite | Noun::Range => true,
            _ => self.schema.enums.contains_key(&it.key),
        };
        match self.schema.type_of(name).filter(made) {
            Some(it) => Err(own(it)),
            None => Ok(()),
        }
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

/// The error for a drop, by hand, of what a step made.
fn own(id: ObjectId<'_>) -> SchemaError {
    SchemaError::MadeByStep {
        what: id.to_string(),
    }
}
