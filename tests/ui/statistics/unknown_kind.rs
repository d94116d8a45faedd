//! PostgreSQL counts nothing of this kind.

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
        #[create_statistics(tasks(city, zip), kinds = [distinct])]
        Cities,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}
