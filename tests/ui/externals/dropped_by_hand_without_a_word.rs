//! The history would still know of the function.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Varchar<255>,
        },
    }
}

pub mod m20250112_archive {
    use super::*;

    #[derive(Migration)]
    pub enum Archive {
        #[sql(
            up = "CREATE AGGREGATE greatest_of(integer) (SFUNC = int4larger, STYPE = integer)",
            down = "DROP AGGREGATE greatest_of(integer)",
            creates(function greatest_of(i32) -> i32)
        )]
        GreatestOf,
        #[sql(up = "DROP FUNCTION greatest_of(integer)", irreversible = "it is gone")]
        NoGreatestOf,
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}
