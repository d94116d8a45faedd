//! A grant option that the role has not.

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
        #[grant(select, on = tasks, to = app)]
        Read,
        #[revoke(grant_option_for(select), on = tasks, from = app)]
        NoFurther,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
