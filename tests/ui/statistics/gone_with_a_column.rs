//! The statistics were dropped along with a column.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            city: Text,
            zip: Text,
            payload: Json,
        },
        #[create_statistics(tasks(city, zip), name = cities)]
        Cities,
        #[alter_table(tasks)]
        NoZip {
            #[drop]
            zip: Text,
        },
        #[drop_statistics(cities)]
        NoCities,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}
