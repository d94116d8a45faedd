//! PostgreSQL does not call the text of an enum immutable.

use migration_core::prelude::*;

pub mod m20250110_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_enum("open", "closed")]
        EventState,
        #[create_table]
        Events {
            #[column(primary_key)]
            id: Uuid,
            kind: Varchar<40>,
            number: i32,
            starts_on: Date,
            created_at: Timestamptz,
            state: EventState,
        },
    }
}

pub mod m20250111_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_index(events("lower(state::text)"), name = events_state_idx)]
        EventsState,
    }
}

migration_core::migrations![m20250110_events, m20250111_later];

fn main() {}
