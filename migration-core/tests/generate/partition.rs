//! Partitioned tables, and their partitions.

use super::Generator;
use migration_core::ident::Name;
use migration_core::schema::{Key, Partition, Table};
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
        let alike = !self.alike().is_empty();
        let tables = self.schema.tables.values();
        if tables
            .filter(|it| it.options.partition_by.is_some())
            .count()
            == 0
        {
            return self.partitioned_table();
        }
        match (self.random.below(11), known) {
            _ if alike && self.random.chance(80) => self.attach_partition(),
            (1..=3, Some((name, _))) => Operation::DropPartition(DropPartition { name }),
            (4..=8, Some((name, of))) => {
                let concurrently = self.random.chance(30);
                Operation::DetachPartition(DetachPartition {
                    concurrently,
                    ..DetachPartition::new(name, of.of)
                })
            }
            (9, _) => self.attach_partition(),
            _ => self.create_partition(),
        }
    }

    /// A table with a partition key, most likely.
    fn partitioned_table(&mut self) -> Operation<'a> {
        let all: Vec<_> = (0..6).map(|_| self.create_table()).collect();
        let parted = |it: &&Operation<'a>| match it {
            Operation::CreateTable(it) => it.options.partition_by.is_some(),
            _ => false,
        };
        let one = all.iter().find(parted).or(all.first()).copied();
        one.unwrap_or_else(|| self.create_table())
    }

    /// Any table as a partition of any, most likely one that has the same columns.
    fn attach_partition(&mut self) -> Operation<'a> {
        let (mut to, mut strategy) = self.parted();
        let tables = self.schema.tables.values();
        let mut names: Vec<_> = tables.map(|it| it.name).collect();
        let pairs = self.alike();
        if let Some((partition, table, by)) = pairs.get(self.random.below(pairs.len())).copied()
            && self.random.chance(90)
        {
            (to, strategy, names) = (table, by, vec![partition]);
        }
        let name = names.get(self.random.below(names.len())).copied();
        Operation::AttachPartition(AttachPartition {
            name: name.unwrap_or(Name::plain("p")),
            to,
            bound: self.bound(to, strategy),
            check: None,
        })
    }

    /// Tables that are no partitions, with partitioned ones that have the same columns.
    fn alike(&self) -> Vec<(Name<'a>, Name<'a>, PartitionStrategy)> {
        let names = |it: &Table<'a>| {
            let mut names: Vec<_> = it.columns.iter().map(|it| it.name).collect();
            names.sort_unstable();
            names
        };
        let all = || self.schema.tables.values();
        let own = all().filter(|it| it.partition.is_none() && !it.external);
        own.flat_map(|own| {
            let parted = all().filter(move |it| it.name != own.name && names(it) == names(own));
            parted.filter_map(|it| Some((own.name, it.name, it.options.partition_by?.strategy)))
        })
        .collect()
    }

    /// A partitioned table, where there is one.
    fn parted(&mut self) -> (Name<'a>, PartitionStrategy) {
        let tables = self.schema.tables.values();
        let parted: Vec<_> = tables
            .filter_map(|it| Some((it.name, it.options.partition_by?.strategy)))
            .collect();
        let some = parted.get(self.random.below(parted.len() + 1)).copied();
        some.unwrap_or((Name::plain("t"), PartitionStrategy::Hash))
    }

    fn create_partition(&mut self) -> Operation<'a> {
        let (table, strategy) = self.parted();
        let name = Name::plain(self.random.one_of(&PARTITIONS));
        let above = self.schema.tables.get(&Key::of(table)).cloned();
        let partition_by = above.and_then(|it| self.partition_by(&it));
        Operation::CreatePartition(CreatePartition {
            name,
            table,
            bound: self.bound(table, strategy),
            partition_by,
            with: &[],
            tablespace: None,
        })
    }

    /// A bound that most likely no other partition of the table has.
    fn bound(&mut self, table: Name<'a>, strategy: PartitionStrategy) -> Bound<'a> {
        let partitions = self.schema.tables.values().filter_map(|it| it.partition);
        let of = partitions.filter(|it| it.of.same(&table));
        let used: Vec<_> = of.map(|it| it.bound).collect();
        let null = Bound::List(&[BoundValue::Null]);
        if strategy == PartitionStrategy::List {
            return if used.contains(&null) && self.random.chance(95) {
                Bound::Default
            } else {
                null
            };
        }
        if self.random.chance(3) {
            let [modulus, remainder] = [1, 0].map(|least| least + self.random.below(6) as u32);
            return Bound::Hash { modulus, remainder };
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

    fn known_partition(&mut self) -> Option<(Name<'a>, Partition<'a>)> {
        let tables = self.schema.tables.values();
        let all: Vec<_> = tables
            .filter_map(|it| Some((it.name, it.partition?)))
            .collect();
        all.get(self.random.below(all.len())).copied()
    }
}
