//! The type of the argument was dropped.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_enum("open", "closed")]
        State,
        #[drop_enum(state)]
        NoState,
        #[create_function(returns = bool, language = sql, as = "SELECT s IS NULL")]
        IsOpen {
            s: State,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
