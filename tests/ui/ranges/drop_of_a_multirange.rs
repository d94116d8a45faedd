//! A multirange type goes with its range type.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(f64)]
        FloatRange,
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[drop_range(float_multirange)]
        NoRange,
    }
}

migration_core::migrations![m20250105_measures, m20250106_changes];

fn main() {}
