//! Partitioned tables, and their partitions.

use super::Generator;
use migration_core::ident::Name;
use migration_core::schema::{Definition, Table};
use migration_core::step::*;

const PARTITIONS: [&str; 3] = ["p", "q", "t_a_idx"];

impl<'a> Generator<'_, 'a> {
    /// Now and then, a key for a new table.
    pub(super) fn partition_by(&mut self, table: &Table<'a>) -> Option<PartitionBy<'a>> {
        if self.random.chance(70) {
            return None;
        }
        let columns = self.columns(table, 2);
        let keys = columns
            .iter()
            .map(|name| IndexKey::new(KeyKind::Column(name)));
        Some(PartitionBy {
            strategy: self.random.one_of(&[
                PartitionStrategy::List,
                PartitionStrategy::Hash,
                PartitionStrategy::Hash,
            ]),
            keys: self.arena.alloc_slice_fill_iter(keys.collect::<Vec<_>>()),
        })
    }

    pub(super) fn partition(&mut self) -> Operation<'a> {
        let known = self.known_partition();
        match (self.random.below(11), known) {
            (2 | 3, Some(it)) => Operation::DropPartition(DropPartition { name: it.name }),
            (4.., Some(it)) if it.attached => Operation::DetachPartition(DetachPartition {
                name: it.name,
                from: it.table,
            }),
            (4.., Some(it)) => Operation::AttachPartition(AttachPartition {
                name: it.name,
                to: it.table,
                bound: None,
            }),
            _ => self.create_partition(),
        }
    }

    fn create_partition(&mut self) -> Operation<'a> {
        let tables = self.schema.tables.values();
        let parted: Vec<_> = tables
            .filter_map(|it| Some((it.name, it.options.partition_by?.strategy)))
            .collect();
        let some = parted.get(self.random.below(parted.len() + 1)).copied();
        let (table, strategy) = some.unwrap_or((Name::plain("t"), PartitionStrategy::Hash));
        let name = Name::plain(self.random.one_of(&PARTITIONS));
        Operation::CreatePartition(CreatePartition {
            name,
            table,
            bound: self.bound(table, strategy),
            with: &[],
            tablespace: None,
            attached: true,
        })
    }

    /// A bound that no other partition of the table has: which rows a bound holds, the replay does not know.
    fn bound(&mut self, table: Name<'a>, strategy: PartitionStrategy) -> Bound<'a> {
        let objects = self.schema.objects.values();
        let used: Vec<_> = objects
            .filter_map(|it| match it.definition {
                Definition::Partition(it) if it.table.same(&table) => Some(it.bound),
                _ => None,
            })
            .collect();
        let null = Bound::List(&[BoundValue::Null]);
        if strategy == PartitionStrategy::List {
            return if used.contains(&null) {
                Bound::Default
            } else {
                null
            };
        }
        let hashes = (0..4).map(|remainder| Bound::Hash {
            modulus: 4,
            remainder,
        });
        let free = hashes.into_iter().find(|it| !used.contains(it));
        free.unwrap_or(Bound::Hash {
            modulus: 1,
            remainder: 1,
        })
    }

    fn known_partition(&mut self) -> Option<CreatePartition<'a>> {
        let objects = self.schema.objects.values();
        let all: Vec<_> = objects
            .filter_map(|it| match it.definition {
                Definition::Partition(it) => Some(it),
                _ => None,
            })
            .collect();
        all.get(self.random.below(all.len())).copied()
    }
}
