//! The rules of `unaccent` can be changed.

use migration_core::prelude::*;

pub mod m20250110_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_extension]
        Unaccent,
        #[create_table]
        Events {
            #[column(primary_key)]
            id: Uuid,
            kind: Varchar<40>,
            number: i32,
            starts_on: Date,
            created_at: Timestamptz,
        },
    }
}

pub mod m20250111_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_index(events("unaccent(kind)"), name = events_kind_idx)]
        EventsKind,
    }
}

migration_core::migrations![m20250110_events, m20250111_later];

fn main() {}
