//! A view that gets another name or goes to another schema, and what belongs to it.

use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::{Bond, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{MoveView, Operation, RenameView, ViewKind};

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_view(&mut self, step: RenameView<'a>) -> Outcome<'a> {
        let to = step.from.sibling(step.to);
        self.give_view_name(step.kind, [step.from, to])?;
        let back = Operation::RenameView(RenameView {
            from: to,
            to: step.from.name,
            kind: step.kind,
        });
        let undo = Undo::Exact(self.steps(&[back]));
        Ok((Operation::RenameView(step), undo))
    }

    /// The indexes of a materialized view go along with it (`AlterTableNamespaceInternal` in PostgreSQL's
    /// `tablecmds.c`).
    pub(super) fn move_view(&mut self, step: MoveView<'a>) -> Outcome<'a> {
        let to = Name {
            schema: Some(step.schema),
            name: step.name.name,
        };
        self.give_view_name(step.kind, [step.name, to])?;
        let back = Operation::MoveView(MoveView {
            name: to,
            schema: step.name.schema(),
            kind: step.kind,
        });
        let undo = Undo::Exact(self.steps(&[back]));
        Ok((Operation::MoveView(step), undo))
    }

    fn give_view_name(
        &mut self,
        kind: ViewKind,
        [from, to]: [Name<'a>; 2],
    ) -> Result<(), SchemaError> {
        let id = ObjectId::of(kind.noun(), from);
        let view = self.known_object(id)?.definition;
        self.free(ObjectId::of(kind.noun(), to))?;
        self.schema.unnamed(id)?;
        let dependents = self.schema.dependents(id).into_iter();
        let parts = dependents.filter(|(_, bond)| *bond == Bond::Auto);
        for (part, _) in parts.chain([(id, Bond::Auto)]) {
            let definition = self.known_object(part)?.definition;
            let moved = definition.of_renamed_table(from, to, self.arena);
            let moved = moved.unwrap_or(definition);
            if part.noun == Noun::Index && from.schema() != to.schema() {
                self.free(moved.id())?;
            }
            self.schema.replace_object(part, moved);
        }
        if view.view_columns().is_some() {
            self.schema.carry_to_table(Key::of(from), Key::of(to));
        }
        Ok(())
    }
}
