//! An owner to whom something was granted.

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
        #[grant(select(status), on = tasks, to = app)]
        Read,
        #[alter_owner(table tasks, to = app)]
        Own,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
