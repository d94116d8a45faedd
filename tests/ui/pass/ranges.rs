//! Range types and their multirange types.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_function(returns = f64, language = sql, immutable, as = "SELECT (one - other)::float8")]
        Apart { one: i32, other: i32 },
        #[create_range(i32, subtype_diff = apart, multirange_type_name = flights)]
        Steps,
        #[create_range(Text, collation = "C", subtype_opclass = text_pattern_ops)]
        Words,
        #[create_table]
        Stairs {
            #[column(default = "[1,2)")]
            steps: Steps,
            flights: Multirange<Steps>,
            built: Multirange<DateRange>,
            #[column(default = sql("flights(steps(1, 2))"))]
            all: Multirange<Steps>,
        },
        #[create_function(returns = i32, language = sql, as = "SELECT 1", name = words)]
        OneWord { one: i32 },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[rename_range(from = words)]
        Terms,
        #[drop_range(terms)]
        NoTerms,
    }
}

migration_core::migrations![m20250105_measures, m20250106_changes];

fn main() {}
