//! A grant to the owner.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            status: Text,
        },
        #[alter_owner(table tasks, to = app)]
        Own,
        #[grant(select, on = tasks, to = app)]
        Read,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
