//! A grant on what others own.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[external_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
        },
        #[grant(select, on = users, to = app)]
        Read,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
