//! A function that comes with a range type.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(f64)]
        FloatRange,
        #[create_function(returns = i32, language = sql, as = "SELECT 1", name = float_range)]
        Taken { one: f64, other: f64 },
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
