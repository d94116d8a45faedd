//! A unique constraint over a column that is not there.

use migration_core::prelude::*;

pub mod m20250105_vendors {
    use super::*;

    #[derive(Migration)]
    pub enum Vendors {
        #[create_table]
        #[unique(client_id, vendor_number)]
        Vendors {
            #[column(primary_key)]
            id: Uuid,
            client_id: Uuid,
            vendor_no: Varchar<50>,
        },
    }
}

migration_core::migrations![m20250105_vendors];

fn main() {}
