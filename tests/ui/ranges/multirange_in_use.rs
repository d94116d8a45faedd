//! A column has the multirange type.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(f64)]
        FloatRange,
        #[create_table]
        Measures {
            spans: Multirange<FloatRange>,
        },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[drop_range(float_range)]
        NoRange,
    }
}

migration_core::migrations![m20250105_measures, m20250106_changes];

fn main() {}
