//! Extended statistics.

use super::*;
use migration_core::schema::Noun;

impl<'a> Generator<'_, 'a> {
    pub(super) fn extended_statistics(&mut self) -> Operation<'a> {
        let ids = self.schema.objects.keys();
        let all: Vec<_> = ids.filter(|it| it.noun == Noun::Statistics).collect();
        if all.is_empty() || self.random.chance(20) {
            return self.create_statistics();
        }
        let id = self.random.one_of(&all);
        let name = match self.random.chance(10) {
            true => Name::plain("x"),
            false => Name {
                schema: Some(id.key.schema),
                name: id.key.name,
            },
        };
        match self.random.below(10) {
            6..=9 => Operation::MoveStatistics(MoveStatistics {
                name,
                schema: match name.schema() {
                    SCHEMA => "public",
                    _ => SCHEMA,
                },
            }),
            0 | 1 => Operation::DropStatistics(DropStatistics { name }),
            2 | 3 => Operation::RenameStatistics(RenameStatistics {
                name,
                to: self.random.one_of(&NAMES),
            }),
            _ => Operation::AlterStatistics(AlterStatistics {
                name,
                target: self.random.chance(70).then_some(100),
            }),
        }
    }

    fn create_statistics(&mut self) -> Operation<'a> {
        use StatisticsKind::{Dependencies, Distinct, MostCommon};
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let columns = self.columns(&table, 4).iter().copied();
        let mut keys: Vec<_> = columns.map(KeyKind::Column).collect();
        if keys.len() < 2 && self.random.chance(80) {
            keys = vec![KeyKind::Expression(self.expression(&table))];
        }
        let alone = keys.len() == 1 && self.random.chance(90);
        let kinds = [
            &[][..],
            &[MostCommon, Distinct],
            &[Dependencies],
            &[MostCommon],
        ];
        Operation::CreateStatistics(CreateStatistics {
            name: self.object("t_a_stat"),
            schema: None,
            table: table.name,
            kinds: if alone {
                &[]
            } else {
                self.random.one_of(&kinds)
            },
            keys: self.arena.alloc_slice_copy(&keys),
            target: self.random.chance(40).then_some(300),
        })
    }
}
