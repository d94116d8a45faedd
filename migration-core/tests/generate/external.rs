//! What others own.

use super::*;

impl<'a> Generator<'_, 'a> {
    pub(super) fn external(&mut self) -> Operation<'a> {
        Operation::Declare(match self.random.below(8) {
            0..=3 => External::Table(self.external_table()),
            4 => External::Type(self.name(&ENUMS)),
            5 => External::Schema(self.random.one_of(&["s", "public"])),
            6 => External::Role(self.random.one_of(&["r", "pg_monitor"])),
            _ => External::Function(ExternalFunction {
                name: self.name(&["f", "t"]),
                arguments: self.random.one_of(&[&TYPES[..1], &TYPES[4..], &[]]),
                returns: None,
            }),
        })
    }

    pub(super) fn external_table(&mut self) -> CreateTable<'a> {
        let name = self.name(&TABLES);
        let names = self.random.some(&COLUMNS, 4);
        let columns = names.into_iter().map(|it| {
            let ty = self.some_type(&TYPES);
            Column::new(it, ty, self.random.chance(30))
        });
        let columns: Vec<_> = columns.collect();
        let keys = [columns[0].name];
        let constraint = Constraint::new(
            self.object("t_pkey"),
            ConstraintKind::Unique(self.arena.alloc_slice_copy(&keys)),
        );
        CreateTable {
            options: TableOptions::PLAIN,
            name,
            columns: self.arena.alloc_slice_copy(&columns),
            constraints: self.arena.alloc_slice_copy(&[constraint]),
        }
    }
}
