//! A collation of what is no string.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(i32, collation = "C")]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
