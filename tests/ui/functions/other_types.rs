//! No function of this name takes these types.

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
        #[rename_function(add_up(i64, Varchar<9>), to = sum_up)]
        SumUp,
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
