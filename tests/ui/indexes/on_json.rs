//! Values of `json` have no order.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_table]
        Events {
            #[column(primary_key)]
            id: Uuid,
            payload: Json,
        },
        #[create_index(events(payload), using = gin)]
        EventsByPayload,
    }
}

migration_core::migrations![m20250105_events];

fn main() {}
