//! A sequence that a column owns.

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
        #[create_sequence(numbers, owned_by = tasks(id))]
        Numbers,
        #[alter_owner(sequence numbers, to = app)]
        Own,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
