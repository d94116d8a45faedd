//! Every role owns nothing.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            status: Text,
        },
        #[alter_owner(table tasks, to = public)]
        Own,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
