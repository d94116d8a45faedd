//! A function of this name takes the same types already.

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
        #[create_procedure(name = add_up, language = sql, as = "SELECT 1")]
        AddAgain {
            #[arg(inout)]
            x: i64,
            y: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
