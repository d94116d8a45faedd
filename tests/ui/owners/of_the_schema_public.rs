//! The schema that every database has.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[alter_owner(schema public, to = app)]
        Own,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
