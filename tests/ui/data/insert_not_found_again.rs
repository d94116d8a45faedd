//! No key tells the rows apart.

use migration_core::prelude::*;

pub mod m20250105_roles {
    use super::*;

    #[derive(Migration)]
    pub enum Roles {
        #[create_enum("low", "high")]
        Rank,
        #[create_table]
        Roles {
            #[column(primary_key)]
            name: Varchar<10>,
            level: i16,
            rank: Option<Rank>,
            #[column(default = now())]
            since: Timestamptz,
            #[column(identity = always)]
            number: i64,
        },
    }
}

pub mod m20250112_rows {
    use super::*;

    #[derive(Migration)]
    pub enum Rows {
        #[insert(roles(name, level), rows = [(sql("current_user"), 1)])]
        Admin,
    }
}
migration_core::migrations![m20250105_roles, m20250112_rows];

fn main() {}
