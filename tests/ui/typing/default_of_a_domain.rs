//! The default of a domain is of another type.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_domain(Date, default = sql("1 + 1"))]
        Due,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}
