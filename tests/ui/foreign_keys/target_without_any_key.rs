//! A reference to a table without keys.

use migration_core::prelude::*;

pub mod m20250105_rates {
    use super::*;

    #[derive(Migration)]
    pub enum Rates {
        #[create_table]
        ExchangeRates {
            currency: Char<3>,
            rate: Numeric<12, 6>,
        },
        #[create_table]
        Payments {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = exchange_rates(currency))]
            currency: Char<3>,
        },
    }
}

migration_core::migrations![m20250105_rates];

fn main() {}
