//! Row security policies.

use crate::ident::Name;

use super::{Definition, Needs, ObjectId, Whole};
use crate::schema::expression::{self, Column};
use crate::schema::{Arena, Noun, Renaming, SchemaError};
use crate::step::{CreatePolicy, DropPolicy, Operation};

impl<'a> Whole<'a> for CreatePolicy<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::part_of(Noun::Policy, self.table, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreatePolicy(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropPolicy(DropPolicy {
            name: self.name,
            table: self.table,
        })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.own_table(self.table)?;
        for role in self.to {
            needs.role(role)?;
        }
        for expression in self.using.iter().chain(&self.with_check) {
            needs.expression(self.table, expression)?;
        }
        Ok(())
    }

    fn texts(&self) -> Vec<&'a str> {
        let texts = self.using.iter().chain(&self.with_check);
        texts.map(|it| it.sql).collect()
    }

    fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let follow = |it| expression::rename(it, column, arena);
        Some(Definition::Policy(Self {
            using: self.using.map(follow),
            with_check: self.with_check.map(follow),
            ..*self
        }))
    }

    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        let follow = |it| expression::requalify(it, [from, to], arena);
        Some(Definition::Policy(Self {
            table: to,
            using: self.using.map(follow),
            with_check: self.with_check.map(follow),
            ..*self
        }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let follow = |it| renaming.expression(it, self.table);
        Some(Definition::Policy(Self {
            table: renaming.name(self.table),
            using: self.using.map(follow),
            with_check: self.with_check.map(follow),
            ..*self
        }))
    }
}
