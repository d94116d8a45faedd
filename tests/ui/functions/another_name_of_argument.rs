//! PostgreSQL does not change the name of an argument.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = i64, language = sql, as = "SELECT a + b")]
        AddUp {
            a: i64,
            b: i64,
        },
        #[replace_function(name = add_up, returns = i64, language = sql, as = "SELECT a + c")]
        Both {
            a: i64,
            c: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
