//! A column by which its table is partitioned, of another type.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = hash(number))]
        Events {
            number: i32,
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
            #[change(from = i32)]
            number: i64,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
