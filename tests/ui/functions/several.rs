//! Two functions have the name.

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
        #[create_function(name = add_up, returns = f64, language = sql, as = "SELECT a")]
        AddOne {
            a: f64,
        },
        #[drop_function(add_up)]
        NoAddUp,
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
