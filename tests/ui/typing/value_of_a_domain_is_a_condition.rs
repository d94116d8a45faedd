//! The check of a domain is no condition.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_domain(String, check = "lower(VALUE)")]
        Email,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}
