//! An attribute has no `NOT NULL` that an `Option` would take away.

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
        #[create_composite]
        City {
            name: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_letters, m20250106_changes];

fn main() {}
