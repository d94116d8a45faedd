//! And the same checks.

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
        #[create_table]
        #[primary_key(id, made_at)]
        Events2025 {
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
        #[blocking = "there are no rows yet"]
        #[alter_table(events)]
        #[check("length(kind) < 9", name = short)]
        Events,
        #[attach_partition(events2025, to = events, values = from("2025-01-01") to("2026-01-01"))]
        Attached,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
