//! Partitions.

use super::{Definition, Needs, ObjectId, Whole};
use crate::ident::Name;
use crate::schema::{Arena, Key, Noun, Renaming, Schema, SchemaError};
use crate::step::{Bound, BoundValue, CreatePartition, DropPartition, Operation};

impl<'a> Whole<'a> for CreatePartition<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Partition, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreatePartition(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropPartition(DropPartition { name: self.name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.own_table(self.table)?;
        for value in self.bound.values() {
            if let BoundValue::Expression(expression) = value {
                needs.mentions(expression.mentions)?;
            }
        }
        Ok(())
    }

    fn of_renamed_table(
        &self,
        _from: Name<'a>,
        to: Name<'a>,
        _arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        Some(Definition::Partition(Self { table: to, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        Some(Definition::Partition(Self {
            name: renaming.name(self.name),
            table: renaming.name(self.table),
            ..*self
        }))
    }
}

impl<'a> Bound<'a> {
    /// Its values, the lower ones first.
    pub(in crate::schema) fn values(&self) -> Vec<BoundValue<'a>> {
        match self {
            Self::Default | Self::Hash { .. } => Vec::new(),
            Self::Range { from, to } => [*from, *to].concat(),
            Self::List(values) => values.to_vec(),
        }
    }
}

impl<'a> Schema<'a> {
    /// The table that has the columns of this partition: no step changes one without the other.
    pub(in crate::schema) fn table_of_partition(&self, name: Name<'a>) -> Option<Name<'a>> {
        let object = self.objects.get(&ObjectId::of(Noun::Partition, name))?;
        object.definition.partition().map(|it| it.table)
    }

    /// The partitions of a table, those detached from it among them.
    pub(in crate::schema) fn partitions(
        &self,
        table: Name<'a>,
    ) -> impl Iterator<Item = &CreatePartition<'a>> {
        let all = self
            .objects
            .values()
            .filter_map(|it| it.definition.partition());
        all.filter(move |it| Key::of(it.table) == Key::of(table))
    }
}
