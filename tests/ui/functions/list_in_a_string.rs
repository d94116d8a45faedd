//! A search path in one string would be one schema.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = i64, language = sql, set(search_path = "app, public"), as = "SELECT 1")]
        One,
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
