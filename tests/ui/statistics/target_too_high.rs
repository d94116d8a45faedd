//! PostgreSQL would lower the target.

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
        #[create_statistics(tasks(city, zip))]
        Cities,
        #[alter_statistics(tasks_city_zip_stat, statistics = 20000)]
        More,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}
