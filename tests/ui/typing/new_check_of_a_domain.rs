//! A domain gets a check that its values do not fit.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_domain(i32)]
        Amount,
        #[alter_domain(amount, add_check("VALUE > 'many'", name = amount_few))]
        Few,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}
