//! A function says what it gives back.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(language = sql, as = "SELECT 1")]
        One,
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
