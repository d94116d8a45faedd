//! A text calls a function of the type.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(f64)]
        FloatRange,
        #[create_table]
        Measures {
            #[column(default = sql("float_range(0, 1)"))]
            span: FloatRange,
        },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[rename_range(from = float_range)]
        Span,
    }
}

migration_core::migrations![m20250105_measures, m20250106_changes];

fn main() {}
