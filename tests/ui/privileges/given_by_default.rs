//! A table that has it by default.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[alter_default_privileges(grant(select), on = tables, to = app)]
        Read,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            status: Text,
        },
        #[grant(select, on = tasks, to = app)]
        ReadTasks,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
