//! A generated column is computed once.

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
        #[alter_table(events)]
        Events {
            #[add(generated = "extract(year FROM created_at)::int")]
            year: i32,
        },
    }
}

migration_core::migrations![m20250110_events, m20250111_later];

fn main() {}
