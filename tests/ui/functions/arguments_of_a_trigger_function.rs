//! A function for triggers takes no arguments.

use migration_core::prelude::*;

pub mod m20250105_sums {
    use super::*;

    #[derive(Migration)]
    pub enum Sums {
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch {
            column: Text,
        },
    }
}

migration_core::migrations![m20250105_sums];

fn main() {}
