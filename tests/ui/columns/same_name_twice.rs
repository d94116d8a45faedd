//! Two fields, one name.

use migration_core::prelude::*;

pub mod m20250105_assets {
    use super::*;

    #[derive(Migration)]
    pub enum Assets {
        #[create_table]
        Assets {
            #[column(primary_key)]
            id: Uuid,
            kind: Varchar<20>,
            #[column(name = kind)]
            asset_kind: Varchar<20>,
        },
    }
}

migration_core::migrations![m20250105_assets];

fn main() {}
