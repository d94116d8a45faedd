//! Only ranges have multiranges.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_table]
        Measures {
            span: Multirange<i32>,
        },
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
