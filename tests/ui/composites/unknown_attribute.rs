//! The type has no attribute of this name.

use migration_core::prelude::*;

pub mod m20250105_letters {
    use super::*;

    #[derive(Migration)]
    pub enum Letters {
        #[create_composite]
        Address {
            street: Text,
            zip: i32,
        },
        #[create_composite]
        Pair {
            one: Address,
            two: Address,
        },
        #[create_table]
        Letters {
            sender: Address,
        },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[alter_composite(address)]
        Zip {
            #[drop]
            zipp: i32,
        },
    }
}

migration_core::migrations![m20250105_letters, m20250106_changes];

fn main() {}
