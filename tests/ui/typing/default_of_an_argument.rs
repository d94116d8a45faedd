//! The default of an argument is of another type.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_function(returns = i32, language = plpgsql, as = "BEGIN RETURN days; END")]
        Later {
            #[arg(default = sql("current_date"))]
            days: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}
