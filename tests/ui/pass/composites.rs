//! Composite types in all their parts.

use migration_core::prelude::*;

pub mod m20250105_letters {
    use super::*;

    #[derive(Migration)]
    pub enum Letters {
        #[create_composite]
        Address {
            #[attribute(collate = "C")]
            street: Text,
            #[attribute(name = "zip code")]
            zip: i32,
        },
        #[create_composite(pairs)]
        Pair {
            one: Address,
            more: Array<Address>,
        },
        #[create_domain(Pair, check = "(VALUE).one IS NOT NULL")]
        Checked,
        #[create_composite]
        Free {
            kind: i32,
        },
        #[create_table]
        Letters {
            #[column(unique)]
            sender: Address,
            pair: Checked,
        },
    }
}

pub mod m20250106_changes {
    use super::m20250105_letters::*;
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[alter_composite(address)]
        More {
            #[add(collate = "C", name = "a country")]
            country: Text,
            #[rename(from = "zip code")]
            zip: i32,
            #[drop]
            street: Text,
        },
        #[alter_composite]
        Free {
            #[change(from = i32)]
            kind: Text,
        },
        #[rename_composite(from = address)]
        Place,
        #[alter_table(letters)]
        Drops {
            #[drop]
            sender: Place,
            #[drop]
            pair: Checked,
        },
        #[drop_domain(checked)]
        NoChecked,
        #[drop_composite(pairs)]
        NoPair,
        #[drop_composite(place)]
        NoPlace,
        #[create_composite]
        Address {
            street: Text,
        },
    }
}

migration_core::migrations![m20250105_letters, m20250106_changes];

fn main() {}
