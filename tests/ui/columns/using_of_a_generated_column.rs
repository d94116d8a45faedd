//! A generated column is computed again, and not cast.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            count: i32,
            #[column(generated = "count * 2")]
            twice: i32,
        },
    }
}

pub mod m20250112_wider {
    use super::*;

    #[derive(Migration)]
    pub enum Wider {
        #[alter_table(counters)]
        Counters {
            #[change(from = i32, using = "twice::bigint")]
            twice: i64,
        },
    }
}

migration_core::migrations![m20250105_counters, m20250112_wider];

fn main() {}
