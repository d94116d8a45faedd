//! PostgreSQL forgets the length.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(Varchar<9>)]
        Words,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
