//! The name of the multirange type is taken.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(f64)]
        FloatRange,
        #[create_range(i32, multirange_type_name = float_multirange)]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
