//! What is immutable for the types of its columns.

use migration_core::prelude::*;

pub mod m20250110_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_function(returns = Text, language = sql, immutable, as = "SELECT lower($1)")]
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
            starts_at: Timestamp,
            created_at: Timestamptz,
        },
        #[create_index(events("date_trunc('day', created_at AT TIME ZONE 'UTC')"), name = events_day_idx)]
        EventsDay,
        #[create_index(events("starts_at::date"), name = events_start_idx)]
        EventsStart,
        #[create_index(events("kind || number"), where = "starts_on < starts_at", name = events_kind_idx)]
        EventsKind,
        #[create_index(events("to_tsvector('english', kind)"), using = gin, name = events_words_idx)]
        EventsWords,
        #[create_index(events("plain(kind)"), name = events_plain_idx)]
        EventsPlain,
    }
}

migration_core::migrations![m20250110_events];

fn main() {}
