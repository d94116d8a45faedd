//! A date and a moment are compared in the zone of the session.

use migration_core::prelude::*;

pub mod m20250110_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
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
        #[create_index(events(id), where = "starts_on < created_at")]
        EarlyEvents,
    }
}

migration_core::migrations![m20250110_events, m20250111_later];

fn main() {}
