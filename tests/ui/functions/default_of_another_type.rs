//! The default does not fit the argument.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = i64, language = sql, as = "SELECT a")]
        AddUp {
            #[arg(default = "none")]
            a: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
