//! PostgreSQL publishes a part of a partitioned table only by way of its root.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_table(partition_by = range(made_at))]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
        #[create_publication(tables = [events where "kind <> 'test'"], via_partition_root = true)]
        EventsOut,
        #[alter_publication(events_out, via_partition_root = false)]
        EachAlone,
    }
}

migration_core::migrations![m20250105_events];

fn main() {}
