//! A table that gets another name, and all that refers to it.

use super::{Outcome, Replay, name};
use crate::ident::Name;
use crate::schema::{Bond, Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{Operation, RenameTable};

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_table(&mut self, step: RenameTable<'a>) -> Outcome<'a> {
        let from = self.known_table(step.name)?.name;
        let to = from.sibling(step.to);
        self.free_table_name(to)?;
        self.unmentioned(from)?;
        let objects = self.own_objects(from, to)?;
        self.schema.give_name(from, to, self.arena);
        for (old, new) in objects {
            self.schema.replace_object(old, new);
        }
        let back = RenameTable {
            name: to,
            to: from.name,
        };
        let undo = Undo::Exact(self.steps(&[Operation::RenameTable(back)]));
        Ok((Operation::RenameTable(step), undo))
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
        let own = objects.filter(|(id, _)| id.table() == Some(Key::of(from)));
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
