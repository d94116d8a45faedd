//! A partition key that is not there, and a foreign key of a column that is not there either: the first is told.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = list(kinds))]
        #[foreign_key(user_id, references = notes(id))]
        Notes {
            id: i64,
            kind: Text,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}
