//! The value of a domain has no such operator.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_domain(i32, check = "VALUE ~ '^[0-9]+$'")]
        Digits,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}
