//! A function is volatile unless it says otherwise.

use migration_core::prelude::*;

pub mod m20250110_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_function(returns = Text, language = plpgsql, as = "BEGIN RETURN lower(word); END")]
        Plain {
            word: Text,
        },
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
        #[create_index(events("plain(kind)"), name = events_plain_idx)]
        EventsPlain,
    }
}

migration_core::migrations![m20250110_events, m20250111_later];

fn main() {}
