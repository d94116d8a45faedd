//! A sequence of another owner than its table.

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
        #[create_sequence(numbers, owned_by = tasks(id))]
        Numbers,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
