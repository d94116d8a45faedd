//! Sequences.

use super::{Bond, Definition, Needs, ObjectId, Whole};
use crate::ident::Name;
use crate::schema::expression::Column;
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{CreateSequence, DropSequence, Operation, SequenceOwner};

impl<'a> Whole<'a> for CreateSequence<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Sequence, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateSequence(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropSequence(DropSequence { name: self.name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        let Some(SequenceOwner { table, column }) = self.owned_by else {
            return Ok(());
        };
        needs.own_table(table)?;
        needs.columns(table, &[column], Bond::Auto)
    }

    /// It goes to another schema with the table that owns it (`AlterSeqNamespaces` in PostgreSQL's `tablecmds.c`).
    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        _: &'a Arena,
    ) -> Option<Definition<'a>> {
        let owned_by = self
            .owned_by
            .map(|owner| SequenceOwner { table: to, ..owner });
        let name = if from.schema() == to.schema() {
            self.name
        } else {
            to.sibling(self.name.name)
        };
        Some(Definition::Sequence(Self {
            name,
            owned_by,
            ..*self
        }))
    }

    fn follows(&self, table: Name<'a>) -> bool {
        self.owned_by.is_some_and(|owner| owner.table.same(&table))
    }

    fn renamed(&self, column: &Column<'a>, _: &'a Arena) -> Option<Definition<'a>> {
        let owned_by = self.owned_by.map(|owner| SequenceOwner {
            column: column.renamed(owner.column),
            ..owner
        });
        Some(Definition::Sequence(Self { owned_by, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let owned_by = self.owned_by.map(|owner| SequenceOwner {
            table: renaming.name(owner.table),
            ..owner
        });
        Some(Definition::Sequence(Self {
            name: renaming.name(self.name),
            owned_by,
            ..*self
        }))
    }
}
