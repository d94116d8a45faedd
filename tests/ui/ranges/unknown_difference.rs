//! The function that subtracts bounds is not there.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(i32, subtype_diff = float8mi)]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
