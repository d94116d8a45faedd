//! A grant from a role.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[alter_default_privileges(grant(select), on = tables, from = app)]
        Read,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
