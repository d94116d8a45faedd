//! Changes of enum types.

use super::*;

/// Labels, which no generated expression holds.
const LABELS: [&str; 4] = ["l", "m", "n", "o p"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn alter_enum(&mut self) -> Operation<'a> {
        let known: Vec<_> = self.schema.enums.values().copied().collect();
        let Some(ty) = known.get(self.random.below(known.len())) else {
            return self.create_enum();
        };
        let count = 1 + self.random.below(3);
        let changes: Vec<_> = (0..count).map(|_| self.enum_change(ty.labels)).collect();
        Operation::AlterEnum(AlterEnum {
            name: ty.name,
            changes: self.arena.alloc_slice_copy(&changes),
        })
    }

    fn enum_change(&mut self, labels: &[&'a str]) -> EnumChange<'a> {
        let label = self.random.one_of(&LABELS);
        let other = self.random.below(labels.len() + 1);
        let other = labels.get(other).copied().unwrap_or("none");
        // No label is taken away under a generated or inherited column, in another type or from a partition key, so that
        // adding one could not be undone.
        let fewest = if self.keeps_types() { 3 } else { 0 };
        match fewest + self.random.below(8 - fewest) {
            0..=2 => EnumChange::AddValue {
                label,
                place: self.random.one_of(&[
                    LabelPlace::End,
                    LabelPlace::Before(other),
                    LabelPlace::After(other),
                ]),
            },
            3..=5 => EnumChange::RenameValue {
                from: other,
                to: label,
            },
            _ => EnumChange::RemoveValue { label: other },
        }
    }

    fn keeps_types(&self) -> bool {
        let mut objects = self.schema.objects.keys();
        objects.any(|it| it.noun.is_type())
            || self.schema.tables.values().any(|table| {
                let inherited = !table.options.inherits.is_empty();
                let fixed = inherited || table.options.partition_by.is_some();
                let mut columns = table.columns.iter();
                columns.any(|it| it.generated.is_some() || fixed && it.ty.made().is_some())
            })
    }

    pub(super) fn rename_enum(&mut self) -> Operation<'a> {
        let from = self.name(&ENUMS);
        let to = from.sibling(self.random.one_of(&["mood", "t_a", "t", "feeling"]));
        Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Enum,
            from,
            to: self.arena.alloc(Type::Made(to)),
        })
    }
}
