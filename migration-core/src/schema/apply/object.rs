//! Objects that are made as a whole: created and dropped.

use super::Replay;
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::namespace::Owner;
use crate::schema::{Definition, Noun, Object, ObjectId, SchemaError, Undo};
use crate::step::{DropBehavior, Operation, is_role_of_every_server};

impl<'a> Replay<'_, 'a> {
    /// Makes an object whose name is free; its undo drops it.
    pub(super) fn create_object(
        &mut self,
        definition: Definition<'a>,
    ) -> Result<Undo<'a>, SchemaError> {
        let id = definition.id();
        self.free(id)?;
        definition.needs(self.schema)?;
        let made = self.schema.next_number();
        self.schema.touched.insert(id);
        self.schema.objects.insert(id, Object { definition, made });
        if !matches!(definition, Definition::External(_)) {
            self.schema.give_defaults(id, self.arena);
        }
        Ok(Undo::Exact(self.steps(&[definition.drop()])))
    }

    /// Drops an object, and what goes with it.
    ///
    /// Gives the operations that make all of it again, in order.
    pub(super) fn drop_object(
        &mut self,
        id: ObjectId<'a>,
        behavior: DropBehavior,
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        self.own_object(id)?;
        let object = self.known_object(id)?;
        if behavior == DropBehavior::Cascade {
            self.taken_along(&[id])?;
        }
        let taken = self.schema.take_dependents(id, behavior)?;
        self.schema.objects.remove(&id);
        self.schema.touched.insert(id);
        let all = std::iter::once(object).chain(taken);
        Ok(all.map(|it| it.definition.create()).collect())
    }

    /// Puts another definition in the place of an object's own.
    pub(super) fn redefine(&mut self, definition: Definition<'a>) -> Result<(), SchemaError> {
        self.replace_object(definition.id(), definition)
    }

    /// Puts another definition in the place of an object's, perhaps of another name, which is free.
    pub(super) fn replace_object(
        &mut self,
        id: ObjectId<'a>,
        definition: Definition<'a>,
    ) -> Result<(), SchemaError> {
        let Object { made, .. } = self.known_object(id)?;
        definition.needs(self.schema)?;
        self.schema.objects.remove(&id);
        let new = definition.id();
        self.schema.objects.insert(new, Object { definition, made });
        self.schema.touched.extend([id, new]);
        Ok(())
    }

    /// Puts a definition with texts of now in the place of the object's of its name, which stays the same object. It
    /// calls what is there now.
    pub(super) fn renew(&mut self, definition: Definition<'a>) {
        let id = definition.id();
        let made = self.schema.next_number();
        self.schema.touched.insert(id);
        self.schema.objects.insert(id, Object { definition, made });
        self.schema.keep_attached(id);
    }

    pub(super) fn known_object(&self, id: ObjectId<'a>) -> Result<Object<'a>, SchemaError> {
        let object = self.schema.objects.get(&id).copied();
        object.ok_or_else(|| self.schema.unknown_object(id))
    }

    /// That nothing has the name of a new object.
    pub(super) fn free(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        let name = if id.table().is_some() {
            id.part
        } else {
            id.key.name
        };
        super::name::check(id.noun, name)?;
        if !id.key.schema.is_empty() && id.table().is_none() {
            self.known_schema(id.key.schema)?;
        }
        let relation = id
            .noun
            .is_relation()
            .then(|| self.schema.relation(id.key))
            .flatten();
        let is_type = id.noun.is_type() || id.noun == Noun::Sequence;
        let ty = is_type.then(|| self.schema.type_owner(id.key)).flatten();
        let same = self.schema.objects.contains_key(&id) || is_of_every_server(id);
        let same = same.then(|| Owner::of(id.noun, None));
        match relation.or(ty).or(same) {
            Some(owner) => Err(super::name::taken(id.noun, name, owner)),
            None => Ok(()),
        }
    }

    /// That a schema is there in which an object is to be.
    pub(super) fn known_schema(&self, schema: &'a str) -> Result<(), SchemaError> {
        let id = ObjectId::global(Noun::Schema, schema);
        if schema == DEFAULT_SCHEMA || self.schema.objects.contains_key(&id) {
            return Ok(());
        }
        Err(self.schema.unknown_object(id))
    }

    /// That nothing needs a table or a column of it but what goes with it.
    ///
    /// Gives the operations that make again what goes.
    pub(super) fn take_dependents(
        &mut self,
        noun: Noun,
        table: Name<'a>,
        part: &'a str,
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        let id = ObjectId::part_of(noun, table, part);
        let taken = self.schema.take_dependents(id, DropBehavior::Restrict)?;
        Ok(taken.into_iter().map(|it| it.definition.create()).collect())
    }
}

/// Whether it is there without that a step makes it: the schema `public`, and the roles of every server.
fn is_of_every_server(id: ObjectId<'_>) -> bool {
    match id.noun {
        Noun::Schema => id.key.name == DEFAULT_SCHEMA,
        Noun::Role => is_role_of_every_server(id.key.name),
        _ => false,
    }
}
