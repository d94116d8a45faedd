//! A table that gets another name or goes to another schema, and all that refers to it.

use super::{Outcome, Replay, name};
use crate::ident::Name;
use crate::schema::{Bond, Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{MoveTable, Operation, RenameTable};

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_table(&mut self, step: RenameTable<'a>) -> Outcome<'a> {
        let from = self.own_table(step.name)?.name;
        let to = from.sibling(step.to);
        self.free_table_name(to)?;
        self.give_table_name(from, to)?;
        let back = RenameTable {
            name: to,
            to: from.name,
        };
        let undo = Undo::Exact(self.steps(&[Operation::RenameTable(back)]));
        Ok((Operation::RenameTable(step), undo))
    }

    pub(super) fn move_table(&mut self, step: MoveTable<'a>) -> Outcome<'a> {
        let from = self.own_table(step.name)?.name;
        let to = Name {
            schema: Some(step.schema),
            name: from.name,
        };
        self.free_table_name(to)?;
        self.free_index_names(from, to)?;
        self.free_sequences(from, to)?;
        self.give_table_name(from, to)?;
        let back = MoveTable {
            name: to,
            schema: from.schema(),
        };
        let undo = Undo::Exact(self.steps(&[Operation::MoveTable(back)]));
        Ok((Operation::MoveTable(step), undo))
    }

    fn give_table_name(&mut self, from: Name<'a>, to: Name<'a>) -> Result<(), SchemaError> {
        self.unmentioned(from)?;
        let objects = self.own_objects(from, to)?;
        self.schema.give_name(from, to, self.arena);
        for (old, new) in objects {
            self.schema.replace_object(old, new);
        }
        Ok(())
    }

    /// That the indexes and the named sequences of identity columns of a table, which go along with it, find their names free where it goes.
    fn free_index_names(&self, from: Name<'a>, to: Name<'a>) -> Result<(), SchemaError> {
        let table = self.known_table(from)?;
        let constraints = table.constraints.iter();
        let keys = constraints.filter(|(_, it)| it.kind.has_index());
        let keys = keys.map(|(name, _)| *name);
        let indexes = table.indexes.keys().copied().chain(keys);
        let indexes = indexes.map(|name| (Noun::Index, name));
        let sequences = table.identity_sequences();
        let sequences = sequences.map(|name| (Noun::Sequence, name));
        for (noun, name) in indexes.chain(sequences) {
            let key = Key::of(to.sibling(name));
            let ty = (noun == Noun::Sequence).then(|| self.schema.named_type(key));
            if let Some(owner) = self.schema.relation(key).or(ty.flatten()) {
                return Err(name::taken(noun, name, owner));
            }
        }
        Ok(())
    }

    /// That the sequences of a table, which go along with it, find their names free, and no text names them.
    fn free_sequences(&self, from: Name<'a>, to: Name<'a>) -> Result<(), SchemaError> {
        for (id, object) in &self.schema.objects {
            if id.noun == Noun::Sequence && object.definition.table() == Some(Key::of(from)) {
                self.free(ObjectId::of(Noun::Sequence, to.sibling(id.key.name)))?;
                self.schema.unnamed(*id)?;
            }
        }
        Ok(())
    }

    /// That no table, index or type has this name.
    pub(super) fn free_table_name(&self, table: Name<'a>) -> Result<(), SchemaError> {
        self.known_schema(table.schema())?;
        self.free_type(Noun::Table, table)?;
        match self.schema.relation(Key::of(table)) {
            Some(owner) => Err(name::taken(Noun::Table, table.name, owner)),
            None => Ok(()),
        }
    }

    /// That no text names the table: PostgreSQL follows it by its number, and a text cannot.
    fn unmentioned(&self, table: Name<'a>) -> Result<(), SchemaError> {
        let dependents = self.schema.dependents(ObjectId::of(Noun::Table, table));
        let by: Vec<String> = dependents
            .into_iter()
            .filter(|(_, bond)| *bond == Bond::Normal)
            .map(|(id, _)| id.to_string())
            .collect();
        if by.is_empty() {
            return Ok(());
        }
        Err(SchemaError::NamedInText {
            noun: Noun::Table,
            name: table.to_string(),
            by,
        })
    }

    /// The objects of the table as they are once it has the new name.
    fn own_objects(
        &self,
        from: Name<'a>,
        to: Name<'a>,
    ) -> Result<Vec<(ObjectId<'a>, Definition<'a>)>, SchemaError> {
        let objects = self.schema.objects.iter();
        let own = objects.filter(|(_, it)| it.definition.table() == Some(Key::of(from)));
        own.map(|(id, object)| {
            let moved = object.definition.of_renamed_table(from, to, self.arena);
            let moved = moved.ok_or_else(|| SchemaError::NamedInText {
                noun: Noun::Table,
                name: from.to_string(),
                by: vec![id.to_string()],
            });
            Ok((*id, moved?))
        })
        .collect()
    }
}
