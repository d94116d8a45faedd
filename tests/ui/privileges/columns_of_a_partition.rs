//! A privilege on a column of a partition.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[create_table(partition_by = list(kind))]
        Events {
            id: i64,
            kind: Text,
        },
        #[create_partition(events, values = in("a"))]
        EventsA,
        #[grant(select(kind), on = events_a, to = app)]
        Read,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
