//! Publications.

use super::*;
use migration_core::schema::Noun;

const PUBLICATIONS: [&str; 2] = ["p", "q"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn publication(&mut self) -> Operation<'a> {
        let ids = self.schema.objects.keys();
        let all: Vec<_> = ids.filter(|it| it.noun == Noun::Publication).collect();
        if all.is_empty() || self.random.chance(30) {
            return self.create_publication();
        }
        let name = match self.random.chance(5) {
            true => "x",
            false => self.random.one_of(&all).key.name,
        };
        match self.random.below(9) {
            0 | 1 => Operation::DropPublication(DropPublication { name }),
            2..=4 => Operation::RenamePublication(RenamePublication {
                name,
                to: self.random.one_of(&PUBLICATIONS),
            }),
            _ => Operation::AlterPublication(AlterPublication {
                name,
                change: self.publication_change(),
            }),
        }
    }

    fn create_publication(&mut self) -> Operation<'a> {
        Operation::CreatePublication(CreatePublication {
            name: self.random.one_of(&PUBLICATIONS),
            of: match self.random.chance(15) {
                true => Published::AllTables,
                false => Published::Members(self.members()),
            },
            options: PublicationOptions {
                via_partition_root: self.random.chance(30),
                generated_columns: match self.random.chance(5) {
                    true => PublishedGenerated::Stored,
                    false => PublishedGenerated::None,
                },
                ..PublicationOptions::DEFAULT
            },
        })
    }

    fn publication_change(&mut self) -> PublicationChange<'a> {
        match self.random.below(4) {
            0 => PublicationChange::Options {
                publish: None,
                via_partition_root: Some(self.random.chance(50)),
                generated_columns: self.random.chance(10).then_some(PublishedGenerated::Stored),
            },
            1 => PublicationChange::Add(self.members()),
            2 => PublicationChange::Set(self.members()),
            _ => {
                // PostgreSQL takes no columns and rows of what is dropped.
                let members = self.members();
                let whole = members.tables.iter().map(|it| PublishedTable {
                    columns: &[],
                    predicate: None,
                    ..*it
                });
                PublicationChange::Drop(Members {
                    tables: self.arena.alloc_slice_fill_iter(whole),
                    ..members
                })
            }
        }
    }

    /// A table, a schema, or both.
    fn members(&mut self) -> Members<'a> {
        let table = self.known().filter(|_| self.random.chance(85));
        let tables: Vec<_> = table.iter().map(|it| self.published_table(it)).collect();
        let schemas = tables.is_empty() || self.random.chance(20);
        Members {
            tables: self.arena.alloc_slice_copy(&tables),
            schemas: if schemas { &["public"] } else { &[] },
        }
    }

    fn published_table(&mut self, table: &Table<'a>) -> PublishedTable<'a> {
        let columns = self.random.chance(40).then(|| self.columns(table, 3));
        PublishedTable {
            table: table.name,
            columns: columns.unwrap_or_default(),
            predicate: self.random.chance(30).then(|| self.expression(table)),
        }
    }
}
