//! A privilege that columns have not.

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
        #[grant(delete(status), on = tasks, to = app)]
        Write,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
