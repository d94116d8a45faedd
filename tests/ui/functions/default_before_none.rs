//! A call could not leave out the first argument alone.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = i64, language = sql, as = "SELECT a + b")]
        AddUp {
            #[arg(default = 0)]
            a: i64,
            b: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
