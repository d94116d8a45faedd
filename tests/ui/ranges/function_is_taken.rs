//! A function is in the place of one that comes with the type.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_function(returns = i32, language = sql, as = "SELECT 1", name = steps)]
        Taken { one: i32, other: i32 },
        #[create_range(i32)]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
