//! What a schema did not give by default.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[create_schema]
        Queue,
        #[alter_default_privileges(in_schema = queue, revoke(execute), on = functions, from = public)]
        Nobody,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
