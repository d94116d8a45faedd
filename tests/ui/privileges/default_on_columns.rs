//! Tables to come have no columns.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[alter_default_privileges(grant(select(id)), on = tables, to = app)]
        Read,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
