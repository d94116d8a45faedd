//! From a partitioned table no other inherits.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = hash(id))]
        Notes {
            id: i64,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_table(inherits(notes))]
        Letters {
            reply: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
