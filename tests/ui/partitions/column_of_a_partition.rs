//! A partition has the columns of its table.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_at))]
        #[primary_key(id, made_at)]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
        #[create_partition(events, values = from("2024-01-01") to("2025-01-01"))]
        Events2024,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(events2024)]
        Events2024 {
            #[add]
            note: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
