//! Only B-trees are unique.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_table]
        Events {
            #[column(primary_key)]
            id: Uuid,
            tags: Array<Text>,
        },
        #[create_index(events(tags), unique, using = gin)]
        EventsByTag,
    }
}

migration_core::migrations![m20250105_events];

fn main() {}
