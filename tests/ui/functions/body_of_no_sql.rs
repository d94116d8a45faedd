//! The body is no SQL.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = i64, language = sql, as = "SELECT a + FROM b")]
        AddUp {
            a: i64,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
