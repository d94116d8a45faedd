//! A function takes the type that is to go.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_enum("open", "closed")]
        State,
        #[create_function(returns = bool, language = sql, as = "SELECT s IS NULL")]
        IsOpen {
            s: State,
        },
        #[drop_enum(state)]
        NoState,
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
