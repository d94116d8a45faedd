//! The body would go on calling the function by its old name.

use migration_core::prelude::*;

pub mod m20250105_numbers {
    use super::*;

    #[derive(Migration)]
    pub enum Numbers {
        #[create_function(returns = i32, language = sql, as = "SELECT n * factorial_of(n - 1)")]
        FactorialOf {
            n: i32,
        },
        #[rename_function(factorial_of, to = product_to)]
        Product,
    }
}

migration_core::migrations![m20250105_numbers];

fn main() {}
