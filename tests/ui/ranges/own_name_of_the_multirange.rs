//! Both types would have one name.

use migration_core::prelude::*;

pub mod m20250105_measures {
    use super::*;

    #[derive(Migration)]
    pub enum Measures {
        #[create_range(i32, multirange_type_name = steps)]
        Steps,
    }
}

migration_core::migrations![m20250105_measures];

fn main() {}
