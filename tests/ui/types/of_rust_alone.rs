//! A Rust type that stands for no SQL type.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;
    use std::time::SystemTime;

    #[derive(Migration)]
    pub enum Events {
        #[create_table]
        Events {
            #[column(primary_key)]
            id: Uuid,
            happened_at: SystemTime,
        },
    }
}

migration_core::migrations![m20250105_events];

fn main() {}
