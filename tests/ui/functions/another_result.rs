//! PostgreSQL does not change what a function gives back.

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
        #[replace_function(name = add_up, returns = setof i64, language = sql, as = "SELECT a UNION SELECT b")]
        Both {
            a: i64,
            b: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
