//! Every table has an `xmin` of PostgreSQL's own.

use migration_core::prelude::*;

pub mod m20250105_charts {
    use super::*;

    #[derive(Migration)]
    pub enum Charts {
        #[create_table]
        Charts {
            #[column(primary_key)]
            id: Uuid,
            xmin: f64,
            x_max: f64,
        },
    }
}

migration_core::migrations![m20250105_charts];

fn main() {}
