//! Values that cannot be compared.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(Json)]
        Documents,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
