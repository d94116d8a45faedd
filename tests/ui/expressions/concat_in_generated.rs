//! `concat` depends on the session's settings.

use migration_core::prelude::*;

pub mod m20250105_people {
    use super::*;

    #[derive(Migration)]
    pub enum People {
        #[create_table]
        People {
            #[column(primary_key)]
            id: Uuid,
            first_name: Text,
            last_name: Text,
            #[column(generated = "concat(first_name, ' ', last_name)")]
            full_name: Text,
        },
    }
}

migration_core::migrations![m20250105_people];

fn main() {}
