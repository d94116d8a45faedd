//! A column by which its table is partitioned.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_at))]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(events)]
        Events {
            #[drop]
            made_at: Timestamptz,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
