//! The function that subtracts bounds is not immutable.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_function(returns = f64, language = sql, as = "SELECT 1.0::float8")]
        Apart { one: i32, other: i32 },
        #[create_range(i32, subtype_diff = apart)]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
