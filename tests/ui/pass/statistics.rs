//! Extended statistics in every form, and what changes them.

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
        #[create_statistics(tasks(city, zip), kinds = [ndistinct, dependencies, mcv], statistics = 1000)]
        CitiesAgain,
        #[create_statistics(tasks("lower(city)"))]
        Lower,
        #[create_statistics(tasks(id, "lower(city)", zip), kinds = [mcv], name = "it's more")]
        More,
        #[alter_statistics(tasks_city_zip_stat1, statistics = default)]
        Fewer,
        #[alter_statistics("it's more", statistics = 0)]
        None,
        #[rename_statistics(tasks_expr_stat, lower_cities)]
        Renamed,
        #[drop_statistics(lower_cities)]
        NoLower,
        #[alter_table(tasks)]
        Changed {
            #[rename(from = zip)]
            zip_code: Text,
            #[change(from = Text)]
            city: Varchar<100>,
        },
        #[drop_statistics(tasks_city_zip_stat)]
        NoCities,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}
